"""States that the demonstration has no example of, made from its own words: a meeting of it, once for each state."""

import uuid
from datetime import timedelta
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.test import RequestFactory
from django.utils import timezone, translation
from wagtail.models import Page

from articles.models import ArticlePage
from core import errors
from core.models import Topic
from core.translations import join_by_hand
from events.mails.reminders import still_coming_address
from events.models import Event, EventPage, FeedbackTicket, FollowUp, Invitation, Mode, SignUpForm, State, Status
from events.privacy.links import address_of
from events.signups.invitation_links import invitation_address
from events.signups.links import personal_address
from tests.factories import (
    ArticlePageFactory,
    EventPageFactory,
    FollowUpFactory,
    QuestionFactory,
    SignUpFactory,
    SignUpFormFactory,
)

TAGS = ("en", "ar")
SEATS = 20


@cache
def events() -> dict[str, Event]:
    """A meeting in each mode and status, by the name of the state; each has pages in `TAGS`."""
    now = timezone.now()
    facts: dict[str, dict[str, Any]] = {
        "many-seats": {},
        "few-seats": {},
        "full": {},
        "online": {
            "mode": Mode.ONLINE,
            "venue": None,
            "seats_online": SEATS,
            "online_link": "https://meet.example.org/x",
        },
        "hybrid": {"mode": Mode.HYBRID, "seats_online": SEATS, "online_link": "https://meet.example.org/x"},
        "closed": {"sign_up_closes_at": now - timedelta(days=1)},
        "not-yet-open": {"sign_up_opens_at": now + timedelta(days=5)},
        "no-sign-up": {"takes_sign_ups": False},
        "no-questions": {"sign_up_form": None},
        "conditions": {"sign_up_form": conditions(), "largest_group": 3, "asks_needs": True},
        "cancelled": {"status": Status.CANCELLED},
        "postponed": {"status": Status.POSTPONED},
        "over": {"starts_at": now - timedelta(days=9), "ends_at": now - timedelta(days=9, hours=-2)},
    }
    made = {name: same_meeting(name, **changed) for name, changed in facts.items()}
    taken(made["few-seats"], people=SEATS - 2)
    taken(made["full"], people=SEATS)
    return made


def same_meeting(name: str, **facts: Any) -> Event:
    """The demonstration's next meeting in a room, with other facts, and its pages in `TAGS`."""
    pages = EventPage.objects.live().filter(event__mode=Mode.IN_PERSON, event__status=Status.SCHEDULED)
    model = pages.filter(event__starts_at__gt=timezone.now(), locale__language_code="ar").earliest("event__starts_at")
    event = model.event
    topics = list(event.topics.all())
    event.pk, event.code, event._state.adding = None, name.replace("-", "")[:8], True
    for field, value in ({"seats_in_person": SEATS} | facts).items():
        setattr(event, field, value)
    event.save()
    event.topics.set(topics)
    key, original = uuid.uuid4(), None
    for tag in TAGS:
        words = EventPage.objects.get(translation_key=model.translation_key, locale__language_code=tag)
        texts = {"title": words.title, "lead": words.lead, "body": words.body, "slug": f"{words.slug}-{name}"}
        page = EventPageFactory(tag=tag, event=event, translation_key=key, **texts)
        if original:
            join_by_hand(page, original)
        original = original or page
    return event


def taken(event: Event, *, people: int) -> None:
    SignUpFactory(event=event, name="Oksana Melnyk", email=f"oksana@{event.code}.example.org", people=people)


def personal_pages(made: dict[str, Event], tag: str, name: str, mail: str) -> dict[str, str]:
    """The paths of somebody's own pages, by what has become of her."""
    event = made["full"]
    rows = {
        "seated": SignUpFactory(event=made["many-seats"], language=tag, name=name, email=mail, people=2),
        "waiting": SignUpFactory(event=event, language=tag, name=name, email=mail, state=State.WAITING),
        "cancelled": SignUpFactory(event=event, language=tag, name=name, email=mail, state=State.CANCELLED),
        "of-a-cancelled-meeting": SignUpFactory(event=made["cancelled"], language=tag, name=name, email=mail),
    }
    return {state: urlsplit(personal_address(row)).path for state, row in rows.items()}


def conditions() -> SignUpForm:
    """A question of each kind that a browser shows otherwise, two of them asked only after a certain answer."""
    form: SignUpForm = SignUpFormFactory()
    car = QuestionFactory(form=form, text="How will you come?", kind="one", choices=["By car", "By bus"], required=True)
    by_car = f"{car.translation_key.hex}:{car.choices.first().translation_key.hex}"
    for text, kind, asked_if in (
        ("Number of the plate", "short", by_car),
        ("How many seats are free in it?", "number", by_car),
        ("When did you move here?", "date", ""),
        ("A telephone number", "telephone", ""),
    ):
        QuestionFactory(form=form, text=text, kind=kind, asked_if=asked_if)
    return form


def pages_from_mails(made: dict[str, Event], tag: str) -> dict[str, str]:
    """The paths to which the clock's mails and an invitation lead."""
    coming = SignUpFactory(event=made["many-seats"], language=tag, people=3)
    kept = Invitation.objects.create(event=made["full"], label="Youth council", seats=2, mode=Mode.IN_PERSON)
    ended = Invitation.objects.create(
        event=made["full"], label="School", mode=Mode.IN_PERSON, revoked_at=timezone.now()
    )
    addresses = {
        "still-coming": still_coming_address(coming),
        "invited": invitation_address(kept, tag),
        "invitation-over": invitation_address(ended, tag),
    }
    paths = {name: urlsplit(address).path for name, address in addresses.items()}
    return paths | {"feedback": feedback_page(made["over"], tag)}


def feedback_page(event: Event, tag: str) -> str:
    ticket = FeedbackTicket.objects.create(event=event)
    return f"/{tag}/my-feedback/{ticket.pk}/"


def follow_up_page(tag: str, mail: str) -> str:
    """The path at which somebody renews or ends her follow-up."""
    found = FollowUp.objects.filter(email=mail).first()
    row = found or FollowUpFactory(email=mail, language=tag, topics=list(Topic.objects.sources()[:2]))
    return urlsplit(address_of(row)).path


def written_in_finnish_alone() -> Page:
    """An article that nobody has translated."""
    article = ArticlePage.objects.live().filter(locale__language_code="fi").order_by("path").first()
    assert article is not None, "the demonstration has no article in Finnish"
    slug = f"{article.slug}-vain-suomeksi"
    found = ArticlePage.objects.filter(slug=slug).first()
    return found or ArticlePageFactory(
        tag="fi",
        title=article.title,
        lead=article.lead,
        body=article.body,
        slug=slug,
        published_at=article.published_at,
    )


def pages_without_a_site(tag: str) -> dict[str, str]:
    """HTML of pages that only a mishap shows."""
    request = RequestFactory().get(f"/{tag}/", HTTP_HOST="127.0.0.1")
    with translation.override(tag):
        answers = {
            "refused": errors.refused(request),
            "unreadable": errors.unreadable(request),
            "crashed": errors.crashed(request),
            "maintenance": errors.under_maintenance(request),
        }
    return {name: answer.content.decode() for name, answer in answers.items()}

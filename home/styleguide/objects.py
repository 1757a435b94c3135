"""The things that samples show: models in memory, never saved."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone
from wagtail.models import Locale

from core.models import Contact
from core.words import Said, Words
from events.cards import EventCard
from events.models import Event, Mode, Status, Venue
from home.styleguide.words import WORDS

CODE = "sampleab"


def states() -> list[dict[str, Any]]:
    """The facts of meetings at which nobody can sign up now, each for another reason."""
    now = timezone.now()
    return [
        {"status": Status.CANCELLED},
        {"status": Status.POSTPONED},
        over(),
        {"sign_up_opens_at": now + timedelta(days=3)},
        {"sign_up_closes_at": now - timedelta(hours=1)},
        {"takes_sign_ups": False},
    ]


def over() -> dict[str, Any]:
    return {"starts_at": timezone.now() - timedelta(days=30)}


def event(tag: str, **facts: Any) -> Event:
    """A meeting three weeks from now, in person, unless `facts` say otherwise."""
    starts_at = facts.pop("starts_at", timezone.now() + timedelta(days=21))
    made = Event(
        code=CODE,
        name=WORDS[tag].meeting,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        spoken_languages=["en", "fi"],
        interpretation_languages=["ar", "so"],
        **({"mode": Mode.IN_PERSON, "seats_in_person": 40, "seats_online": 60} | facts),
    )
    if made.has_room:
        made.venue = venue(tag)
    return made


def venue(tag: str) -> Venue:
    words = WORDS[tag]
    made = Venue(
        locale=Locale(language_code=tag), name=words.venue, street=words.street, directions=words.directions,
        postal_code="02600", latitude="60.21820", longitude="24.81030", step_free=True,
    )  # fmt: skip
    return _with_words(made)


def contact(tag: str) -> Contact:
    words = WORDS[tag]
    made = Contact(
        locale=Locale(language_code=tag), name=words.contact, job_title=words.job_title, hours=words.hours,
        telephone="+358 9 000 0141", email="tuomas.rinne@example.org",
    )  # fmt: skip
    return _with_words(made)


def card(tag: str, level: str = "many", *, is_told: bool = False, **facts: Any) -> EventCard:
    return EventCard(event(tag, **facts), Said(WORDS[tag].meeting, tag), "#", level, is_told=is_told)


def story(tag: str, drawing: str, number: int = 1) -> Any:
    words, published = WORDS[tag], timezone.now() - timedelta(days=4 * number)
    return SimpleNamespace(
        pk=number,
        title=words.story,
        lead=words.story_lead,
        url="#",
        shown_drawing=drawing,
        display_published_at=published,
    )


def summary(tag: str) -> Any:
    words = WORDS[tag]
    return SimpleNamespace(title=words.story, lead=words.story_lead, url="#", event=event(tag, **over()))


def _with_words(row: Any) -> Any:
    row.__dict__["_words"] = Words([row])
    return row

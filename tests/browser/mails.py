"""Every mail that a resident may get, for pictures and for what must hold of each."""

from datetime import UTC, datetime
from typing import Any

from core.outbox.mail import Letter, preview
from events.models import Event, EventPage, State, Status
from tests.factories import (
    ContactFactory,
    EventFactory,
    EventPageFactory,
    FollowUpFactory,
    InformationPageFactory,
    SignUpFactory,
    SummaryPageFactory,
    TopicFactory,
    VenueFactory,
    translate,
)

START, EARLIER = datetime(2031, 12, 11, 15, 30, tzinfo=UTC), datetime(2031, 12, 9, 15, 30, tzinfo=UTC)
TITLES = {
    "en": "How should the new library sound?",
    "fi": "Miltä uuden kirjaston pitäisi kuulostaa?",
    "sv": "Hur ska det nya biblioteket låta?",
    "ar": "كيف ينبغي أن تبدو المكتبة الجديدة؟",
}
VENUES = {
    "en": ("Leppävaara library", "Leppävaarankatu 9", "Four minutes from the station. The door is beside the café."),
    "fi": ("Leppävaaran kirjasto", "Leppävaarankatu 9", "Neljä minuuttia asemalta. Ovi on kahvilan vieressä."),
    "sv": ("Alberga bibliotek", "Albergagatan 9", "Fyra minuter från stationen. Dörren är bredvid kaféet."),
    "ar": ("مكتبة ليبافارا", "Leppävaarankatu 9", "أربع دقائق من المحطة. الباب بجانب المقهى."),
}
CONTACTS = {
    "en": ("coordinator for international affairs", "weekdays 9–15"),
    "fi": ("kansainvälisten asioiden koordinaattori", "arkisin klo 9–15"),
    "sv": ("koordinator för internationella ärenden", "vardagar kl. 9–15"),
    "ar": ("منسقة الشؤون الدولية", "أيام العمل 9–15"),
}
NOTICES = {"en": "Privacy notice", "fi": "Tietosuojaseloste", "sv": "Dataskyddsbeskrivning", "ar": "إشعار الخصوصية"}
TOPICS = {"en": "Libraries", "fi": "Kirjastot", "sv": "Biblioteken", "ar": "المكتبات"}
CALLED_OFF = (Status.CANCELLED, Status.POSTPONED)


def every_mail(tag: str, name: str = "Amina Warsame") -> dict[str, Letter]:
    """Each mail by its name, as somebody called `name` would read it in the language `tag`."""
    page = told_in(tag)
    event = page.event
    letters = {
        "seat": written("signed_up", event, tag, name),
        "online seat": written("signed_up", event, tag, name, mode="online"),
        "waiting list": written("signed_up", event, tag, name, state=State.WAITING),
        "free seat": written("promoted", event, tag, name),
        "changed": written("event_changed", event, tag, name, moved=True),
        "cancelled": written("cancelled", event, tag, name, state=State.CANCELLED),
    }
    letters |= timed_mails(event, tag, name)
    for status in CALLED_OFF:
        Event.objects.filter(pk=event.pk).update(status=status)
        letters[f"event {status}"] = written("event_cancelled", event, tag, name)
    return letters


def timed_mails(event: Event, tag: str, name: str) -> dict[str, Letter]:
    """What the clock brings; the summary is told of in English, so that a mail in another language says so."""
    SummaryPageFactory(parent=event.pages.get(locale__language_code="en"), title="How it sounded", slug=f"said-{tag}")
    return {
        "reminder": written("reminder", event, tag, name),
        "still coming": written("still_coming", event, tag, name, people=3),
        "thanks": written("thanks", event, tag, name),
        "what came of it": written("came_of_it", event, tag, name, wants_follow_up=True),
    }


def with_follow_ups(tag: str) -> dict[str, Letter]:
    """The same, and those to people who want to hear what came of it, once their sign-ups are anonymised."""
    topic = TopicFactory(name=TOPICS["en"])
    if tag in TOPICS and tag != "en":
        translate(topic, tag, name=TOPICS[tag])
    row = FollowUpFactory(language=tag, topics=[topic])
    letters = every_mail(tag)
    held = {"event": SummaryPageFactory(title="How it sounded", slug=f"apart-{tag}").event.pk}
    for kind in ("follow_up", "follow_up_ends", "came_of_it_apart"):
        letter = preview(kind=kind, target=str(row.public_id), language=tag, parameters=held)
        assert letter is not None
        letters[kind.replace("_", " ")] = letter
    return letters


def told_in(tag: str) -> EventPage:
    """A meeting in a room and online with all that can be told of it, whose page exists in English and in `tag`."""
    venue = VenueFactory(**venue_words("en"))
    contact = ContactFactory(name="Kaisa Rinne", email="kaisa.rinne@example.org", **contact_words("en"))
    event = EventFactory(
        hybrid=True,
        starts_at=START,
        venue=venue,
        contact=contact,
        spoken_languages=["fi"],
        interpretation_languages=["en", "ar", "so"],
    )
    page: Any = EventPageFactory(title=TITLES["en"], event=event, slug=f"library-{tag}")
    notice = InformationPageFactory(title=NOTICES["en"], purpose="privacy", slug=f"privacy-{tag}")
    if tag in TITLES and tag != "en":
        translate(venue, tag, **venue_words(tag))
        translate(page, tag, title=TITLES[tag], slug=f"library-{tag}")
        translate(contact, tag, **contact_words(tag))
        translate(notice, tag, title=NOTICES[tag], slug=f"privacy-{tag}")
    return page


def venue_words(tag: str) -> dict[str, str]:
    return dict(zip(("name", "street", "directions"), VENUES[tag], strict=True))


def contact_words(tag: str) -> dict[str, str]:
    return dict(zip(("job_title", "hours"), CONTACTS[tag], strict=True))


def written(kind: str, event: Event, tag: str, name: str, *, moved: bool = False, **place: Any) -> Letter:
    person = SignUpFactory(event=event, language=tag, name=name, **place)
    end = EARLIER.replace(hour=EARLIER.hour + 2)
    before = {"starts_at": EARLIER.isoformat(), "ends_at": end.isoformat()} if moved else {}
    letter = preview(kind=kind, target=str(person.public_id), language=tag, parameters=before)
    assert letter is not None
    return letter

"""A page of every kind that a visitor may meet, in English and in Arabic."""

import uuid
from typing import Any
from urllib.parse import urlsplit

from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.rich_text import RichText

from core.models import Topic
from events.mails.reminders import feedback_address, still_coming_address
from events.models import Event, FeedbackTicket, Status
from events.privacy.links import address_of
from events.signups.links import personal_address
from tests.factories import (
    ArticlePageFactory,
    ContactFactory,
    EventFactory,
    EventPageFactory,
    FollowUpFactory,
    InformationPageFactory,
    SignUpFactory,
    SignUpFormFactory,
    SummaryPageFactory,
    TopicFactory,
    TopicPageFactory,
    VenueFactory,
    paragraph,
    translate,
)

TOPIC, PLACE = "المكتبات", "مكتبة ليبافارا"


QUESTIONS = [
    {"text": "Do you bring children?", "kind": "one", "required": True, "choices": ["Yes", "No"]},
    {"text": "What do you hope for?", "kind": "long", "help_text": "A few words are enough."},
]


def every_kind(tag: str) -> dict[str, str]:
    """Addresses by kind, in the language `tag`: each page exists in English, and but one in Arabic."""
    topic, contact, venue = TopicFactory(name="Libraries"), ContactFactory(hours="weekdays"), VenueFactory()
    translate(topic, "ar", name=TOPIC)
    translate(venue, "ar", name=PLACE, directions="")
    form = SignUpFormFactory(questions=QUESTIONS)
    facts = {"topics": [topic], "contact": contact, "venue": venue, "interpretation_languages": ["ar", "so"]}
    open_event = EventFactory(hybrid=True, sign_up_form=form, **facts)
    event = EventPageFactory(title="Sound of a library", event=open_event, body=_body(contact))
    cancelled = EventPageFactory(title="Winter routes", event=EventFactory(status=Status.CANCELLED, **facts))
    held = EventPageFactory(title="First evening", event=EventFactory(past=True))
    summary = SummaryPageFactory(parent=held, body=_body(contact))
    story = {"topics": [topic], "contacts": [contact], "related_events": [open_event]}
    card = ("event", {"event_page": event})
    article = ArticlePageFactory(
        title="Bus stops", body=[*_body(contact), card], **story, series_note="<p>A series.</p>"
    )
    alone = ArticlePageFactory(title="Only in English")
    pages = {
        "event": event,
        "cancelled event": cancelled,
        "held event": held,
        "summary": summary,
        "article": article,
        "topic": TopicPageFactory(topic=topic),
        "information": InformationPageFactory(title="Statement", purpose="accessibility", body=_body(contact)),
    }
    addresses = {name: _in_language(page, tag) for name, page in pages.items()}
    return addresses | {
        **lists(tag),
        **of_residents(tag, open_event, held.event, topic),
        "sign-up closed": f"/{tag}/sign-up/{cancelled.event.code}/",
        "untranslated": f"/{tag}/untranslated/{alone.pk}/" if tag != "en" else f"/{tag}/articles/only-in-english/",
    }


def of_residents(tag: str, event: Event, held: Event, topic: Topic) -> dict[str, str]:
    """Addresses that stand in somebody's mails, and where they lead."""
    person = SignUpFactory(event=event, language=tag, people=3)
    ticket = FeedbackTicket.objects.create(event=held)
    return {
        "sign-up": f"/{tag}/sign-up/{event.code}/",
        "personal": urlsplit(personal_address(person)).path,
        "follow-up": urlsplit(address_of(FollowUpFactory(language=tag, topics=[topic]))).path,
        "follow-up gone": f"/{tag}/follow-up/forged/",
        "still coming": urlsplit(still_coming_address(person)).path,
        "feedback": urlsplit(feedback_address(person, str(ticket.pk))).path,
        "feedback answered": f"/{tag}/my-feedback/{uuid.uuid4()}/",
        "thanks for feedback": f"/{tag}/thanks-for-feedback/",
    }


def lists(tag: str) -> dict[str, str]:
    """Addresses that stand in every tree: front page, indexes, search, and one where nothing is."""
    events, articles = {"en": ("events", "articles"), "ar": ("faaliyat", "maqalat")}[tag]
    return {
        "front": f"/{tag}/",
        "event index": f"/{tag}/{events}/",
        "past events": f"/{tag}/{events}/?when=past",
        "no events": f"/{tag}/{events}/?language=uk",
        "article index": f"/{tag}/{articles}/",
        "search": f"/{tag}/search/",
        "found": f"/{tag}/search/?q=library",
        "narrowed": f"/{tag}/search/?q=library&kind=article",
        "not found": f"/{tag}/search/?q=giraffe+library",
        "unknown": f"/{tag}/nothing-here/",
    }


def _in_language(page: Any, tag: str) -> str:
    return page.url if tag == "en" else translate(page, tag, title=f"عنوان {page.pk}", slug=f"{page.slug}-{tag}").url


def _body(contact: Any) -> list[Any]:
    image = Image.objects.create(title="Table", file=get_test_image_file(size=(1800, 1200)))
    return [
        ("heading", "What we will talk about"),
        paragraph("Walls are drawn, <b>rooms</b> are not."),
        ("list", {"ordered": False, "items": [RichText("a stage"), RichText("a place to argue")]}),
        ("quote", {"quote": "Nobody asked what I wanted to buy.", "speaker": "A resident", "role": "in May"}),
        ("image", {"image": image, "alt": "Two people at a table", "caption": "At the table"}),
        ("contact", {"contact": contact}),
        ("facts", {"title": "In numbers", "facts": [{"name": "Rooms", "value": "12"}]}),
        ("accordion", {"items": [{"title": "Who may come?", "text": RichText("<p>All.</p>")}]}),
        ("action", {"text": "Tell us your route", "page": None, "address": "https://www.example.org/route"}),
    ]

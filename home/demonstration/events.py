"""The events, their days counted from today, and those who have signed up."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid5
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.utils import timezone

from core.outbox.models import OutboxEntry
from events.models import Event, Question
from events.signups import AnswerGiven, Closed, Details, sign_up
from home.demonstration.content_files import facts, key_of
from home.demonstration.snippets import find_snippet

ZONE = ZoneInfo("Europe/Helsinki")


def load_events(host: User) -> None:
    """Make each event, or move it to its days from today."""
    for its_facts in facts()["events"].values():
        event = _load(dict(its_facts), host)
        for person in its_facts.get("sign_ups", []):
            _sign_up(event, person)


def is_demonstration(event: Event) -> bool:
    return event.code in {its_facts["code"] for its_facts in facts()["events"].values()}


def day_from_today(days: int) -> date:
    """So many days from now in Espoo, or the next working day after that."""
    day = timezone.now().astimezone(ZONE).date() + timedelta(days=days)
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def moment(days: int, clock: str) -> datetime:
    return datetime.combine(day_from_today(days), time.fromisoformat(clock), ZONE)


def _load(its_facts: dict[str, Any], host: User) -> Event:
    days, topics = its_facts.pop("in_days"), its_facts.pop("topics")
    its_facts.pop("sign_ups", None)
    its_facts["starts_at"] = moment(days, its_facts.pop("from"))
    its_facts["ends_at"] = moment(days, its_facts.pop("to"))
    for field, family in (("venue", "venues"), ("contact", "contacts"), ("sign_up_form", "forms")):
        if name := its_facts.get(field):
            its_facts[field] = find_snippet(f"{family}/{name}")
    event, _made = Event.objects.update_or_create(code=its_facts.pop("code"), defaults=its_facts)
    event.topics.set([find_snippet(f"topics/{name}") for name in topics])
    event.hosts.set([host])
    return event


def _sign_up(event: Event, person: dict[str, Any]) -> None:
    """Through the one door, and without a mail: the people are invented and so are their addresses."""
    details = Details(
        name=person["name"],
        email=person["email"],
        language=person["language"],
        mode=person["mode"],
        people=person.get("people", 1),
        question_for_experts=person.get("asks", ""),
        answers=[_answer(event, name, text) for name, text in person.get("answers", {}).items()],
    )
    try:
        made = sign_up(event=event, details=details, attempt=uuid5(key_of("attempts"), event.code + person["email"]))
    except Closed:
        return
    OutboxEntry.objects.filter(target=str(made.public_id)).delete()


def _answer(event: Event, name: str, text: str) -> AnswerGiven:
    """An answer in words, or the name of a choice."""
    form = next(form for form, asked in facts()["forms"].items() if name in asked)
    question = Question.objects.filter(form=event.sign_up_form, translation_key=key_of(f"forms/{form}/{name}")).get()
    choice = question.choices.filter(translation_key=key_of(f"forms/{form}/{name}/{text}")).first()
    return AnswerGiven(
        question_key=question.translation_key,
        language="en",
        wording=question.text,
        text=choice.text if choice else text,
        choices=[str(choice.translation_key)] if choice else [],
    )

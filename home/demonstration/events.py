"""The events, their days counted from today, and those who have signed up."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid5
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.utils import timezone

from core.outbox.models import OutboxEntry
from events.forms.questions import answer_to
from events.kinds import NO, YES
from events.models import Event
from events.reminders import add_default_reminders
from events.signups import AnswerGiven, Closed, Details, sign_up
from home.demonstration.content_files import facts, key_of
from home.demonstration.snippets import find_snippet

ZONE = ZoneInfo("Europe/Helsinki")


def load_events(host: User) -> None:
    """Make each event, or move it to its days from today."""
    for its_facts in facts()["events"].values():
        event = _load(dict(its_facts), host)
        for person in its_facts.get("sign_ups", []):
            _sign_up(event, its_facts.get("sign_up_form", ""), person)


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
    event, is_new = Event.objects.update_or_create(code=its_facts.pop("code"), defaults=its_facts)
    if is_new:
        add_default_reminders(event)
    event.sign_ups.exclude(anonymised_at=None).delete()  # of the time before it was moved to its days again
    event.topics.set([find_snippet(f"topics/{name}") for name in topics])
    event.hosts.set([host])
    return event


def _sign_up(event: Event, form: str, person: dict[str, Any]) -> None:
    """Through the one door, and without a mail: the people are invented and so are their addresses."""
    details = Details(
        name=person["name"],
        email=person["email"],
        language=person["language"],
        mode=person["mode"],
        companions=person.get("with", ()),
        question_for_experts=person.get("asks", ""),
        answers=_answers(event, form, person.get("answers", {})),
    )
    try:
        made = sign_up(event=event, details=details, attempt=uuid5(key_of("attempts"), event.code + person["email"]))
    except Closed:
        return
    OutboxEntry.objects.filter(target=str(made.public_id)).delete()


def _answers(event: Event, form: str, given: dict[str, Any]) -> list[AnswerGiven]:
    """As the form itself would make them; what is given is text, yes or no, or the name of a choice or several."""
    asked = (
        {question.translation_key: question for question in event.sign_up_form.asked("en")}
        if event.sign_up_form
        else {}
    )
    answers = [
        answer_to(asked[key_of(f"forms/{form}/{name}")], _as_posted(f"forms/{form}/{name}", answer))
        for name, answer in given.items()
    ]
    return [answer for answer in answers if answer]


def _as_posted(question: str, answer: Any) -> Any:
    _forms, form, name = question.split("/")
    match facts()["forms"][form][name]["kind"]:
        case "yes_no":
            return YES if answer else NO
        case "one":
            return key_of(f"{question}/{answer}").hex
        case "several":
            return [key_of(f"{question}/{choice}").hex for choice in answer]
    return answer

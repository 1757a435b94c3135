"""A meeting of which the time of keeping is over, and those who were there."""

import uuid
from datetime import timedelta
from typing import Any

from django.utils import timezone

from events.models import Answer, Event, Needs, SignUp
from events.signups import AnswerGiven, Details, sign_up
from tests.factories import EventFactory, SignUpFactory

NAME, ADDRESS, ANSWER, ASKED, NEED, COMPANION = (
    "Amina Warsame",
    "amina@example.org",
    "I walk from Karakallio",
    "Who pays for the chairs?",
    "No nuts, and a ramp",
    "Hodan Nuur",
)


def old_event(days: int = 100, **facts: Any) -> Event:
    """Ended so many days ago."""
    ended = timezone.localtime() - timedelta(days=days)
    return EventFactory(**{"starts_at": ended - timedelta(hours=2), "ends_at": ended} | facts)


def talkative(event: Event, **facts: Any) -> SignUp:
    """Somebody who said all that one can say, after the event, when the form is closed."""
    said: dict[str, Any] = {"name": NAME, "email": ADDRESS, "question_for_experts": ASKED, "people": 2} | facts
    person = SignUpFactory(event=event, companions=[COMPANION] * (said["people"] - 1), **said)
    Needs.objects.create(sign_up=person, text=NEED)
    Answer.objects.create(sign_up=person, question_key=uuid.uuid4(), language="en", wording="How?", text=ANSWER)
    return person


def joined(event: Event, email: str = ADDRESS, **facts: Any) -> SignUp:
    """Somebody who signed up through the door, with a companion, needs and an answer."""
    answers = [AnswerGiven(question_key=uuid.uuid4(), language="en", wording="How?", text=ANSWER)]
    said = {
        "name": NAME,
        "mode": "in_person",
        "language": "en",
        "companions": [COMPANION],
        "needs": NEED,
        "question_for_experts": ASKED,
        "answers": answers,
    }
    return sign_up(event=event, details=Details(email=email, **(said | facts)), attempt=uuid.uuid4())

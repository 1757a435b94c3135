"""What people thought of an event: an answer is taken once, and nobody can tell whose it was."""

import uuid
from collections import Counter
from dataclasses import dataclass

from django.db import transaction

from core.languages import Language, language
from events.models import Event, Feedback, FeedbackTicket


class Answered(Exception):
    """The ticket has been used, has run out, or was never given out."""


@transaction.atomic
def give_feedback(*, ticket: uuid.UUID, stars: int, text: str, language: str) -> Feedback:
    """Take one answer for the ticket, which goes with it. Raises `Answered`.

    Nothing here says when or by whom: the answer's id is random, and of two posts at once only one finds the ticket.
    """
    given = FeedbackTicket.objects.select_for_update().filter(pk=ticket).first()
    if given is None or not FeedbackTicket.objects.filter(pk=ticket).delete()[0]:
        raise Answered
    return Feedback.objects.create(event_id=given.event_id, stars=stars, text=text, language=language)


@transaction.atomic
def forget_feedback(event: Event) -> None:
    """When the event's time of keeping is over: what people wrote goes, and nobody answers any more. The stars stay as counts."""
    FeedbackTicket.objects.filter(event=event).delete()
    Feedback.objects.filter(event=event).update(text="", language="")


@dataclass(frozen=True)
class Totals:
    """`by_stars`: (stars, how many), five first; `texts`: (what was written, its language)."""

    count: int
    average: float | None
    by_stars: list[tuple[int, int]]
    texts: list[tuple[str, Language]]


def totals(event: Event) -> Totals:
    """What the host sees; one query."""
    answers = list(event.feedback.all())
    count = Counter(answer.stars for answer in answers)
    return Totals(
        count=len(answers),
        average=sum(answer.stars for answer in answers) / len(answers) if answers else None,
        by_stars=[(stars, count[stars]) for stars in range(5, 0, -1)],
        texts=[(answer.text, language(answer.language)) for answer in answers if answer.text],
    )

"""An event in the hands of a state machine, and what its moves must have written."""

from collections import Counter
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis.stateful import RuleBasedStateMachine

from core.outbox.models import OutboxEntry
from events.changes import change_event
from events.models import Event, SignUp, State
from events.models.signup import ACTIVE, TAKES_SEATS
from tests.factories import EventFactory


class EventMachine(RuleBasedStateMachine):
    """One hybrid event. `moves` counts the mails that the moves so far must have written, by kind; `before` is what each row
    was when they were last counted: how it waited, and whether it had a seat online meanwhile.
    """

    def __init__(self) -> None:
        super().__init__()
        self.everything = transaction.atomic()
        self.everything.__enter__()
        self.event: Event = EventFactory(hybrid=True, seats_in_person=3, seats_online=2)
        self.moves: Counter[str] = Counter()
        self.before: dict[int, tuple[str, bool]] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.everything.__exit__(None, None, None)

    def change_event(self, facts: dict[str, Any]) -> None:
        """Refused as a whole where somebody would lose her seat."""
        told = SignUp.objects.filter(event=self.event, state__in=ACTIVE).exclude(email="").count()
        meanwhile = set(SignUp.objects.filter(event=self.event, has_meanwhile=True).values_list("pk", flat=True))
        wrong: set[str] = set()
        try:
            with transaction.atomic():
                change = change_event(event=self.event, facts=facts, user=None)
        except ValidationError as refused:
            wrong = set(refused.message_dict)
        else:
            if change and change.concerned:
                assert change.concerned == told
                self.moves["event"] += told
            if not self.event_as_stored().has_room:  # that mail tells them too, that their seat online is their own
                self.before |= dict.fromkeys(meanwhile, (State.SEATED, False))
        assert wrong <= {"seats_in_person", "seats_online"}
        self.event = self.event_as_stored()

    def event_as_stored(self) -> Event:
        return Event.objects.get(pk=self.event.pk)

    def is_told(self, pk: int) -> bool:
        """Who was added without an address hears of nothing by mail."""
        return bool(SignUp.objects.get(pk=pk).email)

    def each_move_has_written_one_mail(self, now: dict[int, tuple[str, bool]]) -> None:
        for pk, (state, has_meanwhile) in now.items():
            was, had_meanwhile = self.before.get(pk, (state, has_meanwhile))
            self.moves["promoted"] += was == State.WAITING and state in TAKES_SEATS and self.is_told(pk)
            self.moves["meanwhile"] += has_meanwhile and not had_meanwhile and self.is_told(pk)
        self.before = now
        kinds = OutboxEntry.objects.filter(kind__startswith="mail.").values_list("kind", flat=True)
        found = Counter("event" if kind.startswith("mail.event_") else kind.removeprefix("mail.") for kind in kinds)
        assert found == +self.moves

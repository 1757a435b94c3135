"""Sign-ups, changes, cancellations and an event that moves, in any order: what must always be true is true after each."""

import os
import uuid
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule, run_state_machine_as_test

from core.outbox.models import OutboxEntry
from events.changes import change_event
from events.clockwork import look_after
from events.models import Event, Invitation, Mode, Promotion, SignUp, State, Status
from events.models.signup import ACTIVE, AWAITS_ANSWER, TAKES_SEATS
from events.signups import (
    Closed,
    Details,
    Full,
    InvitationOver,
    NoSeat,
    NotSeated,
    TooFewSeats,
    TooLate,
    add_by_hand,
    cancel,
    change,
    check_in,
    confirm,
    invite,
    move_up,
    reduce,
    revoke_invitation,
    seats,
    sign_up,
    start_clock,
)
from events.signups.invite import seats_left
from events.signups.line import place_in_line, waiting
from events.signups.sign_up import email_key
from tests.factories import EventFactory

RUNS = 2_000 if os.environ.get("FULL") else 200
MODES = st.sampled_from([Mode.IN_PERSON, Mode.ONLINE])


class AnyOrder(RuleBasedStateMachine):
    """One hybrid event. `moves` counts the mails that the moves so far must have written, by kind; `before` is what each row
    was when they were last counted: how it waited, and whether it had a seat online meanwhile.
    """

    people = Bundle("people")
    invitations = Bundle("invitations")

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

    @rule(promotion=st.sampled_from(Promotion), confirm_hours=st.sampled_from([0, 24]), online_meanwhile=st.booleans())
    def hold_to_other_rules(self, promotion: Promotion, confirm_hours: int, online_meanwhile: bool) -> None:
        rules = {"promotion": promotion, "confirm_hours": confirm_hours, "online_meanwhile": online_meanwhile}
        self.change_event(rules)

    @rule(target=people, who=st.integers(0, 11), mode=MODES, people=st.integers(1, 3), meanwhile=st.booleans())
    def sign_up(self, who: int, mode: str, people: int, meanwhile: bool) -> Any:
        email = f"resident{who}@example.org"
        known = SignUp.objects.filter(event=self.event, email_key=email_key(email)).first()
        if mode not in self.event.modes:
            return multiple()
        group = ["Companion"] * (people - 1)
        details = Details(
            name="Amina", email=email, language="en", mode=mode, companions=group, wants_meanwhile=meanwhile
        )
        try:
            found = sign_up(event=self.event, details=details, attempt=uuid.uuid4())
        except Closed:
            assert self.event.sign_up_state != "open"
            return multiple()
        assert known is None or found == known
        self.moves["signed_up"] += known is None
        return found.pk

    @rule(target=people, mode=MODES, people=st.integers(1, 3), is_here=st.booleans())
    def add_by_hand(self, mode: str, people: int, is_here: bool) -> Any:
        """Somebody without an address, hence without mails."""
        if mode not in self.event.modes:
            return multiple()
        details = Details(name="Bo", email="", language="en", mode=mode, companions=["Companion"] * (people - 1))
        try:
            added = add_by_hand(event=self.event, details=details, attempt=uuid.uuid4(), is_here=is_here)
        except Closed:
            assert self.event.sign_up_state not in ("open", "closed")
            return multiple()
        except Full:
            assert is_here or self.event.sign_up_state == "closed"
            return multiple()
        assert not is_here or added.state == State.SEATED
        return added.pk

    @rule(pk=people)
    def move_up(self, pk: int) -> None:
        was = SignUp.objects.get(pk=pk)
        try:
            move_up(sign_up=was)
        except (Full, TooLate):
            assert SignUp.objects.get(pk=pk).state == was.state

    @rule(target=invitations, mode=MODES, people=st.integers(1, 3))
    def keep_seats(self, mode: str, people: int) -> Any:
        free = seats.count(self.event)[mode].free if mode in self.event.modes else 0
        try:
            return invite(event=self.event, label="Guests", people=people, mode=mode).pk
        except TooFewSeats:
            assert free < people
            return multiple()

    @rule(pk=invitations)
    def revoke(self, pk: int) -> None:
        revoke_invitation(invitation=Invitation.objects.get(pk=pk))

    @rule(target=people, pk=invitations, who=st.integers(0, 11), people=st.integers(1, 3))
    def sign_up_invited(self, pk: int, who: int, people: int) -> Any:
        email = f"resident{who}@example.org"
        known = SignUp.objects.filter(event=self.event, email_key=email_key(email)).first()
        group = ["Companion"] * (people - 1)
        details = Details(name="Amina", email=email, language="en", mode=self.event.modes[0], companions=group)
        invitation = Invitation.objects.get(pk=pk)
        left = seats_left(invitation)
        try:
            found = sign_up(event=self.event, details=details, attempt=uuid.uuid4(), invitation=invitation)
        except Closed:
            assert self.event.sign_up_state != "open"
            return multiple()
        except InvitationOver:
            now = seats.count(self.event)[invitation.mode]
            assert people > min(left, now.total - now.taken)
            return multiple()
        assert known is None or found == known
        assert known is not None or found.state in TAKES_SEATS
        self.moves["signed_up"] += known is None
        return found.pk

    @rule(pk=people)
    def cancel(self, pk: int) -> None:
        was = SignUp.objects.get(pk=pk).state
        try:
            cancel(sign_up=SignUp.objects.get(pk=pk))
        except TooLate:
            assert self.event.is_over
        else:
            self.moves["cancelled"] += was in ACTIVE and self.is_told(pk)

    @rule(pk=people)
    def confirm(self, pk: int) -> None:
        was = SignUp.objects.get(pk=pk)
        try:
            confirm(sign_up=was)
        except TooLate:
            assert self.event.is_over or was.state not in ACTIVE
        else:
            self.moves["signed_up"] += was.state in AWAITS_ANSWER and self.is_told(pk)
            if was.state in AWAITS_ANSWER:
                self.before[pk] = (State.SEATED, False)

    @rule(hours=st.sampled_from([1, 400]))
    def let_time_pass(self, hours: int) -> None:
        """Mails have gone out, so the clocks run; so many hours later the worker looks after those that have run out."""
        asked = SignUp.objects.filter(event=self.event, state__in=AWAITS_ANSWER)
        for row in asked:
            start_clock(sign_up=row)
        asked.update(answer_by=F("answer_by") - timedelta(hours=hours))
        held = self.event.status == Status.SCHEDULED
        late = set(asked.filter(answer_by__lte=timezone.now()).values_list("pk", flat=True)) if held else set()
        in_vain = SignUp.objects.filter(event=self.event, state=State.WAITING, told_no_seat_at=None)
        closed = set(in_vain.values_list("pk", flat=True)) if self.event.sign_up_state == "closed" else set()
        look_after()
        self.moves["lapsed"] += sum(self.is_told(pk) for pk in late)
        self.moves["no_seat"] += sum(self.is_told(pk) for pk in closed)
        for row in SignUp.objects.filter(pk__in=late):
            assert row.state in (State.LAPSED, State.SEATED)
            self.before[row.pk] = (row.state, False)

    @rule(pk=people, mode=MODES, people=st.integers(1, 3))
    def change(self, pk: int, mode: str, people: int) -> None:
        row = SignUp.objects.get(pk=pk)
        if mode not in self.event.modes:
            return
        group = ["Other"] * (people - 1)
        details = Details(name=row.name, email=row.email, language="sv", mode=mode, companions=group)
        try:
            changed = change(sign_up=row, details=details, asked=())
        except TooLate:
            assert self.event.is_over or row.state not in ACTIVE
        except NoSeat:
            assert row.state in TAKES_SEATS or people > row.people
            assert SignUp.objects.get(pk=pk).companions.filter(name="Other").count() in (0, row.people - 1)
        else:
            was = (changed.mode != row.mode, changed.people < row.people)
            self.moves["signed_up"] += any(was) and self.is_told(pk)
            if was[0]:
                self.before[pk] = (
                    changed.state,
                    changed.has_meanwhile,
                )  # told by that mail, whatever has become of her

    @rule(pk=people, left=st.integers(0, 2))
    def fewer_come(self, pk: int, left: int) -> None:
        row = SignUp.objects.get(pk=pk)
        come = list(row.companions.values_list("name", flat=True))[:left]
        try:
            reduce(sign_up=row, companions=come)
        except TooLate:
            assert self.event.is_over or row.state not in ACTIVE
        else:
            self.moves["signed_up"] += 1 + left < row.people

    @rule(pk=people)
    def check_in(self, pk: int) -> None:
        row = SignUp.objects.get(pk=pk)
        try:
            check_in(sign_up=row)
        except NotSeated:
            assert row.state != State.SEATED

    @rule(in_person=st.integers(1, 8), online=st.integers(1, 6))
    def give_other_seats(self, in_person: int, online: int) -> None:
        self.change_event({"seats_in_person": in_person, "seats_online": online})

    @rule(mode=st.sampled_from(Mode))
    def hold_it_otherwise(self, mode: Mode) -> None:
        self.change_event({"mode": mode})

    @rule(status=st.sampled_from(Status))
    def call_off_or_on(self, status: Status) -> None:
        self.change_event({"status": status})

    @rule(minutes=st.sampled_from([-1, 60]))
    def close_or_open(self, minutes: int) -> None:
        self.change_event({"sign_up_closes_at": timezone.now() + timedelta(minutes=minutes)})

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

    @invariant()
    def what_must_always_be_true_is_true(self) -> None:
        rows = list(SignUp.objects.filter(event=self.event))
        active = [row for row in rows if row.state in ACTIVE]
        assert all(row.people == 1 + row.companions.count() for row in rows)
        assert all(row.state in (State.WAITING, *AWAITS_ANSWER) for row in rows if row.has_meanwhile)
        nobody_has_a_seat_too_many_or_waits_in_vain(self.event, active)
        assert {row.mode for row in active} <= {str(mode) for mode in self.event.modes}
        assert len({row.email_key for row in active} - {None}) == len([row for row in active if row.email])
        self.each_move_has_written_one_mail({row.pk: (row.state, row.has_meanwhile) for row in rows})

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


def nobody_has_a_seat_too_many_or_waits_in_vain(event: Event, active: list[SignUp]) -> None:
    for mode in event.modes:
        in_seats = [row for row in active if row.mode == mode and row.state in TAKES_SEATS]
        in_seats += [row for row in active if row.has_meanwhile and mode == Mode.ONLINE]
        free = event.seats(mode) - sum(row.people for row in in_seats)
        assert free >= 0
        free -= sum(seats_left(kept) for kept in event.invitations.filter(mode=mode))
        line = waiting(event, mode)
        if event.sign_up_state == "open":
            assert not [row for row in line if row.people <= free]
        own = [row for row in line if row.mode == mode]
        if own:
            assert place_in_line(own[-1]) == line.index(own[-1]) + 1


@pytest.mark.django_db
def test_any_order_of_events_keeps_what_must_always_be_true() -> None:
    run_state_machine_as_test(
        AnyOrder,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=15,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=[phase for phase in Phase if phase is not Phase.explain],
        ),
    )

"""Sign-ups, changes, cancellations and an event that moves, in any order: what must always be true is true after each."""

import os
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, invariant, multiple, rule, run_state_machine_as_test

from events.clockwork import look_after
from events.models import Invitation, Mode, Promotion, SignUp, State, Status
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
from events.signups.sign_up import email_key
from tests.events import invariants
from tests.events.machine import EventMachine

RUNS = 2_000 if os.environ.get("FULL") else 200
MODES = st.sampled_from([Mode.IN_PERSON, Mode.ONLINE])


class AnyOrder(EventMachine):
    """What people, hosts, editors and the clock do."""

    people = Bundle("people")
    invitations = Bundle("invitations")

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
        details = told_by(email, mode, people, wants_meanwhile=meanwhile)
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
        details = told_by("", mode, people)
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
        details = told_by(email, self.event.modes[0], people)
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
            self.moves["signed_up"] += any(was) and self.is_told(pk) and not got_more_than(changed)
            if was[0]:
                # Told by that mail, whatever has become of her.
                self.before[pk] = (changed.state, changed.has_meanwhile)

    @rule(pk=people, left=st.integers(0, 2))
    def fewer_come(self, pk: int, left: int) -> None:
        row = SignUp.objects.get(pk=pk)
        come = list(row.companions.values_list("name", flat=True))[:left]
        try:
            reduced = reduce(sign_up=row, companions=come)
        except TooLate:
            assert self.event.is_over or row.state not in ACTIVE
        else:
            shrank = 1 + left < row.people
            self.moves["signed_up"] += shrank and self.is_told(pk) and not got_more_than(reduced)

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

    @invariant()
    def what_must_always_be_true_is_true(self) -> None:
        invariants.check(self.event)
        rows = SignUp.objects.filter(event=self.event)
        self.each_move_has_written_one_mail({row.pk: (row.state, row.has_meanwhile) for row in rows})


def got_more_than(changed: SignUp) -> bool:
    """Whether the change itself has brought her a seat, whose own mail tells of it."""
    now = SignUp.objects.get(pk=changed.pk)
    return now.state != changed.state or now.has_meanwhile > changed.has_meanwhile


def told_by(email: str, mode: str, people: int, **more: Any) -> Details:
    group = ["Companion"] * (people - 1)
    return Details(name="Amina", email=email, language="en", mode=mode, companions=group, **more)


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

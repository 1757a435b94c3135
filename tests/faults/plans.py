"""What each resident does at an event, in an order that is the same in every run."""

import random
import uuid
from dataclasses import dataclass
from typing import NamedTuple

IN_PERSON, ONLINE = "in_person", "online"
LARGEST_GROUP = 3


@dataclass(frozen=True, kw_only=True)
class Plan:
    """`attempts` to sign up, each of another resident, from so many processes, which die so many times in all.

    `lively`: in groups, with cancellations, second thoughts and changes of mode; otherwise each comes alone and stays.
    """

    attempts: int
    processes: int
    deaths: int
    lively: bool
    seats_in_person: int = 60
    seats_online: int = 20


class Step(NamedTuple):
    """One thing that one resident does: `sign_up`, `change` or `cancel`; `attempt` names the sign-up that it is about."""

    what: str
    who: int
    attempt: uuid.UUID
    mode: str
    people: int


def steps_of(number: int, plan: Plan) -> list[Step]:
    """What the residents of this process do, mingled; the steps of each one stay in order."""
    chance = random.Random(number)
    timed: list[tuple[float, Step]] = []
    for who in range(number, plan.attempts, plan.processes):
        when = 0.0
        for step in a_life(who, chance) if plan.lively else [alone(who)]:
            when += chance.random()
            timed.append((when, step))
    return [step for _when, step in sorted(timed, key=lambda pair: pair[0])]


def alone(who: int) -> Step:
    return Step("sign_up", who, uuid.uuid4(), IN_PERSON, 1)


def a_life(who: int, chance: random.Random) -> list[Step]:
    """Every fifth takes part otherwise later on, perhaps with fewer, two of five cancel, and some of those come again."""
    mode = chance.choice((IN_PERSON, IN_PERSON, ONLINE))
    first = Step("sign_up", who, uuid.uuid4(), mode, chance.randint(1, LARGEST_GROUP))
    life = [first]
    if chance.random() < 0.2:
        other, fewer = ONLINE if mode == IN_PERSON else IN_PERSON, chance.randint(1, first.people)
        life.append(first._replace(what="change", mode=other, people=fewer))
    if chance.random() < 0.4:
        life.append(first._replace(what="cancel"))
        if chance.random() < 0.3:
            life.append(first._replace(attempt=uuid.uuid4(), people=chance.randint(1, LARGEST_GROUP)))
    return life

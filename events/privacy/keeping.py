"""What the worker does once a day: what was to be kept until today is kept no longer."""

from typing import NamedTuple

from events.privacy.anonymise import anonymise_due
from events.privacy.follow_up import end_terms, remind
from events.privacy.forget import forget_needs


class Kept(NamedTuple):
    """Needs erased, sign-ups anonymised, follow-ups forgotten, people asked whether to go on: how many of each."""

    needs: int
    anonymised: int
    ended: int
    reminded: int


def keep_terms() -> Kept:
    """May run at any time, and in two workers at once."""
    return Kept(forget_needs(), anonymise_due(), end_terms(), remind())

"""The mails that are photographed, in every language in which they are written."""

from collections.abc import Iterator

from django.db import transaction

from tests.browser.mails import with_follow_ups
from tests.screenshots.looks import MAILS
from tests.screenshots.states import State


def mails(tag: str) -> Iterator[State]:
    """On the empty site; what was made to write them is gone afterwards."""
    with transaction.atomic():
        letters = with_follow_ups(tag)
        transaction.set_rollback(True)
    for name, letter in letters.items():
        yield State(f"mail-{name.replace(' ', '-')}", f"/{tag}/", html=letter.html or "", looks=MAILS)

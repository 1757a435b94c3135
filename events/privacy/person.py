"""All there is about one address, in every event."""

from dataclasses import dataclass
from datetime import datetime

from events.models import FollowUp, SignUp
from events.signups.sign_up import email_key


@dataclass(frozen=True)
class Person:
    """Who is meant by an address. A sign-up that was anonymised is nobody's, and found by no address."""

    address: str
    sign_ups: list[SignUp]
    follow_ups: list[FollowUp]

    @property
    def is_known(self) -> bool:
        return bool(self.sign_ups or self.follow_ups)

    @property
    def spellings(self) -> set[str]:
        """The address as it was asked for and as it was typed at each sign-up."""
        return {self.address, *(row.email for row in self._rows)}

    @property
    def targets(self) -> list[str]:
        """The ids by which the outbox knows her."""
        return [str(row.public_id) for row in self._rows]

    @property
    def _rows(self) -> list[SignUp | FollowUp]:
        return [*self.sign_ups, *self.follow_ups]


def find_person(address: str, *, before: datetime | None = None) -> Person:
    """Her sign-ups in any state, and her follow-up; with `before`, only what she had asked for by then."""
    key = email_key(address)
    if not key:
        return Person(address, [], [])
    # A cancelled sign-up has no key. What comes before the @ is ASCII, where every database knows upper from lower case.
    alike = SignUp.objects.filter(email__istartswith=key.rpartition("@")[0] + "@").select_related("event")
    sign_ups = [row for row in alike.order_by("pk") if email_key(row.email) == key]
    follow_ups = list(FollowUp.objects.filter(email_key=key).prefetch_related("topics"))
    if before is not None:
        sign_ups = [row for row in sign_ups if row.created_at < before]
        follow_ups = [row for row in follow_ups if row.asked_at < before]
    return Person(address, sign_ups, follow_ups)

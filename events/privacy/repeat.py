"""After a restore: whoever was erased since the backup is erased again."""

from collections.abc import Iterator

from events.models import Erasure, FollowUp, SignUp
from events.privacy.erase import erase_again
from events.privacy.keys import address_hashes
from events.privacy.remembered import recall
from events.signups.sign_up import email_key


def repeat_erasures() -> int:
    """Erase again whom this database holds although she was erased; how many people. Does nothing the second time."""
    recall()
    latest = {row.address_hash: row for row in Erasure.objects.order_by("erased_at", "pk")}
    count = 0
    for address in list(addresses()) if latest else []:
        known = [latest[digest] for digest in address_hashes(address) & latest.keys()]
        if known and erase_again(address=address, erasure=max(known, key=lambda row: row.erased_at)).is_known:
            count += 1
    return count


def addresses() -> Iterator[str]:
    """Each address that there is, once."""
    seen = set()
    for rows in (SignUp.objects.filter(anonymised_at=None), FollowUp.objects.all()):
        for address in rows.order_by().values_list("email", flat=True).distinct():
            key = email_key(address)
            if key and key not in seen:
                seen.add(key)
                yield key

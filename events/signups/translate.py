from typing import Any

from django.db import transaction

from events.models import SignUp, WrittenTranslation
from events.own_words import written_by
from events.signups.lock import lock_event


@transaction.atomic
def translate(*, sign_up: SignUp, language: str, texts: dict[str, str], user: Any = None) -> int:
    """Keep translations of what she wrote, by `of`; an empty one goes. How many were changed.

    What she hasn't written, or not any more, has none.
    """
    lock_event(sign_up.event_id)
    known = {row.of: row for row in WrittenTranslation.objects.filter(sign_up=sign_up, language=language)}
    there = {one.of for one in written_by(sign_up)}
    changed = 0
    for of, text in texts.items():
        before = known[of].text if of in known else ""
        if of not in there or text == before:
            continue
        changed += 1
        if text:
            facts = {"text": text, "translated_by": user}
            WrittenTranslation.objects.update_or_create(sign_up=sign_up, of=of, language=language, defaults=facts)
        else:
            known[of].delete()
    return changed

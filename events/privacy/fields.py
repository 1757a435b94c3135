"""What of a sign-up names somebody, and what hangs on it. A new field or model is a line here; a test misses it otherwise."""

import uuid
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model, QuerySet

from events.models import Answer, Companion, Needs, SignUp, WrittenTranslation
from events.models.codes import new_code

Clear = Callable[[Any], object]


def empty(_row: Any) -> str:
    return ""


def nothing(_row: Any) -> None:
    return None


def no(_row: Any) -> bool:
    return False


def another_id(_row: Any) -> uuid.UUID:
    return uuid.uuid4()


def end_of_event(row: SignUp) -> object:
    return row.event.ends_at


# What a field says once the sign-up is anonymised: each moment is the event's, so that none leads to a mail server's log.
CLEARED: dict[str, Clear] = {
    "public_id": another_id,  # so that old links and log entries lead nowhere
    "attempt": another_id,
    "confirmed_at": lambda row: row.confirmed_at and row.event.ends_at,
    "answer_by": nothing,
    "told_no_seat_at": lambda row: row.told_no_seat_at and row.event.ends_at,
    "invitation": nothing,
    "name": empty,
    "email": empty,
    "email_key": nothing,
    "question_for_experts": empty,
    "cancel_note": empty,
    "cancel_note_language": empty,
    "still_coming_at": lambda row: row.still_coming_at and row.event.starts_at,
    "wants_follow_up": no,
    "check_in_code": lambda _row: new_code(),  # so that a code on paper leads nowhere
    "token_version": lambda _row: 1,
    "calendar_uid": lambda _row: uuid.uuid4().hex,
    "calendar_sequence": lambda _row: 0,
    "created_at": end_of_event,
    "changed_at": end_of_event,
    "cancelled_at": lambda row: row.cancelled_at and row.event.ends_at,
    "checked_in_at": lambda row: row.checked_in_at and row.event.starts_at,
}

# What remains, for counting.
KEPT = {
    "id", "event", "number", "state", "mode", "people", "wants_meanwhile", "has_meanwhile", "language", "interpretation",
    "anonymised_at",
}  # fmt: skip

# What belongs to a sign-up and goes with it, by a foreign key of its own.
DELETED: list[type[Model]] = [Answer, Needs, WrittenTranslation]

# What belongs to it and is counted later: which of its fields are emptied, and which remain.
CLEARED_WITH_IT: dict[type[Model], dict[str, Clear]] = {
    Companion: {"name": empty, "checked_in_at": lambda row: row.checked_in_at and row.sign_up.event.starts_at},
}
KEPT_WITH_IT = {Companion: {"id", "sign_up", "position"}}

RELATED = [*DELETED, *CLEARED_WITH_IT]


def link(model: type[Model]) -> str:
    """The name of the field by which a row of `model` belongs to its sign-up."""
    return next(field.name for field in model._meta.fields if field.related_model is SignUp)


def name_of_rows(model: type[Model]) -> str:
    """What a sign-up calls its rows of `model`: `answers`, `companions`."""
    return str(next(one.get_accessor_name() for one in SignUp._meta.related_objects if one.related_model is model))


def rows_of(model: type[Model], sign_ups: Iterable[SignUp]) -> QuerySet[Any]:
    """The rows of a related model that belong to these sign-ups."""
    return model._default_manager.filter(**{f"{link(model)}__in": list(sign_ups)})


def delete_related(sign_ups: Iterable[SignUp]) -> None:
    """Let everything go that belongs to these sign-ups."""
    listed = list(sign_ups)
    for model in RELATED:
        rows_of(model, listed).delete()


def clear_related(sign_ups: Iterable[SignUp]) -> None:
    """Let what belongs to these sign-ups name nobody any more: some of it goes, of some a count remains."""
    listed = list(sign_ups)
    for model in DELETED:
        rows_of(model, listed).delete()
    for model, cleared in CLEARED_WITH_IT.items():
        rows = list(rows_of(model, listed).select_related(f"{link(model)}__event"))
        clear_fields(rows, cleared)
        model._default_manager.bulk_update(rows, cleared)


def clear_fields(rows: Iterable[Model], cleared: dict[str, Clear]) -> None:
    """Unsaved."""
    for row in rows:
        for field, value in cleared.items():
            setattr(row, field, value(row))

"""What the mails about a change add for this person: what holds for her seat now, and what the hosts write about it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from core.languages import nearest
from core.moments import language_name
from core.words import Said
from events.models import ChangeNote, Mode, SignUp


def note_for(change: int | None, tag: str) -> Said | None:
    """The hosts' note in the reader's language, or the nearest; else the original."""
    notes = list(ChangeNote.objects.filter(change=change)) if change else []
    by_language = {note.language: note for note in notes}
    found = by_language.get(nearest(by_language, tag)) or next(iter(notes), None)
    return Said(found.text, found.language) if found else None


def note_lines(note: Said | None) -> list[str]:
    """A sentence that leads to it, in the reader's language, and each of its lines in its own."""
    if note is None:
        return []
    if note.is_foreign:
        lead = _("The hosts add this. It is written in another language: %(language)s.")
        lead %= {"language": language_name(note.tag)}
    else:
        lead = _("The hosts add:")
    return [lead, *lines_of(note)]


def lines_of(note: Said) -> list[Said]:
    """Each marked with the language of the whole; empty ones are left out."""
    return [Said(line, note.tag) for line in note.text.splitlines() if line.strip()]


def seat_lines(sign_up: SignUp, had_seat_in: str) -> Sequence[str]:
    """What has become of a seat that was in another mode; nothing where it is the same."""
    if not had_seat_in or sign_up.seat_mode == had_seat_in:
        return []
    if sign_up.seat_mode == Mode.ONLINE:
        return [_("The meeting isn’t held in the room any more. You take part online now, and have your seat there.")]
    if sign_up.seat_mode:
        return [_("The meeting isn’t held online any more. You have a seat in the room now.")]
    if had_seat_in == Mode.ONLINE:
        return [_("The meeting isn’t held online any more, so the seat that you had there is gone.")]
    return [_("The meeting isn’t held in the room any more, and there are not enough seats online for everybody.")]

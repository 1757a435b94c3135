"""The fields of the public forms, untouched, filled and wrong."""

from django import forms

from events.forms.sign_up import EntryForm
from events.models import Mode
from home.styleguide.objects import event
from home.styleguide.words import WORDS


def empty(tag: str) -> forms.Form:
    return EntryForm(event(tag, mode=Mode.HYBRID), auto_id="sample_%s")


def filled(tag: str) -> forms.Form:
    said = {"name": WORDS[tag].name, "email": "amina@example.org", "language": tag, "mode": "in_person"}
    form = EntryForm(event(tag, mode=Mode.HYBRID), said | {"interpretation": ["ar"]}, auto_id="sample_%s")
    form.is_valid()
    return form


def wrong(tag: str) -> forms.Form:
    form = EntryForm(event(tag, mode=Mode.HYBRID), {"name": WORDS[tag].name, "email": "amina"}, auto_id="sample_%s")
    form.is_valid()
    return form

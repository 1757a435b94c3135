"""The sign-up form as anybody may send it: a resident, somebody with an invitation, or a machine."""

from typing import Any

from events.forms.machines import PersonForm
from events.forms.sign_up import EntryForm
from events.models import Event, Invitation


class PublicForm(PersonForm, EntryForm):
    """By an invitation one takes part in its way and never waits, so neither is asked."""

    def __init__(self, event: Event, *args: Any, invitation: Invitation | None = None, **kwargs: Any) -> None:
        super().__init__(event, *args, **kwargs)
        self.may_wait = invitation is None
        if invitation:
            self.fields.pop("mode", None)
            self.fields.pop("wants_meanwhile", None)

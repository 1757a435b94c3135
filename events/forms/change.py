"""The form in which somebody changes what she said when she signed up, filled in with what that was."""

import uuid
from typing import Any

from events.forms.groups import FIELD
from events.forms.questions import field_name, filled_in
from events.forms.sign_up import EntryForm
from events.models import SignUp
from events.signups import Details


class ChangeForm(EntryForm):
    """Without the address: that is the one that holds the link."""

    def __init__(self, sign_up: SignUp, *args: Any, **kwargs: Any) -> None:
        self.sign_up = sign_up
        super().__init__(sign_up.event, *args, **kwargs)
        del self.fields["email"]
        del self.fields["attempt"]
        self.fields.pop("wants_meanwhile", None)
        if "mode" in self.fields and sign_up.event.sign_up_state != "open":
            del self.fields["mode"]
        self.initial.update(self._said())

    def most_companions(self) -> int:
        """A group may become smaller, or other people, but not larger: others may be waiting."""
        return self.sign_up.people - 1

    def _said(self) -> dict[str, Any]:
        row = self.sign_up
        answers = {answer.question_key: answer for answer in row.answers.all()}
        said: dict[str, Any] = {
            "name": row.name,
            "language": row.language,
            "mode": row.mode,
            "interpretation": row.interpretation,
            "question_for_experts": row.question_for_experts,
            "wants_follow_up": row.wants_follow_up,
        }
        if needs := row.needs_told:
            said |= {"tells_needs": True, "needs": needs}
        said |= {FIELD % companion.position: companion.name for companion in row.companions.all()}
        for question in self.questions:
            if question.translation_key in answers:
                said[field_name(question)] = filled_in(question, answers[question.translation_key])
        return said

    @property
    def asked(self) -> set[uuid.UUID]:
        """The keys of the questions in this form."""
        return {question.translation_key for question in self.questions}

    def details(self) -> Details:
        self.cleaned_data["email"] = self.sign_up.email
        self.cleaned_data.setdefault("mode", self.sign_up.mode)
        return super().details()

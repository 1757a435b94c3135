"""The form in which somebody changes what she said when she signed up, filled in with what that was."""

import json
import uuid
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from core.asking_again import ask_again
from events.forms.groups import FIELD
from events.forms.questions import field_name, filled_in
from events.forms.sign_up import EntryForm
from events.models import Answer, Question, SignUp
from events.signups import AnswerGiven, Details

CHANGED_MEANWHILE = _(
    "Your answers were changed in another window after this page was opened. Nothing has been saved yet: look through them "
    "and send them again."
)


class ChangeForm(EntryForm):
    """Without the address: that is the one that holds the link. `seen` tells which answers the page was filled in with."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, sign_up: SignUp, *args: Any, **kwargs: Any) -> None:
        self.sign_up = sign_up
        self.answers = {answer.question_key: answer for answer in sign_up.answers.all()}
        super().__init__(sign_up.event, *args, **kwargs)
        del self.fields["email"], self.fields["attempt"]
        self.fields.pop("wants_meanwhile", None)
        if "mode" in self.fields and sign_up.event.sign_up_state != "open":
            del self.fields["mode"]
        said = self._said()
        self.initial.update(said, seen=_fingerprint(said, sign_up.people))

    def refuses_old_page(self) -> bool:
        """Whether the answers have changed since the page was opened; the form then says so, and may be sent once more."""
        if not self.data.get("seen") or self.data["seen"] == self.initial["seen"]:
            return False
        ask_again(self, CHANGED_MEANWHILE, seen=self.initial["seen"])
        return True

    def wants_a_mode_not_offered(self) -> bool:
        """Whether the page offered to take part otherwise, and sign-up has closed since."""
        return "mode" not in self.fields and self.data.get("mode", self.sign_up.mode) != self.sign_up.mode

    def most_companions(self) -> int:
        """A group may become smaller, or other people, but not larger: others may be waiting."""
        return self.sign_up.people - 1

    def _said(self) -> dict[str, Any]:
        row = self.sign_up
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
            if answer := self.answers.get(question.translation_key):
                said[field_name(question)] = filled_in(question, answer)
        return said

    @property
    def asked(self) -> set[uuid.UUID]:
        """The keys of the questions in this form."""
        return {question.translation_key for question in self.questions}

    def details(self) -> Details:
        self.cleaned_data["email"] = self.sign_up.email
        self.cleaned_data.setdefault("mode", self.sign_up.mode)
        details = super().details()
        given = {answer.question_key: answer for answer in details.answers}
        for question in self.questions:
            answer = self.answers.get(question.translation_key)
            if answer and self._is_left(question):
                given[question.translation_key] = _again(answer)
        return replace(details, answers=list(given.values()))

    def _is_left(self, question: Question) -> bool:
        """As it was shown. A field that couldn't show the earlier answer, since the question has changed, takes none away."""
        name = field_name(question)
        shown, sent = self.initial.get(name), self[name].data
        if isinstance(sent, str):
            sent = sent.replace("\r\n", "\n")
        return question.translation_key not in self.unasked and (sent or None) == (shown or None)


def _fingerprint(said: dict[str, Any], people: int) -> str:
    return salted_hmac("events.forms.change", json.dumps([said, people], default=str, sort_keys=True)).hexdigest()


def _again(answer: Answer) -> AnswerGiven:
    return AnswerGiven(
        question_key=answer.question_key,
        language=answer.language,
        wording=answer.wording,
        text=answer.text,
        choices=answer.choices,
        kind=answer.kind,
        position=answer.position,
    )

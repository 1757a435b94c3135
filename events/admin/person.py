"""One person's sign-up, for the host: what was said, and what a host may do about it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.admin import messages

from core.languages import KNOWN, language
from core.moments import language_name
from events.admin.fates import fates
from events.admin.hosting import (
    CANCELLED,
    PERSON_SEEN,
    for_hosts,
    note,
)
from events.admin.screens import SignUpScreen
from events.forms.hosting import CancelForm
from events.models.signup import ACTIVE
from events.own_words import QUESTION, translations_of, written_by
from events.signups import TooLate, cancel
from events.signups.move_up import may_move_up


@method_decorator(for_hosts, name="dispatch")
class PersonView(SignUpScreen):
    template_name = "events/admin/person.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        note(self.sign_up.event, PERSON_SEEN, self.request.user, sign_up=str(self.sign_up.public_id))
        told = translations_of(self.sign_up, [get_language() or "en", *KNOWN])
        answers = [
            (answer, language(answer.language), told.get(str(answer.question_key)))
            for answer in self.sign_up.answers.all()
        ]
        return super().get_context_data(**kwargs) | {
            "answers": answers,
            "question_translation": told.get(QUESTION),
            "may_translate": bool(written_by(self.sign_up)),
            "companions": self.sign_up.companions.all(),
            "needs": self.sign_up.needs_told,
            "language_name": language_name(self.sign_up.language),
            "interpretation": ", ".join(language_name(tag) for tag in self.sign_up.interpretation),
            "may_cancel": self.sign_up.state in ACTIVE and not self.sign_up.event.is_over,
            "may_move_up": may_move_up(self.sign_up, self.sign_up.event),
            "fates": fates(self.sign_up),
            "note_language": language(self.sign_up.cancel_note_language or "en"),
        }


@method_decorator(for_hosts, name="dispatch")
class CancelView(SignUpScreen):
    """Cancelling on somebody's behalf: first the question, with room for a note, then the deed."""

    template_name = "events/admin/cancel.html"

    def get_page_title(self) -> str:
        return _("Cancel a sign-up")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"form": CancelForm(), **kwargs})

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        note(self.sign_up.event, PERSON_SEEN, request.user, sign_up=str(self.sign_up.public_id))
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = CancelForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            cancel(sign_up=self.sign_up, **form.cleaned_data)
        except TooLate:
            messages.error(request, _("This meeting is over, so nothing was cancelled."))
            return redirect("events_admin:person", self.sign_up.public_id)
        note(self.sign_up.event, CANCELLED, request.user, sign_up=str(self.sign_up.public_id))
        if self.sign_up.email:
            messages.success(request, _("Cancelled. The person is told, and the seat goes to the first who waits."))
        else:
            messages.success(request, _("Cancelled. There is no address: call and say so."))
        return redirect("events_admin:sign_ups", self.sign_up.event_id)

"""The form with which a resident signs up: herself, how she takes part, the host's questions."""

import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from core.interface import has_catalogue
from core.languages import KNOWN, language
from events.forms.addresses import LONGEST, is_reachable
from events.forms.conditions import drop_unasked, show_conditions
from events.forms.groups import companion_fields, companions_in, field_names
from events.forms.interpretation import interpretation_choices
from events.forms.names import NameField
from events.forms.questions import answer_to, field_for, field_name
from events.forms.switching import SwitchedForm
from events.models import Event, Mode
from events.signups import Details
from events.signups.sign_up import email_key

EXPERTS_LENGTH = 2_000
NEEDS_LENGTH = 1_000


def mail_languages() -> list[tuple[str, str]]:
    """Languages in which our mails are written: those whose interface is complete."""
    return [(tag, KNOWN[tag].name) for tag, _name in settings.LANGUAGES if has_catalogue(tag)]


class LanguageSelect(forms.Select):
    """Each language is named in itself, and says so."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        entry = language(str(value))
        option["attrs"] |= {"lang": entry.tag, "dir": entry.direction}
        return option


class ModeSelect(forms.RadioSelect):
    """Each way of taking part is described by how many seats it has, which the template writes beside it."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["attrs"]["aria-describedby"] = f"{option['attrs'].get('id', name)}_seats"
        return option


class EntryForm(SwitchedForm):
    """`groups` in the template follow the order of what is asked: you, how, the host's questions, and last."""

    required_css_class = "required"
    use_required_attribute = False  # the page's own error summary speaks, in the page's language

    attempt = forms.CharField(required=False, widget=forms.HiddenInput)
    name = NameField(label=_("Name"), widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=LONGEST,
        help_text=_("Your place and the link are sent here."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("This is not an e-mail address. An example: name@example.org"),
        },
    )
    language = forms.ChoiceField(  # of our mails
        label=_("Language of our mails"),
        choices=mail_languages,
        widget=LanguageSelect,
        error_messages={"required": _("Choose a language."), "invalid_choice": _("We can’t write in this language.")},
    )
    mode = forms.ChoiceField(
        label=_("How will you take part?"),
        widget=ModeSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one of these.")},
    )
    wants_meanwhile = forms.BooleanField(
        label=_("If the room is full: I take part online until a seat becomes free"), required=False
    )
    interpretation = forms.MultipleChoiceField(
        label=_("I would like interpretation into"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("There is no interpretation into this language.")},
    )
    tells_needs = forms.BooleanField(
        label=_("I want to tell you what I need, and you may use it for this meeting"),
        required=False,
    )
    needs = forms.CharField(
        label=_("Access, food, allergies"),
        help_text=_("Only the hosts of this meeting see it, and it is erased soon after."),
        required=False,
        max_length=NEEDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    question_for_experts = forms.CharField(
        label=_("A question for the experts"),
        help_text=_("In any language. Residents’ questions decide what the meeting begins with."),
        required=False,
        max_length=EXPERTS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    wants_follow_up = forms.BooleanField(label=_("Tell me later what came of it"), required=False)

    def __init__(self, event: Event, *args: Any, **kwargs: Any) -> None:
        self.event = event
        tag = get_language() or ""
        kwargs["initial"] = {"attempt": uuid.uuid4(), "language": tag if has_catalogue(tag) else "en"} | (
            kwargs.get("initial") or {}
        )
        super().__init__(*args, **kwargs)
        self.questions = event.sign_up_form.asked(tag) if event.sign_up_form else []
        for question in self.questions:
            self.fields[field_name(question)] = field_for(question)
        show_conditions(self, self.questions)
        self.fields |= companion_fields(self.most_companions())
        self._ask_only_what_is_open()
        self._put_in_order()

    def most_companions(self) -> int:
        """How many may come along."""
        return self.event.largest_group - 1

    def _ask_only_what_is_open(self) -> None:
        """A meeting held in one way, or without interpreters, asks neither."""
        if len(self.event.modes) == 1:
            del self.fields["mode"]
        else:
            self.fields["mode"].choices = [(mode.value, MODE_LABELS[mode]) for mode in self.event.modes]  # type: ignore[attr-defined]
        if offered := interpretation_choices(self.event):
            self.fields["interpretation"].choices = offered  # type: ignore[attr-defined]
        else:
            del self.fields["interpretation"]
        if not self.event.offers_meanwhile:
            del self.fields["wants_meanwhile"]
        if not self.event.asks_needs:
            del self.fields["tells_needs"], self.fields["needs"]

    def _put_in_order(self) -> None:
        """As the page asks, so that its list of errors leads from the top down."""
        about_her = ["attempt", "name", "email", "language", "mode", "wants_meanwhile", "interpretation"]
        questions = [field_name(question) for question in self.questions]
        self.order_fields([*about_her, *field_names(self.most_companions()), "tells_needs", "needs", *questions])

    def companions(self) -> list[forms.BoundField]:
        return [self[name] for name in field_names(self.most_companions())]

    def question_fields(self) -> list[forms.BoundField]:
        return [self[field_name(question)] for question in self.questions]

    @property
    def has_conditions(self) -> bool:
        return any(hasattr(field, "condition") for field in self.fields.values())

    def clean(self) -> dict[str, Any]:
        self.unasked = drop_unasked(self, self.questions)
        return self.cleaned_data

    def clean_question_for_experts(self) -> str:
        """Browsers send the end of a line as two characters."""
        return str(self.cleaned_data["question_for_experts"]).replace("\r\n", "\n")

    def clean_attempt(self) -> uuid.UUID:
        """One that is missing or damaged counts as a new attempt: it only keeps a double click from signing up twice."""
        try:
            return uuid.UUID(self.cleaned_data["attempt"])
        except ValueError:
            return uuid.uuid4()

    def clean_email(self) -> str:
        address: str = self.cleaned_data["email"]
        # What is compared may be longer than what was typed: letters can fall apart as their case and form are evened out.
        if not is_reachable(address) or len(email_key(address)) > LONGEST:
            raise ValidationError(self.fields["email"].error_messages["invalid"])
        return address

    def clean_needs(self) -> str:
        """Health data are kept only with a consent of their own (GDPR, Article 9, 2 a)."""
        needs: str = self.cleaned_data["needs"]
        if needs and not self.cleaned_data.get("tells_needs"):
            raise ValidationError(_("Tick the box above it if we may use this, or leave it empty."))
        return needs

    def details(self) -> Details:
        """What was said, once the form is valid."""
        data = self.cleaned_data
        answers = [answer_to(question, data.get(field_name(question))) for question in self.questions]
        return Details(
            name=data["name"],
            email=data["email"],
            language=data["language"],
            mode=data.get("mode") or str(self.event.modes[0]),
            companions=companions_in(data, self.most_companions()),
            wants_meanwhile=data.get("wants_meanwhile", False),
            needs=data.get("needs"),
            interpretation=data.get("interpretation", []),
            question_for_experts=data["question_for_experts"],
            wants_follow_up=data["wants_follow_up"],
            answers=[answer for answer in answers if answer],
        )


MODE_LABELS = {
    Mode.IN_PERSON: pgettext_lazy("how one takes part", "At the venue"),
    Mode.ONLINE: pgettext_lazy("how one takes part", "Online"),
}

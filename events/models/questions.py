"""The host's own questions. Kind, order and whether an answer is required are facts; the wording is told in each language."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.words import FactWithWords, HasSource, attach_words
from events import kinds
from events.admin.panels import UsedAtPanel
from events.admin.questions import ChoicesPanel, QuestionsPanel

KIND_HELP = _(
    "“One of several” and “several of several” need choices below. A number is one to count with; for a postal code take "
    "short text."
)
CONDITION_HELP = _(
    "An answer to an earlier question of this form. Save the form as a draft, and its new questions and choices stand here too."
)


class SignUpForm(FactWithWords, index.Indexed, ClusterableModel):
    """Questions asked of everyone who signs up; may serve several events."""

    title = models.CharField(_("title"), max_length=150, help_text=_("Shown above the questions."))
    introduction = models.TextField(_("introduction"), blank=True)

    panels = [
        FieldPanel("title"),
        FieldPanel("introduction", help_text=_("Why you ask, and what becomes of the answers.")),
        UsedAtPanel(),
        QuestionsPanel("questions", label=_("Question"), heading=_("Questions")),
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.FilterField("locale_id"),
    ]

    class Meta(FactWithWords.Meta):
        verbose_name = _("sign-up form")
        verbose_name_plural = _("sign-up forms")

    def __str__(self) -> str:
        return self.title

    def asked(self, tag: str) -> list["Question"]:
        """The source's published questions in order, with their words and choices for a reader of `tag`; 4 queries."""
        questions = list(Question.objects.filter(form=self).select_related("locale"))
        choices = list(Choice.objects.filter(question__in=questions).select_related("locale"))
        attach_words(questions, tag)
        attach_words(choices, tag)
        for question in questions:
            question.offered = [choice for choice in choices if choice.question_id == question.pk]
        return questions


class Question(HasSource, Orderable, ClusterableModel):
    Kind = kinds.Kind

    live_lookup = "form__live"
    offered: list["Choice"]

    form = ParentalKey(SignUpForm, related_name="questions", on_delete=models.CASCADE)
    text = models.CharField(_("question"), max_length=300)
    help_text = models.CharField(_("help text"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.SHORT)
    required = models.BooleanField(_("must be answered"), default=False)
    # `<key of an earlier question>:<key of its choice, or yes or no>`; kept by keys, so that it is true in every language.
    asked_if = models.CharField(_("asked only if"), max_length=65, blank=True)

    override_translatable_fields = [
        SynchronizedField("kind", overridable=False),
        SynchronizedField("required", overridable=False),
        SynchronizedField("asked_if", overridable=False),
        SynchronizedField("sort_order", overridable=False),
    ]
    panels = [
        FieldPanel("text"),
        FieldPanel("help_text", help_text=_("One sentence below the question, where people hesitate.")),
        FieldPanel("kind", help_text=KIND_HELP),
        FieldPanel("required", help_text=_("Nobody can sign up without an answer. Ask for what you will use.")),
        FieldPanel("asked_if", widget=forms.Select, help_text=CONDITION_HELP),
        ChoicesPanel("choices", label=_("Choice"), heading=_("Choices")),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.text


class Choice(HasSource, Orderable):
    live_lookup = "question__form__live"

    question = ParentalKey(Question, related_name="choices", on_delete=models.CASCADE)
    text = models.CharField(_("choice"), max_length=200)

    override_translatable_fields = [SynchronizedField("sort_order", overridable=False)]
    panels = [FieldPanel("text")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("choice")
        verbose_name_plural = _("choices")

    def __str__(self) -> str:
        return self.text

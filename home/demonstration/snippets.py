"""Topics, contacts, venues and the sign-up form: facts from `facts.yaml`, words from `words/<tag>.yaml`."""

from typing import Any

from wagtail.models import Locale

from core.models import Contact, Topic
from core.translations import join_by_hand
from events.models import Choice, Question, SignUpForm, Venue
from home.demonstration.content_files import facts, key_of, words

KINDS: dict[str, type[Any]] = {"topics": Topic, "contacts": Contact, "venues": Venue}


def load_snippets(tags: list[str]) -> None:
    """Make or bring up to date every snippet in each language in which it has words; `tags` begins with the source's."""
    for tag in tags:
        locale = Locale.objects.get(language_code=tag)
        for family, model in KINDS.items():
            for name, its_facts in facts()[family].items():
                if its_words := words(tag).get(family, {}).get(name):
                    its_words = {field: text for field, text in its_words.items() if field != "page"}
                    _publish(_keep(model, f"{family}/{name}", locale, {**(its_facts or {}), **its_words}))
        for name, asked in facts()["forms"].items():
            if its_words := words(tag).get("forms", {}).get(name):
                _load_form(name, locale, asked, its_words)


def find_snippet(name: str) -> Any:
    """The source of the snippet that bears this name: `venues/entresse`."""
    model = {**KINDS, "forms": SignUpForm}[name.partition("/")[0]]
    return model.objects.filter(translation_key=key_of(name)).order_by("pk").first()


def _load_form(name: str, locale: Locale, asked: dict[str, Any], its_words: dict[str, Any]) -> None:
    fields = {"title": its_words["title"], "introduction": its_words["introduction"]}
    form = _keep(SignUpForm, f"forms/{name}", locale, fields)
    for order, (question_name, its_facts) in enumerate(asked.items()):
        path = f"forms/{name}/{question_name}"
        texts = its_words["questions"][question_name]
        question = _keep(
            Question, path, locale, form=form,
            values={"text": texts["text"], "help_text": texts.get("help", ""), "sort_order": order,
                    "kind": its_facts["kind"], "required": its_facts.get("required", False)},
        )  # fmt: skip
        for place, choice in enumerate(its_facts.get("choices", [])):
            values = {"text": texts["choices"][choice], "sort_order": place}
            _keep(Choice, f"{path}/{choice}", locale, values, question=question)
    _publish(SignUpForm.objects.get(pk=form.pk))


def _keep(model: type[Any], name: str, locale: Locale, values: dict[str, Any], **parent: Any) -> Any:
    row, _made = model.objects.update_or_create(
        translation_key=key_of(name), locale=locale, defaults={**values, **parent}
    )
    return row


def _publish(row: Any) -> None:
    row.save_revision().publish()
    if row.source.pk != row.pk:
        join_by_hand(row, row.source)

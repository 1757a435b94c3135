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
                    texts = {field: text for field, text in its_words.items() if field != "page"}
                    _publish(*_keep(model, f"{family}/{name}", locale, **(its_facts or {}), **texts))
        for name, asked in facts()["forms"].items():
            if its_words := words(tag).get("forms", {}).get(name):
                _load_form(name, locale, asked, its_words)


def find_snippet(name: str) -> Any:
    """The source of the snippet that bears this name: `venues/entresse`."""
    models: dict[str, Any] = {**KINDS, "forms": SignUpForm}
    model = models[name.partition("/")[0]]
    return model.objects.filter(translation_key=key_of(name)).order_by("pk").first()


def _load_form(name: str, locale: Locale, asked: dict[str, Any], told: dict[str, Any]) -> None:
    form, changed = _keep(SignUpForm, f"forms/{name}", locale, title=told["title"], introduction=told["introduction"])
    for order, (question_name, its_facts) in enumerate(asked.items()):
        path, texts = f"forms/{name}/{question_name}", told["questions"][question_name]
        kind, required = its_facts["kind"], its_facts.get("required", False)
        question, changed_here = _keep(
            Question, path, locale, form=form, text=texts["text"], help_text=texts.get("help", ""),
            sort_order=order, kind=kind, required=required,
        )  # fmt: skip
        changed |= changed_here
        for place, choice in enumerate(its_facts.get("choices", [])):
            text = texts["choices"][choice]
            changed |= _keep(Choice, f"{path}/{choice}", locale, question=question, text=text, sort_order=place)[1]
    _publish(SignUpForm.objects.get(pk=form.pk), changed)


def _keep(model: type[Any], name: str, locale: Locale, /, **values: Any) -> tuple[Any, bool]:
    """The row that bears this name in this language, and whether it is new or had to be changed."""
    found = model.objects.filter(translation_key=key_of(name), locale=locale).first()
    row = found or model(translation_key=key_of(name), locale=locale)
    values = {field: _as_kept(row, field, value) for field, value in values.items()}
    if found and all(getattr(row, field) == value for field, value in values.items()):
        return row, False
    for field, value in values.items():
        setattr(row, field, value)
    row.save()
    return row, True


def _publish(row: Any, changed: bool) -> None:
    if not changed:
        return
    row.save_revision().publish()
    if row.source.pk != row.pk:
        join_by_hand(row, row.source)


def _as_kept(row: Any, field: str, value: Any) -> Any:
    """A latitude is text in YAML and a number in the database."""
    kept = row._meta.get_field(field)
    return value if kept.is_relation else kept.to_python(value)

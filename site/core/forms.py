"""The editor's form of every page."""

from collections.abc import Callable
from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail_localize.fields import get_translatable_fields

from core.roles import is_held_to_languages


class BasePageForm(WagtailAdminPageForm):
    """Shows a translator the facts of a page that is a translation, and takes none from her, whatever her form sends.

    Pages written by hand open in Wagtail's ordinary editor, where an editor may set what localize would mirror.
    """

    formsets: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        from core.staleness import translation_into  # not at the top: models stand on this form

        super().__init__(*args, **kwargs)
        self.kept: list[str] = []
        if (
            self.for_user
            and is_held_to_languages(self.for_user)
            and self.instance.pk
            and translation_into(self.instance)
        ):
            self.keep_facts()

    def keep_facts(self) -> None:
        facts = {
            entry.field_name
            for entry in get_translatable_fields(type(self.instance))
            if entry.is_synchronized(self.instance)
        }
        for name in facts & self.fields.keys():
            self.fields[name].disabled = True
        self.kept = sorted(facts & self.formsets.keys())
        for name in self.kept:
            self.formsets[name].is_bound = False

    def is_valid(self) -> bool:
        return bool(self.without_kept(super().is_valid))

    def has_changed(self) -> bool:
        return bool(self.without_kept(super().has_changed))

    def save(self, commit: bool = True) -> Any:
        return self.without_kept(lambda: super(BasePageForm, self).save(commit=commit))

    def without_kept(self, act: Callable[[], Any]) -> Any:
        """Do this as if the form had no formsets of facts."""
        everything = self.formsets
        self.formsets = {name: formset for name, formset in everything.items() if name not in self.kept}
        try:
            return act()
        finally:
            self.formsets = everything

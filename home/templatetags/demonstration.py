"""How a stranger gets into the demonstration's admin."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from core.moments import language_name
from home.demonstration.people import Login, demonstration_logins

register = template.Library()

ROLES = {
    "editor": _("Editor: writes, plans events"),
    "host": _("Host: sees who comes"),
    "administrator": _("Administrator: people and rights"),
}


@dataclass(frozen=True)
class ShownLogin:
    name: Any
    username: str
    password: str


@register.simple_tag(name="demonstration_logins")
def shown_logins() -> list[ShownLogin]:
    """The log-ins with what each person does; none outside the demonstration."""
    return [ShownLogin(_role(login), login.username, login.password) for login in demonstration_logins()]


def _role(login: Login) -> Any:
    if login.role in ROLES:
        return ROLES[login.role]
    tag = login.username.removeprefix("translator-")
    return _("Translator into %(language)s") % {"language": language_name(tag)}

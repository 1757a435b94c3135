"""The log-ins of the demonstration. Never in production: `load_demonstration` refuses it, and so does this."""

from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User

from core.roles import ADMINISTRATORS, EDITORS, HOSTS, TRANSLATORS

PASSWORD = "open house"
NAMES = {
    "editor": ("Elina", "Salmi"),
    "host": ("Henrik", "Koski"),
    "admin": ("Aino", "Mäki"),
    "translator-fi": ("Taru", "Lehto"),
    "translator-sv": ("Tove", "Lind"),
    "translator-ar": ("Tariq", "Hassan"),
}


class Login(NamedTuple):
    role: str
    username: str
    password: str
    group: str

    def __str__(self) -> str:
        return f"{self.role:<15}{self.username} / {self.password}"


def demonstration_logins() -> list[Login]:
    """One editor, a translator for each language but the first, one event host and one administrator."""
    if not settings.DEMONSTRATION:
        return []
    tags = [tag for tag, _name in settings.LANGUAGES if tag != settings.LANGUAGE_CODE]
    return [
        Login("editor", "editor", PASSWORD, EDITORS),
        *(Login("translator", f"translator-{tag}", PASSWORD, TRANSLATORS.format(tag=tag)) for tag in tags),
        Login("host", "host", PASSWORD, HOSTS),
        Login("administrator", "admin", PASSWORD, ADMINISTRATORS),
    ]


def load_people() -> dict[str, User]:
    """The people of the log-ins, by their user names, each with the rights of the role and nothing else."""
    return {login.username: _load(login) for login in demonstration_logins()}


def _load(login: Login) -> User:
    first, last = NAMES.get(login.username, (login.role.capitalize(), login.username.rpartition("-")[2]))
    told = {"email": f"{login.username}@example.org", "first_name": first, "last_name": last}
    person, made = get_user_model().objects.get_or_create(username=login.username, defaults=told)
    if made:
        person.set_password(login.password)
        person.save()
        person.groups.set([Group.objects.get(name=login.group)])
    return person

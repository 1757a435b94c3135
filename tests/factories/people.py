"""People who can log in, with the rights of their role. `password` is PASSWORD unless told."""

from typing import Any

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from core.roles import ADMINISTRATORS, EDITORS, HOSTS, TRANSLATORS, ensure_roles
from home.tree import ensure_tree

PASSWORD = "a long and quiet word"


class UserFactory(factory.django.DjangoModelFactory):
    """A person without any right. `password` is PASSWORD unless told."""

    class Meta:
        model = get_user_model()

    username = factory.Sequence(lambda number: f"person{number}")
    email = factory.LazyAttribute(lambda person: f"{person.username}@example.org")
    password = factory.django.Password(PASSWORD)


class AdministratorFactory(UserFactory):
    """Somebody whom no rule stops, for tests that are not about rights; `administrator()` has the role's own."""

    is_staff = is_superuser = True


def _with_role(role: str, **fields: Any) -> Any:
    """A person with the rights of one role and no others."""
    if not Group.objects.filter(name=HOSTS).exists():  # Wagtail itself makes a group of editors with fewer rights
        ensure_tree()
        ensure_roles()
    person = UserFactory(**fields)
    person.groups.add(Group.objects.get(name=role))
    return person


def editor(**fields: Any) -> Any:
    return _with_role(EDITORS, **fields)


def host(**fields: Any) -> Any:
    """Hosts nothing yet: `EventFactory(hosts=[host()])`."""
    return _with_role(HOSTS, **fields)


def administrator(**fields: Any) -> Any:
    return _with_role(ADMINISTRATORS, **fields)


def translator(tag: str, **fields: Any) -> Any:
    return _with_role(TRANSLATORS.format(tag=tag), **fields)

"""wagtail-localize's background jobs, carried out through the outbox.

localize hands over model instances. A job may run minutes later in another process, so each goes as a reference (model and
primary key) and is fetched anew. What can't be written down as JSON is done at once, as localize itself would.
"""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import models, transaction
from django.utils.module_loading import import_string
from django.utils.translation import get_language
from django_tasks.utils import get_module_path, is_module_level_function
from wagtail_localize.tasks import BaseJobBackend

from core import outbox
from core.outbox.handlers import Dropped, handles
from core.outbox.models import OutboxEntry

KIND = "localize"
BEHIND_MAIL = -50
LEASE_SECONDS = 1_800  # a subtree in ten languages takes minutes
REFERENCE = "$model"


class Unwritable(Exception):
    """An argument that can't wait in a table."""


class OutboxJobBackend(BaseJobBackend):
    """To be named in WAGTAILLOCALIZE_JOBS."""

    def enqueue(self, func: Callable[..., Any], args: Any, kwargs: Any) -> None:
        try:
            parameters = {
                "function": write_function(func),
                "args": write(list(args)),
                "kwargs": write(dict(kwargs)),
            }
        except Unwritable:
            func(*args, **kwargs)
            return
        with transaction.atomic():
            outbox.put(kind=KIND, language=get_language() or "", parameters=parameters, priority=BEHIND_MAIL)


@handles(KIND, lease_seconds=LEASE_SECONDS)
def run_job(entry: OutboxEntry) -> None:
    """Call the job. localize's jobs may be begun again where they were broken off, and choose their own transactions."""
    function = import_string(entry.parameters["function"])
    try:
        args = read(entry.parameters["args"])
        kwargs = read(entry.parameters["kwargs"])
    except ObjectDoesNotExist as error:
        raise Dropped from error
    function(*args, **kwargs)


def write_function(func: Callable[..., Any]) -> str:
    if not is_module_level_function(func):
        raise Unwritable(repr(func))
    return get_module_path(func)


def write(value: Any) -> Any:
    """A value as JSON: `{"$model": "app.model", "pk": 1}` for a saved instance."""
    match value:
        case None | str() | int() | float() | bool():
            return value
        case models.Model() if value.pk is not None:
            return {REFERENCE: value._meta.label_lower, "pk": value.pk}
        case list() | tuple() | models.QuerySet():
            return [write(item) for item in value]
        case dict() if REFERENCE not in value and all(isinstance(key, str) for key in value):
            return {key: write(item) for key, item in value.items()}
    if is_empty_component_manager(value):
        return None
    raise Unwritable(type(value).__name__)


def read(value: Any) -> Any:
    """What `write` was given. Raises ObjectDoesNotExist for an instance that has been deleted meanwhile."""
    match value:
        case {"$model": str(label), "pk": pk}:
            return apps.get_model(label)._default_manager.get(pk=pk)
        case list():
            return [read(item) for item in value]
        case dict():
            return {key: read(item) for key, item in value.items()}
    return value


def is_empty_component_manager(value: Any) -> bool:
    """localize passes the forms of its add-ons along, bound to the request; without add-ons there are none, and None will do."""
    from wagtail_localize.components import TranslationComponentManager  # not before the apps are loaded

    return isinstance(value, TranslationComponentManager) and not list(value)

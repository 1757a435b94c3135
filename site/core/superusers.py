"""Only a superuser makes or touches one: an administrator manages people, and can't lift herself or others above every rule.

Wagtail's own right to change users knows no such difference, but for deleting (`user_can_delete_user`).
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def refuse_new_superuser(request: HttpRequest) -> None:
    """Before a user is created. Raises PermissionDenied."""
    if "is_superuser" in request.POST and not request.user.is_superuser:
        raise PermissionDenied


def refuse_touched_superuser(request: HttpRequest, user: Any) -> None:
    """Before a user is edited: a superuser's password is as good as her rights. Raises PermissionDenied."""
    refuse_new_superuser(request)
    if user.is_superuser and not request.user.is_superuser:
        raise PermissionDenied


def refuse_superusers_in_bulk(request: HttpRequest, _action_type: str, rows: Iterable[Any], _action: Any) -> None:
    """Before something is done to many rows at once. Raises PermissionDenied."""
    for row in rows:
        if isinstance(row, get_user_model()):
            refuse_touched_superuser(request, row)

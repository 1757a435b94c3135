"""`manage.py ensure_site`: run at every start; see `home.tree`."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from core.roles import ensure_roles
from home.tree import ensure_tree


class Command(BaseCommand):
    help = "Make what is missing of languages, front pages, indexes, menu and roles. May be run again at any time."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        ensure_tree()
        ensure_roles()
        call_command("load_thesaurus", stdout=self.stdout)

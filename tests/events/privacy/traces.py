"""Where a word stands in the database, whatever table that is."""

import json

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder


def tables_with(*words: str) -> set[str]:
    """The names of the models in whose rows one of the words stands."""
    found = set()
    for model in apps.get_models(include_auto_created=True):
        for row in model._base_manager.values():
            text = json.dumps(row, cls=DjangoJSONEncoder, ensure_ascii=False, default=str)
            if any(word.casefold() in text.casefold() for word in words):
                found.add(model.__name__)
    return found

"""The judged texts in place of the site's pages, for as long as a block lasts."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import transaction
from django.test.utils import override_settings

from core.languages import KNOWN, choices
from search.engines.elastic import building, connection
from search.evaluation import judged
from search.keeping import forget, keep
from search.models import SearchDocument

AT_ONCE = 100
LANGUAGES = [tag for tag, known in KNOWN.items() if known.parent is None]  # all, since queries come in any


@contextmanager
def judged_site() -> Iterator[None]:
    """Nothing of it stays in the database; a search server gets an index of its own, which goes away again."""
    server = settings.ELASTICSEARCH | {"INDEX_PREFIX": f"{settings.ELASTICSEARCH['INDEX_PREFIX']}-evaluation"}
    with transaction.atomic(), override_settings(LANGUAGES=choices(LANGUAGES), ELASTICSEARCH=server):
        forget(SearchDocument.objects.values_list("page_id", flat=True))
        documents = judged.documents()
        for start in range(0, len(documents), AT_ONCE):
            keep(documents[start : start + AT_ONCE])
        try:
            if connection.is_configured():
                building.rebuild(lambda *_: None)
            yield
        finally:
            if connection.is_configured():
                building.remove_all()
            transaction.set_rollback(True)

"""How well each engine answers the judged set of `search/evaluation`, and others beside them on the same server."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from operator import attrgetter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FIELDS = ["title^2", "lead", "body"]
INDEX = "judged-bm25"


def print_tables(environment: dict[str, str]) -> None:
    """Needs ELASTICSEARCH_URL and a database with the site's languages in the environment."""
    without = {name: value for name, value in environment.items() if name != "ELASTICSEARCH_URL"}
    for name, settings in (("embedded, PostgreSQL", without), ("Elasticsearch", environment)):
        print(f"\n== {name}", flush=True)
        subprocess.run([sys.executable, "manage.py", "search_evaluate"], cwd=ROOT, env=settings, check=True)
    module = [sys.executable, "-m", "tests.benchmarks.relevance"]
    path = os.pathsep.join([str(ROOT), str(ROOT / "site")])
    subprocess.run(module, cwd=ROOT, env=environment | {"PYTHONPATH": path}, check=True)


def others() -> None:
    from search.evaluation import judged, report

    for name, search in (("plain BM25", plain_bm25), ("Wagtail's own Elasticsearch backend", wagtails_own)):
        print(f"\n== {name}", flush=True)
        with search() as asked:
            print("\n".join(report.table(report.put(judged.queries(), asked), attrgetter("language"))), flush=True)


@contextmanager
def plain_bm25() -> Iterator[Any]:
    """The standard analyzer, title twice as heavy, in the reader's language alone."""
    from elasticsearch.helpers import bulk

    from search.engines.elastic import connection
    from search.evaluation import judged

    client = connection.patient_client()
    texts = [
        {"_index": INDEX, "url": each.url, "language": each.language, "title": each.title, "lead": each.lead}
        | {"body": f"{each.body} {each.names}"}
        for each in judged.documents()
    ]
    bulk(client, texts, refresh=True)

    def asked(query: str, language: str) -> Sequence[str]:
        match = {"multi_match": {"query": query, "fields": FIELDS}}
        own = {"term": {"language.keyword": language}}
        hits = client.search(index=INDEX, query={"bool": {"must": match, "filter": own}}, size=30)["hits"]["hits"]
        return [hit["_source"]["url"] for hit in hits]

    try:
        yield asked
    finally:
        client.indices.delete(index=INDEX)


@contextmanager
def wagtails_own() -> Iterator[Any]:
    """The judged texts as articles, in Wagtail's index for them, in the reader's language alone."""
    from django.conf import settings
    from django.db import transaction
    from wagtail.models import Locale
    from wagtail.search.backends.elasticsearch8 import Elasticsearch8SearchBackend

    from articles.models import ArticlePage
    from search.evaluation import judged
    from search.evaluation.filling import judged_site
    from tests.factories import ArticlePageFactory, paragraph

    backend = Elasticsearch8SearchBackend({"URLS": settings.ELASTICSEARCH["URLS"], "INDEX_PREFIX": "judged_"})
    with judged_site(), transaction.atomic():
        urls = {}
        for each in judged.documents():
            body = [paragraph(each.body), paragraph(each.names)]
            slug = f"judged-{each.page_id}"
            page = ArticlePageFactory(tag=each.language, title=each.title, lead=each.lead, slug=slug, body=body)
            urls[page.pk] = each.url
        locales = {locale.language_code: locale for locale in Locale.objects.all()}
        index = backend.get_index_for_model(ArticlePage)
        index.put()
        index.add_model(ArticlePage)
        index.add_items(ArticlePage, list(ArticlePage.objects.filter(pk__in=urls)))
        index.refresh()

        def asked(query: str, language: str) -> Sequence[str]:
            found = backend.search(query, ArticlePage.objects.filter(locale=locales[language]))
            return [urls[page.pk] for page in found[:30] if page.pk in urls]

        yield asked
        index.delete()
        transaction.set_rollback(True)


if __name__ == "__main__":
    import django

    django.setup()
    others()

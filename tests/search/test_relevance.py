"""The judged set is answered well by either engine; `make evaluate` prints the whole of it."""

from statistics import mean

import pytest

from search.evaluation import judged, report
from search.evaluation.filling import judged_site
from search.filters import Filters
from search.searching import search
from search.thesaurus.loading import load

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("each_engine")]


def found(query: str, language: str) -> list[str]:
    return [hit.document.url for hit in search(query, language, Filters(), offset=0, limit=30).hits]


def test_the_judged_set_is_answered_as_well_as_it_was() -> None:
    load()
    assert len(judged.documents()) >= 300
    assert len(judged.queries()) >= 150
    with judged_site():
        outcomes = report.put(judged.queries(), found)
    able = [outcome for outcome in outcomes if outcome.query.relevant]
    unable = [outcome for outcome in outcomes if not outcome.query.relevant]
    assert mean(outcome.ndcg for outcome in able) > 0.92
    for language in ("fi", "sv", "en", "ar", "ru"):
        assert mean(outcome.ndcg for outcome in able if outcome.query.language == language) > 0.88
    assert mean(outcome.ndcg for outcome in able if outcome.query.type == "place") > 0.85
    assert mean(outcome.ndcg for outcome in able if outcome.query.type == "synonym") > 0.75
    assert sum(not outcome.found for outcome in unable) >= 0.9 * len(unable)

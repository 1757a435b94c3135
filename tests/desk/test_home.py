"""A translator's home groups her open work by where it stands; an editor's says what is out of date."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import Translation

from tests.desk.conftest import complete, said, submitted
from tests.factories import ArticlePageFactory, paragraph

pytestmark = pytest.mark.django_db


def groups(client: Client) -> dict[str, list[str]]:
    """Titles by heading."""
    panel = BeautifulSoup(said(client), "html.parser").find("section", id="translations-to-do-section")
    assert isinstance(panel, Tag)
    found = {}
    for heading in panel.select("h3"):
        table = heading.find_next_sibling("table")
        assert isinstance(table, Tag)
        found[heading.get_text(strip=True)] = [link.get_text(strip=True) for link in table.select(".title a")]
    return found


def story(title: str) -> Translation:
    """Nine texts, submitted into Swedish: title, slug, lead and six paragraphs."""
    return submitted(ArticlePageFactory(title=title, body=[paragraph(f"{title} {number}") for number in range(6)]))


def test_work_stands_under_new_begun_and_nearly_finished(translator: Client) -> None:
    story("Untouched")
    complete(story("Half"), leave=5)
    complete(story("Almost"), leave=1)
    assert groups(translator) == {"Nearly finished": ["Almost"], "Begun": ["Half"], "New": ["Untouched"]}


def test_what_misleads_readers_stands_first(translator: Client, editor: Client) -> None:
    story("Untouched")
    translation = story("Bench")
    complete(translation)
    with TestCase.captureOnCommitCallbacks(execute=True):
        translation.save_target(publish=True)
    original = translation.source.get_source_instance()
    original.lead = "Something else."
    original.save_revision().publish()
    assert next(iter(groups(translator).items())) == (
        "Changed since: the original says something else now",
        ["Bench"],
    )
    assert "The original has changed since: an editor syncs" in said(editor)


def test_who_has_nothing_to_do_reads_what_will_be_here(translator: Client, editor: Client) -> None:
    assert "Nothing to translate just now. When an editor submits" in said(translator)
    assert "Every translation says what its original says." in said(editor)


def test_its_queries_do_not_grow_with_the_work(translator: Client) -> None:
    def count() -> int:
        said(translator)
        with CaptureQueriesContext(connection) as captured:
            said(translator)
        return len(captured)

    submitted(ArticlePageFactory())
    one = count()
    for _number in range(4):
        submitted(ArticlePageFactory())
    assert count() == one

"""The index is made anew behind its alias; searches never meet a gap, and a killed rebuild goes on."""

from threading import Event, Thread
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from django.test import Client

from core.outbox.models import OutboxEntry
from core.worker.carry_out import carry_out_due
from search import rebuilding
from search.checking import differences
from search.engines.elastic import building, connection, writing
from search.engines.embedded import EmbeddedEngine
from search.models import SearchDocument
from tests.factories import ArticlePageFactory
from tests.search.conftest import Article

pytestmark = pytest.mark.django_db


def test_the_alias_moves_to_a_new_index_and_the_old_one_goes(elasticsearch: None, article: Article) -> None:
    article("en", "Wolverine")
    before = writing.alive()
    building.rebuild(lambda *_: None)
    after = writing.alive()
    assert len(before) == len(after) == 1
    assert before != after
    assert list(connection.patient_client().indices.get_alias(name=connection.alias())) == after


def test_searches_find_the_same_all_the_while(elasticsearch: None, article: Article) -> None:
    for number in range(20):
        article("en", f"Wolverine {number}")
    counts: set[int] = set()
    done = Event()

    def look() -> None:
        while not done.is_set():
            counts.add(connection.patient_client().count(index=connection.alias())["count"])

    searcher = Thread(target=look)
    searcher.start()
    for _ in range(3):
        building.rebuild(lambda *_: None)
    done.set()
    searcher.join()
    assert counts == {20}


def test_a_killed_rebuild_goes_on_with_its_index(
    elasticsearch: None, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        article("en", f"Wolverine {number}")
    monkeypatch.setattr(building, "AT_ONCE", 2)

    def die(what: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        building.rebuild(die)
    unfinished = sorted(writing.alive())[-1]
    steps: list[int] = []
    building.rebuild(lambda what, done, total: steps.append(done))
    assert steps == [4, 5]
    assert writing.alive() == [unfinished]


def test_a_rebuild_writes_what_is_wrong_and_leaves_what_is_right() -> None:
    page = ArticlePageFactory(title="Wolverine")
    right = ArticlePageFactory(title="Capybara")
    carry_out_due()
    SearchDocument.objects.filter(pk=page.pk).update(title="Axolotl", fingerprint="of another analysis")
    SearchDocument.objects.filter(pk=right.pk).update(title="Left as it was")
    rebuilding.rebuild(lambda *_: None)
    titles = dict(SearchDocument.objects.values_list("page_id", "title"))
    assert (titles[page.pk], titles[right.pk]) == ("Wolverine", "Left as it was")
    rebuilding.rebuild(lambda *_: None, everything=True)
    assert SearchDocument.objects.get(pk=right.pk).title == "Capybara"


def test_another_analysis_has_the_worker_make_the_index_anew() -> None:
    ArticlePageFactory(title="Wolverine")
    carry_out_due()
    rebuilding.ask_if_outdated()
    assert not OutboxEntry.objects.filter(kind=rebuilding.KIND).exists()
    call_command("search_rebuild")
    SearchDocument.objects.update(fingerprint="of another analysis")
    rebuilding.ask_if_outdated()
    rebuilding.ask_if_outdated()
    assert OutboxEntry.objects.filter(kind=rebuilding.KIND, done_at=None).count() == 1
    carry_out_due()
    assert list(differences()) == []


def test_a_server_without_our_index_gets_one(elasticsearch: None) -> None:
    ArticlePageFactory(title="Wolverine")
    call_command("search_rebuild")
    building.remove_all()
    rebuilding.ask_if_outdated()
    carry_out_due()
    assert list(differences()) == []
    assert len(writing.alive()) == 1


@pytest.mark.usefixtures("each_engine")
def test_the_check_finds_each_kind_of_difference_and_mends_it(capsys: Any) -> None:
    call_command("search_rebuild")
    missing, outdated = ArticlePageFactory(title="Wolverine"), ArticlePageFactory(title="Capybara")
    carry_out_due()
    call_command("search_check")
    SearchDocument.objects.filter(pk=missing.pk).delete()
    SearchDocument.objects.filter(pk=outdated.pk).update(fingerprint="of another state")
    SearchDocument.objects.create(page_id=999_999, language="en", kind="article", title="Axolotl", url="/en/axolotl/")
    with pytest.raises(CommandError):
        call_command("search_check")
    told = capsys.readouterr().out
    assert f"tables: 1 missing: {missing.pk}\n" in told
    assert f"tables: 1 outdated: {outdated.pk}\n" in told
    assert "tables: 1 left over: 999999\n" in told
    call_command("search_check", "--mend")
    call_command("search_check")
    assert capsys.readouterr().out.endswith("No difference.\n")


def lose_words_of(page_id: int) -> None:
    EmbeddedEngine().remove([page_id])
    if connections["default"].vendor == "postgresql":
        with connections["default"].cursor() as cursor:
            cursor.execute("UPDATE search_searchdocument SET title_vector = NULL WHERE page_id = %s", [page_id])


@pytest.mark.parametrize("command", [("search_check", "--mend"), ("search_rebuild",)])
def test_words_that_are_lost_or_left_over_are_mended(command: tuple[str, ...], capsys: Any, client: Client) -> None:
    page = ArticlePageFactory(title="Wolverine")
    carry_out_due()
    call_command("search_rebuild")
    lose_words_of(page.pk)
    if (
        connections["default"].vendor == "sqlite"
    ):  # on PostgreSQL no row can be left over: the words stand in the document's
        with connections["default"].cursor() as cursor:
            cursor.execute("INSERT INTO search_index (rowid, title, lead, body) VALUES (999999, 'wolverine', '', '')")
    with pytest.raises(CommandError):
        call_command("search_check")
    assert f"words: 1 missing: {page.pk}\n" in capsys.readouterr().out
    call_command(*command)
    call_command("search_check")
    assert client.get("/en/search/?q=wolverine&format=json").json()["total"] == 1

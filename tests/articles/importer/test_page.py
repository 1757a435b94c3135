"""The published page shows every part of an imported article: of our own texts, and of the city's real one."""

import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from articles.importer.parse import parse
from articles.importer.parsed import BulletedList, ParsedArticle, Quotation
from articles.importer.reading import read
from articles.importer.saving import Imported
from articles.models import ArticlePage
from config.environment import ROOT

# The city's own article stays out of this repository; where it is handed over, it lies beside the checkout.
HANDED_OVER = ROOT.parent / "shared" / "inputs"


def words(text: str) -> str:
    return " ".join(text.split())


def page_at(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    assert not response.cookies
    return BeautifulSoup(response.content, "html.parser")


def shows_all_of(page: BeautifulSoup, article: ParsedArticle) -> None:
    """Fail unless each part of the article stands in the page's main part."""
    main, title = page.main, page.h1
    assert main is not None
    assert title is not None
    shown = words(main.get_text(" "))
    parts = [*article.publishers, article.lead, article.series_note, article.contact_line, *article.topics]
    for block in article.body:
        if isinstance(block, BulletedList):
            parts += block.items
        elif isinstance(block, Quotation):
            parts += [block.text, block.speaker, block.role]
        else:
            parts.append(block.text)
    for contact in article.contacts:
        parts += [contact.name, contact.title, contact.email]
        assert main.find("a", href=f"mailto:{contact.email}")
    assert words(title.get_text(" ")) == words(article.title)
    assert [part for part in parts if words(part) not in shown] == []
    times = [str(time["datetime"]) for time in main.find_all("time", datetime=True)]
    for moment in (article.published_at, article.updated_at):
        assert moment is None or any(time.startswith(f"{moment:%Y-%m-%dT%H:%M}") for time in times), times


@pytest.mark.parametrize("name", ["kirjasto-iltaisin.fi.txt", "busslinjen.sv.txt", "garden.en.txt"])
def test_a_published_page_shows_every_part(imported: Callable[..., Imported], client: Client, name: str) -> None:
    page = imported(name, publish=True).page
    data = (Path(__file__).resolve().parents[2] / "data" / name).read_bytes()
    shows_all_of(page_at(client, page.url), parse(read(data, name=name, limit=100_000), name=name))


def test_the_city_s_own_article_is_imported_and_shown_whole(site_tree: None, client: Client) -> None:
    files = sorted(HANDED_OVER.glob("*.txt"))
    if not files:
        warnings.warn(f"The city's articles aren't here ({HANDED_OVER.name}/): nothing was checked.", stacklevel=1)
        return
    call_command("import_article", HANDED_OVER, "--publish")
    for file in files:
        article = parse(read(file.read_bytes(), name=file.name, limit=settings.ARTICLE_LIMIT_BYTES), name=file.name)
        assert article.warnings == ()
        page = ArticlePage.objects.live().get(title=article.title)
        shows_all_of(page_at(client, page.url), article)


def test_every_part_of_the_pilot_article_is_found() -> None:
    """The parts are told by number and form, since the city's sentences stay out of this repository."""
    file = HANDED_OVER / "pilot-article.sv.txt"
    if not file.exists():
        warnings.warn("The city's pilot article isn't here: nothing was checked.", stacklevel=1)
        return
    text = read(file.read_bytes(), name=file.name, limit=settings.ARTICLE_LIMIT_BYTES)
    article = parse(text, name=file.name)
    lines = [line.strip(" •\u00a0") for line in text.splitlines() if line.strip()]
    assert article.title == lines[0]
    assert article.publishers == (lines[1],)
    assert article.published_at is not None
    assert article.updated_at is not None
    assert article.published_at.isoformat() == "2021-01-19T07:32:00+02:00"
    assert article.updated_at.isoformat() == "2021-08-31T06:33:00+03:00"
    assert article.lead == lines[3]
    kinds = [type(block).__name__ for block in article.body]
    assert kinds == ["Paragraph", "Heading", *["Paragraph"] * 4, "Heading", "Paragraph", "Quotation"]
    (quotation,) = article.blocks(Quotation)
    (contact,) = article.contacts
    assert quotation.speaker == contact.name
    assert quotation.role.startswith(contact.title)
    assert f"{contact.name}, {contact.title}" == lines[-4]
    assert contact.email == lines[-3]
    assert article.contact_line == lines[-5]
    assert article.series_note == lines[-2]
    assert article.topics == (lines[-1],)

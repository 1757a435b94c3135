"""The tree that `ensure_site` makes, and that it may be called again."""

from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import Translation

from articles.models import ArticleIndexPage
from core.languages import KNOWN, choices
from core.translations import is_by_hand
from events.models import EventIndexPage
from home.first_words import FIRST_WORDS
from home.models import FrontPage, Menu
from home.tree import ensure_tree, front_page

pytestmark = pytest.mark.django_db
TAGS = [tag for tag, _name in settings.LANGUAGES]


@pytest.fixture(autouse=True)
def as_wagtail_leaves_it(db: None) -> None:
    """A root, one locale and Wagtail's welcome page: what its migrations make."""
    Menu.objects.all().delete()
    Site.objects.all().delete()
    for page in Page.objects.filter(depth=2):
        page.specific.delete()
    Translation.objects.all().delete()
    Locale.objects.exclude(language_code="en").delete()
    root = Page.objects.get(depth=1)
    welcome = root.add_child(instance=Page(title="Welcome", slug="home", locale=Locale.objects.get()))
    Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)


def test_each_language_has_a_live_front_page_with_both_indexes() -> None:
    call_command("ensure_site")
    for tag in TAGS:
        front = front_page(tag)
        assert front.live
        assert front.title == FIRST_WORDS[tag].name
        assert EventIndexPage.objects.live().child_of(front).count() == 1
        assert ArticleIndexPage.objects.live().child_of(front).count() == 1


def test_the_pages_of_a_kind_are_one_family_written_by_hand() -> None:
    call_command("ensure_site")
    for model in (FrontPage, EventIndexPage, ArticleIndexPage):
        pages = list(model.objects.all())
        assert len({page.translation_key for page in pages}) == 1
        assert {is_by_hand(page) for page in pages if page.locale.language_code != "en"} == {True}


def test_the_site_stands_at_the_address_of_the_settings(settings: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://meet.example.org"
    call_command("ensure_site")
    site = Site.objects.get()
    assert (site.hostname, site.port, site.root_page_id) == ("meet.example.org", 443, front_page("en").pk)
    assert front_page("sv").full_url == "https://meet.example.org/sv/"


def test_wagtails_welcome_page_is_gone() -> None:
    assert Page.objects.filter(depth=2, slug="home").exists()
    call_command("ensure_site")
    assert set(Page.objects.filter(depth=2).values_list("slug", flat=True)) == set(TAGS)


def test_a_second_run_writes_nothing() -> None:
    call_command("ensure_site")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        call_command("ensure_site")
    written = [query["sql"] for query in queries if query["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")]
    assert written == []


def test_what_editors_made_of_it_stays() -> None:
    call_command("ensure_site")
    front = front_page("sv")
    front.title, front.slug = "Esbo för alla", "sve"
    front.save_revision().publish()
    Menu.load().entries.all().delete()
    call_command("ensure_site")
    assert front_page("sv").title == "Esbo för alla"
    assert FrontPage.objects.count() == len(TAGS)
    assert Menu.load().entries.count() == 0


def test_a_language_that_is_added_has_its_pages_at_once(settings: Any) -> None:
    call_command("ensure_site")
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = choices([*TAGS, "so", "fi-simple"])
    call_command("ensure_site")
    assert Locale.objects.get(language_code="so")
    assert ArticleIndexPage.objects.get(locale__language_code="so").url == "/so/maqaallada/"
    assert front_page("fi-simple").translation_key == front_page("en").translation_key


def test_plain_language_is_joined_to_its_parent(settings: Any) -> None:
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = choices(["fi-simple", *TAGS])
    call_command("ensure_site")
    sources = Translation.objects.filter(target_locale__language_code="fi-simple")
    assert {row.source.locale.language_code for row in sources} == {"fi"}


def test_a_language_that_is_taken_off_is_hidden_and_comes_back_whole(settings: Any) -> None:
    call_command("ensure_site")
    front = front_page("sv")
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = choices([tag for tag in TAGS if tag != "sv"])
    call_command("ensure_site")
    assert "sv" not in {page.locale.language_code for page in front_page("en").live_translations}
    assert FrontPage.objects.filter(pk=front.pk, live=True).exists()
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = choices(TAGS)
    call_command("ensure_site")
    assert front_page("sv").pk == front.pk


def test_every_language_that_the_site_knows_has_first_words_with_addresses_in_ascii() -> None:
    assert set(FIRST_WORDS) == set(KNOWN)
    for words in FIRST_WORDS.values():
        for index in (words.events, words.articles):
            assert index.slug.isascii()
            assert index.slug == index.slug.lower()


def test_an_emptied_database_gets_its_root_back() -> None:
    Page.objects.filter(depth=1).first().delete()
    Site.objects.all().delete()
    Locale.all_objects.all().delete()
    ensure_tree()
    assert Page.objects.get(depth=1).slug == "root"
    assert front_page("ar").url == "/ar/"

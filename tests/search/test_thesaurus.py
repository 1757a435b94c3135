"""Words that stand for one another find one another's pages at once, and editors own them."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.roles import EDITORS, HOSTS, ensure_roles
from search.models import SearchCount, SynonymGroup
from search.thesaurus import loading
from tests.factories import UserFactory
from tests.search.conftest import Article, Find

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("each_engine")
def test_a_synonym_finds_the_page_at_once_and_no_more_when_it_is_gone(article: Article, find: Find) -> None:
    article("fi", "Leipäjonon uudet ajat")
    assert find("ruoka-apu", "fi") == []
    group = SynonymGroup(fi="ruoka-apu, leipäjono")
    group.save()
    assert find("ruoka-avun", "fi") == ["Leipäjonon uudet ajat"]
    group.delete()
    assert find("ruoka-avun", "fi") == []


def test_a_term_of_several_words_and_the_other_tongue_s_name_of_a_place(article: Article, find: Find) -> None:
    SynonymGroup(en="early childhood education, daycare", fi="päiväkoti").save()
    SynonymGroup(is_place=True, fi="Leppävaara", sv="Alberga").save()
    article("en", "Daycare places in autumn")
    article("sv", "Alberga får en park")
    assert find("early childhood education") == ["Daycare places in autumn"]
    assert find("päiväkoti", "en") == ["Daycare places in autumn"]
    assert find("leppävaarassa puisto", "sv") == []
    assert find("leppävaarassa", "sv") == ["Alberga får en park"]


def test_the_word_itself_stands_before_its_synonyms(article: Article, find: Find) -> None:
    SynonymGroup(en="tram, light rail").save()
    article("en", "Light rail opens")
    article("en", "Tram opens")
    assert find("tram") == ["Tram opens", "Light rail opens"]


def test_commas_of_any_script_part_terms() -> None:
    group = SynonymGroup(ar="حضانة، روضة", zh_hans="日托、幼儿园", fi="tarha\npäiväkoti , tarha")
    assert group.terms("ar") == ["حضانة", "روضة"]
    assert group.terms("zh-hans") == ["日托", "幼儿园"]
    assert group.terms("fi") == ["tarha", "päiväkoti"]


def test_one_term_alone_or_one_of_too_many_words_is_refused() -> None:
    for group in (SynonymGroup(fi="yksin"), SynonymGroup(en="fox", sv="räv som bor djupt inne i mörka skogen")):
        with pytest.raises(ValidationError):
            group.full_clean()


def test_the_shipped_thesaurus_loads_once_and_an_editors_changes_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    added = loading.load().added
    assert added > 300
    assert loading.load() == loading.Loaded(0, 0)
    changed, deleted, untouched = SynonymGroup.objects.exclude(shipped_id="")[:3]
    changed.fi = "oma sana, toinen sana"
    changed.save()
    deleted.delete()
    shipped = dict(loading._shipped())
    newer = [(name, values | {"en": f"{values['en']}, brand new"}) for name, values in shipped.items()]
    monkeypatch.setattr(loading, "_shipped", lambda: newer)
    monkeypatch.setattr(loading, "_digest", lambda: "of newer files")
    assert loading.load() == loading.Loaded(0, added - 2)
    assert SynonymGroup.objects.get(pk=changed.pk).fi == "oma sana, toinen sana"
    assert not SynonymGroup.objects.filter(shipped_id=deleted.shipped_id).exists()
    assert "brand new" in SynonymGroup.objects.get(pk=untouched.pk).en


@pytest.fixture
def editor(client: Client, site_tree: None) -> Client:
    from django.contrib.auth.models import Group

    ensure_roles()
    person = UserFactory()
    person.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(person)
    return client


def test_an_editor_adds_a_group_and_finds_it_by_any_of_its_words(editor: Client) -> None:
    address = reverse("wagtailsnippets_search_synonymgroup:add")
    form = editor.get(f"{address}?fi=kirppis")
    assert "kirppis</textarea>" in form.content.decode()
    editor.post(address, {"fi": "kirppis", "en": "flea market"})
    listed = editor.get(reverse("wagtailsnippets_search_synonymgroup:list"), {"q": "flea"})
    assert "flea market" in listed.content.decode()


def test_an_editor_is_told_of_another_row_that_has_one_of_the_words(editor: Client) -> None:
    other = SynonymGroup.objects.create(sv="daghem, dagis", en="daycare")
    address = reverse("wagtailsnippets_search_synonymgroup:add")
    told = editor.post(address, {"sv": "barnomsorg, daghemmet"}, follow=True).content.decode()
    assert "The row “daycare” has one of these words too." in told
    assert reverse("wagtailsnippets_search_synonymgroup:edit", args=[other.pk]) in told
    made = SynonymGroup.objects.get(sv="barnomsorg, daghemmet")
    saved = reverse("wagtailsnippets_search_synonymgroup:edit", args=[made.pk])
    assert "has one of these words too" in editor.post(saved, {"sv": "tarha, dagis"}, follow=True).content.decode()
    assert "has one of these words too" not in editor.post(saved, {"sv": "ett, två"}, follow=True).content.decode()


def test_a_pick_s_form_says_what_is_so_on_this_site(editor: Client) -> None:
    form = editor.get(reverse("pick_for")).content.decode()
    assert "make no difference" in form
    assert reverse("searches_report") in form
    assert "popular" not in form
    assert "exact" not in form


def sent_from_a_browser(client: Client, page: Any, action: str) -> Any:
    """The answer to this form of the page, as a browser sends it."""
    form = BeautifulSoup(page.content, "html.parser").select_one(f'form[action="{action}"]')
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = client.cookies
    return browser.post(action, {field["name"]: field["value"] for field in form.select("input[name]")}, follow=True)


def test_an_editor_sees_what_found_nothing_and_begins_an_article_from_it(editor: Client) -> None:
    for number in range(3):
        editor.get("/en/search/", {"q": f"Unicorn rides {number}"}, headers={"User-Agent": "Firefox"})
    report = editor.get(reverse("searches_report"), {"found": "nothing"})
    text = report.content.decode()
    assert "unicorn rides 0" in text
    assert f"{reverse('pick_for')}?q=unicorn+rides+0" in text
    assert f"{reverse('article_for', args=['en'])}?q=unicorn+rides+0" in text
    made = sent_from_a_browser(editor, report, f"{reverse('article_for', args=['en'])}?q=unicorn+rides+0")
    assert 'value="Unicorn rides 0"' in made.content.decode()
    assert 'value="unicorn"' in editor.get(reverse("pick_for"), {"q": "unicorn"}).content.decode()


def test_no_spreadsheet_runs_what_somebody_looked_for(editor: Client) -> None:
    SearchCount.objects.create(day=timezone.localdate(), language="en", query='=hyperlink("x")')
    exported = editor.get(reverse("searches_report"), {"export": "csv"})
    assert "'=hyperlink" in exported.getvalue().decode()


def test_the_report_s_queries_do_not_grow_with_its_rows(editor: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(40):
        SearchCount.objects.create(day="2026-11-20", language="en", query=f"query {number}")
    editor.get(reverse("searches_report"))
    with django_assert_max_num_queries(25):
        editor.get(reverse("searches_report"))


def test_a_host_sees_neither_report_nor_synonyms(client: Client, site_tree: None) -> None:
    from django.contrib.auth.models import Group

    ensure_roles()
    host = UserFactory()
    host.groups.add(Group.objects.get(name=HOSTS))
    client.force_login(host)
    for name in ("searches_report", "wagtailsnippets_search_synonymgroup:list"):
        assert client.get(reverse(name)).status_code == 302
    assert client.post(reverse("article_for", args=["en"])).status_code in (302, 403)

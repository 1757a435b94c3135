"""What editors rely on in the admin: its policy, its languages, redirects of moved pages, previews in each language."""

from typing import Any

import pytest
from django.test import Client, TestCase
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.users.models import UserProfile

from core.models import Topic
from events.models import EventPage
from tests.desk.conftest import complete, submitted
from tests.factories import (
    AdministratorFactory,
    ArticlePageFactory,
    EventPageFactory,
    InformationPageFactory,
    TopicFactory,
    paragraph,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> Client:
    client = Client()
    client.force_login(AdministratorFactory())
    return client


def policy(answer: Any) -> dict[str, str]:
    directives = (part.strip().partition(" ") for part in answer["Content-Security-Policy"].split(";"))
    return {name: values for name, _space, values in directives}


def test_the_admin_alone_may_run_scripts_of_its_own_pages(administrator: Client) -> None:
    page = ArticlePageFactory()
    inside = policy(administrator.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))
    assert "'unsafe-inline'" in inside["script-src"]
    assert inside["default-src"] == "'none'"
    for address in (page.url, "/en/", "/administrator/", "/en/admin/"):
        outside = policy(administrator.get(address))
        assert "unsafe" not in " ".join(outside.values()), address


def test_a_preview_runs_no_more_than_the_page_that_visitors_get(administrator: Client) -> None:
    page = ArticlePageFactory()
    revision = page.save_revision()
    for name, arguments in (("view_draft", [page.pk]), ("revisions_view", [page.pk, revision.pk])):
        answer = administrator.get(reverse(f"wagtailadmin_pages:{name}", args=arguments))
        assert answer.status_code == 200
        assert "unsafe" not in " ".join(policy(answer).values()), name


@pytest.mark.parametrize("tag", ["fi", "sv", "en"])
def test_the_admin_is_in_the_language_of_the_person(tag: str) -> None:
    person = AdministratorFactory()
    UserProfile.objects.update_or_create(user=person, defaults={"preferred_language": tag})
    client = Client()
    client.force_login(person)
    shown = client.get("/admin/").content.decode()
    assert f'<html lang="{tag}"' in shown


@pytest.mark.parametrize("tag", ["en", "fi"])
def test_a_changed_slug_leaves_a_redirect_for_the_page_and_those_below_it(tag: str) -> None:
    parent = InformationPageFactory(title="About", slug="about", tag=tag)
    child = InformationPageFactory(title="People", slug="people", parent=parent)
    before = parent.url, child.url
    parent.slug = "about-us"
    with TestCase.captureOnCommitCallbacks(execute=True):
        parent.save_revision().publish()
    for old, page in zip(before, (parent, child), strict=True):
        page = type(page).objects.get(pk=page.pk)
        answer = Client().get(old)
        assert (answer.status_code, answer["Location"]) == (301, page.url)
        assert not answer.cookies
    assert Redirect.objects.count() == 2


def test_a_page_that_is_moved_leaves_a_redirect() -> None:
    parent, child = InformationPageFactory(title="About"), InformationPageFactory(title="People")
    before = child.url
    child.move(parent, pos="last-child")
    child = type(child).objects.get(pk=child.pk)
    assert Client().get(before)["Location"] == child.url


def test_a_translator_sees_a_preview_of_her_texts(translator: Client) -> None:
    translation = submitted(EventPageFactory(title="Meeting", body=[paragraph("Come and talk.")]))
    complete(translation)
    answer = translator.get(reverse("wagtail_localize:preview_translation", args=[translation.pk]))
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "Come and talk. (sv)" in shown
    assert '<html lang="sv"' in shown
    assert not EventPage.objects.get(locale__language_code="sv").live


def test_an_editor_previews_a_draft_in_its_own_language(editor: Client) -> None:
    page = ArticlePageFactory(tag="fi", title="Luonnos", live=False)
    answer = editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert '<html lang="fi"' in answer.content.decode()


def test_choosers_offer_each_topic_once(administrator: Client) -> None:
    topic = TopicFactory(name="Schools")
    submitted(topic)
    shown = administrator.get(reverse("wagtailsnippetchoosers_core_topic:choose"))
    assert Topic.objects.count() == 2
    assert shown.content.decode().count("/chosen/") == 1

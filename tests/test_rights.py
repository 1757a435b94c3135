"""Each role has the rights its job needs and no more."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from pytest_django import Settings
from wagtail.models import GroupPagePermission

from core.roles import ADMINISTRATORS, EDITORS, HOSTS, TRANSLATORS, ensure_roles, is_held_to_languages, languages_of
from home.tree import front_page
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def roles(site_tree: None) -> None:
    ensure_roles()


def member(*names: str) -> Any:
    person = UserFactory()
    person.groups.set(Group.objects.filter(name__in=names))
    return person


def rights(user: Any) -> set[str]:
    return {right for right in user.get_all_permissions() if not right.startswith("wagtailcore.")}


def test_an_editor_writes_publishes_submits_and_changes_facts() -> None:
    editor = member(EDITORS)
    assert editor.has_perms(
        ["wagtail_localize.submit_translation", "events.change_event", "core.add_topic", "home.change_menu"]
    )
    assert front_page("fi").permissions_for_user(editor).can_publish()


def test_an_editor_neither_sees_who_signed_up_nor_manages_users() -> None:
    editor = member(EDITORS)
    assert not editor.has_perm("events.view_signup")
    assert not editor.has_perm("auth.change_user")


def test_an_editor_can_not_delete_a_front_page_with_all_below_it() -> None:
    assert not front_page("en").permissions_for_user(member(EDITORS)).can_delete()


def test_a_host_holds_nothing_but_the_door_and_her_events() -> None:
    host = member(HOSTS)
    assert rights(host) == {"wagtailadmin.access_admin", "events.host_event"}
    assert not front_page("en").permissions_for_user(host).can_edit()


def test_a_swedish_translator_has_the_swedish_tree_and_no_other() -> None:
    translator = member(TRANSLATORS.format(tag="sv"))
    swedish, finnish = (front_page(tag).permissions_for_user(translator) for tag in ("sv", "fi"))
    assert (swedish.can_edit(), swedish.can_publish(), swedish.can_add_subpage()) == (True, True, False)
    assert (finnish.can_edit(), finnish.can_publish()) == (False, False)


def test_a_translator_neither_submits_nor_makes_nor_deletes_nor_touches_events() -> None:
    held = rights(member(TRANSLATORS.format(tag="sv")))
    assert held == {
        "wagtailadmin.access_admin",
        *(f"{model}.{verb}_{name}" for model, name in (
            ("core", "topic"), ("core", "contact"), ("events", "venue"), ("events", "signupform"),
            ("events", "remindertext"), ("events", "feedbackform"),
        ) for verb in ("change", "publish")),
    }  # fmt: skip


def test_an_administrator_manages_people_and_sees_sign_ups() -> None:
    assert member(ADMINISTRATORS).has_perms(["auth.change_user", "events.view_signup", "core.delete_topic"])


def test_running_again_keeps_every_row() -> None:
    before = list(GroupPagePermission.objects.order_by("pk").values_list("pk", flat=True))
    ensure_roles()
    assert list(GroupPagePermission.objects.order_by("pk").values_list("pk", flat=True)) == before


def test_a_right_given_by_hand_goes_at_the_next_start() -> None:
    group = Group.objects.get(name=TRANSLATORS.format(tag="sv"))
    group.permissions.add(Permission.objects.get(codename="submit_translation"))
    GroupPagePermission.objects.create(
        group=group, page=front_page("fi"), permission=Permission.objects.get(codename="publish_page")
    )
    ensure_roles()
    assert not group.permissions.filter(codename="submit_translation").exists()
    assert not GroupPagePermission.objects.filter(group=group, page=front_page("fi")).exists()


def test_a_language_that_is_added_gets_its_translators(settings: Settings) -> None:
    from home.tree import ensure_tree

    settings.LANGUAGES = [*settings.LANGUAGES, ("uk", "українська")]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
    ensure_tree()
    ensure_roles()
    assert front_page("uk").permissions_for_user(member(TRANSLATORS.format(tag="uk"))).can_publish()


def test_only_those_who_submit_are_free_of_languages() -> None:
    translator = member(TRANSLATORS.format(tag="sv"), TRANSLATORS.format(tag="ar"))
    assert languages_of(translator) == ["sv", "ar"]
    assert is_held_to_languages(translator)
    assert is_held_to_languages(member(HOSTS))
    assert not is_held_to_languages(member(EDITORS, TRANSLATORS.format(tag="sv")))

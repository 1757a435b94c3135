"""Who may do what: one group for each role, with the rights its job needs and no more.

Rights are named as strings, so that core imports none of the apps they belong to. Wagtail's own rights are per model and per
tree; what they can't say (a translator's own languages) is held by `desk.walls`.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from core.words import FactWithWords

EDITORS, HOSTS, ADMINISTRATORS = "Editors", "Event hosts", "Administrators"
TRANSLATORS = "Translators ({tag})"
SUBMIT = "wagtail_localize.submit_translation"

ADMIN = ["wagtailadmin.access_admin"]
EDITING = [
    *ADMIN,
    SUBMIT,
    "events.add_event",
    "events.change_event",
    "events.delete_event",
    "home.change_menu",
    "search.view_searchcount",
    "search.add_synonymgroup",
    "search.change_synonymgroup",
    "search.delete_synonymgroup",
    "wagtailsearchpromotions.add_searchpromotion",
    "wagtailsearchpromotions.change_searchpromotion",
    "wagtailsearchpromotions.delete_searchpromotion",
    "wagtailredirects.add_redirect",
    "wagtailredirects.change_redirect",
    "wagtailredirects.delete_redirect",
]
ADMINISTERING = [
    "auth.add_user",
    "auth.change_user",
    "auth.delete_user",
    "events.host_event",
    "events.view_signup",
    "events.view_erasure",
]
FILES = [f"wagtail{kind}.{verb}_{name}" for kind, name in (("images", "image"), ("docs", "document"))
         for verb in ("add", "change", "choose")]  # fmt: skip
CHOOSING = ["wagtailimages.choose_image", "wagtaildocs.choose_document"]
EDITED_PAGES = ["add", "change", "publish", "lock", "unlock"]
TRANSLATED_PAGES = ["change", "publish"]


@transaction.atomic
def ensure_roles() -> None:
    """Make each role's group and give it exactly its rights, for every language of the settings; may run at every start.

    A right that somebody gave to one of these groups by hand goes again: who needs another set of rights makes another group.
    """
    everything = list(Page.objects.filter(depth=1))
    editing = [*EDITING, *_of_snippets("add", "change", "delete", "publish")]
    _ensure_group(EDITORS, editing, pages=everything, may=EDITED_PAGES, files=FILES)
    _ensure_group(ADMINISTRATORS, [*editing, *ADMINISTERING], pages=everything, may=EDITED_PAGES, files=FILES)
    _ensure_group(HOSTS, [*ADMIN, "events.host_event"])
    translating = [*ADMIN, *_of_snippets("change", "publish")]
    for tag, _name in settings.LANGUAGES:
        fronts = list(Page.objects.filter(depth=2, locale__language_code=tag))
        _ensure_group(TRANSLATORS.format(tag=tag), translating, pages=fronts, may=TRANSLATED_PAGES, files=CHOOSING)
    Group.objects.filter(name="Moderators", user=None).delete()  # Wagtail makes it; here editors publish


def is_held_to_languages(user: Any) -> bool:
    """Whether this user's right to words ends with her languages: everybody's but those who submit for translation."""
    return not user.has_perm(SUBMIT)


def languages_of(user: Any) -> list[str]:
    """The tags of the languages that this user translates into, in the order of the settings; one query."""
    if not user.is_authenticated:
        return []
    names = set(user.groups.values_list("name", flat=True))
    return [tag for tag, _name in settings.LANGUAGES if TRANSLATORS.format(tag=tag) in names]


def _of_snippets(*verbs: str) -> list[str]:
    """Those rights to every kind of fact with words."""
    models = [model._meta for model in apps.get_models() if issubclass(model, FactWithWords)]
    return [f"{meta.app_label}.{verb}_{meta.model_name}" for meta in models for verb in verbs]


def _ensure_group(
    name: str, rights: Iterable[str], *, pages: Iterable[Page] = (), may: Iterable[str] = (), files: Iterable[str] = ()
) -> None:
    group, _created = Group.objects.get_or_create(name=name)
    group.permissions.set(_permissions(rights))  # changes what differs, and writes nothing where nothing does
    _ensure_page_rights(
        group, {(page.pk, pk) for page in pages for pk in _pks(f"wagtailcore.{verb}_page" for verb in may)}
    )
    _ensure_file_rights(group, _pks(files))


def _ensure_page_rights(group: Group, wanted: set[tuple[int, int]]) -> None:
    held = {(row.page_id, row.permission_id): row.pk for row in GroupPagePermission.objects.filter(group=group)}
    surplus = [pk for pair, pk in held.items() if pair not in wanted]
    if surplus:
        GroupPagePermission.objects.filter(pk__in=surplus).delete()
    for page_id, permission_id in wanted - held.keys():
        GroupPagePermission.objects.create(group=group, page_id=page_id, permission_id=permission_id)


def _ensure_file_rights(group: Group, wanted: set[int]) -> None:
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    held = {
        (row.collection_id, row.permission_id): row.pk for row in GroupCollectionPermission.objects.filter(group=group)
    }
    surplus = [pk for (collection_id, permission_id), pk in held.items()
               if collection_id != root.pk or permission_id not in wanted]  # fmt: skip
    if surplus:
        GroupCollectionPermission.objects.filter(pk__in=surplus).delete()
    for permission_id in wanted - {permission_id for collection_id, permission_id in held if collection_id == root.pk}:
        GroupCollectionPermission.objects.create(group=group, collection=root, permission_id=permission_id)


def _pks(names: Iterable[str]) -> set[int]:
    return {permission.pk for permission in _permissions(names)}


def _permissions(names: Iterable[str]) -> list[Permission]:
    """The permissions of these names. Raises LookupError for one that no installed app has: a role must not shrink unseen."""
    wanted = set(names)
    labels = {name.partition(".")[0] for name in wanted}
    known = Permission.objects.filter(content_type__app_label__in=labels).select_related("content_type")
    found = {f"{row.content_type.app_label}.{row.codename}": row for row in known}
    if missing := wanted - found.keys():
        raise LookupError(f"no app has the rights {', '.join(sorted(missing))}")
    return [found[name] for name in wanted]

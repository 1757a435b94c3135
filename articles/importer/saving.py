"""From a parsed article to its page. `import_article` is the one place where an import writes."""

import json
from dataclasses import dataclass
from typing import Any

from anyascii import anyascii
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Locale

from articles.importer.content import body_of, rich
from articles.importer.parsed import ParsedArticle, Unreadable
from articles.importer.snippets import contact_like, topic_named
from articles.models import ArticleContact, ArticleIndexPage, ArticlePage, ArticlePublisher, ArticleTopic
from core.translations import join_by_hand

LONGEST_SLUG = 80
CREATED, UPDATED, DRAFTED, UNCHANGED = "created", "updated", "drafted", "unchanged"


@dataclass(frozen=True)
class Imported:
    """`outcome` is created, updated, unchanged, or drafted: a person's page, which got a draft beside its live words."""

    page: ArticlePage
    outcome: str


@transaction.atomic
def import_article(
    article: ParsedArticle,
    *,
    identity: str,
    language: str,
    publish: bool = False,
    only_draft: bool = False,
    translation_of: ArticlePage | None = None,
    user: Any = None,
) -> Imported:
    """Make or update the page whose file has this name (`identity`, without language and ending) in this language.

    A page that is live and that no person has edited since is updated in public, unless `only_draft` keeps the import
    from readers; one that a person has edited gets a draft. Raises Unreadable, with nothing written.
    """
    try:
        index = index_in(language, name=article.name)
        page = page_of(identity, language)
        result = (
            _create(article, index, identity=identity, publish=publish, user=user)
            if page is None
            else _update(article, page, publish=not only_draft and (publish or page.live), user=user)
        )
        if translation_of is not None:
            _join(result.page, translation_of, name=article.name)
    except ValidationError as error:
        raise Unreadable(article.name, None, _reason(error)) from None
    return result


def _reason(error: ValidationError) -> str:
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(f"{field}: {' '.join(messages)}" for field, messages in error.message_dict.items())


def index_in(language: str, *, name: str) -> ArticleIndexPage:
    """The index that the article belongs below, locked so that no second import makes the same page."""
    if language not in dict(settings.LANGUAGES):
        reason = _("The site doesn’t speak the language “%(tag)s”. It speaks: %(tags)s.")
        raise Unreadable(name, None, reason % {"tag": language, "tags": ", ".join(dict(settings.LANGUAGES))})
    index = ArticleIndexPage.objects.select_for_update().filter(locale__language_code=language).order_by("path").first()
    if index is None:
        reason = _("The site has no article index in the language “%(tag)s” yet: run “manage.py ensure_site”.")
        raise Unreadable(name, None, reason % {"tag": language})
    return index


def page_of(identity: str, language: str) -> ArticlePage | None:
    """The page that was made of the file of this name."""
    return ArticlePage.objects.filter(import_name=identity, locale__language_code=language).order_by("pk").first()


def edited_by_a_person(page: ArticlePage) -> bool:
    """Whether the newest words are anybody's but the importer's."""
    return page.latest_revision_id != page.import_revision


def _create(article: ParsedArticle, index: Any, *, identity: str, publish: bool, user: Any) -> Imported:
    page = ArticlePage(
        locale=index.locale, live=False, owner=user, import_name=identity, slug=_free_slug(article.title, index)
    )
    _fill(page, article, index.locale)
    index.add_child(instance=page)
    log(instance=page, action="wagtail.create", user=user, content_changed=True)
    _keep(page, publish=publish, user=user)
    return Imported(page, CREATED)


def _update(article: ParsedArticle, page: ArticlePage, *, publish: bool, user: Any) -> Imported:
    edited = edited_by_a_person(page)
    publish = publish and not edited
    draft = page.get_latest_revision_as_object()
    before = _content(draft)
    _fill(draft, article, page.locale)
    if _content(draft) == before and not (publish and (not page.live or page.has_unpublished_changes)):
        return Imported(page, UNCHANGED)
    _keep(draft, publish=publish, user=user, ours=not edited)
    page.refresh_from_db()
    return Imported(page, DRAFTED if edited else UPDATED)


def _fill(page: ArticlePage, article: ParsedArticle, locale: Locale) -> None:
    """Write the article's words on the page in memory. Its slug, its related events and its settings stay."""
    page.title = page.draft_title = article.title
    page.lead = article.lead
    page.published_at, page.updated_at = article.published_at, article.updated_at
    page.body = json.dumps(body_of(article))
    page.series_note = rich(article.series_note)
    topics = [topic_named(name, locale=locale) for name in article.topics]
    contacts = [contact_like(contact, locale=locale) for contact in article.contacts]
    page.publishers = [ArticlePublisher(name=name, sort_order=at) for at, name in enumerate(article.publishers)]
    page.topics = [ArticleTopic(topic=topic, sort_order=at) for at, topic in enumerate(dict.fromkeys(topics))]
    page.contacts = [ArticleContact(contact=one, sort_order=at) for at, one in enumerate(dict.fromkeys(contacts))]


def _content(page: ArticlePage) -> tuple[Any, ...]:
    """All that an import writes, to be compared."""
    return (
        page.title,
        page.lead,
        page.published_at,
        page.updated_at,
        page.series_note,
        json.loads(page._meta.get_field("body").value_to_string(page)),
        [publisher.name for publisher in page.publishers.all()],
        [row.topic_id for row in page.topics.all()],
        [row.contact_id for row in page.contacts.all()],
    )


def _keep(page: ArticlePage, *, publish: bool, user: Any, ours: bool = True) -> None:
    """Save a revision, publish it if asked, and remember it as the importer's while the page is `ours`.

    A draft beside a person's words isn't remembered: from then on the page is that person's.
    """
    revision = page.save_revision(user=user, log_action=True)
    if publish:
        revision.publish(user=user)
    if ours:
        ArticlePage.objects.filter(pk=page.pk).update(import_revision=revision.pk)
    page.refresh_from_db()


def _free_slug(title: str, index: Any) -> str:
    """An address in ASCII, transliterated where the title isn't Latin."""
    slug = slugify(anyascii(title))
    short = slug[:LONGEST_SLUG].rsplit("-", 1)[0] if len(slug) > LONGEST_SLUG else slug
    return find_available_slug(index, short or "article")


def _join(page: ArticlePage, original: ArticlePage, *, name: str) -> None:
    """Make the page a translation of the original, written by hand; it may have been one already."""
    if page.translation_key == original.translation_key:
        if page.pk == original.pk:
            raise Unreadable(name, None, _("A page can’t be the translation of itself."))
        return
    taken = ArticlePage.objects.filter(translation_key=original.translation_key, locale=page.locale).first()
    if taken is not None:
        reason = _("“%(title)s” has a translation in this language already: %(address)s")
        raise Unreadable(name, None, reason % {"title": original.title, "address": taken.url})
    if page.get_translations().exists():
        raise Unreadable(
            name, None, _("The page is joined with other translations already: %(address)s") % {"address": page.url}
        )
    join_by_hand(page, original)

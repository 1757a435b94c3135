"""What was found in a file, in words for the person who imports it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.importer.parsed import BulletedList, Heading, Paragraph, ParsedArticle, Quotation
from articles.importer.saving import CREATED, DRAFTED, UNCHANGED, Imported


def findings(article: ParsedArticle) -> list[str]:
    """One short sentence for each kind of part, those that are missing too."""
    return [
        *_header(article),
        *_body(article),
        _count(len(article.contacts), ngettext("%d contact", "%d contacts", len(article.contacts))),
        _("a note on the series") if article.series_note else _("no note on the series"),
        _count(len(article.topics), ngettext("%d topic", "%d topics", len(article.topics))),
    ]


def _header(article: ParsedArticle) -> list[str]:
    publishers = len(article.publishers)
    return [
        _count(publishers, ngettext("%d publisher", "%d publishers", publishers)),
        _("published %s") % f"{article.published_at:%Y-%m-%d %H:%M}"
        if article.published_at
        else _("no time of publication"),
        _("updated %s") % f"{article.updated_at:%Y-%m-%d %H:%M}" if article.updated_at else _("not updated"),
        _("a lead") if article.lead else _("no lead"),
    ]


def _body(article: ParsedArticle) -> list[str]:
    headings, paragraphs = len(article.blocks(Heading)), len(article.blocks(Paragraph))
    lists, quotations = len(article.blocks(BulletedList)), len(article.blocks(Quotation))
    return [
        _count(headings, ngettext("%d heading", "%d headings", headings)),
        _count(paragraphs, ngettext("%d paragraph", "%d paragraphs", paragraphs)),
        _count(lists, ngettext("%d list", "%d lists", lists)),
        _count(quotations, ngettext("%d quotation", "%d quotations", quotations)),
    ]


def _count(count: int, words: str) -> str:
    return words % count


def outcome_words(imported: Imported) -> str:
    """What became of the page, in a sentence."""
    public = imported.page.live and not imported.page.has_unpublished_changes
    if imported.outcome == CREATED:
        return _("New page, published.") if public else _("New page, a draft.")
    if imported.outcome == DRAFTED:
        return _("A person has edited this page since: the import is a draft, readers see what they saw.")
    if imported.outcome == UNCHANGED:
        return _("Nothing has changed.")
    return _("Updated in public.") if public else _("The draft was updated.")

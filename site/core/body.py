"""A body made ready to be shown: everything that its blocks point to is fetched for all of them at once.

Without this each image, contact, link and card asks the database by itself, and a long story grows slow. A page object lives as
long as one request, so its blocks may be completed in place.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import prefetch_related_objects
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.rich_text import RichText, expand_db_html

from core.models import Contact
from core.words import attach_words

BETWEEN = "\n<!-- the next text -->\n"


def values_of(body: StreamValue, block_type: str) -> list[Any]:
    """The values of the body's blocks of this type, in order."""
    return [block.value for block in body if block.block_type == block_type]


def prepare_body(body: StreamValue, tag: str) -> None:
    """Complete the blocks that every body may have, for a reader of `tag`; the number of queries is constant."""
    leaves = list(_leaves(body))
    expand_texts([leaf for leaf in leaves if isinstance(leaf, RichText)])
    images = [leaf for leaf in leaves if isinstance(leaf, AbstractImage)]
    if images:
        prefetch_related_objects(images, "renditions")
    _complete_contacts(values_of(body, "contact"), tag)
    _complete_actions(values_of(body, "action"), tag)


def expand_texts(texts: list[RichText]) -> None:
    """Turn the links of many rich texts into addresses, as Wagtail would one text at a time."""
    if not texts:
        return
    expanded = expand_db_html(BETWEEN.join(text.source for text in texts)).split(BETWEEN)
    if len(expanded) == len(texts):
        for text, html in zip(texts, expanded, strict=True):
            text.source = html  # Wagtail expands it once more when it is shown, and finds nothing left to do


def in_language(pages: Iterable[Page], tag: str) -> dict[int, Page]:
    """Each page, by its id, as a reader of `tag` shall meet it: its live translation, or itself if it is live. One query."""
    keys = {page.pk: page.translation_key for page in pages}
    found = Page.objects.live().filter(translation_key__in=set(keys.values())).select_related("locale") if keys else []
    by_key: dict[Any, list[Page]] = {}
    for page in found:
        by_key.setdefault(page.translation_key, []).append(page)
    chosen: dict[int, Page] = {}
    for pk, key in keys.items():
        family = by_key.get(key, [])
        own = [page for page in family if page.locale.language_code == tag] or [
            page for page in family if page.pk == pk
        ]
        if own:
            chosen[pk] = own[0]
    return chosen


def _complete_contacts(values: list[Any], tag: str) -> None:
    """Facts are read from the source's row, whichever language's row a translated body points to."""
    keys = {value["contact"].translation_key for value in values if value["contact"]}
    if not keys:
        return
    sources = list(Contact.objects.sources().filter(translation_key__in=keys).select_related("locale"))
    by_key = {contact.translation_key: contact for contact in attach_words(sources, tag)}
    for value in values:
        if value["contact"]:
            value["contact"] = by_key[value["contact"].translation_key]


def _complete_actions(values: list[Any], tag: str) -> None:
    pages = in_language([value["page"] for value in values if value["page"]], tag)
    for value in values:
        if value["page"]:
            value["page"] = pages.get(value["page"].pk)


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, StreamValue):
        for block in value:
            yield from _leaves(block.value)
    elif isinstance(value, StructValue):
        for part in value.values():
            yield from _leaves(part)
    elif isinstance(value, ListValue):
        for part in value:
            yield from _leaves(part)
    else:
        yield value

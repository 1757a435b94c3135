"""Where things made for a test stand."""

from wagtail.models import Locale, Page

from home.tree import ensure_tree


def locale(tag: str) -> Locale:
    return Locale.objects.get_or_create(language_code=tag)[0]


def of_tree(model: type[Page], tag: str) -> Page:
    """The front page or index of this kind in this language; the tree is made where it isn't there."""
    pages = model.objects.filter(locale__language_code=tag)
    if not pages.exists():
        ensure_tree()
    return pages.get()

"""What a page tells machines in the words of schema.org. Addresses are absolute."""

from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import gettext as _

Data = dict[str, Any]


def absolute(address: str) -> str:
    """An address of the site as other sites must write it."""
    return urljoin(f"{settings.WAGTAILADMIN_BASE_URL}/", address)


def thing(page: Any, kind: str) -> Data:
    """What every kind of page has in common."""
    data = {
        "@context": "https://schema.org",
        "@type": kind,
        "name": page.title,
        "description": page.description,
        "url": absolute(page.url),
        "inLanguage": page.locale.language_code,
    }
    return {name: value for name, value in data.items() if value}


def web_page(page: Any) -> Data:
    return thing(page, "WebPage")


def article(page: Any, *, published: Any, updated: Any, publishers: list[str]) -> Data:
    """A story or a summary of a meeting; the city publishes where nobody else is named."""
    data = thing(page, "Article") | {
        "headline": page.title,
        "publisher": [{"@type": "Organization", "name": name} for name in publishers or [_("International Espoo")]],
    }
    if published:
        data["datePublished"] = published.isoformat()
    if updated:
        data["dateModified"] = updated.isoformat()
    return data

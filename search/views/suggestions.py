"""What may be meant while somebody types: pages by their titles."""

from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.serving import may_be_cached
from search.searching import suggest
from search.views.typed import typed


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """`suggestions` are titles and addresses; `told` says how many there are, for those who don't see them."""
    pages = suggest(typed(request).query, get_language() or "")
    told = ngettext("%(count)s page suggested", "%(count)s pages suggested", len(pages)) % {"count": len(pages)}
    found = [{"title": page.title, "url": page.url} for page in pages]
    answer = {"suggestions": found, "told": told if found else _("No page suggested")}
    response = JsonResponse(answer, json_dumps_params={"ensure_ascii": False})
    response.headers["X-Robots-Tag"] = "noindex"
    may_be_cached(response)
    return response

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.serving import may_be_cached
from core.words import attach_words
from events import calendar
from events.cards import shown_events
from events.telling import nearest_pages

STAYS = timedelta(days=90)  # so long after its end a meeting is still in the calendar


@require_safe
def feed_view(request: HttpRequest) -> HttpResponse:
    """The meetings of the series for a calendar program, which asks for it again and again (an ETag answers 'the same')."""
    tag = get_language() or ""
    events = list(shown_events().filter(ends_at__gt=timezone.now() - STAYS).order_by("starts_at", "pk"))
    pages = nearest_pages(events, tag)
    attach_words([event.venue for event in events if event.venue], tag)
    address = request.build_absolute_uri(reverse("events:feed"))
    told = [(event, pages[event.pk]) for event in events if event.pk in pages]
    made = calendar.feed(told, name=_("International Espoo: meetings"), address=address)
    answer = HttpResponse(made, content_type=calendar.content_type("PUBLISH"))
    answer["Content-Disposition"] = 'inline; filename="international-espoo.ics"'
    may_be_cached(answer)
    return answer


def subscription(request: HttpRequest) -> dict[str, str]:
    """The two addresses of this language's feed: for a calendar program that knows `webcal:`, and to be copied."""
    address = request.build_absolute_uri(reverse("events:feed"))
    return {"https": address, "webcal": f"webcal://{address.partition('://')[2]}"}

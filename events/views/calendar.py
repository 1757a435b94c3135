from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.serving import may_be_cached
from events import calendar
from events.models import Event
from events.telling import nearest_pages


@require_safe
def calendar_view(request: HttpRequest, code: str) -> HttpResponse:
    """The event as a calendar file for anyone."""
    event = get_object_or_404(Event.objects.select_related("venue__locale"), code=code)
    page = nearest_pages([event], get_language() or "").get(event.pk)
    if page is None:
        raise Http404
    answer = HttpResponse(calendar.public_entry(event, page), content_type=calendar.content_type("PUBLISH"))
    answer["Content-Disposition"] = 'attachment; filename="event.ics"'
    may_be_cached(answer)
    return answer

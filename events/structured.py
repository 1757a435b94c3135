"""Events and summaries in the words of schema.org."""

from typing import Any

from django.utils.translation import gettext as _

from core.structured import Data, absolute, article, thing
from events.models import Event, EventPage, Mode, Status, SummaryPage

STATUS = {
    Status.SCHEDULED: "https://schema.org/EventScheduled",
    Status.POSTPONED: "https://schema.org/EventPostponed",
    Status.CANCELLED: "https://schema.org/EventCancelled",
}
ATTENDANCE = {
    Mode.IN_PERSON: "https://schema.org/OfflineEventAttendanceMode",
    Mode.ONLINE: "https://schema.org/OnlineEventAttendanceMode",
    Mode.HYBRID: "https://schema.org/MixedEventAttendanceMode",
}


def event_data(page: EventPage, event: Event) -> Data:
    """Times in the event's own zone; the online place is the page, since the link is for those who have a seat."""
    address = absolute(page.url)
    places: list[Data] = []
    if event.venue and event.has_room:
        places.append(_place(event.venue))
    if event.is_online:
        places.append({"@type": "VirtualLocation", "url": address})
    return thing(page, "Event") | {
        "startDate": event.local_start.isoformat(),
        "endDate": event.local_end.isoformat(),
        "eventStatus": STATUS[Status(event.status)],
        "eventAttendanceMode": ATTENDANCE[Mode(event.mode)],
        "location": places,
        "inLanguage": event.spoken_languages or page.locale.language_code,
        "isAccessibleForFree": True,
        "offers": {"@type": "Offer", "price": 0, "priceCurrency": "EUR", "url": address},
        "organizer": {"@type": "Organization", "name": _("International Espoo"), "url": absolute("/")},
    }


def summary_data(page: SummaryPage) -> Data:
    return article(page, published=page.first_published_at, updated=page.last_published_at, publishers=[])


def _place(venue: Any) -> Data:
    place: Data = {
        "@type": "Place",
        "name": venue.words.name.text,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": venue.words.street.text,
            "postalCode": venue.postal_code,
            "addressCountry": "FI",
        },
    }
    if venue.map_address:
        place["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(venue.latitude),
            "longitude": float(venue.longitude),
        }
    return place

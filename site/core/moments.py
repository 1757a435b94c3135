"""Times, lists and names of languages as a language writes them (Unicode CLDR, by Babel)."""

from collections.abc import Iterable
from datetime import datetime, tzinfo

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import (
    format_date,
    format_interval,
    format_skeleton,
    format_time,
    get_timezone_location,
)
from babel.lists import format_list
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.languages import language

DAY_PATTERNS = {"short": "MMMEd", "short_with_year": "yMMMEd"}


def cldr_locale(tag: str = "") -> Locale:
    """CLDR's locale for a tag of the site, the active language's where none is named."""
    return Locale.parse(language(tag or get_language() or "").cldr)


def day(moment: datetime, *, zone: tzinfo | None = None, short: bool = False) -> str:
    """'Thursday 10 December 2026'; short: 'Thu 10 Dec', with the year where it isn't this one."""
    here = moment.astimezone(zone or timezone.get_current_timezone())
    if not short:
        return format_date(here.date(), "full", locale=cldr_locale())
    this_year = here.year == timezone.localtime(timezone=here.tzinfo).year
    pattern = DAY_PATTERNS["short" if this_year else "short_with_year"]
    return format_skeleton(pattern, here, tzinfo=here.tzinfo, locale=cldr_locale())


def date(moment: datetime, *, zone: tzinfo | None = None) -> str:
    """'10 December 2026'."""
    here = moment.astimezone(zone or timezone.get_current_timezone())
    return format_date(here.date(), "long", locale=cldr_locale())


def month(moment: datetime, *, zone: tzinfo | None = None) -> str:
    """'December 2026'."""
    here = moment.astimezone(zone or timezone.get_current_timezone())
    return format_skeleton("yMMMM", here, tzinfo=here.tzinfo, locale=cldr_locale())


def hour(moment: datetime, *, zone: tzinfo | None = None) -> str:
    """'17.30' or '5:30 pm', as the language has it."""
    here = moment.astimezone(zone or timezone.get_current_timezone())
    return format_time(here, "short", tzinfo=here.tzinfo, locale=cldr_locale())


def date_and_hour(moment: datetime, *, zone: tzinfo | None = None) -> str:
    """'10 December 2026, 17.30'; the word or sign between them is the catalogue's, since Finnish and Swedish want one."""
    return _("%(date)s, %(hour)s") % {"date": date(moment, zone=zone), "hour": hour(moment, zone=zone)}


def hours(start: datetime, end: datetime, zone: tzinfo) -> str:
    """'17.30–19.30' of one day in `zone`."""
    locale = cldr_locale()
    clock = "hm" if "h" in locale.time_formats["short"].pattern else "Hm"
    return format_interval(start.astimezone(zone), end.astimezone(zone), clock, tzinfo=zone, locale=locale)


def zone_name(zone: tzinfo) -> str:
    """'Helsinki time'. Of another zone, its city as the language writes it; Finnish can't decline those that it doesn't know."""
    if str(zone) == settings.TIME_ZONE:
        return _("Helsinki time")
    return _("%(city)s time") % {"city": get_timezone_location(zone, locale=cldr_locale(), return_city=True)}


def language_name(tag: str) -> str:
    """What the active language calls another: 'Arabic', 'arabia'. Plain-language variants keep their own name."""
    entry = language(tag)
    if entry.parent:
        return entry.name
    try:
        known = str(Locale.parse(tag, sep="-"))
    except (UnknownLocaleError, ValueError):
        return entry.name
    return cldr_locale().languages.get(known, entry.name)


def language_names(tags: Iterable[str]) -> str:
    """'Arabic, Russian and Somali', in the order given."""
    return listed(language_name(tag) for tag in tags)


def listed(parts: Iterable[str]) -> str:
    """Parts joined as the active language joins a list."""
    return format_list([str(part) for part in parts], locale=cldr_locale())


def occasion(start: datetime, end: datetime, zone: tzinfo) -> str:
    """When something is held, in one line: 'Thursday 10 December 2026, 17.30–19.30 (Helsinki time)'."""
    one_day = start.astimezone(zone).date() == end.astimezone(zone).date()
    until = hours(start, end, zone) if one_day else f"{hour(start, zone=zone)} – {date_and_hour(end, zone=zone)}"
    return _("%(day)s, %(hours)s (%(zone)s)") % {"day": day(start, zone=zone), "hours": until, "zone": zone_name(zone)}

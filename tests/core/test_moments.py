"""Times, lists and names of languages, as CLDR has them."""

from datetime import UTC, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.utils import translation

from core import moments

HELSINKI = ZoneInfo("Europe/Helsinki")
START = datetime(2026, 12, 10, 15, 30, tzinfo=UTC)
END = datetime(2026, 12, 10, 17, 30, tzinfo=UTC)


def shown(text: str, **context: object) -> str:
    return Template("{% load moments %}" + text).render(Context(context))


@pytest.mark.parametrize(
    ("tag", "day", "hours"),
    [
        ("fi", "torstai 10. joulukuuta 2026", "17.30–19.30"),
        ("sv", "torsdag 10 december 2026", "17:30–19:30"),
        ("en", "Thursday, 10 December 2026", "17:30–19:30"),
        ("ar", "الخميس، 10 ديسمبر 2026", "5:30–7:30 م"),
        ("fi-simple", "torstai 10. joulukuuta 2026", "17.30–19.30"),
        ("so", "Khamiis, Diseembar 10, 2026", "5:30–7:30 GD"),
    ],
)
def test_a_meeting_is_told_as_each_language_tells_times(tag: str, day: str, hours: str) -> None:
    with translation.override(tag):
        assert moments.day(START, zone=HELSINKI) == day
        assert moments.hours(START, END, HELSINKI) == hours


def test_the_zone_is_named_by_its_city() -> None:
    with translation.override("en"):
        assert moments.zone_name(HELSINKI) == "Helsinki time"


def test_a_time_tag_tells_machines_the_moment_in_the_events_own_zone() -> None:
    with translation.override("en"):
        html = shown("{% moment when zone %}", when=START, zone=ZoneInfo("Asia/Tokyo"))
    assert html == '<time datetime="2026-12-11T00:30+09:00">11 December 2026, 00:30</time>'


def test_a_meeting_s_day_and_hours_stand_together_as_the_language_writes_them() -> None:
    event = SimpleNamespace(starts_at=START, ends_at=END, zone=HELSINKI)
    with translation.override("en"):
        html = shown("{% event_time event %}", event=event)
    day = '<time datetime="2026-12-10T17:30+02:00">Thursday, 10 December 2026</time>'
    assert html == f"{day}, 17:30–19:30 (Helsinki time)"
    with translation.override("ar"):
        assert "</time>، 5:30" in shown("{% event_time event %}", event=event)


def test_no_moment_shows_nothing() -> None:
    assert shown("{% moment when %}{% date when %}", when=None) == ""


def test_a_meeting_that_ends_another_day_names_that_day() -> None:
    with translation.override("en"):
        html = shown("{% hours start end zone %}", start=START, end=END.replace(day=11), zone=HELSINKI)
    assert html == "17:30 – 11 December 2026, 19:30"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("fi", "arabia ja somali"), ("sv", "arabiska och somaliska"), ("en", "Arabic and Somali")],
)
def test_languages_are_named_and_joined_in_the_readers_language(tag: str, expected: str) -> None:
    with translation.override(tag):
        assert shown("{{ tags|language_names }}", tags=["ar", "so"]) == expected


def test_every_language_of_the_site_has_a_name_in_every_other() -> None:
    from core.languages import KNOWN

    for reader in KNOWN:
        with translation.override(reader):
            assert all(moments.language_name(tag) for tag in KNOWN)

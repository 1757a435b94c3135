"""Pictures for articles and topics, and statuses as circles."""

import re
from typing import Any, get_args

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.utils import translation

from core.drawing_choices import Drawing
from core.drawings import STORIES, Circle, Size, Story, draw_circle, draw_story
from core.drawings.circles import Status


@pytest.mark.parametrize("size", get_args(Size))
def test_every_story_is_a_picture_of_its_own(size: Size) -> None:
    inside = {re.sub(r"^<svg[^>]*>", "", draw_story(Story(name), size)) for name in STORIES}
    assert len(inside) == len(STORIES) == 10


@pytest.mark.parametrize("name", STORIES)
def test_each_story_has_people_table_and_one_cloudberry(name: str) -> None:
    drawn = BeautifulSoup(draw_story(Story(name), "large"), "html.parser")
    assert drawn.select(".seat circle, .free circle")
    assert drawn.select(".table")
    assert len(drawn.select(".voice circle")) == 1


@pytest.mark.parametrize("name", STORIES)
def test_two_stories_of_one_name_differ_in_a_detail(name: str) -> None:
    assert draw_story(Story(name, 0), "large") != draw_story(Story(name, 1), "large")
    assert draw_story(Story(name, 7), "large") == draw_story(Story(name, 7), "large")


@pytest.mark.parametrize("name", STORIES)
def test_a_story_stays_inside_its_picture(name: str) -> None:
    for size in get_args(Size):
        for circle in BeautifulSoup(draw_story(Story(name), size), "html.parser").select("circle"):
            x, y, radius = (float(str(circle.get(key, "0"))) for key in ("cx", "cy", "r"))
            assert max(abs(x), abs(y)) + radius <= 101


def test_a_story_reads_in_the_direction_of_the_page() -> None:
    template = Template("{% load drawings %}{% story_drawing 'path' 'large' %}")
    with translation.override("ar"):
        assert "scale(-1 1)" in template.render(Context())
    with translation.override("fi"):
        assert "scale(-1 1)" not in template.render(Context())


def test_an_editor_can_choose_every_story() -> None:
    assert set(Drawing.values) == set(STORIES)


def filled(status: Any, late: bool = False) -> list[str]:
    return [
        shape["class"][0] for shape in BeautifulSoup(draw_circle(Circle(status, late)), "html.parser").select("svg > *")
    ]


def test_every_status_of_a_promise_has_its_own_circle() -> None:
    promises: tuple[Status, ...] = ("heard", "in_preparation", "decided", "done", "not_possible")
    assert len({draw_circle(Circle(status)) for status in promises}) == 5
    assert filled("heard") == ["free"]
    assert filled("done") == ["free", "seat"]
    assert filled("not_possible") == ["free", "line"]


@pytest.mark.parametrize("status", get_args(Status))
def test_only_what_is_late_has_cloudberry(status: Status) -> None:
    assert "voice" in filled(status, late=True)
    assert "voice" not in filled(status)


def test_a_sign_up_looks_like_how_far_it_has_come() -> None:
    assert filled("seated") == filled("done")
    assert filled("cancelled") == filled("not_possible")
    assert draw_circle(Circle("waiting")) == draw_circle(Circle("in_preparation"))


def test_no_circle_is_drawn_for_a_status_that_is_none() -> None:
    with pytest.raises(ValueError, match="lost"):
        Template("{% load drawings %}{% circle 'lost' %}").render(Context())

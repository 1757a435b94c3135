"""The styleguide shows every component to those who may enter the admin, and to nobody else."""

import re
from collections import Counter

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.test import Client

from core.stylesheet import sources
from home.styleguide.samples import components
from home.styleguide.views import with_names_of_its_own
from tests.factories import editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def styleguide(client: Client) -> BeautifulSoup:
    client.force_login(editor())
    response = client.get("/styleguide/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_visitors_are_asked_to_log_in(client: Client) -> None:
    assert client.get("/styleguide/")["Location"].startswith("/admin/login/")


def test_each_state_of_a_component_stands_in_both_directions_and_both_themes(styleguide: BeautifulSoup) -> None:
    for component, section in zip(components(), styleguide.select("section.component")[1:], strict=True):
        assert section.h2.text == component.name
        for samples in section.select(".samples"):
            shown = [(sample["dir"], sample["class"][-1]) for sample in samples.select(".sample")]
            assert shown == [
                ("ltr", "theme-light"),
                ("ltr", "theme-dark"),
                ("rtl", "theme-light"),
                ("rtl", "theme-dark"),
            ]
            assert all(sample.find(True) for sample in samples.select(".sample")), component.name
        assert len(section.select(".samples")) == len(component.states)


def test_no_name_stands_twice_and_each_pointer_meets_what_it_points_to(styleguide: BeautifulSoup) -> None:
    names = Counter(element["id"] for element in styleguide.select("[id]"))
    assert [name for name, times in names.items() if times > 1] == []
    pointers = {label["for"] for label in styleguide.select("label[for]")}
    pointers |= {
        name for element in styleguide.select("[aria-describedby]") for name in element["aria-describedby"].split()
    }
    assert pointers
    assert pointers <= names.keys()


def test_what_points_to_a_part_of_a_sample_points_to_its_own() -> None:
    html = '<p id="a"></p><label for="a b"></label><a href="#a"></a><a href="/en/#a"></a>'
    assert with_names_of_its_own(html, "x") == (
        '<p id="x-a"></p><label for="x-a x-b"></label><a href="#x-a"></a><a href="/en/#a"></a>'
    )


def test_the_one_stylesheet_is_joined_from_all_small_ones_with_the_order_of_layers_first() -> None:
    with open(str(finders.find("site.css")), encoding="utf-8") as file:
        joined = file.read()
    assert joined.index("@layer tokens, base, layout, components, print;") < joined.index(":root")
    for path in sources():
        assert path.read_text(encoding="utf-8") in joined


def test_colours_are_named_in_one_file_alone() -> None:
    colour = re.compile(r"#[0-9a-f]{3,8}\b|\brgb|\bhsl", re.IGNORECASE)
    named_there = {"tokens.css", "print.css"}  # paper is white whatever the theme
    elsewhere = {path.name for path in sources() if colour.search(path.read_text(encoding="utf-8"))} - named_there
    assert elsewhere == set()


def test_nothing_is_placed_by_left_and_right() -> None:
    physical = re.compile(r"(?<![-\w])(?:(?:margin|padding|border)-)?(?:left|right)\s*:|text-align:\s*(?:left|right)")
    assert [path.name for path in sources() if physical.search(path.read_text(encoding="utf-8"))] == []

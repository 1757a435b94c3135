"""The first view of each page type is light, in a script of letters and in another."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.weight import weigh
from tests.services.databases import gather_static
from tests.services.page_types import page_types
from tests.services.site import MEASURED, RunningSite, environment_for, running_site


@pytest.fixture(scope="module")
def measured_site(demonstration_site: RunningSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """The demonstration, with static files as in production."""
    var = tmp_path_factory.mktemp("measured")
    shutil.copytree(demonstration_site.var / "media", var / "media")
    gather_static(demonstration_site.database, var)
    with running_site(demonstration_site.database, var, **MEASURED) as running:
        yield running


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_the_first_view_of_each_page_type_is_light(measured_site: RunningSite, browser: Browser, tag: str) -> None:
    paths = page_types(environment_for(measured_site.database, measured_site.var, **MEASURED), tag)
    weights = {name: weigh(browser, measured_site.address + path) for name, path in paths.items()}
    assert {name: weight.excess() for name, weight in weights.items() if weight.excess()} == {}
    assert all(weight.bytes > 1000 and weight.styles > 1000 for weight in weights.values())

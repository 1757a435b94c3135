"""One site for each language, with a page of every kind, shared by tests that only look."""

from collections.abc import Callable, Iterator
from typing import NamedTuple
from uuid import uuid4

import pytest
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from tests.browser.conftest import models_of
from tests.browser.pages import every_kind
from tests.services.databases import Databases
from tests.services.site import running_site


class Pages(NamedTuple):
    """Whole addresses by kind, in the language `tag`."""

    tag: str
    addresses: dict[str, str]


@pytest.fixture(scope="session", params=["en", "ar"])
def pages(
    request: pytest.FixtureRequest,
    databases: Databases,
    template: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Pages]:
    tag, name = request.param, f"pages_{uuid4().hex}"
    database, var = databases.create(name, copy_of=template("empty")), tmp_path_factory.mktemp("pages")
    with running_site(database, var) as site:
        with models_of(site, django_db_blocker), override_settings(MEDIA_ROOT=var / "media"):
            paths = every_kind(tag)
        yield Pages(tag, {kind: site.address + path for kind, path in paths.items()})
    databases.drop(name)

"""Short journeys share one site, which takes seconds to start: each makes an event, pages and people of its own on it."""

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest

from tests.services.databases import Databases
from tests.services.mailbox import Mailbox
from tests.services.site import RunningSite, running_site


@pytest.fixture(scope="session")
def site(
    databases: Databases, template: Callable[[str], str], mail_server: Mailbox, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningSite]:
    """Languages, front pages, indexes and roles are there, and what earlier journeys have left."""
    name = f"site_{uuid4().hex}"
    database = databases.create(name, copy_of=template("empty"))
    var = tmp_path_factory.mktemp("var")
    with running_site(database, var, EMAIL_URL=mail_server.address, SCHEDULE_SECONDS="5") as running:
        yield running
    databases.drop(name)

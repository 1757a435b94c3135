"""A whole site for the browser: served by gunicorn, with its worker, on a copy of a prepared database, and a mail server.

A test that writes asks for `site`, which is its own; one that only reads asks for `demonstration_site`, which is shared.
"""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.db import connections
from playwright.sync_api import Browser, ConsoleMessage, Page
from pytest_django.plugin import DjangoDbBlocker

from tests.services import chromium, html_checker
from tests.services.databases import Databases, databases_in, prepare
from tests.services.mailbox import Mailbox
from tests.services.site import RunningSite, running_site

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
    "true"  # Playwright keeps an event loop in the tests' thread; nothing awaits there
)
PREPARATIONS = {"empty": ("migrate -v0", "ensure_site"), "demonstration": ("load_demonstration",)}
NewPage = Callable[..., Page]


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all of pytest-xdist's processes of this run."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def databases(shared_folder: Path) -> Databases:
    return databases_in(shared_folder)


@pytest.fixture(scope="session")
def template(databases: Databases, shared_folder: Path) -> Callable[[str], str]:
    """The name of a prepared database (see PREPARATIONS), made once by whichever process comes first."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", uuid4().hex)

    def prepared(kind: str) -> str:
        name = f"{kind}_{run}"
        base = "" if kind == "empty" else prepared("empty")
        with (shared_folder / f"{name}.lock").open("a+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            lock.seek(0)
            if not lock.read():
                var = shared_folder / f"{name}.var"
                var.mkdir()
                prepare(databases.create(name, copy_of=base), var, *PREPARATIONS[kind], DEMONSTRATION="true")
                lock.write("made")
        return name

    return prepared


@pytest.fixture(scope="session")
def mail_server() -> Iterator[Mailbox]:
    mailbox = Mailbox()
    mailbox.controller.start()
    yield mailbox
    mailbox.controller.stop()


@pytest.fixture
def mailbox(mail_server: Mailbox) -> Mailbox:
    """An empty one; `mailbox.wait_for("someone@example.org")` is the mail, as soon as it has come."""
    mail_server.clear()
    return mail_server


@pytest.fixture
def site(
    databases: Databases, template: Callable[[str], str], mailbox: Mailbox, tmp_path: Path
) -> Iterator[RunningSite]:
    """A site of this test's own: languages, front pages, indexes and roles are there, and nothing else."""
    name = f"site_{uuid4().hex}"
    database = databases.create(name, copy_of=template("empty"))
    with running_site(database, tmp_path / "var", EMAIL_URL=mailbox.address) as running:
        yield running
    databases.drop(name)


@pytest.fixture(scope="session")
def demonstration_site(
    databases: Databases, template: Callable[[str], str], mail_server: Mailbox, shared_folder: Path
) -> Iterator[RunningSite]:
    """The site as `make run` fills it, shared by tests that write nothing."""
    kind = template("demonstration")
    name = f"demonstration_{uuid4().hex}"
    var = shared_folder / name
    settings = {"EMAIL_URL": mail_server.address, "DEMONSTRATION": "true"}
    shutil.copytree(shared_folder / f"{kind}.var", var)
    with running_site(databases.create(name, copy_of=kind), var, **settings) as running:
        yield running
    databases.drop(name)


@contextmanager
def models_of(site: RunningSite, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let this process read and write the running site's database, so that factories and models can be used."""
    connection = connections["default"]
    connection.close()
    before = connection.settings_dict["NAME"]
    path = urlsplit(site.database).path
    connection.settings_dict["NAME"] = path[1:]
    with django_db_blocker.unblock():
        yield
        connection.close()
    connection.settings_dict["NAME"] = before


@pytest.fixture
def orm(site: RunningSite, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The test's own process reads and writes the running site's database."""
    with models_of(site, django_db_blocker):
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if chromium.executable() is None:
        pytest.skip("there is no Chromium here: 'apt install chromium' brings it")
    with chromium.running_chromium() as running:
        yield running


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Opens a page for one more person, with a cookie jar of their own.

    Takes what Playwright's `new_context` takes, and `width` (CSS pixels) and `javascript`. On visitors' pages the browser
    may complain of nothing: a script's error or a breach of the Content-Security-Policy fails the test.
    """
    complaints: list[str] = []
    contexts = []

    def open_page(*, width: int = 1280, height: int = 900, javascript: bool = True, **options: object) -> Page:
        viewport = {"width": width, "height": height}
        context = browser.new_context(viewport=viewport, java_script_enabled=javascript, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()

        def complain(reason: str) -> None:
            if not urlsplit(page.url).path.startswith("/admin/"):
                complaints.append(f"{page.url}: {reason}")

        def read_console(message: ConsoleMessage) -> None:
            if "Content Security Policy" in message.text:
                complain(message.text)

        page.on("console", read_console)
        page.on("pageerror", lambda error: complain(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A visitor at a wide screen with script on."""
    return new_page()


@pytest.fixture(scope="session")
def html_complaints(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, str]], list[str]]:
    """What the Nu HTML checker says against these pages (name: HTML); to be compared with an empty list."""
    if not html_checker.is_there():
        pytest.skip("there is no Nu HTML checker here: 'make test' brings it where npm and Java are")
    return lambda pages: html_checker.complaints(pages, tmp_path_factory.mktemp("html"))

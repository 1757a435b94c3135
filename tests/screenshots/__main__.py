"""Photograph a site of its own through its three lives: empty, with the demonstration, with every state.

Pictures go to var/screenshots/, contact sheets and the handbooks' pictures to docs/screenshots/.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.services.chromium import executable, running_chromium
from tests.services.databases import SQLiteDatabases, prepare
from tests.services.site import environment_for, running_site

ROOT = Path(__file__).resolve().parents[2]
PICTURES, SHEETS = ROOT / "var" / "screenshots", ROOT / "docs" / "screenshots"
TAGS = ("en", "ar")
MAIL_TAGS = ("fi", "sv", "en", "ar")


def main() -> None:
    if executable() is None:
        sys.exit("Pictures need Chromium: 'apt install chromium' brings it.")
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        var = Path(folder)
        database = SQLiteDatabases(var).create("site")
        prepare(database, var, "migrate -v0", "ensure_site")
        use_the_site_of(database, var)
        with running_site(database, var) as site, running_chromium() as browser:
            taken = photograph_three_lives(browser, site.address, lambda: load_demonstration(database, var))
    print(f"{len(taken)} pictures in var/screenshots/ after {time.monotonic() - began:.0f} s")
    lay_out(taken)
    print(f"Contact sheets and the handbooks' pictures in docs/screenshots/ after {time.monotonic() - began:.0f} s")


def use_the_site_of(database: str, var: Path) -> None:
    """Let this process read and write the database of the site that is photographed."""
    os.environ.update(environment_for(database, var, DEMONSTRATION="true"), DJANGO_ALLOW_ASYNC_UNSAFE="true")
    sys.path.insert(0, str(ROOT / "site"))
    import django

    django.setup()


def load_demonstration(database: str, var: Path) -> None:
    prepare(database, var, "load_demonstration", DEMONSTRATION="true")


def photograph_three_lives(browser: Browser, address: str, fill: Callable[[], None]) -> list[Path]:
    from tests.screenshots.mails import mails
    from tests.screenshots.staff import photograph_the_admin
    from tests.screenshots.states import demonstration, empty_site, made

    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    taken = photograph_all(browser, address, empty_site)
    taken += photograph_all(browser, address, mails, tags=MAIL_TAGS)
    fill()
    taken += photograph_all(browser, address, demonstration)
    taken += photograph_the_admin(browser, address, PICTURES)
    return taken + photograph_all(browser, address, made)


def photograph_all(
    browser: Browser, address: str, states: Callable[[str], Iterable[Any]], tags: Iterable[str] = TAGS
) -> list[Path]:
    """The states of one life, languages side by side in the order of the pictures."""
    from tests.screenshots.camera import Camera

    context = browser.new_context()
    camera = Camera(context, address, PICTURES)
    listed = {tag: list(states(tag)) for tag in tags}
    taken = []
    for same in zip(*listed.values(), strict=True):
        for tag, state in zip(listed, same, strict=True):
            taken += camera.photograph(state, tag)
    context.close()
    camera.tell_of_access()
    return taken


def lay_out(taken: list[Path]) -> None:
    from tests.screenshots.handbook import LONGEST, PICTURES
    from tests.screenshots.sheets import contact_sheets, for_the_handbooks

    shutil.rmtree(SHEETS, ignore_errors=True)
    SHEETS.mkdir(parents=True)
    contact_sheets(taken, SHEETS)
    if missing := for_the_handbooks(PICTURES, taken, SHEETS, longest=LONGEST):
        sys.exit(f"The handbooks want pictures that weren't taken: {', '.join(missing)}")


if __name__ == "__main__":
    main()

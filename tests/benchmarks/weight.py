"""What the first view of each page type weighs."""

import sys
from pathlib import Path

from tests.browser.weight import LIMITS, Weight, weigh
from tests.services.chromium import executable, running_chromium
from tests.services.page_types import page_types
from tests.services.site import running_site

TAGS = ("en", "ar")


def print_table(environment: dict[str, str]) -> None:
    if executable() is None:
        sys.exit("The weight is measured in Chromium: 'apt install chromium' brings it.")
    print(
        f"\n{'first view, compressed, no photographs':<40}{'kB':>7}{'requests':>10}{'styles':>8}{'script':>8}{'fonts':>7}"
    )
    serving = running_site(environment["DATABASE_URL"], Path(environment["VAR_FOLDER"]), **environment)
    with serving as site, running_chromium() as browser:
        for tag in TAGS:
            for name, path in page_types(environment, tag).items():
                print_row(f"{name}, {tag}", weigh(browser, site.address + path))
    told = {name: limit if name == "requests" else f"{limit / 1000:.0f}" for name, limit in LIMITS.items()}
    print(f"{'limits':<40}{told['bytes']:>7}{told['requests']:>10}{told['styles']:>8}{told['script']:>8}")


def print_row(name: str, weight: Weight) -> None:
    kilobytes = (f"{size / 1000:.1f}" for size in (weight.bytes, weight.styles, weight.script, weight.fonts))
    total, styles, script, fonts = kilobytes
    row = f"{name:<40}{total:>7}{weight.requests:>10}{styles:>8}{script:>8}{fonts:>7}"
    print(row, *weight.excess(), flush=True)

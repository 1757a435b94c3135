"""`python -m tests.benchmarks [speed] [weight] [lighthouse] [hosting] [signing_up]`: these parts, or all of them.

PostgreSQL with the demonstration, static files as in production, over the loopback: compare rows, not machines.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import hosting, lighthouse, signing_up, speed, weight
from tests.services.databases import PostgreSQLDatabases, gather_static, prepare
from tests.services.postgresql import programs, running_postgresql
from tests.services.site import MEASURED, environment_for

PARTS: dict[str, Callable[[dict[str, str]], None]] = {
    "speed": speed.print_table,
    "weight": weight.print_table,
    "lighthouse": lighthouse.print_table,
    "hosting": hosting.print_table,
    "signing_up": signing_up.print_table,  # the last: it leaves many mails to be sent
}


def main(wanted: list[str]) -> None:
    if programs() is None:
        sys.exit("The benchmark needs PostgreSQL: 'apt install postgresql' brings it.")
    with running_postgresql() as server, tempfile.TemporaryDirectory() as folder:
        database, var = PostgreSQLDatabases(server).create("bench"), Path(folder)
        settings = MEASURED | {"DEMONSTRATION": "true", "LOG_LEVEL": "ERROR"}
        prepare(database, var, "migrate -v0", "ensure_site", "load_demonstration", **settings)
        gather_static(database, var, with_admin=not wanted or "hosting" in wanted)
        for name in wanted or PARTS:
            PARTS[name](environment_for(database, var, **settings))


if __name__ == "__main__":
    main(sys.argv[1:])

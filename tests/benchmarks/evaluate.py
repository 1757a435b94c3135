"""`python -m tests.benchmarks.evaluate`: the search measured on PostgreSQL and on Elasticsearch, both of our own."""

import sys
import tempfile
from pathlib import Path

from tests.benchmarks.relevance import print_tables
from tests.services.databases import PostgreSQLDatabases, prepare
from tests.services.elasticsearch import running_elasticsearch
from tests.services.postgresql import programs, running_postgresql
from tests.services.site import environment_for

TAGS = "fi,sv,en,ar,ru,uk,et,zh-hans,so,fa"


def main() -> None:
    if programs() is None:
        sys.exit("Measuring the search needs PostgreSQL: 'apt install postgresql' brings it.")
    with running_postgresql() as server, running_elasticsearch() as address, tempfile.TemporaryDirectory() as folder:
        database, var = PostgreSQLDatabases(server).create("evaluation"), Path(folder)
        settings = {"SITE_LANGUAGES": TAGS, "LOG_LEVEL": "ERROR"}
        prepare(database, var, "migrate -v0", "ensure_site", **settings)
        print_tables(
            environment_for(database, var, ELASTICSEARCH_URL=address, ELASTICSEARCH_TIMEOUT_SECONDS="10", **settings)
        )


if __name__ == "__main__":
    main()

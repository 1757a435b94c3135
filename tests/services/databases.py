"""Databases for the browser: one is prepared, each test gets a copy (`flush` would leave no Locale and no root page)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import psycopg

from tests.services.site import MEASURED, environment_for

ROOT = Path(__file__).resolve().parents[2]


class Databases(Protocol):
    """Where databases are made. Names are ours and plain; an address is what DATABASE_URL wants."""

    def address(self, name: str) -> str: ...

    def create(self, name: str, *, copy_of: str = "") -> str:
        """A new database, empty or a copy; its address."""
        ...

    def drop(self, name: str) -> None: ...


class SQLiteDatabases:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def file(self, name: str) -> Path:
        return self.folder / f"{name}.sqlite3"

    def address(self, name: str) -> str:
        return f"sqlite:///{self.file(name)}"

    def create(self, name: str, *, copy_of: str = "") -> str:
        if copy_of:
            shutil.copyfile(self.file(copy_of), self.file(name))
        return self.address(name)

    def drop(self, name: str) -> None:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self.file(name)}{suffix}").unlink(missing_ok=True)


class PostgreSQLDatabases:
    """On a server that is the tests' own: what is left on it goes away with it."""

    def __init__(self, server: str) -> None:
        self.server = server

    def address(self, name: str) -> str:
        return urlsplit(self.server)._replace(path=f"/{name}").geturl()

    def create(self, name: str, *, copy_of: str = "") -> str:
        self.tell(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{copy_of}"' if copy_of else ""))
        return self.address(name)

    def drop(self, name: str) -> None:
        self.tell(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def tell(self, command: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(command.encode())


def databases_in(folder: Path) -> Databases:
    """On the server that DATABASE_URL names, or as files in this folder."""
    server = os.environ.get("DATABASE_URL", "")
    return PostgreSQLDatabases(server) if server.startswith("postgres") else SQLiteDatabases(folder)


def prepare(address: str, var: Path, *commands: str, **settings: str) -> None:
    """Run these management commands on the database, as the site's operator would."""
    for command in commands:
        done = subprocess.run(
            [sys.executable, "manage.py", *command.split()],
            env=environment_for(address, var, **settings),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"manage.py {command} failed:\n{done.stdout}\n{done.stderr}")


def gather_static(address: str, var: Path, *, with_admin: bool = False) -> None:
    """Static files of the visitors' pages, as an operator gathers them; the admin's thousands only where they are asked for."""
    (var / "static").mkdir(parents=True, exist_ok=True)
    without = "" if with_admin else " -i wagtail* -i admin -i taggit*"
    prepare(address, var, f"collectstatic --noinput -v0{without}", **MEASURED)

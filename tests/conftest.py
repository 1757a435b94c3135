"""What all tests share. A skip means that a service is missing here; where CI=true it is a failure."""

import os
import shutil
from collections.abc import Generator
from typing import Any

import pytest
from django.conf import settings

IN_CI = os.environ.get("CI", "").lower() == "true"


def fail_instead_of_skipping(report: Any) -> None:
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"With CI=true nothing is skipped: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    fail_instead_of_skipping(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    fail_instead_of_skipping(report)
    return report


def pytest_sessionfinish() -> None:
    if settings.configured:
        shutil.rmtree(settings.VAR, ignore_errors=True)


@pytest.fixture(scope="session")
def full() -> bool:
    """Whether long runs use their whole counts, as `make test-full` wants it."""
    return bool(os.environ.get("FULL"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The tree of every language stands before the first test: making it anew would be most of each test's time."""
    from core.catalogues import compile_catalogues
    from core.outbox.models import OutboxEntry
    from home.tree import ensure_tree

    compile_catalogues()
    with django_db_blocker.unblock():
        ensure_tree()
        OutboxEntry.objects.all().delete()  # no test has to carry out what the tree left to do


@pytest.fixture
def site_tree(db: None) -> None:
    """Locales, front pages and indexes of every language, made again where a test before has flushed them."""
    from home.tree import ensure_tree

    ensure_tree()

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


@pytest.fixture
def site_tree(db: None) -> None:
    """Locales, front pages and indexes of every language; factories make them too when they need them."""
    from home.tree import ensure_tree

    ensure_tree()

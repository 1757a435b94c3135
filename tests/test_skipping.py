"""A skip says that something is missing here; where everything must be there, it is a failure."""

from types import SimpleNamespace

import pytest

from tests import conftest


@pytest.mark.parametrize(("in_ci", "outcome"), [(True, "failed"), (False, "skipped")])
def test_a_skip_is_a_failure_in_ci_only(in_ci: bool, outcome: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conftest, "IN_CI", in_ci)
    report = SimpleNamespace(
        skipped=True, outcome="skipped", longrepr=("test_x.py", 3, "Skipped: there is no Chromium here")
    )
    conftest.fail_instead_of_skipping(report)
    assert report.outcome == outcome
    assert "there is no Chromium here" in str(report.longrepr)

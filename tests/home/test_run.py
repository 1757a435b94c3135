"""What `manage.py run` says while it prepares the site."""

import io
from typing import Any

import pytest

from home.management.commands import run


class Buffer(io.StringIO):
    """A file's buffer: what `waits` in it when the site forks is written by every child."""

    waits = ""

    def write(self, text: str) -> int:
        self.waits += text
        return super().write(text)

    def flush(self) -> None:
        self.waits = ""


@pytest.mark.django_db
def test_each_step_of_the_first_start_is_told_when_it_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Buffer()
    waited: list[str] = []
    monkeypatch.setattr(run, "call_command", lambda *args, **options: waited.append(told.waits))
    monkeypatch.setattr(run, "compile_catalogues", lambda: None)
    command: Any = run.Command(stdout=told)
    command.prepare()
    assert waited == ["", "", ""], "migrate, ensure_site, load_demonstration"
    assert "Filling the empty site" in told.getvalue()

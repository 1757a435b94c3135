from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> None:
    """Where erasures are remembered and mails lie: of this test alone."""
    settings.ERASURES_FILE = tmp_path / "erasures.txt"
    settings.MAIL_FOLDER = tmp_path / "mail"

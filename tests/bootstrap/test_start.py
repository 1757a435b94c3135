"""Before anything is installed: old Pythons, busy ports, half-made folders, each answered in one sentence."""

import ast
import json
import platform
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bootstrap import commands, environment
from bootstrap.refusal import Refusal

FOLDER = Path(commands.__file__).parent


def test_an_old_python_can_read_the_door() -> None:
    source = (FOLDER / "start.py").read_text(encoding="utf-8")
    assert ast.parse(source, feature_version=(3, 6))
    assert 'f"' not in source


def test_what_runs_before_the_installation_needs_the_standard_library_only() -> None:
    imported = set()
    for path in set(FOLDER.glob("*.py")) - {FOLDER / "fonts.py"}:  # which `make fonts` runs in `.venv`
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add((node.module or "").partition(".")[0])
    assert imported <= {"bootstrap", *sys.stdlib_module_names}


def test_a_busy_port_is_told_with_another_to_choose() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(Refusal, match=f"^The port {port} is busy: choose another, as in 'make run PORT="):
            commands.refuse_a_busy_port(str(port))


@pytest.mark.parametrize(
    ("lines", "port"),
    [
        ("# PORT=1\nPORT=8123\n", "8123"),
        ("\ufeffSITE_ADDRESS=x\r\nPORT=1\r\n export port = '8123' # mine\r\n", "8123"),
        ("PORT=\nMY_PORT=9\n", ""),
        ("", ""),
    ],
)
def test_the_port_of_the_settings_file_is_heard_as_the_site_hears_it(lines: str, port: str, tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text(lines, encoding="utf-8")
    assert commands.port_in(file) == port
    assert commands.port_in(tmp_path / "nothing") == ""


def test_make_run_asks_for_the_port_of_the_settings_file_unless_it_is_given_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("PORT=8123\n", encoding="utf-8")
    asked: list[str] = []
    monkeypatch.setattr(commands, "refuse_a_busy_port", asked.append)
    monkeypatch.setattr(commands, "_become", lambda *arguments, **settings: None)
    monkeypatch.setenv("ENV_FILE", str(tmp_path / ".env"))
    for given in ("", "8124"):
        monkeypatch.setenv("PORT", given)
        commands.run()
    assert asked == ["8123", "8124"]


@pytest.mark.parametrize("port", ["eighty", "0", "65536", "-1", "٨٠"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    with pytest.raises(Refusal, match=r"^PORT must be a number from 1 to 65535"):
        commands.refuse_a_busy_port(port)


def test_a_name_that_is_taken_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".venv").touch()
    monkeypatch.setattr(environment, "FOLDER", tmp_path / ".venv")
    with pytest.raises(Refusal, match=r"^The name \.venv is taken by something that is no folder"):
        environment.python_of(environment.RUN)


def test_a_folder_without_its_stamp_is_made_anew_and_a_stamped_one_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / ".venv"
    done: list[str] = []

    def make(*, anew: bool) -> None:
        done.append("made anew" if anew else "made")
        (folder / "bin").mkdir(parents=True, exist_ok=True)
        (folder / "bin" / "python").unlink(missing_ok=True)
        (folder / "bin" / "python").symlink_to(sys.executable)

    monkeypatch.setattr(environment, "FOLDER", folder)
    monkeypatch.setattr(environment, "STAMP", folder / "installed.json")
    monkeypatch.setattr(environment, "_make", make)
    monkeypatch.setattr(environment, "_install", lambda python, requirements: done.append(f"installed {requirements}"))
    environment.python_of(environment.RUN)
    environment.python_of(environment.RUN)
    (folder / "installed.json").unlink()
    environment.python_of(environment.RUN)
    assert done == ["made", "installed requirements.txt", "made anew", "installed requirements.txt"]
    assert json.loads((folder / "installed.json").read_text()).keys() == {"python", "requirements.txt"}


def test_a_newer_patch_of_the_same_python_keeps_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, str]] = []
    for version in ("3.12.1", "3.12.11", "3.13.0rc1"):
        monkeypatch.setattr(platform, "python_version_tuple", lambda version=version: version.split(".", 2))
        asked.append(environment._wanted(environment.RUN))
    assert asked[0] == asked[1] != asked[2]


def test_make_help_names_every_target() -> None:
    told = subprocess.run(["make", "help"], cwd=FOLDER.parent, capture_output=True, text=True, check=True).stdout
    names = {line.split()[0] for line in told.splitlines()}
    wanted = {"help", "run", "test", "test-quick", "test-full", "bench", "lint", "messages", "shell", "lock", "clean"}
    assert wanted <= names

"""The house keeps its shape: relations between models go the way imports go, and files and functions stay small."""

import ast
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from itertools import pairwise
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[1]
FLOORS = {"core": 0, "events": 1, "articles": 2, "home": 3, "search": 3, "desk": 3, "config": 4}
FILE_LINES, FUNCTION_LINES = 300, 40
CODE = ["bootstrap", "site", "home", "articles", "events", "search", "tests"]


def python_files(*folders: str) -> Iterator[Path]:
    for folder in folders or CODE:
        yield from (path for path in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in path.parts)


def house(model: type) -> str:
    """The top package of a model's app, so that `core.outbox` counts as core."""
    return model.__module__.partition(".")[0]


def relations() -> Iterator[tuple[str, str, str]]:
    """Each relation from one app of ours to another: its name, the app it stands in, the app it points to."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            target = field.related_model
            outward = field.is_relation and not field.auto_created
            if outward and isinstance(target, type) and {house(model), house(target)} <= FLOORS.keys():
                yield f"{model.__name__}.{field.name} to {target.__name__}", house(model), house(target)


def test_relations_between_models_go_the_way_imports_go() -> None:
    found = list(relations())
    against = [name for name, here, there in found if here != there and FLOORS[here] <= FLOORS[there]]
    assert found
    assert against == []


def test_no_file_is_longer_than_a_person_reads_at_once() -> None:
    long = [f"{path.relative_to(ROOT)}: {count}" for path in python_files() if (count := lines_of(path)) > FILE_LINES]
    assert long == []


def test_no_function_is_longer_than_a_screen() -> None:
    long = [name for path in python_files() for name, lines in functions(path) if lines > FUNCTION_LINES]
    assert long == []


def pins(name: str) -> set[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return {line.partition(" ")[0] for line in lines if "==" in line and not line.startswith((" ", "#"))}


def imported(path: Path) -> Iterator[str]:
    """The top packages that a file imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{path.relative_to(ROOT)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_the_site_runs_on_the_versions_it_is_tested_with() -> None:
    assert pins("requirements.txt") <= pins("requirements-dev.txt")


def test_whatever_the_site_imports_is_pinned_for_it() -> None:
    pinned = {pin.partition("==")[0] for pin in pins("requirements.txt")}
    brought = packages_distributions()
    missing = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in python_files("site", "home", "articles", "events", "search")
        for name in imported(path)
        if name in brought and not pinned & {distribution.lower().replace("_", "-") for distribution in brought[name]}
    }
    assert missing == set()


def test_every_pinned_package_has_a_hash() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = [
            line
            for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
            if not line.startswith(("#", "    #"))
        ]
        bare = [line for line, below in pairwise([*lines, ""]) if "==" in line and "--hash=sha256:" not in below]
        assert bare == []

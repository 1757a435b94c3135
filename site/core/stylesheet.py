"""`site.css`: one file for visitors, joined from the small ones in `site/styles/` without a build step."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "site.css"
DRAWINGS = "css/drawings.css"
FIRST = "layers.css"  # names the order of the cascade layers, so that the order of the other files means nothing


class StylesheetFinder(BaseFinder):
    """Finds `site.css` and nothing else; it is written anew when what the small files say has changed."""

    def __init__(self, app_names: object = None, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=settings.VAR / "styles")

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path != NAME:
            return []
        joined = str(self.join())
        return [joined] if find_all else joined

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        self.join()
        yield NAME, self.storage

    def join(self) -> Path:
        """The path of the joined file, up to date."""
        text = "\n".join(path.read_text(encoding="utf-8") for path in sources())
        joined = Path(self.storage.path(NAME))
        if not joined.exists() or joined.read_text(encoding="utf-8") != text:
            joined.parent.mkdir(parents=True, exist_ok=True)
            joined.write_text(text, encoding="utf-8")
        return joined


def sources() -> list[Path]:
    """The small files, the one with the order of the layers first, and what the admin needs by its own address too."""
    own = sorted((settings.SITE_DIR / "styles").rglob("*.css"), key=lambda path: (path.name != FIRST, str(path)))
    return [*own, settings.SITE_DIR / "static" / DRAWINGS]

"""Brings Rubik (SIL Open Font License) from npm: unmodified for pages, and as two plain files for shared pictures.

What draws the pictures reads neither woff2 nor variable weights, so each weight is cut from all scripts and joined into one file.
The licence allows that, and names no reserved font name.
"""

import hashlib
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "@fontsource-variable/rubik"
SCRIPTS = ("latin", "latin-ext", "arabic", "cyrillic")
WEIGHTS = (500, 700)
FOR_PAGES = ROOT / "site" / "static" / "fonts"
FOR_PICTURES = ROOT / "site" / "core" / "pictures" / "fonts"
FAMILY_NAMES = (1, 16)  # OpenType's name table: the family, and the family of more than four styles


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        made = [*_bring(folder), *(_cut(weight, folder) for weight in WEIGHTS)]
    for path in made:
        sys.stdout.write(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(ROOT)}\n")


def _bring(folder: Path) -> list[Path]:
    """Fetch the package and copy what pages use. Raises CalledProcessError where npm can't reach it."""
    subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(next(folder.glob("*.tgz"))) as packed:
        packed.extractall(folder, filter="data")
    for place in (FOR_PAGES, FOR_PICTURES):
        place.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / "package" / "LICENSE", place / "OFL.txt")
    brought = [_for_pages(script) for script in SCRIPTS]
    for path in brought:
        shutil.copyfile(folder / "package" / "files" / path.name, path)
    return [*brought, FOR_PAGES / "OFL.txt"]


def _cut(weight: int, folder: Path) -> Path:
    """One file of one weight, with all scripts."""
    parts = []
    for script in SCRIPTS:
        font = instancer.instantiateVariableFont(TTFont(_for_pages(script), recalcTimestamp=False), {"wght": weight})
        font.flavor = None
        font["OS/2"].usWeightClass = weight
        for name_id in FAMILY_NAMES:
            font["name"].setName("Rubik", name_id, 3, 1, 0x409)
        parts.append(folder / f"{script}-{weight}.ttf")
        font.save(parts[-1])
    joined = Merger().merge([str(part) for part in parts])
    # Not now, or each run would make another file.
    joined["head"].created = joined["head"].modified = font["head"].modified
    joined.recalcTimestamp = False
    path = FOR_PICTURES / f"rubik-{weight}.ttf"
    joined.save(path)
    return path


def _for_pages(script: str) -> Path:
    return FOR_PAGES / f"rubik-{script}-wght-normal.woff2"


if __name__ == "__main__":
    main()

"""The style sheets, scripts and icons that every page uses."""

from functools import cache, partial
from importlib.resources import files
from importlib.resources.abc import Traversable

from pathwaytool.draw.svg import stylesheet
from pathwaytool.publish.site import Asset

FOLDER = "assets/pathwaytool"


STYLES = ("site.css", "drawing.css", "picture.css", "print.css")
"""Style sheets in the order they are read; `drawing.css` is the one that draws the pictures."""

SCRIPTS = ("site.js", "search.js", "picture.js")


def static_files() -> list[Asset]:
    """Return every file in `assets/` and the style of the pictures, sorted by name."""
    folder = files("pathwaytool.publish") / "assets"
    found = sorted((one for one in folder.iterdir() if one.is_file()), key=lambda one: one.name)
    assets = [Asset(f"{FOLDER}/{one.name}", partial(_bytes, one)) for one in found]
    return [*assets, Asset(f"{FOLDER}/drawing.css", lambda: stylesheet().encode())]


@cache
def static_paths(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the paths of those of `names` that there are, in their order."""
    there = {asset.path for asset in static_files()}
    return tuple(path for name in names if (path := f"{FOLDER}/{name}") in there)


def _bytes(file: Traversable) -> bytes:
    return file.read_bytes()

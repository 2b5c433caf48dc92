"""The style sheets, scripts and icons that every page uses."""

from functools import partial
from importlib.resources import files
from importlib.resources.abc import Traversable

from pathwaytool.publish.site import Asset

FOLDER = "assets/pathwaytool"


def static_files() -> list[Asset]:
    """Return every file in `assets/`, sorted by name."""
    folder = files("pathwaytool.publish") / "assets"
    found = sorted((one for one in folder.iterdir() if one.is_file()), key=lambda one: one.name)
    return [Asset(f"{FOLDER}/{one.name}", partial(_bytes, one)) for one in found]


def _bytes(file: Traversable) -> bytes:
    return file.read_bytes()

"""The font that travels with the tool: how wide its letters are, and its files.

Arimo has the measure of Arial. It comes with the site and stands in every picture that is a file of
its own, so that a text is as wide where it is read as it was reckoned to be. Source: the Latin part
of Arimo 1.341, SIL Open Font License 1.1 (`fonts/OFL.txt`).
"""

import json
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

FAMILY = "Arimo"
WEIGHTS = (400, 700)
UNITS = 2048
"""How many units of width an em has in the font's own files."""


@cache
def widths(*, bold: bool) -> Mapping[str, int]:
    """Return how wide each letter of the font is. Unit: 1/2048 of the size."""
    found: dict[str, dict[str, int]] = json.loads((folder() / "widths.json").read_bytes())
    return found["700" if bold else "400"]


def folder() -> Traversable:
    """Return the folder of the font's files: `arimo-400.woff2` and so on."""
    return files("pathwaytool.draw") / "fonts"


def font_files() -> list[Traversable]:
    """Return the font as the pages of a site need it."""
    return [folder() / f"arimo-{weight}.woff2" for weight in WEIGHTS]


def faces(address: Mapping[int, str], *, family: str = FAMILY, display: str = "swap") -> str:
    """Return the style that tells of the font. Shape of `address`: weight to the file's address.

    `display` is what a text does until the font has come, in the words of CSS.
    """
    return "".join(
        f'@font-face{{font-family:"{family}";font-style:normal;font-weight:{weight};'
        f'font-display:{display};src:url("{url}") format("woff2")}}\n'
        for weight, url in address.items()
    )


@cache
def faces_inside() -> str:
    """Return the style with the font itself in it, for a picture that is a file of its own."""
    packed = {
        weight: b64encode(file.read_bytes()).decode()
        for weight, file in zip(WEIGHTS, font_files(), strict=True)
    }
    return faces({weight: f"data:font/woff2;base64,{one}" for weight, one in packed.items()})

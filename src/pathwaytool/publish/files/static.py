"""The style sheets, scripts and icons that every page uses."""

import re
from functools import cache, partial
from importlib.resources import files
from importlib.resources.abc import Traversable

from pathwaytool.draw.font import WEIGHTS, faces, font_files
from pathwaytool.draw.svg import stylesheet
from pathwaytool.publish.frame.site import Asset
from pathwaytool.publish.order.systems import MOST_SYSTEMS

FOLDER = "assets/pathwaytool"

TEXT_FAMILY = "pw-text"
"""What the style sheets call the font in running text."""


STYLES = (
    "font.css",
    "site.css",
    "comparison.css",
    "follow.css",
    "picking.css",
    "drawing.css",
    "picture.css",
    "unfolding.css",
    "print.css",
)
"""Style sheets in the order they are read.

`drawing.css` is the one that draws the pictures, `picking.css` hides systems that are not chosen.
"""

SCRIPTS = ("site.js", "search.js", "route.js", "picture.js", "choosing.js", "limits.js", "ready.js")
"""Scripts in the order they run: `route.js` hears of pictures that `picture.js` has made ready."""

ONLY_ON = {
    "comparison.css": ("/sammenligning",),
    "picking.css": ("/sammenligning",),
    "limits.js": ("/frister.html",),
    "ready.js": ("/foer-vi-begynder.html",),
    "route.js": ("/billede.html", "/foelg.html"),
    "unfolding.css": ("/foelg.html",),
}
"""What few pages need: parts of their addresses, of which one is enough. The others fetch less."""


def needed(names: tuple[str, ...], address: str) -> tuple[str, ...]:
    """Return those of `names` that the page at `address` needs, in their order."""
    return tuple(
        one for one in names if any(part in f"/{address}" for part in ONLY_ON.get(one, ("/",)))
    )


def static_files() -> list[Asset]:
    """Return every file in `assets/` and the style of the pictures, sorted by name."""
    folder = files("pathwaytool.publish") / "assets"
    found = sorted((one for one in folder.iterdir() if one.is_file()), key=lambda one: one.name)
    assets = [Asset(f"{FOLDER}/{one.name}", partial(_bytes, one)) for one in found]
    return [
        *assets,
        *(Asset(f"{FOLDER}/{one.name}", partial(_bytes, one)) for one in font_files()),
        Asset(f"{FOLDER}/font.css", lambda: font_style().encode()),
        Asset(f"{FOLDER}/drawing.css", lambda: stylesheet().encode()),
        Asset(f"{FOLDER}/picking.css", lambda: picking_rules().encode()),
    ]


@cache
def static_paths(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the paths of those of `names` that there are, in their order."""
    there = {asset.path for asset in static_files()}
    return tuple(path for name in names if (path := f"{FOLDER}/{name}") in there)


COMMENT = re.compile(rb"/\*.*?\*/\s*", re.DOTALL)
"""What a style sheet says to its writers; none of ours has a text that looks like it."""


def _bytes(file: Traversable) -> bytes:
    """Return what a reader's browser fetches: a style sheet without its comments."""
    found = file.read_bytes()
    return COMMENT.sub(b"", found) if file.name.endswith(".css") else found


def font_style() -> str:
    """Return the style that tells of the font beside it, which pages and pictures share.

    Pictures wait for it, because their boxes are reckoned by it. Running text has it under a name
    of its own, and only where it is there before it is painted: so that no line breaks anew.
    """
    address = dict(zip(WEIGHTS, (one.name for one in font_files()), strict=True))
    return faces(address) + faces(address, family=TEXT_FAMILY, display="optional")


def picking_rules() -> str:
    """Return the style that shows only the chosen systems; all of them where none is chosen."""
    chosen = ".pw-comparison:has(#vis-{0}:checked) .s{0}"
    every = ", ".join(chosen.format(number) for number in range(MOST_SYSTEMS))
    return (
        ".pw-comparison:has(.pw-pick:checked) .s { display: none !important; }\n"
        f"{every} {{ display: table-cell !important; }}\n"
        f"@media print, (max-width: 47.99em) {{ {every} {{ display: block !important; }} }}\n"
    )

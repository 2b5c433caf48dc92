"""The site's pictures as paper has them: one style with its colours worked out, and no links."""

import re
from functools import cache
from html import unescape

from pathwaytool.draw.png import plain_style
from pathwaytool.paper.letters import legible

_SIZE = re.compile(r'\bwidth="(\d+)" height="(\d+)"')
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)
_DESC = re.compile(r"<desc[^>]*>(.*?)</desc>", re.DOTALL)
_LINK = re.compile(r"<a href=\"[^\"]*\"")
_ATTRIBUTES = re.compile(r' data-(?:words|way|box|lane)="[^"]*"')
_SAID = re.compile(r"<(title|desc)\b[^>]*>.*?</\1>", re.DOTALL)


SHEETS = (
    ("", False, 480, 330),
    ("a4", True, 762, 446),
    ("a3", True, 1110, 690),
)
"""Sheets to put a picture on: paper, whether it lies, and the room on it under a heading.

Without a name it stands in the text. Unit: points."""

LEGIBLE = 7 / 11
"""The smallest letters of a picture have 11 pixels; at this scale they are set in 7 points."""

LARGEST = 0.75
"""A pixel is no larger than on a screen."""


def sheet_of(size: tuple[int, int]) -> dict[str, object]:
    """Return the first sheet on which a picture of `size` can be read, and how large it is there.

    Unit of `size`: pixels. One that fits on none stands on the largest, however small.
    """
    found = [(min(x / size[0], y / size[1], LARGEST), paper, lies) for paper, lies, x, y in SHEETS]
    fitting = [one for one in found if one[0] >= LEGIBLE]
    scale, paper, lies = fitting[0] if fitting else max(found)
    return {"paper": paper, "flipped": lies, "scale": round(scale, 4)}


def is_legible(svg: str) -> bool:
    """Tell whether some sheet has room for a drawing whose letters can be read there."""
    scales = (min(x / width, y / height) for width, height in [_size(svg)] for *_, x, y in SHEETS)
    return max(scales) >= LEGIBLE


def picture_block(svg: str) -> dict[str, object]:
    """Return a drawing of the site as a block: the picture, its size, and its words for who
    cannot see it."""
    size = _size(svg)
    title, said = (_first(pattern, svg) for pattern in (_TITLE, _DESC))
    return {
        "kind": "picture",
        "svg": plain(svg),
        "size": size,
        "sheet": sheet_of(size),
        "before": [],
        "title": title,
        "alt": " ".join(filter(None, (f"{title.rstrip('.')}.", said))),
    }


def plain(svg: str) -> str:
    """Return a drawing that stands alone, in colours for paper."""
    bare = _SAID.sub("", _ATTRIBUTES.sub("", _LINK.sub("<g", svg))).replace("</a>", "</g>")
    head, _, rest = bare.partition(">")
    space = "" if " xmlns=" in head else ' xmlns="http://www.w3.org/2000/svg"'
    return legible(f"{head}{space}><style>{_style()}</style>{rest}")


@cache
def _style() -> str:
    return plain_style()


def _size(svg: str) -> tuple[int, int]:
    found = _SIZE.search(svg)
    return (max(int(found[1]), 1), max(int(found[2]), 1)) if found else (1, 1)


def _first(pattern: "re.Pattern[str]", svg: str) -> str:
    found = pattern.search(svg)
    return legible(unescape(found[1])).strip() if found else ""

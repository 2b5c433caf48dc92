"""A page of the site, taken apart: HTML of our own making as a tree of elements."""

import re
from dataclasses import field
from html.parser import HTMLParser

from pathwaytool.dataclass import dataclass

VOID = frozenset({"br", "img", "input", "hr", "wbr", "meta", "link"})

_DRAWING = re.compile(r'(<svg\b[^<>]* class="drawing )')


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a page. `raw` is the whole text of a picture, which is not taken apart."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)
    raw: str = ""

    @property
    def classes(self) -> frozenset[str]:
        """Return the names that it is styled by."""
        return frozenset(self.attributes.get("class", "").split())

    def elements(self) -> list["Element"]:
        """Return the elements right inside it."""
        return [one for one in self.children if isinstance(one, Element)]

    def find(self, name: str) -> "list[Element]":
        """Return the elements of a name anywhere inside it, in the order of the page."""
        found, ahead = [], list(reversed(self.elements()))
        while ahead:
            one = ahead.pop()
            if one.name == name:
                found.append(one)
            ahead += reversed(one.elements())
        return found

    def text(self) -> str:
        """Return all its words."""
        words: list[str] = []
        ahead: list[Element | str] = [self]
        while ahead:
            one = ahead.pop()
            if isinstance(one, str):
                words.append(one)
            else:
                ahead += reversed(one.children)
        return " ".join("".join(words).split())


def elements_of(html: str) -> Element:
    """Return a page as one element that holds all the others."""
    reader = _Reader()
    reader.read(html)
    return reader.top


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top = Element("page")
        self._open = [self.top]

    def read(self, html: str) -> None:
        """Read a page; drawings are set aside, everything else is taken apart."""
        first, *others = _DRAWING.split(html)
        self.feed(first)
        for opening, part in zip(others[::2], others[1::2], strict=True):
            drawing, _, rest = part.partition("</svg>")
            raw = f"{opening}{drawing}</svg>"
            self._open[-1].children.append(Element("drawing", raw=raw))
            self.feed(rest)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].name == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

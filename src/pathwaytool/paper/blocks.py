"""What stands on paper, block by block, as the template reads it: a page of the site without its
screen."""

from collections.abc import Iterator

from pathwaytool.dataclass import dataclass
from pathwaytool.paper.elements import Element
from pathwaytool.paper.inline import APART, Inline, PageSetting, apart, inline_of, is_unseen
from pathwaytool.paper.pictures import picture_block
from pathwaytool.paper.tables import table_of

Block = dict[str, object]
"""A part of a document: `kind` is heading, text, list, rows, table, picture or box."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset({"ul", "ol"})
INSIDE_A_LINE = frozenset({
    "a", "abbr", "b", "br", "code", "em", "i", "q", "small", "span", "strong", "label", "input",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reader:
    """Takes pages apart. `base` is the level of a page's own heading; without `pictures` they and
    their twins are left out."""

    setting: PageSetting
    base: int = 1
    pictures: bool = True

    def blocks(self, children: list[Element | str]) -> list[Block]:
        """Return what stands among `children`: lines that follow each other are one paragraph."""
        found: list[Block] = []
        line: list[Element | str] = []
        for one in children:
            if is_unseen(one):
                continue
            if isinstance(one, str) or (one.name in INSIDE_A_LINE and not _holds_blocks(one)):
                line.append(one)
                continue
            found += self._line(line)
            line = []
            found += self._block(one)
        return [*found, *self._line(line)]

    def _line(self, line: list[Element | str]) -> Iterator[Block]:
        body = inline_of(line, self.setting)
        if body:
            yield {"kind": "text", "body": body}

    def _block(self, one: Element) -> Iterator[Block]:
        if one.name in HEADINGS:
            yield from self._heading(one)
        elif one.name in LISTS:
            yield from self._list(one)
        elif one.name == "dl":
            yield from self._rows(one)
        elif one.name == "table":
            yield from table_of(one, self.setting, self.blocks)
        elif one.name == "details":
            yield from self._details(one)
        elif one.name in ("drawing", "figure"):
            yield from self._picture(one)
        elif one.name == "p":
            yield from self._paragraph(one)
        else:
            yield from self.blocks(one.children)

    def _heading(self, one: Element) -> Iterator[Block]:
        body = inline_of(one.children, self.setting)
        if body:
            yield {"kind": "heading", "level": HEADINGS[one.name] + self.base - 1, "body": body}

    def _paragraph(self, one: Element) -> Iterator[Block]:
        if APART.isdisjoint(one.classes):
            body = inline_of(one.children, self.setting)
        else:
            body = apart(one, self.setting)
        if body:
            style = next(
                (name for name in ("lead", "kicker", "soft") if f"pw-{name}" in one.classes), ""
            )
            yield {"kind": "text", "body": body, "style": style}

    def _list(self, one: Element) -> Iterator[Block]:
        items = [self.blocks(item.children) for item in one.elements() if not is_unseen(item)]
        items = [item for item in items if item]
        ticks = "pw-ready" in one.classes
        if items:
            style = "ticks" if ticks else "numbers" if one.name == "ol" else "dots"
            if "pw-run" in one.classes and all(len(item) == 1 for item in items):
                style = "run"
            yield {"kind": "list", "style": style, "items": items}

    def _rows(self, one: Element) -> Iterator[Block]:
        """Yield terms and what is said of them, whether or not each stands in a `div`."""
        rows: list[dict[str, object]] = []
        parts = [
            part
            for row in one.elements()
            for part in (row.elements() if row.name == "div" else [row])
        ]
        for part in parts:
            if part.name == "dt":
                rows.append({"term": inline_of(part.children, self.setting), "what": []})
            elif part.name == "dd" and rows and isinstance(what := rows[-1]["what"], list):
                what += self.blocks(part.children)
        rows = [row for row in rows if row["what"]]
        if rows:
            yield {"kind": "rows", "rows": rows}

    def _details(self, one: Element) -> Iterator[Block]:
        """Yield what can be unfolded on a screen; on paper it is."""
        if "pw-twin" in one.classes and not self.pictures:
            return
        inside = [part for part in one.children if not _is(part, "summary")]
        summary = next((part for part in one.elements() if part.name == "summary"), None)
        if summary and "pw-twin" not in one.classes:
            body = inline_of(summary.children, self.setting)
            if body:
                yield {"kind": "text", "body": [{"kind": "strong", "body": body}]}
        blocks = self.blocks(inside)
        if "pw-twin" in one.classes and summary:
            yield {"kind": "twin", "title": summary.text(), "body": list(map(_unheaded, blocks))}
        else:
            yield from blocks

    def _picture(self, one: Element) -> Iterator[Block]:
        if not self.pictures:
            return
        drawings = [one] if one.name == "drawing" else one.find("drawing")
        for drawing in drawings:
            yield picture_block(drawing.raw)


def _unheaded(block: Block) -> Block:
    """Return a heading of a twin as a line that stands out: it is no chapter of the document."""
    if block["kind"] != "heading":
        return block
    return {"kind": "text", "body": [{"kind": "strong", "body": block["body"]}], "style": ""}


def _is(part: Element | str, name: str) -> bool:
    return isinstance(part, Element) and part.name == name


def _holds_blocks(one: Element) -> bool:
    inside = one.elements()
    return any(
        part.name not in INSIDE_A_LINE or _holds_blocks(part)
        for part in inside
        if not is_unseen(part)
    )


__all__ = ["Block", "Inline", "Reader"]

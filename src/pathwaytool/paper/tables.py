"""A table of the site as the template reads it."""

from collections.abc import Callable, Iterator

from pathwaytool.paper.elements import Element
from pathwaytool.paper.inline import Inline, PageSetting, inline_of

Blocks = Callable[[list[Element | str]], list[dict[str, object]]]

MOST_UPRIGHT = 6
"""A table of more columns than this is told row by row: it would be cut, or too small to read."""


def table_of(one: Element, setting: PageSetting, blocks: Blocks) -> Iterator[dict[str, object]]:
    """Yield a table: its heads, its rows of cells, and how wide each column is beside the others.

    A column that holds nothing is left out, such as that of bars which a screen alone shows.
    """
    rows = [row.elements() for row in one.find("tr")]
    heads = [row for row in rows if row and all(cell.name == "th" for cell in row)][:1]
    body = [row for row in rows if row and row not in heads]
    if not body:
        return
    count = max(map(len, body))
    cells = [
        [_cell(row[at], blocks) if at < len(row) else [] for at in range(count)] for row in body
    ]
    kept = [at for at in range(count) if any(row[at] for row in cells)]
    head = heads[0] if heads else []
    if len(kept) > MOST_UPRIGHT:
        yield from _told(body, cells, head, setting)
        return
    yield {
        "kind": "table",
        "head": [_head(head[at], setting) if at < len(head) else [] for at in kept] if head else [],
        "named": [
            [row[at].name == "th" if at < len(row) else False for at in kept] for row in body
        ],
        "rows": [[row[at] for at in kept] for row in cells],
        "widths": [_width(at, [head, *body]) for at in kept],
    }


def _told(
    body: list[list[Element]],
    cells: list[list[list[dict[str, object]]]],
    head: list[Element],
    setting: PageSetting,
) -> Iterator[dict[str, object]]:
    """Yield a table as rows: the name of each, and after it the columns that say something."""
    rows = []
    for row, filled in zip(body, cells, strict=True):
        said = [
            [{"kind": "soft", "body": [*_head(head[at], setting), ": "]}, *_words(filled[at])]
            for at in range(1, len(row))
            if filled[at] and at < len(head)
        ]
        if said:
            items = [[{"kind": "text", "body": one}] for one in said]
            what = [{"kind": "list", "style": "dots", "items": items}]
            rows.append({"term": _head(row[0], setting), "what": what})
    if rows:
        yield {"kind": "rows", "rows": rows}


def _words(blocks: list[dict[str, object]]) -> Iterator[Inline]:
    """Yield the words of a cell whose blocks are lines."""
    for block in blocks:
        if isinstance(body := block.get("body"), list):
            yield from body


def _cell(cell: Element, blocks: Blocks) -> list[dict[str, object]]:
    return blocks(cell.children)


def _head(cell: Element, setting: PageSetting) -> list[Inline]:
    return inline_of(cell.children, setting)


def _width(at: int, rows: list[list[Element]]) -> float:
    """Return how much room a column asks for: more where it has more to say, within bounds."""
    lengths = [len(row[at].text()) for row in rows if at < len(row)]
    words = [len(word) for row in rows if at < len(row) for word in row[at].text().split()]
    mean = min(sum(lengths) / max(len(lengths), 1), 150.0)
    longest = 1.3 * min(max(words, default=1), 18)
    return round(max(float(mean**0.75), longest, 5), 1)

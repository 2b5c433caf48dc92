"""Heads of rows in a written document, which Typst marks as cells like any other.

Typst keeps that behind a switch that its package does not offer; so it is said afterwards, in the
structure of the file, and nothing else of it is touched.
"""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf

Named = Sequence[Sequence[bool]]
"""Which cells of a table are heads of their row. Shape: rows below the heads of columns, cells."""


def need_pikepdf() -> None:
    """Do nothing. Raises: ModuleNotFoundError where the extra `pdf` is not installed."""
    import pikepdf  # noqa: F401 - only whether it is there


def tables_in(blocks: Sequence[object]) -> Iterator[Named]:
    """Yield the tables of a document in the order of reading."""
    ahead: list[object] = list(reversed(blocks))
    while ahead:
        one = ahead.pop()
        if isinstance(one, Mapping):
            if one.get("kind") == "table":
                yield one["named"]
            if one.get("kind") == "poster":
                yield [[True] + [False] * len(one["columns"]) for _ in one["lanes"]]
            ahead += reversed(list(one.values()))
        elif isinstance(one, list):
            ahead += reversed(one)


def with_row_heads(content: bytes, tables: Sequence[Named]) -> bytes:
    """Return the file with heads of rows marked. The same file gives the same bytes.

    Where its tables are not those that are asked for it is left as it is. Raises:
    ModuleNotFoundError where the extra `pdf` is not installed.
    """
    import pikepdf

    with pikepdf.open(BytesIO(content)) as pdf:
        found = list(_elements(pdf.Root.StructTreeRoot, "/Table")) if tables else []
        if not found or len(found) != len(tables):
            return content
        for table, named in zip(found, tables, strict=True):
            rows = [row for row in _elements(table, "/TR") if not list(_kids(row, "/TH"))]
            for row, heads in zip(rows, named, strict=False):
                for cell, is_head in zip(_kids(row, "/TD"), heads, strict=False):
                    if is_head:
                        _mark(cell)
        written = BytesIO()
        pdf.save(written, deterministic_id=True)
    return written.getvalue()


def _mark(cell: "pikepdf.Dictionary") -> None:
    import pikepdf

    said = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
    before = cell.get("/A")
    known = (
        [] if before is None else list(before) if isinstance(before, pikepdf.Array) else [before]
    )
    cell.S = pikepdf.Name.TH
    cell.A = pikepdf.Array([*known, said]) if known else said


def _elements(top: "pikepdf.Object", role: str) -> Iterator["pikepdf.Dictionary"]:
    """Yield the elements of a role inside `top`, in the order of reading."""
    ahead = _inside(top)[::-1]
    while ahead:
        one = ahead.pop()
        if str(one.get("/S")) == role:
            yield one
        ahead += _inside(one)[::-1]


def _kids(top: "pikepdf.Dictionary", role: str) -> Iterator["pikepdf.Dictionary"]:
    return (one for one in _inside(top) if str(one.get("/S")) == role)


def _inside(one: "pikepdf.Object") -> list["pikepdf.Dictionary"]:
    """Return the elements right inside one; numbers of marked content are none."""
    import pikepdf

    kids = one.get("/K")
    some = list(kids) if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]
    return [kid for kid in some if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]

"""What stands in a document that was written: its tags, its bookmarks, its links, its pages."""

from collections.abc import Iterator
from io import BytesIO
from typing import cast

import pikepdf


def opened(content: bytes) -> pikepdf.Pdf:
    """Return a document as a tree of objects."""
    return pikepdf.open(BytesIO(content))


def tags(pdf: pikepdf.Pdf, role: str = "") -> Iterator[pikepdf.Dictionary]:
    """Yield the elements of the structure in the order of reading; those of a role alone."""
    ahead = [pdf.Root.StructTreeRoot.K]
    while ahead:
        one = ahead.pop()
        if isinstance(one, pikepdf.Array):
            ahead += reversed(list(one))
        elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
            if role in ("", str(one.S)):
                yield one
            if "/K" in one:
                ahead.append(one.K)


def bookmarks(pdf: pikepdf.Pdf) -> list[tuple[int, str]]:
    """Return the bookmarks: how deep each stands, and what it says."""
    found: list[tuple[int, str]] = []
    with pdf.open_outline() as outline:
        ahead = [(0, one) for one in reversed(list(outline.root))]
        while ahead:
            depth, one = ahead.pop()
            found.append((depth, one.title))
            ahead += [(depth + 1, below) for below in reversed(list(one.children))]
    return found


def links(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Yield every link of every page."""
    for page in pdf.pages:
        for one in page.get("/Annots", []):
            if isinstance(one, pikepdf.Dictionary) and str(one.Subtype) == "/Link":
                yield one


def outward(pdf: pikepdf.Pdf) -> set[str]:
    """Return the addresses that the links lead out to."""
    return {str(one.A.URI) for one in links(pdf) if "/A" in one and "/URI" in one.A}


def fonts(pdf: pikepdf.Pdf) -> set[str]:
    """Return the names of the fonts, without what tells how much of each is there."""
    return {
        str(one.BaseFont).rpartition("+")[2]
        for one in pdf.objects
        if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one
    }


def is_empty(page: pikepdf.Page) -> bool:
    """Tell whether a page has nothing that is read: what stands at its foot is no part of it."""
    marked = (one for one in pikepdf.parse_content_stream(page) if str(one.operator) == "BDC")
    return not any(
        isinstance(what := one.operands[1], pikepdf.Dictionary) and "/MCID" in what
        for one in marked
    )


def alternative(one: pikepdf.Dictionary) -> str:
    """Return what is said in the place of a picture."""
    return str(cast("object", one.get("/Alt", "")))

"""A document as PDF: the one door to Typst, which is the extra `pdf`.

Nothing but the tool's own font and template is read: no font of the machine, no package, no file.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Literal

from pathwaytool.draw.font import folder
from pathwaytool.paper.row_heads import need_pikepdf, tables_in, with_row_heads

if TYPE_CHECKING:
    import typst

STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1, ISO 14289-1: Typst refuses what it knows to break it, such as a picture unsaid."""


def need_typst() -> None:
    """Do nothing. Raises: ModuleNotFoundError where the extra `pdf` is not installed."""
    import typst  # noqa: F401 - only whether it is there

    need_pikepdf()


def pdf_of(document: Mapping[str, object], date: str) -> bytes:
    """Return a document as PDF. The same document and day give the same bytes.

    `date` is the ISO day that the file says it was made on. Raises: ModuleNotFoundError where the
    extra `pdf` is not installed.
    """
    import typst

    compiler = typst.Compiler(
        template(),
        font_paths=_fonts(),
        sys_inputs={"document": json.dumps(document, ensure_ascii=False)},
    )
    made = datetime.fromisoformat(date).replace(tzinfo=UTC)
    pages = compiler.compile(format="pdf", pdf_standards=STANDARD, timestamp=int(made.timestamp()))
    written = pages if isinstance(pages, bytes) else b""
    blocks = document["blocks"]
    return with_row_heads(written, list(tables_in(blocks if isinstance(blocks, list) else [])))


def template() -> bytes:
    """Return how a document looks, in Typst's own language."""
    return files("pathwaytool.paper").joinpath("paper.typ").read_bytes()


@cache
def _fonts() -> "typst.Fonts":
    import typst

    with as_file(folder()) as fonts:
        return typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)]
        )

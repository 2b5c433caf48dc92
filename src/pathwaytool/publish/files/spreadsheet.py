"""Tables as files for a spreadsheet."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

SEPARATORS = {"da": ";", "sv": ";"}
"""What a spreadsheet expects between cells where it speaks the language; elsewhere a comma."""

FORMULA = re.compile(r"""[\t\r\n]|[\s"\u200b-\u200f\u2060\ufeff]*[=+@＝＋＠－-]""")
"""What a spreadsheet takes as the beginning of something to work out: it looks past blanks, quotes
and what has no width, and knows the signs in the width of a Chinese letter too."""


def csv_of(rows: Iterable[Sequence[str]], language: str) -> bytes:
    """Return rows as CSV that a spreadsheet in `language` opens with its letters in place.

    No cell can be taken as a formula: one that looks like it begins with an apostrophe.
    """
    told = StringIO()
    writer = csv.writer(told, delimiter=SEPARATORS.get(language, ","), lineterminator="\r\n")
    writer.writerows([[_harmless(cell) for cell in row] for row in rows])
    return told.getvalue().encode("utf-8-sig", "replace")


def _harmless(cell: str) -> str:
    return f"'{cell}" if FORMULA.match(cell) else cell

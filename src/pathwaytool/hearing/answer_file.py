"""The answers of a hearing as text of a register file, behind those that stand there."""

import json
from collections.abc import Iterable

from pathwaytool.hearing.placing import PlacedAnswer

HEAD = "# {about}\nanswers:\n"


def with_answers(text: str, pathway: str, given: Iterable[PlacedAnswer], about: str) -> str:
    """Return `text` with more answers at its end; with a head where it is empty.

    `about` is a line of comment for whoever opens a new file.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    before = text or HEAD.format(about=about)
    if not before.endswith("\n"):
        before += newline
    return before + "".join(line + newline for one in given for line in _lines(one, pathway))


def _lines(one: PlacedAnswer, pathway: str) -> Iterable[str]:
    yield f"  {one.id}:"
    for key, value in (
        ("pathway", pathway),
        ("about", one.to),
        ("organisation", one.organisation),
        ("text", one.text),
    ):
        yield f"    {key}: {json.dumps(value, ensure_ascii=False)}"

"""The text of a library file with an acceptance more, everything else left as it was."""

import json
from collections.abc import Mapping

from pathwaytool.model.acceptance import Acceptance
from pathwaytool.model.library import Library
from pathwaytool.model.position import SourceFile, Span

Edits = list[tuple[int, int, str]]
"""What to put in place of what: first offset, last offset (exclusive), and the text."""


def with_acceptance(
    library: Library,
    earlier: Acceptance | None,
    entry: Mapping[str, str],
    seen: tuple[str, ...],
) -> str:
    """Return the text of the library file with `entry`, or with `earlier` brought up to it.

    Shape of `entry`: key to text; an empty text leaves what there is.
    """
    file = library.source
    newline = "\r\n" if "\r\n" in file.text else "\n"
    marks = f"[{', '.join(seen)}]"
    if earlier is None:
        edits = [_new(file, bool(library.accepted), {**_quoted(entry), "seen": marks}, newline)]
    else:
        edits = _renewed(file, earlier, _quoted(entry), (marks, newline))
    text = file.text
    for first, last, new in sorted(edits, reverse=True):
        text = text[:first] + new + text[last:]
    return text


def _quoted(entry: Mapping[str, str]) -> dict[str, str]:
    """Return the values as YAML has them: a reason in quotes, whatever stands in it."""
    plain = ("finding", "review")
    return {
        key: value if key in plain else json.dumps(value, ensure_ascii=False)
        for key, value in entry.items()
        if value
    }


def _new(
    file: SourceFile, has_others: bool, entry: Mapping[str, str], newline: str
) -> tuple[int, int, str]:
    lines = [f"{key}: {value}" for key, value in entry.items()]
    indent = " " * (file.find(("accepted", 0), False).column - 3 if has_others else 2)
    block = f"{indent}- " + f"{newline}{indent}  ".join(lines) + newline
    if has_others:
        place = start_of_line(file.text, file.find(("accepted",), True).line + 1)
        return (place, place, block)
    end = len(file.text)
    gap = "" if file.text.endswith("\n") else newline
    return (end, end, f"{gap}{newline}accepted:{newline}{block}")


def _renewed(
    file: SourceFile, earlier: Acceptance, entry: Mapping[str, str], marks: tuple[str, str]
) -> Edits:
    """Return the edits that bring an acceptance up to `entry`; `marks` with the line break."""
    seen, newline = marks
    edits: Edits = []
    for key in ("because", "review"):
        if key in entry and (key != "review" or entry[key] != earlier.review):
            edits.append((*offsets(file, (*earlier.place.pointer, key)), entry[key]))
    if earlier.seen:
        edits.append((*offsets(file, (*earlier.place.pointer, "seen")), seen))
        return edits
    first, at = (file.find((*earlier.place.pointer, key), True) for key in ("finding", "at"))
    if first.line == at.line:  # all between braces, on one line
        place = offsets(file, (*earlier.place.pointer, "finding"))[1]
        edits.append((place, place, f", seen: {seen}"))
    else:
        place = start_of_line(file.text, first.line + 1)
        edits.append((place, place, f"{' ' * (first.column - 1)}seen: {seen}{newline}"))
    return edits


def offsets(file: SourceFile, pointer: tuple[str | int, ...]) -> tuple[int, int]:
    """Return the offsets of the first character of a value and of the first after it."""
    span: Span = file.find(pointer, False)
    first = start_of_line(file.text, span.line) + span.column - 1
    return first, start_of_line(file.text, span.end_line) + span.end_column - 1


def start_of_line(text: str, number: int) -> int:
    """Return the offset of the first character of a line, counted from 1; the end past the last."""
    place = 0
    for _ in range(number - 1):
        found = text.find("\n", place)
        if found < 0:
            return len(text)
        place = found + 1
    return place

"""What Git leaves in a file where it could not merge two versions."""

import re
from dataclasses import replace

from pathwaytool.load.encoding import refusal
from pathwaytool.load.messages.signs import MERGE_CONFLICT
from pathwaytool.model.diagnostic import Diagnostic

# In the middle of a conflict stand a row of equal signs, and a row of bars before what both had.
_SIGNS = ("<<<<<<<", ">>>>>>>", "=======", "|||||||")
_MARK = re.compile(r"^[ ]*(<{7}|>{7})(?:[ ][^\n]*)?$|^(={7}|\|{7})(?:[ ][^\n]*)?$", re.MULTILINE)

MOST_TOLD = 50
"""The most conflicts in one file that are told of."""


def merge_conflicts(path: str, text: str) -> tuple[Diagnostic, ...]:
    """Return a finding for each unresolved merge in a file, in order.

    A conflict whose first mark was deleted begins at the first that is left of it.
    """
    if not any(sign in text for sign in _SIGNS):  # far quicker than to look at each line
        return ()
    text = text.replace("\r\n", " \n")  # every character where it was
    conflicts: list[list[re.Match[str]]] = []
    for mark in _MARK.finditer(text):
        is_first = mark[1] is not None and mark[1][0] == "<"
        if is_first or not conflicts or _is_last(conflicts[-1][-1]):
            conflicts.append([])
        conflicts[-1].append(mark)
    return tuple(_conflict(path, text, marks) for marks in conflicts[:MOST_TOLD])


def _is_last(mark: re.Match[str]) -> bool:
    return mark[1] is not None and mark[1][0] == ">"


def _conflict(path: str, text: str, marks: list[re.Match[str]]) -> Diagnostic:
    first, *others = (refusal(MERGE_CONFLICT, path, text, _place(mark)) for mark in marks)
    end = (others[-1] if others else first).location.span.line
    related = tuple(one.location for one in others)
    return replace(first, gaps={"end": str(end)}, related=related)


def _place(mark: re.Match[str]) -> tuple[int, int]:
    place = mark.span(1) if mark[1] is not None else mark.span(2)
    return place

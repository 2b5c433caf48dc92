"""The text of a file in which something is marked as checked, everything else left as it was."""

import json
import re
from collections.abc import Iterator

from pathwaytool.cli.library_file import offsets, start_of_line
from pathwaytool.model.advice import Recommendation
from pathwaytool.model.confidence import Check
from pathwaytool.model.pathway import Handoff, Step
from pathwaytool.model.position import Pointer, SourceFile
from pathwaytool.model.registers import LegalBasis, Statement
from pathwaytool.model.time import Limit
from pathwaytool.model.vouched import Vouched

ALWAYS = {
    LegalBasis: "effect",
    Statement: "source",
    Step: "kind",
    Limit: "kind",
    Handoff: "basis",
    Recommendation: "strength",
}
"""A key that each has, before which what it lacks can be put."""

PLAIN = re.compile(r"[^\W\d][\w -]*\w")
"""A role that YAML reads as it stands."""

Edit = tuple[int, int, str]
"""What to put in place of what: first offset, last offset (exclusive), and the text."""


def check_edits(one: Vouched, check: Check) -> Iterator[Edit]:
    """Yield what to change for `one` to say `check`, and that it is checked."""
    file, own = one.file, one.place.pointer
    role = check.role if PLAIN.fullmatch(check.role) else json.dumps(check.role, ensure_ascii=False)
    # Where a key is not there, we are told where the part that lacks it stands.
    has_confidence = file.find((*own, "confidence"), True) != file.find(own, True)
    anchor = "confidence" if has_confidence else ALWAYS[type(one.thing)]
    if has_confidence:
        yield (*offsets(file, (*own, "confidence")), "checked")
    else:
        yield _before(file, own, anchor, ["confidence: checked"])
    if one.check is None:
        whole = f"checked: {{date: {check.date}, role: {role}, seen: {check.seen}}}"
        yield _before(file, own, anchor, [whole])
        return
    inner = (*own, "checked")
    yield (*offsets(file, (*inner, "date")), check.date)
    if check.role != one.check.role:
        yield (*offsets(file, (*inner, "role")), role)
    if one.check.seen is not None:
        yield (*offsets(file, (*inner, "seen")), str(check.seen))
    else:
        yield _before(file, inner, "role", [f"seen: {check.seen}"])


def edited(text: str, edits: list[Edit]) -> str:
    """Return `text` with the edits made; those at one place in the order that they are given."""
    for first, last, new in sorted(edits, key=lambda one: one[0], reverse=True):
        text = text[:first] + new + text[last:]
    return text


def _before(file: SourceFile, own: Pointer, key: str, entries: list[str]) -> Edit:
    """Return the edit that puts entries before a key of a map, whichever way it is laid out."""
    span = file.find((*own, key), True)
    place = start_of_line(file.text, span.line) + span.column - 1
    if file.text[offsets(file, own)[0]] == "{":
        return (place, place, "".join(f"{entry}, " for entry in entries))
    gap = ("\r\n" if "\r\n" in file.text else "\n") + " " * (span.column - 1)
    return (place, place, "".join(entry + gap for entry in entries))

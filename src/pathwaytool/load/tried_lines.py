"""Lines that are told by what they say once they are mended: tried, for YAML alone cannot tell."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pathwaytool.load.failure import shown
from pathwaytool.load.mending import Read
from pathwaytool.load.messages.syntax import QUOTES_NEEDED, TEXT_AFTER_ID
from pathwaytool.load.spans import span_of
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.position import Location, SourceFile

LARGEST, ABOVE = 500_000, 3
"""The most characters of a file that is tried, and how many lines above the finding are."""

_ID_AND_TEXT = re.compile(r"( +)([\w-]+): +([^\s\[{|>#][^\r]*?)[ \r]*")


def told_by_ids_with_texts(
    source: SourceFile, found: Sequence[Diagnostic], read: Read
) -> Sequence[Diagnostic] | None:
    """Return the finding of `laerer: Lærer` with keys below it, where its title is meant.

    None where the file is not right with the text as a title below the id.
    """
    if not found or len(source.text) > LARGEST:
        return None
    lines = source.text.split("\n")
    last = min(found[0].location.span.line - 1, len(lines) - 2)
    for number in range(last, max(-1, last - ABOVE), -1):
        line, below = lines[number], lines[number + 1]
        written = _ID_AND_TEXT.fullmatch(line)
        deeper = len(below) - len(below.lstrip(" "))
        if not written or deeper <= len(written[1]) or not re.match(r" *[\w-]+:", below):
            continue
        new = [f"{written[1]}{written[2]}:", f"{' ' * deeper}title: {written[3]}"]
        left, is_yaml = read("\n".join([*lines[:number], *new, *lines[number + 1 :]]))
        if is_yaml and not left:
            start = sum(len(one) + 1 for one in lines[:number])
            first, end = start + written.start(2), start + written.end(3)
            at = Location(source.path, span_of(source.text, first, end), source.line(number + 1))
            gaps = {"id": written[2], "text": shown(written[3])}
            span = span_of(source.text, start + written.end(2) + 1, end)
            return [TEXT_AFTER_ID.at(at, **gaps).mended(f"\n{new[1]}", span)]
    return None


def told_by_quoted_values(
    source: SourceFile, found: Sequence[Diagnostic], read: Read
) -> Sequence[Diagnostic] | None:
    """Return the finding of `metode: ?`, where a sign stands for one of a few values.

    None where nothing is wrong once it stands in quotation marks: then it is a text.
    """
    is_one = len(found) == 1 and found[0].message is QUOTES_NEEDED and found[0].edit is not None
    if not is_one or len(source.text) > LARGEST:
        return None
    (first,) = found
    assert first.edit
    left, is_yaml = read(first.edit.applied_to(source.text))
    if not is_yaml or len(left) != 1 or left[0].location.span.line != first.location.span.line:
        return None
    (told,) = left
    meant = told.edit.replacement if told.edit else None
    told = replace(told, location=first.location, edit=None)
    return [told.mended(meant, first.edit.span) if meant else told]

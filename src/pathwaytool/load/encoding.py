"""Bytes to text: UTF-8, with nothing invisible in it that could mislead a reader."""

import re

from pathwaytool.load.messages.refused import (
    BYTE_ORDER_MARK,
    CONTROL_CHARACTER,
    FILE_TOO_LARGE,
    TAB,
    WRONG_ENCODING,
)
from pathwaytool.load.messages.signs import OLD_LINE_ENDS
from pathwaytool.load.spans import span_of
from pathwaytool.model.diagnostic import Diagnostic, Message
from pathwaytool.model.position import Location, SourceFile

LARGEST = 5_000_000
"""The most bytes a file may have."""

_LONGEST_GAP = 60
"""The most characters of a file that are quoted in a sentence."""

_BOM = "\ufeff"

# C0 and C1 controls, line breaks of other systems, marks that turn the direction of the text
# around (they can make a line look like something it is not), and characters that are none.
_LINE_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_FORBIDDEN = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
    "|\r(?!\n)"
)


def text_of(path: str, content: bytes) -> str | Diagnostic:
    """Return the text of a file without its byte order mark, or why it is refused.

    Unit of places: characters. The text may still be anything else than YAML.
    """
    if len(content) > LARGEST:
        return too_large(path, len(content))
    if _is_utf16(content):
        return WRONG_ENCODING.at(Location(path, span_of("", 0, 0)), encoding="UTF-16")
    try:
        text = plain_text(content)
    except UnicodeDecodeError as error:
        return _not_utf8(path, content, error.start)
    if text.replace("\n", " ").isprintable():  # it is not where anything forbidden is in it
        return text
    found = _FORBIDDEN.search(text)
    return text if found is None else _forbidden(path, text, found.start())


def plain_text(content: bytes) -> str:
    """Return the text of a file that has come through `text_of` before. Raises: UnicodeError."""
    return content.decode("utf-8").removeprefix(_BOM)


def too_large(path: str, size: int) -> Diagnostic:
    """Return the finding that a file of `size` bytes is too large to be read."""
    at = Location(path, span_of("", 0, 0))
    return FILE_TOO_LARGE.at(at, size=f"{size / 1e6:.1f}", limit=LARGEST // 1_000_000)


def forbidden_in(value: str) -> str | None:
    """Return the code of the first character of `value` that may not stand in a file."""
    found = _FORBIDDEN.search(value.replace("\t", " "))
    return None if found is None else _code(found.group())


def refusal(
    message: Message, path: str, text: str, place: tuple[int, int], **gaps: str | int
) -> Diagnostic:
    """Return a finding at the characters from the first up to the second of `place`."""
    source = SourceFile(path, text, lambda pointer, of_key: span_of(text, *place))
    short = {
        name: value if isinstance(value, int) else value[:_LONGEST_GAP]
        for name, value in gaps.items()
    }
    return message.at(source.value(()), **short)


def _forbidden(path: str, text: str, index: int) -> Diagnostic:
    character = text[index]
    place = (index, index + 1)
    if character == "\t":
        return refusal(TAB, path, text, place)
    if character == _BOM:
        return refusal(BYTE_ORDER_MARK, path, text, place).mended("")
    if character == "\r" and ("\n" not in text or len(_OLD_LINE_END.findall(text)) > 1):
        return _old_line_ends(path, text, place)
    found = refusal(CONTROL_CHARACTER, path, text, place, code=_code(character))
    return found.mended(" " if character in _LINE_BREAKS else "")


_OLD_LINE_END = re.compile("\r(?!\n)")


def _old_line_ends(path: str, text: str, place: tuple[int, int]) -> Diagnostic:
    whole = span_of(text, place[0], len(text))
    mended = _OLD_LINE_END.sub("\n", text[place[0] :])
    return refusal(OLD_LINE_ENDS, path, text, place).mended(mended, whole)


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def _is_utf16(content: bytes) -> bool:
    head = content[:64]
    return head[:2] in (b"\xff\xfe", b"\xfe\xff") or head.count(0) * 4 >= len(head) > 1


def _not_utf8(path: str, content: bytes, start: int) -> Diagnostic:
    before = content[:start].decode("utf-8")
    text = before + content[start:].decode("latin-1")
    place = (len(before), len(before) + 1)
    return refusal(WRONG_ENCODING, path, text, place, encoding="Windows-1252 / Latin-1")

"""The exact mend of a mistake in YAML, where there is only one that an editor can have meant."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from pathwaytool.load.meant import condition_in
from pathwaytool.load.messages import refused, signs, syntax, values
from pathwaytool.load.schema import KINDS, schema
from pathwaytool.load.signs import quoted
from pathwaytool.load.trouble import Place, Trouble
from pathwaytool.model.diagnostic import Message

Change = tuple[Place, str]
"""What stands at a place becomes a text."""


def exact_change(trouble: Trouble, message: Message, place: Place) -> Change | None:
    """Return what ends a mistake; None where it can be ended in several ways."""
    find = _CHANGES.get(message.rule)
    return None if find is None else find(trouble, place)


def _space_after_colon(trouble: Trouble, place: Place) -> Change:
    colon = trouble.text.index(":", place[0]) + 1
    return (colon, colon), " "


def _space_after_dash(trouble: Trouble, place: Place) -> Change:
    return (place[1], place[1]), " "


def _in_quotes(trouble: Trouble, place: Place) -> Change | None:
    place = (place[0], _end_below(trouble, place))
    written = trouble.text[slice(*place)]
    # Inside brackets, and where a comment follows, it is not told where the text ends.
    is_inside = _opened(trouble.text[trouble.line(place[0])[0] : place[0]])
    ends_there = trouble.text[place[1] : place[1] + 1] in (",", "}", "]")
    if " #" in written or (is_inside and not (ends_there and not set(written) & set("[]{},'\""))):
        return None
    return place, quoted(written)


def _end_below(trouble: Trouble, place: Place) -> int:
    """Return where a text ends that goes on in the lines below: they are indented further."""
    start, end = trouble.line(place[0])
    first = trouble.text.rfind("\n", 0, start) + 1
    if end != place[1]:
        return place[1]
    deeper = re.compile(rf"\r?\n {{{start - first + 1},}}(?![-#])\S[^\n]*").match
    while (below := deeper(trouble.text, end)) and not re.search(r":(?: |\r?\Z)", below[0]):
        end = below.end() - below[0].endswith("\r")
    return end


def _in_other_quotes(trouble: Trouble, place: Place) -> Change | None:
    written = trouble.text[slice(*place)]
    mark, inside = written[:1], written[1:-1]
    is_whole = len(written) > 1 and written.endswith(mark)
    other = "'" if mark == '"' else '"'
    if is_whole and other not in inside and "\\" not in inside:
        return place, f"{other}{inside}{other}"
    return _in_quotes(trouble, place)


def _opened(before: str) -> bool:
    return before.count("[") > before.count("]") or before.count("{") > before.count("}")


def _closing_quote(trouble: Trouble, place: Place) -> Change | None:
    sign, rest = trouble.text[place[0]], trouble.text[place[0] + 1 : place[1]]
    if inside := _end_of_text_in_braces(trouble, place):
        return (inside, inside), sign
    before = trouble.text[trouble.line(place[0])[0] : place[0]]
    is_clear = sign not in rest and " #" not in rest and not _opened(before) and not _opened(rest)
    return ((place[1], place[1]), sign) if is_clear and rest else None


def _end_of_text_in_braces(trouble: Trouble, place: Place) -> int | None:
    """Return where a text that begins with a mark ends between brackets: before the next key."""
    line = trouble.line(place[0])
    before, rest = trouble.text[line[0] : place[0]], trouble.text[place[0] + 1 : line[1]]
    if not _opened(before) or trouble.text[place[0]] in rest:
        return None
    for found in _NEXT_IN_BRACES.finditer(rest):
        if found[1] is None or found[1] in known_keys():
            return place[0] + 1 + found.start()
    return None


_NEXT_IN_BRACES = re.compile(r", *([\w-]+): |[\]}]+ *,?$")


def _closing_bracket(trouble: Trouble, place: Place) -> Change | None:
    written = trouble.text[slice(*place)]
    closing = "]" if written[0] == "[" else "}"
    is_one = written.count(written[0]) - written.count(closing) == 1
    if not is_one or any(sign in written for sign in (" #", "'", '"')):
        return None
    return (place[1], place[1]), closing


def _nothing(trouble: Trouble, place: Place) -> Change:
    return place, ""


def _without_line(trouble: Trouble, place: Place) -> Change:
    start, end = trouble.line(place[0])
    return (start, min(end + 1, len(trouble.text))), ""


def _comma(trouble: Trouble, place: Place) -> Change | None:
    at = trouble.at
    if trouble.text[at : at + 1] == ";":
        return (at, at + 1), ","
    if trouble.text[at : at + 1] == ":":  # the key before it is what the comma belongs before
        at = trouble.text.rfind(" ", 0, at) + 1
    before = len(trouble.text[:at].rstrip(" "))
    last = _AND_AT_END.search(trouble.text, place[0], before)
    start = last.start() if last else before
    return ((start, before), ",") if start > place[0] else None


_AND_AT_END = re.compile(r"(?: *;| +(?:og|och|and|&))\Z")


def _backslash(trouble: Trouble, place: Place) -> Change:
    start, end = trouble.text.rfind('"', 0, place[0]) + 1, trouble.line(place[0])[1]
    closing = _CLOSING_QUOTE.match(trouble.text, place[0], end)
    if not start or start <= trouble.line(place[0])[0] or not closing:
        return (place[0], place[0]), "\\"
    last = closing.end() - 1
    written = re.sub(r"\\([^\\\"]|\Z)", r"\\\\\1", trouble.text[start:last])
    return (start, last), written


_CLOSING_QUOTE = re.compile(r'(?:[^"\\]|\\.)*"')


def _list_on_next_line(trouble: Trouble, place: Place) -> Change:
    start = trouble.line(place[0])[0]
    indent = start - trouble.text.rfind("\n", 0, start) - 1
    written = trouble.text[slice(*place)]
    return (place[0] - 1, place[1]), f"\n{' ' * (indent + 2)}{written}"


def _colon(trouble: Trouble, place: Place) -> Change | None:
    written = trouble.text[slice(*place)]
    start = trouble.text.rfind("\n", 0, place[0]) + 1
    below = re.match(r"[^\n]*\n( *)\S", trouble.text[place[0] :])
    if re.fullmatch(r"[\w-]+", written) and below and len(below[1]) > place[0] - start:
        return (place[1], place[1]), ":"
    if brace := re.match(r"[\w-]+(?= +\{)", written):
        return (place[0] + brace.end(), place[0] + brace.end()), ":"
    found = re.match(r"(?:- +)?([\w-]+)( +(?:=+ *)?|=+ *)(?=\S)", written)
    if not found or found[1] not in known_keys():
        return None
    return (place[0] + found.start(2), place[0] + found.end(2)), ": "


@cache
def known_keys() -> frozenset[str]:
    """Return the keys of every kind of file."""
    return frozenset(key for kind in KINDS for key in _keys_in(schema(kind)))


def _keys_in(part: Any) -> set[str]:
    if isinstance(part, list):
        return set().union(*map(_keys_in, part))
    if not isinstance(part, dict):
        return set()
    return set(part.get("properties", {})).union(*map(_keys_in, part.values()))


@cache
def keys_of_one_text() -> frozenset[str]:
    """Return the keys that hold one text, in any kind of file, and never a list."""
    return frozenset(key for kind in KINDS for key in _with_text(schema(kind)))


def _with_text(part: Any) -> set[str]:
    if isinstance(part, list):
        return set().union(*map(_with_text, part))
    if not isinstance(part, dict):
        return set()
    own = part.get("properties", {}).items()
    keys = {key for key, one in own if one.get("$ref") in ("#/$defs/text", "#/$defs/string")}
    return keys.union(*map(_with_text, part.values()))


def _whole_text(trouble: Trouble, place: Place) -> Change | None:
    """Put a text in quotation marks that goes on in the line after a comment cut it short."""
    start, _ = trouble.line(place[0])
    key = re.match(r"(?:- +)*(?:[\w-]+: +)?", trouble.text[start : place[0]])
    first = start + (key.end() if key else 0)
    end = trouble.line(trouble.at)[1]
    written = trouble.text[first:end]
    is_clear = end > place[1] and not set(written[:1]) & set("'\"[{|>")
    return ((first, end), quoted(written)) if is_clear else None


def _without_stray(trouble: Trouble, place: Place) -> Change | None:
    written = trouble.text[slice(*place)]
    if emphasised := EMPHASISED_KEY.fullmatch(written):
        return place, f"{emphasised[1]}:"
    return (place, "") if written == "," else None


EMPHASISED_KEY = re.compile(r"(?:\*{1,3}|_{2})([\w-]+?)(?::(?:\*{1,3}|_{2})|(?:\*{1,3}|_{2}):)")
"""`**title**:` or `**title:**`, as Markdown emphasises a key."""


def _on_own_lines(trouble: Trouble, place: Place) -> Change:
    start = trouble.line(place[0])[0]
    indent = " " * (start - trouble.text.rfind("\n", 0, start) - 1)
    block = _KEY_AND_KEY.match(trouble.text, *place)
    if block and "," not in trouble.text[slice(*place)]:
        below = re.compile(r"[^\n]*\n( *)\S").match(trouble.text, place[1])
        deeper = below[1] if below else indent + "  "
        return (block.end(1), block.end()), f"\n{deeper}"
    written = _NEXT_KEY.sub(
        lambda found: f"\n{indent}{found[1]}" if found[1] in known_keys() else found[0],
        trouble.text[slice(*place)],
    )
    return place, written


_KEY_AND_KEY = re.compile(r"(\w+:) +(?=\w+: )")
_NEXT_KEY = re.compile(r" *, *([\w-]+)(?=: )")


def _in_braces(trouble: Trouble, place: Place) -> Change:
    return place, f"{{{trouble.text[slice(*place)]}}}"


def _condition(trouble: Trouble, place: Place) -> Change | None:
    condition = condition_in(trouble.text[slice(*place)])
    return (place, condition) if condition else None


def _address(trouble: Trouble, place: Place) -> Change | None:
    found = re.search(r"https?://[^\s)>]+", trouble.text[slice(*place)])
    return (place, found[0]) if found else None


def _dash(trouble: Trouble, place: Place) -> Change:
    return place, "-"


_CHANGES: Mapping[str, Callable[[Trouble, Place], Change | None]] = {
    syntax.MISSING_SPACE_AFTER_COLON.rule: _space_after_colon,
    syntax.MISSING_SPACE_AFTER_DASH.rule: _space_after_dash,
    syntax.COLON_IN_TEXT.rule: _in_quotes,
    syntax.QUOTES_NEEDED.rule: _in_quotes,
    syntax.TEXT_AFTER_QUOTE.rule: _in_other_quotes,
    syntax.UNCLOSED_QUOTE.rule: _closing_quote,
    syntax.UNCLOSED_BRACKET.rule: _closing_bracket,
    syntax.EXTRA_BRACKET.rule: _nothing,
    syntax.STRAY_SIGN.rule: _without_stray,
    syntax.MISSING_COMMA.rule: _comma,
    syntax.UNKNOWN_ESCAPE.rule: _backslash,
    syntax.LIST_ON_KEY_LINE.rule: _list_on_next_line,
    syntax.MISSING_COLON.rule: _colon,
    syntax.MISSING_BRACES.rule: _in_braces,
    syntax.LIST_SIGN.rule: _dash,
    syntax.KEYS_ON_A_LINE.rule: _on_own_lines,
    values.CONDITION_IS_TEXT.rule: _condition,
    values.NOT_AN_ADDRESS.rule: _address,
    signs.TEXT_CUT.rule: _whole_text,
    refused.DIRECTIVE.rule: _without_line,
    refused.SEVERAL_DOCUMENTS.rule: _without_line,
}

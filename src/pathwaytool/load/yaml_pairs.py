"""Quotation marks and brackets that do not go in pairs, and parts between them without a comma."""

import re

from pathwaytool.load.exact import keys_of_one_text, known_keys
from pathwaytool.load.meant import condition_in
from pathwaytool.load.messages import syntax, values
from pathwaytool.load.trouble import Mistake, Place, Trouble


def end_of_quote(trouble: Trouble) -> Mistake:
    """Tell of a quotation mark that stands alone where the reader came to the end."""
    return unclosed_quote(trouble, trouble.at if trouble.context is None else trouble.context)


def unclosed_quote(trouble: Trouble, start: int) -> Mistake:
    """Tell of the quotation mark at `start`, which stands alone."""
    place = (start, max(trouble.line(start)[1], start + 1))
    return syntax.UNCLOSED_QUOTE, place, {"quote": trouble.text[start : start + 1]}


def no_comma(trouble: Trouble) -> Mistake:
    """Tell of a comma that is missing, or of the bracket that is not closed."""
    start = trouble.at if trouble.context is None else trouble.context
    line = trouble.line(start)
    found = _condition_without_braces(trouble, line) or _key_in_braces(trouble, line)
    if found:
        return found
    if found := _colon_in_a_text(trouble, line) or _mark_in_a_text(trouble, line):
        return found
    closing = _CLOSING.get(trouble.text[start : start + 1], "]")
    if trouble.line(trouble.at) == line and closing in trouble.text[trouble.at : line[1]]:
        return syntax.MISSING_COMMA, (start, line[1]), {}
    return unclosed_bracket(trouble, start)


_TEXT_WITH_COLON = re.compile(r"[{,] *([\w-]+): +(\w[^{}\[\],:;'\"]*: [^{}\[\],'\"#]*)(?=[,}])")


def _colon_in_a_text(trouble: Trouble, line: Place) -> Mistake | None:
    """Find `{da: Ferier: lange}`, where a colon in a text is read as that of a key."""
    for found in _TEXT_WITH_COLON.finditer(trouble.text, *line):
        is_text = found[1] in keys_of_one_text() or found[1] in ("da", "en", "sv")
        last = found[2].partition(":")[0].rpartition(" ")[2]
        is_text = is_text and last not in known_keys()
        if is_text and found.start(2) <= trouble.at <= found.end(2):
            return syntax.COLON_IN_TEXT, found.span(2), {"value": trouble.words(found.span(2))}
    return None


_MARKED_TEXT = re.compile(r"(?:(?<=: )|(?<=[\[,] )|(?<=\[))(?P<mark>['\"])")


def _mark_in_a_text(trouble: Trouble, line: Place) -> Mistake | None:
    """Find `{en: 'The young person's mentor'}`, where a mark inside the text ends it."""
    text, at = trouble.text, trouble.at
    for found in _MARKED_TEXT.finditer(text, line[0], at):
        mark, end = found["mark"], text.find(found["mark"], found.end(), at)
        if end < 0 or text[end + 1 : at].strip() or not text[at : at + 1].isalnum():
            continue
        closing = re.compile(rf"{mark}(?= *[,}}\]])").search(text, at, line[1])
        if closing:
            return syntax.TEXT_AFTER_QUOTE, (found.start(), closing.end()), {}
    return None


_CONDITION = re.compile(r"\b(?:when|not): +([\w-]+: *[\w-]+)(?=\s*[,}])")


def _condition_without_braces(trouble: Trouble, line: Place) -> Mistake | None:
    """Find `{when: behov: stort, …}`, where a condition has no braces of its own."""
    for found in _CONDITION.finditer(trouble.text, *line):
        condition = condition_in(found[1])
        if found.start() <= trouble.at < found.end() and condition:
            gaps: dict[str, str | int] = {"value": found[1], "near": condition}
            return values.CONDITION_IS_TEXT, found.span(1), gaps
    return None


_KEY_IN_BRACES = re.compile(
    r"[{,] *(?:(?:when|not): +(?P<all>(?P<key>[\w-]+): *(?:\[[^][{}]*\]|\{[^][{}]*\}))"
    r"|(?P<outer>[\w-]+): +(?P<inner>[\w-]+): *[\[{]|(?P<alone>[\w-]+) *[\[{])"
)


def _key_in_braces(trouble: Trouble, line: Place) -> Mistake | None:
    """Find `{when: behov: [a], …}` and `{when {behov: a}, …}`, where a brace or a colon lacks."""
    for found in _KEY_IN_BRACES.finditer(trouble.text, *line):
        if not found.start() <= trouble.at <= found.end():
            continue
        if found["all"]:
            return syntax.MISSING_BRACES, found.span("all"), {"key": found["key"]}
        if {found["outer"], found["inner"]} <= known_keys():
            place = (found.start("inner"), _end_of_map(trouble.text, found.start("inner"), line[1]))
            return syntax.MISSING_BRACES, place, {"key": found["inner"]}
        if found["alone"] in known_keys():
            place = (found.start("alone"), line[1])
            return syntax.MISSING_COLON, place, {"line": trouble.words(place)}
    return None


def _end_of_map(text: str, start: int, end: int) -> int:
    """Return where the bracket closes that was open before `start`; `end` if it does not."""
    depth = 0
    for at in range(start, end):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(text[at], 0)
        if depth < 0:
            return at
    return end


def unclosed_bracket(trouble: Trouble, start: int) -> Mistake:
    """Tell of the bracket at `start`, which stands alone."""
    bracket = trouble.text[start : start + 1]
    gaps: dict[str, str | int] = {"bracket": bracket, "closing": _CLOSING.get(bracket, "]")}
    return syntax.UNCLOSED_BRACKET, (start, max(trouble.line(start)[1], start + 1)), gaps


_CLOSING = {"[": "]", "{": "}"}

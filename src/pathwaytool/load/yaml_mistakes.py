"""What an editor did, where a YAML reader only says that it lost its way.

The reader names the place where it could not go on; the mistake often stands earlier. Each function
here takes the situation to the place and the sentence that an editor can use.
"""

import re
from dataclasses import replace
from typing import Any

import yaml

from pathwaytool.load.encoding import refusal
from pathwaytool.load.exact import EMPHASISED_KEY, exact_change, keys_of_one_text, known_keys
from pathwaytool.load.failure import shown
from pathwaytool.load.messages import refused, signs, syntax, values
from pathwaytool.load.signs import CUT
from pathwaytool.load.spans import span_of
from pathwaytool.load.trouble import Mistake, Place, Trouble
from pathwaytool.load.yaml_pairs import end_of_quote, no_comma, unclosed_bracket, unclosed_quote
from pathwaytool.model.diagnostic import Diagnostic, Severity

_KEY_WITHOUT_SPACE = re.compile(r"[ -]*([\w-]+):(?=[^\s:/])")
_DASH_WITHOUT_SPACE = re.compile(r" *-(?=[^\s-])")


def mistake(path: str, text: str, error: yaml.YAMLError) -> Diagnostic:
    """Return what is wrong in `text` where the reader gave up, at the best place to point at."""
    at, context = _index(error, "problem_mark", text), _index(error, "context_mark", text)
    trouble = Trouble(text, getattr(error, "problem", None) or "", at or 0, context)
    return _finding(path, trouble, _explained(trouble))


def no_map(path: str, text: str) -> Diagnostic:
    """Return what is wrong in a `text` that is YAML, but only a text or a list."""
    trouble = Trouble(text, "", 0, None)
    first = trouble.first_line()
    found = _without_space(trouble, first) or (refused.NOT_A_MAP, first, {})
    return _finding(path, trouble, found)


def _finding(path: str, trouble: Trouble, found: Mistake) -> Diagnostic:
    message, place, gaps = found
    finding = refusal(message, path, trouble.text, place, **gaps)
    change = exact_change(trouble, message, place)
    if change is None:
        return finding
    (first, last), replacement = change
    return finding.mended(replacement, span_of(trouble.text, first, last))


def _explained(trouble: Trouble) -> Mistake:
    found = _unknown(trouble)
    for words, explain in _EXPLANATIONS.items():
        if words in trouble.problem:
            found = explain(trouble)
            break
    if found[0] in (syntax.MISSING_COLON, syntax.BAD_INDENTATION):
        return _cut_short(trouble, found[1]) or found
    return found


def _cut_short(trouble: Trouble, line: Place) -> Mistake | None:
    """Find a comment that was meant as text, in the line before one that goes on with the text."""
    above = trouble.text.rfind("\n", 0, line[0])
    start = trouble.text.rfind("\n", 0, max(above, 0)) + 1
    cut = None if above < 0 else CUT.search(trouble.text, start, above)
    if cut is None or re.search(r":(?: |$)", trouble.text[slice(*line)]):
        return None
    message = replace(signs.TEXT_CUT, severity=Severity.ERROR)
    return message, cut.span(1), {"comment": shown(cut[1])}


def _index(error: yaml.YAMLError, name: str, text: str) -> int | None:
    mark: Any = getattr(error, name, None)
    return None if mark is None else min(int(mark.index), len(text))


def _unknown(trouble: Trouble) -> Mistake:
    """Of the marks that nothing of ours has, say which stands there; else that it is no YAML."""
    start = trouble.at if trouble.context is None else trouble.context
    refuse = {"!": _bad_tag, "%": _directive}.get(trouble.text[start : start + 1])
    return refuse(trouble) if refuse else _no_yaml(trouble)


def _no_yaml(trouble: Trouble) -> Mistake:
    return syntax.YAML_SYNTAX, (trouble.at, trouble.line(trouble.at)[1]), {}


def _second_colon(trouble: Trouble) -> Mistake:
    """A colon where no key can be: in a text, after a line that is no key, or further in."""
    line = trouble.line(trouble.at)
    first = trouble.text.find(":", line[0])
    if first < trouble.at:
        value = (
            first + 1 + len(trouble.text[first + 1 :]) - len(trouble.text[first + 1 :].lstrip(" "))
        )
        place = (min(value, trouble.at), line[1])
        if found := _without_braces(trouble, line):
            return found
        return syntax.COLON_IN_TEXT, place, {"value": trouble.words(place)}
    before = trouble.line_before(trouble.at)
    if before is not None:
        found = _without_space(trouble, before)
        if found is not None:
            return found
        if ":" not in trouble.text[slice(*before)]:
            return syntax.MISSING_COLON, before, {"line": trouble.words(before)}
    return _without_dash_space(trouble, line) or _indentation(trouble, line)


_KEYS_ON_A_LINE = re.compile(
    r"(?:- +)?(?P<all>(?P<key>\w+): +(?:\{[^{}]*\}|\[[^][]*\]|[\w-]+) *, *(?P<next>\w+): .*)"
)
_KEY_IN_A_KEY = re.compile(r" *(?:- +)*(?P<next>\w+): +(?P<all>(?P<key>\w+): +[\[{].*)")
_FACTS_ON_A_LINE = re.compile(
    r"(?:- +)*(?:when|facts|decides|not): +"
    r"(?P<all>(?P<key>[\w-]+): *[\w-]+(?: *, *[\w-]+: *[\w-]+)*)(?: +#.*)?"
)
_KEYS_AFTER_AN_ID = re.compile(
    r"[\w-]+: +(?P<all>(?P<key>\w+): [^{}\[\]:]*, *(?P<next>\w+): [^#]*?)(?: +#.*)?"
)
_KEY_BEFORE_A_BLOCK = re.compile(r"(?P<key>\w+): +(?P<next>\w+): +[^:#]*")
_KEY_AFTER_AN_ID = re.compile(r"(?P<id>[\w-]+): +(?P<all>(?P<key>\w+): +[^{}\[\]:,#]*)")
_ID_BEFORE_BRACE = re.compile(r"\w[\w-]* +\{\w+: ")
_LINK_FOR_ADDRESS = re.compile(r"address: +(?P<value>\[[^]]*\]\((?P<address>https?://\S+)\)) *")
_TEXT_AFTER_BRACKET = re.compile(
    r"(?:- +)*([\w-]+): +(\[[^][]*\]|\{[^{}]*\}) *([^\s#,]|,(?= *[^\s#]))"
)


def _without_braces(trouble: Trouble, line: Place) -> Mistake | None:
    """Find keys beside each other on a line, or a text that begins with a bracket."""
    written = trouble.text[slice(*line)]
    if found := _keys_in_a_row(written):
        place = (line[0] + found.start("all"), line[0] + found.end("all"))
        if found.re is _KEYS_ON_A_LINE and not written.startswith("-"):
            return syntax.KEYS_ON_A_LINE, line, {"key": found["next"]}
        return syntax.MISSING_BRACES, place, {"key": found["key"]}
    found = _KEY_BEFORE_A_BLOCK.fullmatch(written)
    if found and {found["key"], found["next"]} <= known_keys() and _is_deeper_below(trouble, line):
        return syntax.KEYS_ON_A_LINE, line, {"key": found["next"]}
    if _ID_BEFORE_BRACE.match(written):
        return syntax.MISSING_COLON, line, {"line": trouble.words(line)}
    if found := _LINK_FOR_ADDRESS.fullmatch(written):
        place = (line[0] + found.start("value"), line[0] + found.end("value"))
        gaps: dict[str, str | int] = {"value": trouble.words(place), "near": found["address"]}
        return values.NOT_AN_ADDRESS, place, gaps
    text = _TEXT_AFTER_BRACKET.match(written)
    if text and (text[3] != "," or text[1] in keys_of_one_text()):
        return syntax.QUOTES_NEEDED, (line[0] + text.start(2), line[1]), {"sign": text[2][0]}
    return None


def _is_deeper_below(trouble: Trouble, line: Place) -> bool:
    """Tell whether the line below one is indented further."""
    start = trouble.text.rfind("\n", 0, line[0]) + 1
    below = re.compile(r"[^\n]*\n( *)\S").match(trouble.text, line[1])
    return below is not None and len(below[1]) > line[0] - start


def _keys_in_a_row(written: str) -> re.Match[str] | None:
    """Return where keys and their contents stand beside each other on a line, without braces."""
    if found := _FACTS_ON_A_LINE.fullmatch(written):
        return found
    for pattern in (_KEY_IN_A_KEY, _KEYS_ON_A_LINE, _KEYS_AFTER_AN_ID):
        found = pattern.fullmatch(written)
        if found and {found["key"], found["next"]} <= known_keys():
            return found
    found = _KEY_AFTER_AN_ID.fullmatch(written)
    is_one = found and found["key"] in known_keys() and found["id"] not in known_keys()
    return found if is_one else None


def _indentation(trouble: Trouble, line: Place) -> Mistake:
    return syntax.BAD_INDENTATION, line, {"line": trouble.words(line)}


def _without_dash_space(trouble: Trouble, line: Place) -> Mistake | None:
    """Find a dash that has no space after it, among others that begin a line."""
    found = _DASH_WITHOUT_SPACE.match(trouble.text[slice(*line)])
    before = trouble.line_before(line[0])
    if not found or before is None:
        return None
    return syntax.MISSING_SPACE_AFTER_DASH, (line[0], line[0] + found.end()), {}


def _no_colon(trouble: Trouble) -> Mistake:
    line = trouble.line(trouble.at if trouble.context is None else trouble.context)
    found = _without_space(trouble, line)
    return found or (syntax.MISSING_COLON, line, {"line": trouble.words(line)})


def _colon_in_flow(trouble: Trouble) -> Mistake:
    """A colon inside brackets has no space after it."""
    start = trouble.at
    while trouble.text[start - 1 : start].isalnum() or trouble.text[start - 1 : start] in (
        "-",
        "_",
    ):
        start -= 1
    gaps: dict[str, str | int] = {"key": trouble.text[start : trouble.at]}
    return syntax.MISSING_SPACE_AFTER_COLON, (start, trouble.at + 1), gaps


def _without_space(trouble: Trouble, line: Place) -> Mistake | None:
    """Find a colon or a dash that has no space after it."""
    written = trouble.text[slice(*line)]
    if found := _KEY_WITHOUT_SPACE.match(written):
        place = (line[0] + found.start(1), line[0] + found.end())
        return syntax.MISSING_SPACE_AFTER_COLON, place, {"key": found[1]}
    if found := _DASH_WITHOUT_SPACE.match(written):
        return syntax.MISSING_SPACE_AFTER_DASH, (line[0], line[0] + found.end()), {}
    return None


def _no_key(trouble: Trouble) -> Mistake:
    """Something else than a key or a dash stands where one must be."""
    quoted = trouble.last_quoted()
    line, sign = trouble.line(trouble.at), trouble.text[trouble.at : trouble.at + 1]
    if quoted is not None and "\n" in trouble.text[slice(*quoted)]:
        return unclosed_quote(trouble, quoted[0])
    if sign in ("]", "}", ":"):
        message, gap = (syntax.STRAY_SIGN, "sign") if sign == ":" else _EXTRA_BRACKET
        return message, (trouble.at, trouble.at + 1), {gap: sign}
    if quoted is not None and trouble.line(quoted[0]) == line:
        return syntax.TEXT_AFTER_QUOTE, (quoted[0], line[1]), {}
    if trouble.text[trouble.at : trouble.at + 2] == "- ":
        before = trouble.line_before(trouble.at)
        if before is not None and (found := _without_dash_space(trouble, before)):
            return found
        return syntax.DASH_AMONG_KEYS, line, {"line": trouble.words(line)}
    above = trouble.line_before(trouble.at)
    for one in (above, line):
        if one and trouble.text[slice(*one)].endswith(("},", "],")):
            return syntax.STRAY_SIGN, (one[1] - 1, one[1]), {"sign": ","}
    found = _without_braces(trouble, line) or (above and _without_braces(trouble, above))
    found = found or _without_dash_space(trouble, line)
    found = found or (above and _without_dash_space(trouble, above))
    return found or _indentation(trouble, line)


_EXTRA_BRACKET = (syntax.EXTRA_BRACKET, "bracket")


def _no_content(trouble: Trouble) -> Mistake:
    """A comma or a bracket stands where a value must be, or nothing does."""
    place = (trouble.at, trouble.at + 1)
    sign = trouble.words(place)
    if sign in (",", "]", "}"):
        return syntax.STRAY_SIGN, place, {"sign": sign}
    opened = trouble.last_open_bracket()
    if opened is not None:
        return unclosed_bracket(trouble, opened)
    before = trouble.line_before(trouble.at)
    if before and trouble.text[slice(*before)].strip() == "-":
        return _indentation(trouble, trouble.line(trouble.at))
    return _unknown(trouble)


def _bad_first(trouble: Trouble) -> Mistake:
    """A text begins with a sign that YAML keeps for itself."""
    start = trouble.at if trouble.context is None else trouble.context
    place = (start, max(trouble.line(start)[1], start + 1))
    if emphasised := EMPHASISED_KEY.match(trouble.text, start):
        return syntax.STRAY_SIGN, emphasised.span(), {"sign": "*"}
    before = trouble.line_before(start)
    if before and trouble.line(start)[0] == start and trouble.text[start : start + 2] == "* ":
        return syntax.LIST_SIGN, (start, start + 1), {"sign": "*"}
    return syntax.QUOTES_NEEDED, place, {"sign": trouble.text[start : start + 1]}


def _list_on_key_line(trouble: Trouble) -> Mistake:
    line = trouble.line(trouble.at)
    key = re.match(r"(?:- +)*([\w-]+): +", trouble.text[slice(*line)])
    if key and key[1] in keys_of_one_text():
        return syntax.QUOTES_NEEDED, (line[0] + key.end(), line[1]), {"sign": "-"}
    return syntax.LIST_ON_KEY_LINE, (trouble.at, trouble.line(trouble.at)[1]), {}


def _bad_escape(trouble: Trouble) -> Mistake:
    start = max(trouble.text.rfind("\\", 0, trouble.at + 1), 0)
    place = (start, start + 2)
    return syntax.UNKNOWN_ESCAPE, place, {"escape": trouble.words(place)}


def _after_block_sign(trouble: Trouble) -> Mistake:
    return syntax.TEXT_AFTER_BLOCK_SIGN, (trouble.at, trouble.line(trouble.at)[1]), {}


def _bad_tag(trouble: Trouble) -> Mistake:
    start = trouble.at if trouble.context is None else trouble.context
    place = (start, trouble.line(start)[1])
    return refused.TAG, place, {"name": trouble.words(place).split(" ")[0]}


def _directive(trouble: Trouble) -> Mistake:
    return refused.DIRECTIVE, trouble.line(trouble.context or 0), {}


def _second_document(trouble: Trouble) -> Mistake:
    if trouble.text[trouble.at : trouble.at + 1] in ("]", "}"):
        return _no_key(trouble)
    before, line = trouble.line_before(trouble.at), trouble.line(trouble.at)
    if before is not None and trouble.text[slice(*before)] == "...":
        return refused.SEVERAL_DOCUMENTS, before, {}
    if before is not None and _WORDS_ONLY.match(trouble.text[slice(*before)]):
        return syntax.MISSING_COLON, before, {"line": trouble.words(before)}
    return syntax.BAD_INDENTATION, line, {"line": trouble.words(line)}


_WORDS_ONLY = re.compile(r"[^-:\[{'\"][^:]*\Z")

_EXPLANATIONS = {
    "mapping values are not allowed": _second_colon,
    "mapping keys are not allowed": _bad_first,
    "could not find expected ':'": _no_colon,
    "found unexpected ':'": _colon_in_flow,
    "did not find expected key": _no_key,
    "did not find expected '-' indicator": _no_key,
    "did not find expected <document start>": _second_document,
    "found unexpected end of stream": end_of_quote,
    "found unexpected document indicator": end_of_quote,
    "did not find expected ',' or": no_comma,
    "did not find expected node content": _no_content,
    "found character that cannot start any token": _bad_first,
    "did not find expected alphabetic or numeric": _bad_first,
    "block sequence entries are not allowed": _list_on_key_line,
    "found unknown escape": _bad_escape,
    "did not find expected hexdecimal": _bad_escape,
    "invalid Unicode character escape": _bad_escape,
    "did not find expected comment or line break": _after_block_sign,
    "found undefined tag handle": _bad_tag,
    "did not find the expected '>'": _bad_tag,
    "directive": _directive,
}
"""The words of libyaml, and what they mean here; the first that fits counts."""

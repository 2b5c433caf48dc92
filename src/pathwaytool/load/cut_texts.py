"""Texts that do not say what was meant: cut short by a ` #`, a lone mark, signs of web pages."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape

from pathwaytool.load.doubtful import text_keys
from pathwaytool.load.encoding import refusal
from pathwaytool.load.failure import shown
from pathwaytool.load.messages.signs import HTML_SIGN, LONE_QUOTE, TEXT_CUT
from pathwaytool.load.signs import CUT, quoted
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.position import SourceFile

MOST_TOLD = 50
"""The most texts of a file that are told of."""


def cut_texts(source: SourceFile) -> tuple[Diagnostic, ...]:
    """Return a warning for each unquoted text that goes on as a comment, in order."""
    cuts = list(_cuts(source.text))
    if not cuts:
        return ()
    ends = [cut.start() for cut in cuts]
    found = []
    for scalar in source.scalars():
        number = bisect_right(ends, scalar.last) - 1
        if not scalar.is_plain or scalar.key not in text_keys() or number < 0:
            continue
        if ends[number] == scalar.last and scalar.says != scalar.key:
            found.append(_finding(source, scalar.first, cuts[number]))
    return tuple(found[:MOST_TOLD])


def _cuts(text: str) -> Iterator[re.Match[str]]:
    """Yield what the pattern finds, which is slow where it must look at every space."""
    at = text.find(" #")
    while at >= 0:
        first = at
        while text[first - 1 : first] == " ":
            first -= 1
        cut = CUT.match(text, first)
        if cut:
            yield cut
        at = text.find(" #", cut.end() if cut else at + 1)


def _finding(source: SourceFile, first: int, cut: re.Match[str]) -> Diagnostic:
    text = source.text
    at = refusal(TEXT_CUT, source.path, text, cut.span(1), comment=shown(cut[1])).location
    finding = TEXT_CUT.at(at, comment=shown(cut[1]))
    whole = text[first : cut.end()].rstrip()
    if "\n" in whole:
        return finding
    span = refusal(TEXT_CUT, source.path, text, (first, first + len(whole))).location.span
    return finding.mended(quoted(whole), span)


def lone_quotes(source: SourceFile) -> tuple[Diagnostic, ...]:
    """Return a warning for each unquoted text with a quotation mark that has no other one."""
    if not _has_lone_quotes(source.text):
        return ()
    found = []
    for scalar in source.scalars():
        is_text = scalar.is_plain and scalar.key in text_keys() and scalar.says != scalar.key
        if not is_text or scalar.says.count('"') % 2 == 0:
            continue
        place = (scalar.first, scalar.last)
        told = refusal(LONE_QUOTE, source.path, source.text, place, said=shown(scalar.says))
        written = source.text[scalar.first : scalar.last]
        is_at_end = written.endswith('"') and written.count('"') == 1
        found.append(told.mended(written[:-1]) if is_at_end else told)
    return tuple(found[:MOST_TOLD])


def html_signs(source: SourceFile) -> tuple[Diagnostic, ...]:
    """Return a warning for each sign of a text that is written as in a web page: `&nbsp;`."""
    if not _HTML_SIGN.search(source.text):
        return ()
    found = []
    for scalar in source.scalars():
        if scalar.key not in text_keys() or scalar.says == scalar.key:
            continue
        for sign in _HTML_SIGN.finditer(source.text, scalar.first, scalar.last):
            meant = unescape(sign[0]).replace("\xa0", " ")
            if meant == sign[0]:
                continue
            gaps = {"written": sign[0], "meant": meant}
            told = refusal(HTML_SIGN, source.path, source.text, sign.span(), **gaps)
            found.append(told if set(meant) & set("<>&\"'") else told.mended(meant))
    return tuple(found[:MOST_TOLD])


_HTML_SIGN = re.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z]{2,8}\d{0,2});")


def _has_lone_quotes(text: str) -> bool:
    """Tell whether any line has an odd number of quotation marks."""
    return '"' in text and any(line.count('"') % 2 for line in text.split("\n"))

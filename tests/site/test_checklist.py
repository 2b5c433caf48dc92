"""What a person has still to check: all of it, the gravest first, and how to mark it."""

import csv
import re
from io import StringIO

import pytest

from pathwaytool.load.library import load_library
from pathwaytool.publish.contents import pages_of, site_of
from pathwaytool.publish.gather.checklist import CLASSES, marking_of, to_check
from pathwaytool.publish.pages.checklist import MOST_PAGES, ON_A_PAGE
from tests.site.libraries import SMALL, small
from tests.site.systems import DANISH, REGISTERS, TEXTS, systems

ADVICE = """\
recommendations:
  r: {text: Svar samme dag., strength: strong, steps: [ind], confidence: proposed, cites: [U-1]}
facts: {}
"""


def kinds(**changed: str) -> list[str]:
    return [one.kind for one in to_check(systems(**changed).library)]


def test_what_costs_most_comes_first() -> None:
    text = DANISH.replace("facts: {}\n", ADVICE)
    found = to_check(systems(dansk=text).library)
    assert [one.kind for one in found] == sorted((one.kind for one in found), key=CLASSES.index)
    assert [one.kind for one in found] == [
        "statutory-limit",
        "limit-basis",
        "handoff",
        "advice-statement",
        "statement",
        "other-limit",
        "other-limit",
    ]


def test_a_basis_of_a_handoff_alone_is_a_class_of_its_own_and_so_is_any_other() -> None:
    bare = DANISH.replace("legal: [LOV-1], ", "")
    assert "handoff-basis" in kinds(dansk=bare)
    neither = bare.replace("basis: [LOV-1, consent]", "basis: [consent]")
    assert "legal" in kinds(
        dansk=neither.replace("    aspects:", "    legal: [LOV-1]\n    aspects:")
    )


def test_what_nothing_rests_on_need_not_be_checked() -> None:
    more = REGISTERS.replace(
        "statements:\n", "statements:\n  U-9: {text: Ubrugt., source: KILDE, confidence: found}\n"
    )
    assert kinds(registers=more) == kinds()


def test_what_is_checked_is_gone() -> None:
    checked = REGISTERS.replace(
        "    confidence: unverified\nsources",
        "    confidence: checked\n    checked: {date: 2026-01-02, role: Jurist}\nsources",
    )
    assert "limit-basis" in kinds()
    assert "limit-basis" not in kinds(registers=checked)
    text = DANISH.replace("cites: [U-2], confidence: found", "cites: [U-2], confidence: checked")
    assert "statutory-limit" not in kinds(dansk=text)


@pytest.mark.parametrize("date", ["2026-01-02", "ÅÅÅÅ-MM-DD"])
def test_the_lines_to_write_mark_a_legal_basis_once_they_are_filled_in(date: str) -> None:
    basis = next(one for one in to_check(systems().library) if one.kind == "limit-basis")
    marking = marking_of(basis, date, "Jurist")
    texts = dict(TEXTS)
    lines = texts[marking.path].split("\n")
    assert marking.how == "replace"
    old = lines[marking.line - 1]
    indent = old[: len(old) - len(old.lstrip())]
    lines[marking.line - 1 : marking.line] = [indent + line for line in marking.lines]
    texts[marking.path] = "\n".join(lines)
    library = load_library({path: text.encode() for path, text in texts.items()}).library
    if date.startswith("2"):
        assert library is not None
        assert not [one for one in to_check(library) if one.kind == "limit-basis"]
    else:
        assert library is None, "nobody can forget to write the day"


def test_an_entry_says_why_where_to_look_and_what_to_write() -> None:
    pages = {one.path: one.body() for one in pages_of(systems(), "da")}
    body = pages["kvalitet/kontrol-statutory-limit.md"]
    assert "24 timer" in body
    assert 'href="../forloeb/dansk/trin/ind.html"' in body
    assert 'href="../register/lovgrundlag.html#LOV-1"' in body
    assert 'href="../kilder/KILDE.html#U-2"' in body
    assert re.search(r"danmark/dansk\.yml, linje \d+", body)
    assert "confidence: checked" in body
    assert (
        "checked: {date: ÅÅÅÅ-MM-DD, role: skriv din rolle, seen: s"
        in (pages["kvalitet/kontrol-limit-basis.md"])
    )


def test_the_overview_counts_every_class() -> None:
    body = next(one.body() for one in pages_of(systems(), "da") if one.path.endswith("kontrol.md"))
    assert len(re.findall("<li><h3>", body)) == len(CLASSES)
    assert f"{len(kinds())} ting mangler" in body


def test_the_file_holds_everything_that_is_to_be_checked() -> None:
    made = {one.path: one for one in site_of(systems())[1]}
    told = made["hent/kontrol.csv"].content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(told), delimiter=";"))
    assert len(rows) == 1 + len(kinds())
    assert {len(row) for row in rows} == {8}


def test_a_very_long_list_ends_in_the_file() -> None:
    many = {f"p{n}": SMALL["a.yml"].replace("pathway: a", f"pathway: p{n}") for n in range(250)}
    pages = {one.path: one for one in pages_of(small(**many), "da")}
    last = pages[f"kvalitet/kontrol-handoff-{MOST_PAGES}.md"].body()
    assert f"og {len(many) + 1 - MOST_PAGES * ON_A_PAGE} til" in last
    assert f"kvalitet/kontrol-handoff-{MOST_PAGES + 1}.md" not in pages


def test_what_has_changed_since_it_was_checked_is_said_on_its_page_and_comes_first() -> None:
    seen = REGISTERS.replace(
        "    confidence: unverified\nsources",
        "    confidence: checked\n"
        "    checked: {date: 2026-01-02, role: Jurist, seen: s000000000000}\nsources",
    )
    text = DANISH.replace(
        "cites: [U-2], confidence: found",
        "cites: [U-2], confidence: checked, "
        "checked: {date: 2026-01-03, role: Chef, seen: s000000000000}",
    )
    pages = {one.path: one for one in pages_of(systems(registers=seen, dansk=text), "da")}
    assert kinds(registers=seen, dansk=text)[:3] == ["suspect", "suspect", "handoff"]
    told = pages["kvalitet/kontrol-suspect.md"].body()
    assert "skal kontrolleres igen: ændret, efter at Jurist så det 2. januar 2026" in told
    assert re.search("inden for tuborgklammerne.*checked: {date: ÅÅÅÅ-MM-DD", told, re.DOTALL)
    law = pages["register/lovgrundlag.md"].body()
    assert "skal kontrolleres igen: ændret, efter at Jurist så det 2. januar 2026" in law
    step = pages["forloeb/dansk/trin/ind.md"].body()
    assert "skal kontrolleres igen: ændret, efter at Chef så det 3. januar 2026" in step


def test_what_is_checked_without_a_mark_stands_after_what_has_changed() -> None:
    checked = REGISTERS.replace(
        "    confidence: unverified\nsources",
        "    confidence: checked\n    checked: {date: 2026-01-02, role: Jurist}\nsources",
    )
    text = DANISH.replace(
        "cites: [U-2], confidence: found",
        "cites: [U-2], confidence: checked, "
        "checked: {date: 2026-01-03, role: Chef, seen: s000000000000}",
    )
    assert kinds(registers=checked, dansk=text)[:3] == ["suspect", "unmarked", "handoff"]
    pages = {one.path: one for one in pages_of(systems(registers=checked, dansk=text), "da")}
    told = pages["kvalitet/kontrol-unmarked.md"].body()
    assert re.search(r"checked: \{date: ÅÅÅÅ-MM-DD, role: [^,]+, seen: s[0-9a-f]{12}\}", told)
    assert "kontrolleret" in told and "2. januar 2026" in told

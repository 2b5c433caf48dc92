"""Signs that look like those on the keyboard: each is told as what it is, and its mend works."""

import pytest

from pathwaytool.load.file import read_file
from pathwaytool.model.diagnostic import Diagnostic, Severity
from tests.loading.examples import PATHWAY, broken, only

pytestmark = pytest.mark.unmeasured

SPACES = "\u00a0\u2002\u2003\u2007\u2009\u202f\u205f\u3000"
UNSEEN = "\u200b\u200c\u200d\u2060\u00ad\u200e"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212\uff0d"

IN_SPACES = [
    ("    title: Trin et", "    title:{}Trin et", 21),
    ("    title: Trin et", "    title{}: Trin et", 21),
    ("    title: Trin et", "{0}{0}{0}{0}title: Trin et", 21),
    ("    title: Trin et", "  {0}{0}title: Trin et", 21),
    ("    title: Trin et\n    kind", "  {0}{0}title: Trin et\n  {0}{0}kind", 21),
    ("takes: 1 day - 4 months", "takes: 1{}day - 4 months", 27),
    ("takes: 1 day - 4 months", "takes: 1 day{}-{}4 months", 27),
    ("limit: 24 hours", "limit: 24{}hours", 29),
    ("kind: action", "kind: action{}", 22),
    ("accountable: raadgiver", "accountable: raadgiver{}", 25),
    ("phases: [a, b]", "phases: [a,{}b]", 9),
    ("- otherwise: s2", "-{}otherwise: s2", 33),
    ("from: {start: s1}", "from: {{start:{}s1}}", 29),
    ("not: {samtykke: no}", "not: {{samtykke:{}no}}", 32),
    ("not: {samtykke: no}", "not: {{samtykke: no{}}}", 32),
    ("brev: Et brev", "brev:{}Et brev", 14),
]

IN_WORDS = [
    ("    title: Trin et", "    ti{}tle: Trin et", 21),
    ("kind: action", "kind: act{}ion", 22),
    ("accountable: raadgiver", "accountable: raad{}giver", 25),
    ("takes: 1 day - 4 months", "takes: {}1 day - 4 months", 27),
    ("phases: [a, b]", "phases: [a, b{}]", 9),
    ("  slut: {title", "  sl{}ut: {{title", 44),
    ("    title: Trin et", "    {}title: Trin et", 21),
]

IN_DASHES = [
    ("ages: 12-17", "ages: 12{}17", 8),
    ("values: 12-17", "values: 12{}17", 12),
    ("alder: 12-14", "alder: 12{}14", 32),
    ("takes: 1 day - 4 months", "takes: 1 day {} 4 months", 27),
    ("takes: 1 day - 4 months", "takes: 1{}4 months", 27),
    ("        - otherwise: s2", "        {} otherwise: s2", 33),
    ("basis: [LB-1, consent]", "basis: [LB{}1, consent]", 34),
    ("phases: [a, b]", "phases:\n  {0} a\n  {0} b", 10),
]


def mended(found: Diagnostic, text: str) -> tuple[Diagnostic, ...]:
    assert found.edit is not None
    return read_file("fil.yml", found.edit.applied_to(text).encode()).diagnostics


def check(old: str, new: str, rule: str, line: int) -> None:
    found = broken(old, new)
    assert only(found)[:2] == (rule, line)
    assert mended(found[0], PATHWAY.replace(old, new, 1)) == ()


@pytest.mark.parametrize("space", SPACES, ids=ascii)
@pytest.mark.parametrize(("old", "new", "line"), IN_SPACES)
def test_odd_space_is_told_at_its_place(old: str, new: str, line: int, space: str) -> None:
    check(old, new.format(space, space), "odd-space", line)


@pytest.mark.parametrize("space", SPACES, ids=ascii)
@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("accountable: raadgiver", "accountable: raad{}giver", 25),
        ("kind: action", "kind: act{}ion", 22),
        ("    title: Trin et", "    ti{}tle: Trin et", 21),
    ],
)
def test_odd_space_in_a_word_is_told_and_taken_out(
    old: str, new: str, line: int, space: str
) -> None:
    check(old, new.format(space), "odd-space", line)


@pytest.mark.parametrize("sign", UNSEEN, ids=ascii)
@pytest.mark.parametrize(("old", "new", "line"), IN_WORDS)
def test_unseen_sign_is_told_at_its_place(old: str, new: str, line: int, sign: str) -> None:
    check(old, new.format(sign), "unseen-sign", line)


@pytest.mark.parametrize("dash", DASHES, ids=ascii)
@pytest.mark.parametrize(("old", "new", "line"), IN_DASHES)
def test_odd_dash_is_told_at_its_place(old: str, new: str, line: int, dash: str) -> None:
    check(old, new.format(dash), "odd-dash", line)


@pytest.mark.parametrize("pair", ["“”", "„“", "„”", "””", "»«", "«»", "‘’", "‚‘", "’’", "›‹"])
@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("title: Trin et", "title: {}Trin: et{}", 21),
        ("title: Trin et", "title: {}Trin 'et': \"to\"{}", 21),
        ("kind: action", "kind: {}action{}", 22),
        ("accountable: raadgiver", "accountable: {}raadgiver{}", 25),
        ("ages: 12-17", "ages: {}12-17{}", 8),
        ("rounds: 2", "rounds: {}2{}", 18),
        ("phases: [a, b]", "phases: [{}a{}, b]", 9),
        ("samtykke: no", "samtykke: {}no{}", 32),
        ("Mindst ét problem", "{}Mindst ét: problem{}", 8),
    ],
)
def test_odd_quotation_mark_is_told(pair: str, old: str, new: str, line: int) -> None:
    if old == "Mindst ét problem":
        new = new.replace(": ", ", og: ")
    check(old, new.format(*pair), "odd-quotation-mark", line)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("title: Trin et", 'title: "Trin: et”', 21),
        ("title: Trin et", "title: 'Trin: et’", 21),
        ("title: Trin et", '“title": Trin et', 21),
    ],
)
def test_one_odd_mark_of_a_pair_is_told(old: str, new: str, line: int) -> None:
    check(old, new, "odd-quotation-mark", line)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("title: Trin et", "title：Trin et", 21),
        ("title: Trin et", "title： Trin et", 21),
        ("phases: [a, b]", "phases: [a，b]", 9),
        ("phases: [a, b]", "phases: ［a, b］", 9),
        ("from: {start: s1}", "from: {start：s1}", 29),
    ],
)
def test_wide_sign_is_told(old: str, new: str, line: int) -> None:
    check(old, new, "odd-sign", line)


@pytest.mark.parametrize(
    "text",
    [
        "title: Se § 32\u00a0i loven",
        "title: 12\u201317 år \N{EN DASH} og så “videre”",
        "title: „Trin et“",
        "title: Skole\u00adhjem",
        "title: Trin et，og to",
        "# \u00a0\u200b–“",
    ],
)
def test_signs_in_texts_are_right(text: str) -> None:
    assert broken("title: Trin et", text if text[0] != "#" else f"title: Trin et {text}") == ()


def test_other_mistakes_are_told_beside_it() -> None:
    found = broken("    title: Trin et\n    kind: action", "    title:\u00a0Trin et\n    kind: xyz")
    assert [one.message.rule for one in found] == ["odd-space", "not-one-of"]


def test_a_space_in_a_text_of_the_line_is_left_alone() -> None:
    found = broken("title: Trin et", "title:\u00a0§\u00a032")
    assert only(found)[:2] == ("odd-space", 21)
    assert found[0].edit
    assert found[0].edit.replacement == " "


CONFLICT = "<<<<<<< HEAD\n    title: Trin et\n=======\n    title: Trin to\n>>>>>>> gren"


@pytest.mark.parametrize(
    ("new", "lines", "end"),
    [
        (CONFLICT, [21], 25),
        (CONFLICT.replace("=======\n", "||||||| 1a2b\n    title: x\n=======\n"), [21], 27),
        (CONFLICT.replace("<<<<<<< HEAD\n", ""), [22], 24),
        (CONFLICT.removesuffix("\n>>>>>>> gren"), [21], 23),
        (CONFLICT.replace("=======\n", ""), [21], 24),
        ("=======\n    title: Trin et", [21], 21),
        (f"{CONFLICT}\n{CONFLICT}", [21, 26], 25),
        (CONFLICT.replace("\n", "\r\n"), [21], 25),
        ("title: |\n      Trin\n      <<<<<<< HEAD\n      et", [23], 23),
    ],
)
def test_merge_conflict_is_told_with_its_end(new: str, lines: list[int], end: int) -> None:
    found = broken("    title: Trin et", new if new[0] != "t" else f"    {new}")
    assert {one.message.rule for one in found} == {"merge-conflict"}
    assert [one.location.span.line for one in found] == lines
    assert found[0].gaps["end"] == str(end)


def test_rows_of_signs_in_a_text_are_no_conflict() -> None:
    assert broken("title: Trin et", "title: Trin <<<<<<< et ======= og >>>>>>>") == ()


@pytest.mark.parametrize(
    ("old", "new", "comment"),
    [
        ("title: Trin et", "title: Trin #2", "#2"),
        ("title: Trin et", "title: Trin #2 og # 3", "#2 og # 3"),
        ("title: Trin et", "title: Trin # 2", "# 2"),
        ("title: Trin et", 'title: Trin  #metoo\'s "ord"', '#metoo\'s "ord"'),
        ("summary: Kort fortalt", "summary:\n  Kort fortalt #1", "#1"),
        ("summary: Kort fortalt", "summary: Kort\n  fortalt #1", "#1"),
        ("Mindst ét problem", "\n    Mindst ét #1\n    ", "#1"),
    ],
)
def test_text_that_goes_on_as_a_comment_is_told(old: str, new: str, comment: str) -> None:
    read = read_file("fil.yml", PATHWAY.replace(old, new, 1).encode())
    (found,) = read.diagnostics
    assert (found.message.rule, found.message.severity) == ("text-cut-short", Severity.WARNING)
    assert found.gaps["comment"] == comment
    assert read.data is not None
    assert not found.edit or mended(found, PATHWAY.replace(old, new, 1)) == ()


@pytest.mark.parametrize(
    "new",
    [
        "title: Trin et # og så en kommentar",
        "title: 'Trin #2'",
        "title: Trin#2",
        "title: Trin et\n    #kommentar",
        "title: Trin et\n    repeats: true #2",
    ],
)
def test_comments_are_left_alone(new: str) -> None:
    assert broken("title: Trin et", new) == ()


def test_a_text_in_lines_that_a_comment_cuts_is_told() -> None:
    found = broken("title: Trin et", "title: Trin #2\n      og mere")
    assert only(found) == ("text-cut-short", 21, 17)
    assert found[0].message.severity == Severity.ERROR


def test_hostile_signs_take_no_long_time() -> None:
    for sign in ("\u00a0", "–", "“", "\u200b", "："):
        text = PATHWAY.replace("title: Trin et", "title: : " + sign * 50_000, 1)
        assert read_file("fil.yml", text.encode()).diagnostics
        lines = PATHWAY + "".join(f"{sign}a{n}: {sign}\n" for n in range(500))
        assert read_file("fil.yml", lines.encode()).diagnostics

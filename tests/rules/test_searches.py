"""What the searches in bare text find, and what they leave alone."""

from dataclasses import replace
from random import Random

import pytest

from pathwaytool.check import markup
from pathwaytool.check.markup import unsafe_places
from pathwaytool.check.personal import civil_places, contact_details
from pathwaytool.load.positions import source_file
from pathwaytool.model.diagnostic import Message, Severity
from pathwaytool.model.position import Pointer, Scalar, SourceFile, Span
from tests.effort import effort


def file_of(text: str) -> SourceFile:
    def find(pointer: Pointer, of_key: bool) -> Span:
        return Span(1, 1, 1, 1)

    return SourceFile("tekst.yml", text, find, lambda: [Scalar(0, len(text), text, "", True)])


def numbers_in(text: str) -> list[str]:
    lines = text.split("\n")
    spans = [location.span for location in civil_places(file_of(text))]
    return [lines[span.line - 1][span.column - 1 : span.end_column - 1] for span in spans]


def details_in(text: str) -> list[str]:
    return [
        location.text[location.span.column - 1 : location.span.end_column - 1]
        for location in contact_details(file_of(text))
    ]


def unsafe_in(text: str) -> list[str]:
    return [found for _, found in unsafe_places(file_of(text))]


@pytest.mark.parametrize(
    "text",
    [
        "010199-1234",
        "0101991234",
        "010199 1234",
        "311299–4321",
        "811228-9874",
        "19811228-9874",
        "198112289874",
        "811228 - 9874",
        "010199\u00a01234",
        "010199\u202f-\u202f1234",
        "010199 - 1234",
        "010199 \N{EN DASH} 1234",
        "010199\N{NON-BREAKING HYPHEN}1234",
        "010199\N{MINUS SIGN}1234",
        "010199.1234",
        "010199/1234",
        "010199_1234",
        "01.01.99-1234",
        "01-01-99-1234",
        "01/01/99 - 1234",
        "01 01 99 1234",
        "01.01.1999-1234",
        "01011999-1234",
        "0101\u200b99-1234",
        "010199\u00ad-\u00ad1234",
        "0101\N{FULLWIDTH DIGIT NINE}9-1234",
        "010199%2D1234",
        "010199&nbsp;1234",
        "010199-12 34",
        "0 1 0 1 9 9 1 2 3 4",
        "0-1-0-1-9-9-1-2-3-4",
        "0 1 0 1 9 9 - 1 2 3 4",
    ],
)
def test_civil_numbers_are_found(text: str) -> None:
    assert numbers_in(f"note: Den unge ({text}) er med.") == [text]
    assert numbers_in(f"# {text}") == [text]
    assert numbers_in(text) == [text]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("https://www.example.org/sag/0101991234", "0101991234"),
        ("https://www.example.org/?cpr=010199-1234&x=1", "010199-1234"),
        ("https://www.example.org/010199-1234.pdf", "010199-1234"),
        ("id=0101991234", "0101991234"),
        ("0101991234@example.org", "0101991234"),
        ("mh-010199-1234@example.org", "010199-1234"),
        ("SRC-0101991234", "0101991234"),
        ("EV-010199-1234", "010199-1234"),
        ("sag-010199-1234-notat", "010199-1234"),
        ("sag-2024-0101991234", "0101991234"),
        ("sag_0101991234_2", "0101991234"),
        ("barn0101991234x", "0101991234"),
        ("CPR-nr. 010199-1234", "010199-1234"),
        ("CPR-nr.:010199 1234", "010199 1234"),
        ("cprnr 0101 99 1234", "0101 99 1234"),
        ("CPR: 610199-1234", "610199-1234"),
        ("CPR-nummer 01 0199 12 34", "01 0199 12 34"),
        ("CPR 010199-1AB2", "010199-1AB2"),
    ],
)
def test_civil_number_is_found_inside_other_things(text: str, number: str) -> None:
    assert numbers_in(f"note: Se {text} i teksten.") == [number]
    assert numbers_in(text) == [number]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('title: "0101\\u0039\\u0039-1234"\n', 1),
        ('title: "0101\\x399-1234"\n', 1),
        ("title: 0101&#57;9-1234\n", 1),
        ("title: Den unge er 010199-\n  1234 i sagen\n", 1),
        ("a: 1\ntitle: >\n  Den unge er 010199\n  1234 i sagen\n", 2),
        ('title: "Den unge er 010199-\\\n  1234 i sagen"\n', 1),
    ],
)
def test_civil_number_is_found_as_the_text_is_read(text: str, line: int) -> None:
    (found,) = civil_places(source_file("tekst.yml", text))
    assert found.span.line == line


def test_every_number_is_found_where_it_stands() -> None:
    text = "a: 010199-1234, 020299-1234\nb: |\n  1 2 3 4 5 6 7 8 9 10 11 12 13 14 030399-1234\n"
    assert numbers_in(text) == ["010199-1234", "020299-1234", "030399-1234"]


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-31",
        "LBK nr. 282 af 17/03/2025",
        "2024-01-01T12:30",
        "320199-1234",
        "011399-1234",
        "811228-9875",
        "ISBN 978-87-0101991234",
        "1.010.199.123",
        "0101991234567",
        "12-17, 15-17",
        "§§ 115-116",
        "https://www.example.org/sag/0101991234567",
        "fra 01.01.2024-2025",
        "den 17/03/2025 kl. 1230",
        "17.03.2025 1230",
        "2012-10-10",
        "2015-01-01 – 2023-12-31",
        "10 11 12 13 14",
        "12-13-14-15 uger",
        "4571 1010 1212 1313",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert numbers_in(f"note: Se {text} i teksten.") == []


def test_number_is_not_shown_again() -> None:
    (location,) = civil_places(file_of("note: 010199-1234 og 15"))
    assert location.text == "note: ••••••-•••• og 15"


def test_numbers_beside_a_bullet_are_said_and_beside_a_hidden_number_are_not() -> None:
    message = Message("x", Severity.ERROR, "{code}", "")
    (hidden,) = civil_places(file_of("note: 010199-1234 og 2022"))
    bullet = replace(hidden, text="• siden 2022")
    assert message.at(bullet, code="U+2022").gaps["code"] == "U+2022"
    assert message.at(hidden, code="1234").gaps["code"] == "••••"


@pytest.mark.parametrize(
    "text",
    [
        "mette.hansen@kommune.dk",
        "mh@sub.kommune.dk",
        "12 34 56 78",
        "+45 12345678",
        "+45 12 34 56 78",
        "0046701234567",
        "070-123 45 67",
        "tlf. 12345678",
        "Mobil: 1234 5678",
    ],
)
def test_contact_details_are_found(text: str) -> None:
    assert details_in(f"note: Ring eller skriv ({text}).") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "info@kommune.dk",
        "kontakt@example.org",
        "https://user@example.org",
        "@media",
        "116 111",
        "2026-01-31",
        "1200 unge",
        "LBK nr 282 af 17 03 2025",
        "12 345 678",
        "10 11 12 13 14",
    ],
)
def test_other_addresses_and_numbers_are_left_alone(text: str) -> None:
    assert details_in(f"note: Se {text} i teksten.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a <b>fed</b>\n<br/>", ["<b>", "<br/>"]),
        ("<script>alert(1)</script>", ["<script>"]),
        ("<!-- skjult -->", ["<!"]),
        ("<!DOCTYPE html>", ["<!"]),
        ("![billede](https://example.org/x.png)", ["!["]),
        ("[her](javascript:alert(1))", ["javascript:alert(1"]),
        ("[her]( JaVaScRiPt:x)", ["JaVaScRiPt:x"]),
        ("[her](data:text/html;base64,x)", ["data:text/html;base64,x"]),
        ("[her](file:///etc/passwd)", ["file:///etc/passwd"]),
        ("[her](java&#115;cript:x)", ["java&#115;cript:x"]),
        ("address: javascript:alert(1)", ["javascript:"]),
        ("address: https://navn:kode@example.org/", ["https://navn:kode@e"]),
        ("<b fed", ["<b fed"]),
        ("<img src=x\nonerror=alert(1)", ["<img src=x\nonerror=alert(1)"]),
        ("<img src=x " + "a" * 300 + " onerror=x>", ["<img src=x " + "a" * 29]),
        ("<?php x ?>", ["<?"]),
        ("![" + "a" * 300 + "](x.png)", ["!["]),
        ("![a\nb](x.png)", ["!["]),
    ],
)
def test_unsafe_markup_is_found(text: str, found: list[str]) -> None:
    assert unsafe_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        r'publisher: "Styrelsen \u003cimg src=x onerror=alert(1)\u003e"',
        r'publisher: "Styrelsen \x3Cb\x3E"',
        "publisher: Styrelsen &lt;img src=x onerror=alert(1)&gt;",
        "publisher: Styrelsen &#60;img src=x",
        "publisher: '[her](java&#x73;cript:alert(1))'",
        "publisher: '[her](java&Tab;script:alert(1))'",
        'publisher: "Styrelsen <im\\\n  g src=x onerror=alert(1)>"',
        "publisher: Styrelsen\n  <img\n  src=x onerror=alert(1)\n",
        "publisher: >\n  Styrelsen <img\n  src=x onerror=alert(1)>\n",
        r'publisher: "[her](java\u200bscript:alert(1))"',
        r'publisher: "![billede]\u0028https://example.org/x.png)"',
    ],
)
def test_unsafe_markup_is_found_as_the_text_is_read(text: str) -> None:
    assert len(list(unsafe_places(source_file("tekst.yml", text)))) == 1


def test_markup_in_a_comment_is_nobodys_text() -> None:
    assert list(unsafe_places(source_file("tekst.yml", "# <b>\na: 1 # <script>\n"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "under 15 år < 18 år",
        "alder &lt; 18 år &amp; &gt; 12 år",
        "Pas på![1]",
        "a <3 b",
        "<https://example.org/side>",
        "[vejledning](https://example.org/a?b=c#d)",
        "[trin](vurdering.md)",
        "[trin](../regler/dead-end/)",
        "[her](#frister)",
        "data: her er tekst",
        "https://example.org/@navn",
        "*vigtigt* og **meget vigtigt**!",
    ],
)
def test_safe_markup_is_left_alone(text: str) -> None:
    assert unsafe_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "1 " * 100_000,
        "1" * 200_000,
        "a@" * 100_000,
        "<a " * 70_000,
        "](" * 100_000,
        "![" * 100_000,
        "<a>" * 100_000,
        "\n" * 200_000,
        "\n " * 100_000,
        "1\n" * 100_000,
    ],
)
def test_hostile_text_takes_no_long_time(text: str) -> None:
    assert effort(lambda: (numbers_in(text), details_in(text), unsafe_in(text))) < 100


PIECES = (
    *("java", "script", ":", "data:", "text/", "https://", "a@b", "<", "b>", "](", "]", "(", "!["),
    *("\n  ", "\n\n  ", "\r\n  ", " ", "x", "\u200b", "&lt;", "&#106;", "'", "''"),
)
"""What unsafe things are made of, and what may stand in the middle of them."""


def test_the_quick_look_misses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    quick, random = markup.may_be_unsafe, Random(7)
    monkeypatch.setattr(markup, "may_be_unsafe", lambda text: True)
    found = passed = 0
    for _ in range(1500):
        said = "".join(random.choice(PIECES) for _ in range(random.randrange(1, 7)))
        text = f"a: {random.choice(('', '|', '>', '|-'))}\n  {said}\n"
        unsafe = list(unsafe_places(source_file("tekst.yml", text)))
        assert quick(text) or not unsafe, text
        found += bool(unsafe)
        passed += not quick(text)
    assert found > 100 and passed > 100

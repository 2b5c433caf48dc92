"""What the searches in bare text find, and what they leave alone."""

import time

import pytest

from pathwaytool.check.markup import unsafe_places
from pathwaytool.check.personal import civil_numbers, contact_details
from pathwaytool.model.position import Pointer, SourceFile, Span


def file_of(text: str) -> SourceFile:
    def find(pointer: Pointer, of_key: bool) -> Span:
        return Span(1, 1, 1, 1)

    return SourceFile("tekst.yml", text, find)


def numbers_in(text: str) -> list[str]:
    lines = text.split("\n")
    spans = [location.span for location in civil_numbers(file_of(text))]
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
    ],
)
def test_civil_numbers_are_found(text: str) -> None:
    assert numbers_in(f"note: Den unge ({text}) er med.") == [text]
    assert numbers_in(f"# {text}") == [text]
    assert numbers_in(text) == [text]


def test_every_number_is_found_where_it_stands() -> None:
    text = "a: 010199-1234, 020299-1234\nb: |\n  1 2 3 4 5 6 7 8 9 10 11 12 13 14 030399-1234\n"
    assert numbers_in(text) == ["010199-1234", "020299-1234", "030399-1234"]


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-31",
        "LBK nr. 282 af 17/03/2025",
        "2024-01-01T12:30",
        "https://www.example.org/sag/0101991234",
        "id=0101991234",
        "320199-1234",
        "011399-1234",
        "811228-9875",
        "ISBN 978-87-0101991234",
        "SRC-0101991234",
        "1.010.199.123",
        "0101991234567",
        "12-17, 15-17",
        "§§ 115-116",
        "EV-010199-1234",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert numbers_in(f"note: Se {text} i teksten.") == []


def test_number_is_not_shown_again() -> None:
    (location,) = civil_numbers(file_of("note: 010199-1234 og 15"))
    assert location.text == "note: ••••••-•••• og 15"


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
        ("<!-- skjult -->", ["<!--"]),
        ("<!DOCTYPE html>", ["<!D"]),
        ("![billede](https://example.org/x.png)", ["![billede]("]),
        ("[her](javascript:alert(1))", ["javascript:alert(1"]),
        ("[her]( JaVaScRiPt:x)", ["JaVaScRiPt:x"]),
        ("[her](data:text/html;base64,x)", ["data:text/html;base64,x"]),
        ("[her](file:///etc/passwd)", ["file:///etc/passwd"]),
        ("[her](java&#115;cript:x)", ["java&#115;cript:x"]),
        ("address: javascript:alert(1)", ["javascript:"]),
        ("address: https://navn:kode@example.org/", ["https://navn:kode@e"]),
    ],
)
def test_unsafe_markup_is_found(text: str, found: list[str]) -> None:
    assert unsafe_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "under 15 år < 18 år",
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
    ],
)
def test_hostile_text_takes_no_long_time(text: str) -> None:
    begin = time.perf_counter()
    numbers_in(text)
    details_in(text)
    unsafe_in(text)
    assert time.perf_counter() - begin < 5

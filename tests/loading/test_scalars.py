"""YAML 1.2 core scalars, and texts that others read as something else."""

import pytest

from pathwaytool.load.scalars import Scalar, is_doubtful, meaning
from tests.loading.examples import broken, library, only

MEANINGS: list[tuple[str, Scalar]] = [
    ("", None),
    ("~", None),
    ("null", None),
    ("Null", None),
    ("true", True),
    ("FALSE", False),
    ("0", 0),
    ("-12", -12),
    ("+3", 3),
    ("1e3", 1000.0),
    ("1.5", 1.5),
    (".5", 0.5),
    ("1.", 1.0),
    ("no", "no"),
    ("ja", "ja"),
    ("on", "on"),
    ("012", "012"),
    ("0x1F", "0x1F"),
    ("0o17", "0o17"),
    ("1_000", "1_000"),
    ("12:30", "12:30"),
    ("2026-01-31", "2026-01-31"),
    ("12-17", "12-17"),
    ("0.1.0", "0.1.0"),
    (".inf", ".inf"),
    (".nan", ".nan"),
    ("-", "-"),
    (".", "."),
    ("9" * 5000, "9" * 5000),
    ("1e999", "1e999"),
    ("nul", "nul"),
    ("tRUE", "tRUE"),
]


@pytest.mark.parametrize(("text", "expected"), MEANINGS)
def test_plain_scalar_means(text: str, expected: Scalar) -> None:
    found = meaning(text)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize("text", ["no", "Yes", "ON", "y", "012", "1_000", "0x1F", ".inf", "007"])
def test_doubtful_text(text: str) -> None:
    assert is_doubtful(text)


@pytest.mark.parametrize("text", ["nej", "12:30", "2026-01-31", "12-17", "0.1.0", "§ 1", "not"])
def test_text_that_everybody_reads_alike(text: str) -> None:
    assert not is_doubtful(text)


@pytest.mark.parametrize("value", ["no", "012", "1e3", "true", "12", "1.0", "yes", "off"])
def test_scalar_where_text_is_meant_is_ambiguous(value: str) -> None:
    found = broken("title: Trin et", f"title: {value}")
    assert only(found) == ("ambiguous-scalar", 21, 12)
    assert found[0].gaps["value"] == value


@pytest.mark.parametrize("value", ['"no"', "'012'", "|-\n      no", "no no"])
def test_text_that_is_quoted_is_no_longer_ambiguous(value: str) -> None:
    assert broken("title: Trin et", f"title: {value}") == ()


def test_ambiguous_text_in_a_list_of_texts() -> None:
    assert only(broken("[Mindst ét problem]", "[x, no]")) == ("ambiguous-scalar", 8, 37)


def test_ambiguous_text_in_one_language() -> None:
    found = broken("title: Trin et", "title: {da: Et trin, en: on}")
    assert only(found) == ("ambiguous-scalar", 21, 30)


def test_yes_and_no_are_plain_in_conditions() -> None:
    assert library().pathways["prove"].steps["s1"].transitions[0].when is not None

"""Every rule about text, YAML and shape is explained with a slip that breaks it, and only it."""

import pytest

from pathwaytool.cli.explain import explanation
from pathwaytool.cli.slips import SHARED, slip_of, slips
from pathwaytool.load.messages import MESSAGES
from pathwaytool.locales import LANGUAGES
from tests.rules.example_library import shared_texts

BASE = ("base-missing", "base-is-itself", "base-on-base", "base-version", "base-with-errors")
WITHOUT_SLIP = {
    "file-too-large": "it takes five megabytes",
    "too-deep": "it takes sixty-four levels",
    "wrong-encoding": "what it shows is no text",
    "no-library-file": "it is about a file that is not there",
    **dict.fromkeys(BASE, "it is about a folder beside"),
}
"""What no short text shows -> why."""


def test_every_rule_has_its_slip() -> None:
    assert {*slips(), *WITHOUT_SLIP} == {message.rule for message in MESSAGES}
    assert not set(slips()) & set(WITHOUT_SLIP)


def test_slips_are_made_in_the_library_of_the_examples() -> None:
    assert set(SHARED) == set(shared_texts())


@pytest.mark.parametrize("rule", slips())
def test_slip_breaks_its_rule_and_no_other(rule: str) -> None:
    slip = slip_of(rule)
    assert slip is not None
    assert [one.message.rule for one in slip.found] == [rule]
    assert slip.wrong.strip("\n")
    assert slip.wrong != slip.right


@pytest.mark.parametrize("language", LANGUAGES)
def test_slip_is_shown_with_what_is_said_of_it_and_as_it_should_be(language: str) -> None:
    page = explanation("several-accountable", language)
    assert page.startswith("several-accountable: ")
    assert "    accountable: [laerer, modtagelse]\n" in page
    assert "[several-accountable]" in page
    assert "    accountable: laerer\n" in page

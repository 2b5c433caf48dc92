"""What a rule is made of is all there: file, words, examples, manual."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from pathwaytool.check import rules
from pathwaytool.check.found import OF_FILES
from pathwaytool.check.manual import example_of, explain, explained, manual_of
from pathwaytool.check.rule import Rule
from pathwaytool.check.rules import ACCEPTED, RULES
from pathwaytool.locales import LANGUAGES
from pathwaytool.locales.messages import message_words
from pathwaytool.model.diagnostic import Message
from pathwaytool.prove.tell.manuals import MANUALS
from pathwaytool.prove.tell.messages import MESSAGES as OF_PROOFS
from tests.mends.followed import OF_RULES
from tests.rules.example_library import EXAMPLES

WITH_EXACT_MEND = {"unknown-id", "unknown-value"}

IDS = [rule.id for rule in RULES]
OTHERS = [language for language in LANGUAGES if language != "en"]


def gaps_in(pattern: str) -> set[str]:
    return set(re.findall(r"(?<!\{)\{(\w+)\}", pattern))


def name_of(rule: Rule) -> str:
    return rule.id


def rule_of(message: Message) -> str:
    return message.rule


def locale_table(language: str, part: str) -> dict[str, object]:
    path = files("pathwaytool.locales") / language / f"{part}.toml"
    return tomllib.loads(path.read_text("utf-8"))


def test_every_rule_file_is_in_the_list_once() -> None:
    folder = Path(rules.__file__).parent
    named = {path.stem.replace("_", "-") for path in folder.glob("*.py")} - {"--init--"}
    assert sorted(IDS) == sorted(named)


def test_rules_that_look_at_bare_text_are_those_that_a_save_asks() -> None:
    of_files = tuple(one.check_file for one in RULES if one.check_file)
    assert of_files == tuple(one.check_file for one in OF_FILES)


def test_every_finding_of_the_proof_has_a_manual() -> None:
    assert list(MANUALS) == [message.rule for message in OF_PROOFS]
    assert list(explained()) == [*IDS, *MANUALS]


def test_every_mend_is_exact_or_it_is_written_down_how_it_is_followed() -> None:
    """See `tests/mends`: the mend of each wrong example is made there, and must end the finding."""
    shown = {path.parent.name for path in EXAMPLES.glob("*/bad*.yaml")}
    assert {name.split("/")[0] for name in OF_RULES} == shown - WITH_EXACT_MEND


def test_every_rule_has_its_folder_of_examples() -> None:
    shown = {path.name for path in EXAMPLES.iterdir()}
    assert shown == {*explained(), "library"}


@pytest.mark.parametrize("language", OTHERS)
def test_no_words_are_left_of_rules_that_are_gone(language: str) -> None:
    assert set(locale_table(language, "rules")) == set(IDS)


@pytest.mark.parametrize("language", OTHERS)
def test_no_manual_is_left_of_rules_that_are_gone(language: str) -> None:
    assert set(locale_table(language, "rule_manual")) == set(explained())


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_translations_have_the_gaps_of_the_english(rule: Rule, language: str) -> None:
    words = message_words(language, rule.id)
    assert words is not None
    assert gaps_in(words[0]) == gaps_in(rule.message.english)
    assert gaps_in(words[1]) == gaps_in(rule.message.mend)


@pytest.mark.parametrize("message", explained().values(), ids=rule_of)
def test_manual_says_what_and_how_to_mend(message: Message) -> None:
    for language in ("da", "en", "sv"):
        manual = manual_of(message.rule, language)
        for text in (manual.title, manual.fix):
            assert text.endswith(".")
            assert text.count("`") % 2 == 0


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_rule_looks_at_something(rule: Rule) -> None:
    assert rule in ACCEPTED or any(
        (rule.check_file, rule.check, rule.check_edition, rule.check_library)
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", sorted(explained()))
def test_no_gap_is_left_open(rule: str, language: str) -> None:
    example = example_of(rule, language)
    assert example is not None
    first, *rest = example.output.split("\n")
    assert rule in first
    assert not gaps_in(first)
    for line in rest[3:]:
        assert not gaps_in(line)


def test_proof_is_explained_with_example_and_output() -> None:
    text = explain("no-branch-for-some", "da")
    assert text is not None
    assert text.startswith("no-branch-for-some: Efter hvert valg har alle et næste trin.")
    assert "[no-branch-for-some]" in text
    assert text.count("pathway: eksempel") == 2


def test_explanation_holds_manual_examples_and_output() -> None:
    text = explain("dead-end", "da")
    assert text is not None
    assert text.startswith("dead-end: Hvert trin fører videre")
    assert "[dead-end]" in text
    assert text.count("pathway: eksempel") == 2


def test_explanation_of_no_rule_is_none() -> None:
    assert explain("no-such-rule", "da") is None

"""No library makes a rule raise, and every finding can be said and stands inside its file."""

import random
import re

import pytest

from pathwaytool import report
from pathwaytool.locales import LANGUAGES
from pathwaytool.model.diagnostic import Diagnostic
from tests.rules.example_library import found_in, shared_texts
from tests.rules.test_topics import TOPIC

pytestmark = pytest.mark.unmeasured

_WORD = re.compile(r"[\w-]+")


def mutated(text: str, chance: random.Random) -> str:
    """Return `text` with one to three lines deleted, repeated, moved, or given a word of others."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 3)):
        first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(5):
            case 0:
                del lines[first]
            case 1:
                lines.insert(second, lines[first])
            case 2:
                lines[first], lines[second] = lines[second], lines[first]
            case _:
                words, others = _WORD.findall(lines[first]), _WORD.findall(lines[second])
                if words and others:
                    old, new = chance.choice(words), chance.choice(others)
                    lines[first] = lines[first].replace(old, new)
    return "\n".join(lines)


def assert_can_be_told(found: tuple[Diagnostic, ...], texts: dict[str, bytes]) -> None:
    for one in found:
        lines = texts[one.location.path].decode().split("\n")
        span = one.location.span
        assert 1 <= span.line <= span.end_line <= len(lines) + 1
        for language in LANGUAGES:
            told = report.sentence(one, language) + report.mend(one, language)
            assert re.findall(r"\{(?!da: |fremgang)\w+\}", told) == []
    for write in report.FORMATS.values():
        assert isinstance(write(found, "da"), str)


@pytest.mark.parametrize("seed", range(8))
def test_no_change_to_a_library_makes_the_rules_raise(seed: int) -> None:
    chance = random.Random(seed)
    good = {**shared_texts(), "viden.yml": TOPIC.encode()}
    for _ in range(40):
        path = chance.choice([*good, "faelles.yml", "faelles.yml", "faelles.yml", "viden.yml"])
        texts = {**good, path: mutated(good[path].decode(), chance).encode()}
        assert_can_be_told(found_in(texts), texts)


def test_same_library_gives_the_same_findings() -> None:
    good = shared_texts()
    texts = {
        **good,
        "faelles.yml": mutated(good["faelles.yml"].decode(), random.Random(7)).encode(),
    }
    assert report.FORMATS["json"](found_in(texts), "da") == report.FORMATS["json"](
        found_in(texts), "da"
    )

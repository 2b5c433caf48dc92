"""The words of the site: every word that a template asks for is there, in three languages."""

import re
import tomllib
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from jinja2 import UndefinedError

import pathwaytool
from pathwaytool.locales import LANGUAGES
from pathwaytool.locales.messages import PARTS
from pathwaytool.publish.frame.addresses import Addresses
from pathwaytool.publish.frame.menu import OF_PATHWAY
from pathwaytool.publish.pages.accessibility import KNOWN, TESTED, UNTESTED
from pathwaytool.publish.words.templating import render
from pathwaytool.publish.words.writer import Writer
from tests.site.libraries import small

PACKAGE = Path(pathwaytool.__file__).parent
FILES = [
    *(PACKAGE / "publish").rglob("*.html"),
    *(PACKAGE / "publish").rglob("*.py"),
    *(PACKAGE / "mkdocs_plugin").glob("*.py"),
]


@cache
def words(language: str) -> dict[str, str]:
    path = PACKAGE / "locales" / language / "site.toml"
    return tomllib.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word(language: str) -> None:
    assert words(language).keys() == words("da").keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_gaps(language: str) -> None:
    for name, text in words(language).items():
        assert _gaps(text) == _gaps(words("da")[name]), name


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "da"])
def test_every_part_of_the_tool_has_the_same_words_in_every_language(language: str) -> None:
    for file in sorted((PACKAGE / "locales" / "da").glob("*.toml")):
        other = file.parents[1] / language / file.name
        if language == "en" and file.stem in {"rule_manual", *PARTS}:
            assert not other.exists(), "in English these stand in the code"
            continue
        own, theirs = (tomllib.loads(one.read_text("utf-8")) for one in (file, other))
        assert own.keys() == theirs.keys(), file.stem
        for name, said in own.items():
            assert _all_gaps(said) == _all_gaps(theirs[name]), (file.stem, name)


def test_every_word_that_is_asked_for_is_there() -> None:
    asked = {
        name
        for file in FILES
        for name in re.findall(r'\bword\(["\']([\w-]+)["\']\s*[,)]', file.read_text("utf-8"))
    }
    assert len(asked) > 100
    assert asked <= words("da").keys()


def test_the_front_page_of_a_pathway_has_words_for_all_that_it_leads_to() -> None:
    pages = {*OF_PATHWAY} - {"pathway", "picture-text"}
    assert {f"deeper_{name}" for name in pages} <= words("da").keys()


def test_a_word_that_there_is_not_stops_the_build() -> None:
    library = small().library
    writer = Writer(library, Addresses(library), "da", "index")
    with pytest.raises(KeyError):
        writer.word("no-such-word")


def test_a_field_that_a_template_is_not_given_stops_the_build() -> None:
    library = small().library
    writer = Writer(library, Addresses(library), "da", "tilgaengelighed")
    given = {"tested": TESTED, "untested": UNTESTED, "known": KNOWN}
    assert render("accessibility.html", writer, **given)
    with pytest.raises(UndefinedError, match="known"):
        render("accessibility.html", writer, tested=TESTED, untested=UNTESTED)


def _all_gaps(said: str | dict[str, str]) -> set[str]:
    texts = [said] if isinstance(said, str) else said.values()
    return {gap for text in texts for gap in _gaps(text)}


def _gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}

"""The words of the site: every word that a template asks for is there, in three languages."""

import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest

import pathwaytool
from pathwaytool.locales import LANGUAGES

PACKAGE = Path(pathwaytool.__file__).parent
FILES = [
    *(PACKAGE / "publish").rglob("*.html"),
    *(PACKAGE / "publish").glob("*.py"),
    *(PACKAGE / "mkdocs_plugin").glob("*.py"),
]


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


def test_every_word_that_is_asked_for_is_there() -> None:
    asked = {
        name
        for file in FILES
        for name in re.findall(r'\bword\(["\']([\w-]+)["\']\s*[,)]', file.read_text("utf-8"))
    }
    assert len(asked) > 100
    assert asked <= words("da").keys()


def _gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}

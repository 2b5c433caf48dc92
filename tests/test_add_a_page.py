"""The five steps to add a page, followed on the page that they say to copy."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.page import page_html, paths

ROOT = Path(__file__).resolve().parent.parent
HEAD, END = "## Add a page", "## Add a drawing"
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
SECTION = TEXT[TEXT.index(HEAD) : TEXT.index(END)]
STEPS = re.split(r"^\d\. ", SECTION, flags=re.MULTILINE)[1:]


def test_there_are_five_steps() -> None:
    assert len(STEPS) == 5


@pytest.mark.parametrize("step", (0, 1))
def test_the_module_and_the_template_stand_where_they_are_said_to(step: int) -> None:
    folder, name = re.findall(r"`([\w./]+)`", STEPS[step])[:2]
    assert (ROOT / folder / name).is_file()


def test_the_words_are_there_in_each_language() -> None:
    word = "find_accessibility"
    assert word in STEPS[2]
    for file in sorted((ROOT / "src/pathwaytool/locales").glob("*/site.toml")):
        assert tomllib.loads(file.read_text("utf-8"))[word], file


def test_the_page_is_in_the_contents_and_walked_in_a_browser() -> None:
    names = re.findall(r"`(_?\w+|[\w./]+\.py)`", STEPS[3])
    assert names == [
        "_pages",
        "_front_pages",
        "src/pathwaytool/publish/contents.py",
        "PATHS",
        "tests/browser/test_accessibility.py",
    ]
    contents = (ROOT / names[2]).read_text("utf-8")
    assert all(f"def {name}(" in contents for name in names[:2])
    assert "yield accessibility_page(maker)" in contents
    browser = (ROOT / names[4]).read_text("utf-8")
    assert "\nPATHS" in browser
    assert "/tilgaengelighed.html" in browser


def test_the_page_can_be_tried_on_the_small_library() -> None:
    (path,) = re.findall(r"-m tests\.page ([\w/-]+)`", STEPS[4])
    assert path in paths()
    shown = page_html(path, "en")
    assert "<h1" in shown
    assert ".pw-" in shown

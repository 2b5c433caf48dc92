"""The font that travels with the tool, and what is reckoned with it."""

import json
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from pathwaytool.draw import font
from pathwaytool.draw.lettering import width_of
from pathwaytool.draw.svg import svg_of
from pathwaytool.draw.view import swimlane_view
from tests.drawings.libraries import small, trial

FOLDER = Path(font.__file__).parent / "fonts"


def advances(file: Path) -> dict[str, int]:
    opened = TTFont(file)
    letters = opened.getBestCmap()
    return {chr(code): opened["hmtx"][name][0] for code, name in sorted(letters.items())}


def test_the_widths_are_those_of_the_font(accept: bool) -> None:
    found = {str(one): advances(FOLDER / f"arimo-{one}.ttf") for one in font.WEIGHTS}
    text = json.dumps(found, ensure_ascii=True, indent=0) + "\n"
    if accept:
        (FOLDER / "widths.json").write_text(text, "utf-8")
    assert json.loads((FOLDER / "widths.json").read_text("utf-8")) == found


@pytest.mark.parametrize("weight", font.WEIGHTS)
def test_pages_and_images_have_the_same_font(weight: int) -> None:
    page, image = FOLDER / f"arimo-{weight}.woff2", FOLDER / f"arimo-{weight}.ttf"
    assert advances(page) == advances(image)
    assert TTFont(page)["head"].unitsPerEm == font.UNITS


@pytest.mark.parametrize("letter", "abcæøåÆØÅäöÄÖéü§–»«0123456789„“”’…")
def test_the_letters_of_three_languages_are_in_it(letter: str) -> None:
    assert letter in font.widths(bold=False)
    assert letter in font.widths(bold=True)


def test_bold_is_wider_and_twice_the_size_is_twice_the_width() -> None:
    assert width_of("Rådgiver", 13, bold=True) > width_of("Rådgiver", 13)
    assert width_of("Rådgiver", 26) == pytest.approx(2 * width_of("Rådgiver", 13))


def test_a_picture_that_stands_alone_has_the_font_inside_and_one_on_a_page_has_not() -> None:
    view = swimlane_view(trial(), small(), "da")
    assert "data:font/woff2" in svg_of(view, lambda target: None, standalone=True)
    assert "data:" not in svg_of(view, lambda target: None)

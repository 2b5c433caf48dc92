"""The colours: enough contrast in light and dark, and nothing said by colour alone."""

import re

import pytest

from pathwaytool.draw.parts import Form
from pathwaytool.draw.png import plain_style
from pathwaytool.draw.shapes import outline
from pathwaytool.draw.svg import stylesheet, svg_of
from pathwaytool.draw.view import swimlane_view
from tests.drawings.libraries import national, national_library

TEXT, GRAPHIC = 4.5, 3.0
"""Source: WCAG 2.2, success criteria 1.4.3 and 1.4.11."""


def palettes() -> list[dict[str, str]]:
    blocks = re.findall(r"\{([^{}]*--drawing-paper:[^{}]*)\}", stylesheet())
    return [dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{6})", block)) for block in blocks]


LIGHT, AUTOMATIC_DARK, DARK = palettes()


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_texts_and_lines_have_enough_contrast(palette: dict[str, str]) -> None:
    for ground in ("--drawing-paper", "--drawing-box"):
        for ink in ("--drawing-ink", "--drawing-soft-ink", "--drawing-handoff"):
            assert contrast(palette[ink], palette[ground]) >= TEXT, (ink, ground)
    for slot in range(8):
        soft, line = palette[f"--sector-{slot}-soft"], palette[f"--sector-{slot}"]
        assert contrast(palette[f"--sector-{slot}-ink"], soft) >= TEXT, slot
        assert contrast(palette["--drawing-ink"], soft) >= TEXT, slot
        assert contrast(line, palette["--drawing-box"]) >= GRAPHIC, slot
        assert contrast(line, soft) >= GRAPHIC, slot
        for name in ("--drawing-line", "--drawing-handoff", "--drawing-focus"):
            assert contrast(palette[name], soft) >= GRAPHIC, (name, slot)


def mixed(ink: str, ground: str, share: float) -> str:
    """Return the colour of `ink` that lets `ground` through; `share` is of the ink."""
    parts = [(int(ink[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(one * share + two * (1 - share)):02x}" for one, two in parts)


PALE = re.compile(r"\.has-route \.box:not\(\.is-on-route\) text \{ opacity: ([\d.]+)")


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_a_way_that_is_lit_leaves_everything_legible(palette: dict[str, str]) -> None:
    (share,) = PALE.findall(stylesheet())
    grounds = [palette["--drawing-box"], *(palette[f"--sector-{slot}-soft"] for slot in range(8))]
    for name in ("--drawing-ink", "--drawing-soft-ink"):
        for ground in grounds:
            pale = mixed(palette[name], ground, float(share))
            assert contrast(pale, ground) >= TEXT, (name, ground)
    box, papers = palette["--drawing-box"], palette["--drawing-handoff"]
    assert contrast(mixed(papers, box, float(share)), box) >= TEXT
    for ink in ("--drawing-ink", "--drawing-soft-ink", "--drawing-handoff"):
        assert contrast(palette[ink], palette["--drawing-now"]) >= TEXT, ink
    for ground in (palette["--drawing-now"], *grounds):
        assert contrast(palette["--drawing-route"], ground) >= GRAPHIC, ground


def test_dark_is_the_same_whether_the_reader_or_the_system_chose_it() -> None:
    assert AUTOMATIC_DARK == DARK
    assert LIGHT.keys() == DARK.keys()


def test_each_kind_of_step_has_an_outline_of_its_own() -> None:
    kinds = [form for form in Form if form not in (Form.PHASE, Form.PATHWAY)]
    outlines = [outline(form, 200, 80) for form in kinds]
    assert len(set(outlines)) == len(kinds)


def test_every_class_in_a_picture_is_dressed_or_a_name() -> None:
    svg = svg_of(swimlane_view(national(), national_library(), "da"), lambda target: "x")
    used = {name for group in re.findall(r'class="([^"]*)"', svg) for name in group.split()}
    bare = {
        "drawing",
        "drawing-swimlane",
        "lane-head",
        "columns",
        "edges",
        "boxes",
        "key",
        "branch",
    }
    bare |= {form.value for form in Form}
    dressed = set(re.findall(r"\.([\w-]+)", stylesheet()))
    assert used - bare <= dressed


@pytest.mark.parametrize("query", ["forced-colors: active", "prefers-color-scheme: dark"])
def test_the_readers_settings_are_heard(query: str) -> None:
    assert f"@media ({query})" in stylesheet()


def test_focus_is_shown() -> None:
    assert ".drawing a:focus-visible .shape" in stylesheet()


def test_the_plain_style_needs_no_variables() -> None:
    plain = plain_style()
    assert not re.search(r"var\(|@media|:hover|:focus|--", plain)
    assert f".sector-3 .side{{fill: {LIGHT['--sector-3']};}}" in plain

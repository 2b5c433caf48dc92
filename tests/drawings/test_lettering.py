"""Where the lines of a text break: all characters are kept, and long texts cost what they are."""

import pytest

from pathwaytool.draw import lettering
from pathwaytool.draw.lettering import lines_of, width_of

WORDS = "støtte til familien og kriminalitetsforebyggende "


@pytest.mark.parametrize("text", [WORDS * 1_000, "x" * 40_000, "æ-" * 20_000, "a/b " * 10_000])
def test_a_long_title_is_not_looked_at_again_and_again(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = 0
    width = lettering._char_width

    def counted(char: str, bold: bool) -> float:
        nonlocal looked_at
        looked_at += 1
        return width(char, bold)

    monkeypatch.setattr(lettering, "_char_width", counted)
    lines_of.cache_clear()
    lines = lines_of(text, 200, 14, most=4)
    assert len(lines) == 4
    assert lines[-1].endswith("…")
    assert looked_at < 3 * len(text)


@pytest.mark.parametrize("text", [WORDS * 3, "x" * 100, "spørgsmål/svar-" * 9, "a", ""])
def test_every_line_fits_and_all_is_kept(text: str) -> None:
    lines = lines_of(text, 120, 14, most=1_000)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(line, 14) <= 120 for line in lines)

"""The page says what the file says, also where a text begins with a sign of Markdown."""

import re
from html import unescape

import pytest

from pathwaytool.publish.words.prose import html_of, inline_html_of, unlinked_html_of


def said(html: str) -> str:
    """Return what a reader sees of a piece of HTML."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


TEXTS = [
    "15. maj 2024 trådte loven i kraft.",
    "1. maj 2024 trådte loven i kraft.",
    "2024. Året hvor det begyndte.",
    "3. gang\n4. gang",
    "1. maj\n3. maj",
    "1) først",
    "1) først\n2) så",
    "- 5 grader",
    "-18 år",
    "+ moms",
    "+ a\n+ b",
    "* se nederst",
    "*) se nederst",
    "# overskrift",
    "#2 i rækken",
    "> 15 år",
    ">15 år",
    ">>> citat",
    "    fire mellemrum",
    "***",
    "* * *",
    "---",
    "___",
    "===",
    "Overskrift\n===",
    "Overskrift\n---",
    "| a | b |\n|---|---|",
    "\\ skråstreg",
    "C:\\dir\\*x",
    "\\# ikke\\- spist\\.",
    "alder &lt; 18 &amp; så videre",
    "~~~\nkode\n~~~",
    "```\nkode".replace("`", "~"),
    "[1]: https://www.example.org",
    "[ ] ikke gjort",
    "<https://www.example.org>",
    "Vi ses den\n15. maj",
    "Temperaturen er\n- 5 grader",
    "§ 2*3*",
    "- 15. maj 2024",
    ": x",
    "= x",
    "1986. Et år.\n\n- 5 grader",
    "\ttabulator",
]


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_the_page_says_what_the_file_says(text: str) -> None:
    wanted = " ".join(text.split())
    if "*3*" in text:
        wanted = wanted.replace("*", "")  # emphasis is asked for
    assert said(html_of(text)) == wanted
    if "\n" not in text:
        assert said(inline_html_of(text)) == wanted
        assert said(unlinked_html_of(text)) == wanted


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("* a\n* b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("Før:\n\n- a\n  og mere\n- b\n\nefter", None),
        ("- 15. maj\n- 16. maj", "<ul>\n<li>15. maj</li>\n<li>16. maj</li>\n</ul>"),
        (
            "- a\n  - c\n  - d\n- b",
            "<ul>\n<li>a\n<ul>\n<li>c</li>\n<li>d</li>\n</ul>\n</li>\n<li>b</li>\n</ul>",
        ),
    ],
)
def test_lists_are_lists(text: str, html: str | None) -> None:
    shown = str(html_of(text)).strip()
    if html is None:
        assert shown.count("<li>") == 2
        assert said(shown) == "Før: a og mere b efter"
    else:
        assert shown == html


def test_a_text_of_many_signs_takes_no_long_time() -> None:
    for sign in ("- a\n", "1. a\n", "15. a\n", "- - - ", "> ", "  - a\n", "*" * 7 + "\n", "["):
        text = sign * 3_000
        assert len(html_of(text)) >= 3_000


def test_signs_of_numbers_in_a_row_are_told_in_their_order() -> None:
    text = "".join(f"{number}. trin\n" for number in range(1, 12))
    assert str(html_of(text)).count("<li>") == 11

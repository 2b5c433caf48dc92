"""What our pages take of Material's style: nothing that only its own frame has, and all else."""

import pytest

from pathwaytool.mkdocs_plugin.slimming import slimmed

STYLES = {
    ".md-nav{a:b}.md-typeset h1{c:d}": ".md-typeset h1{c:d}",
    ".md-typeset a,.md-nav__link:is(.x,.y){c:d}": ".md-typeset a{c:d}",
    "@media print{.md-nav{a:b}.md-typeset{c:d}}": "@media print{.md-typeset{c:d}}",
    "@media print{.md-header--lifted{a:b}}p{c:d}": "p{c:d}",
    '@charset "UTF-8";.md-tabs{a:b}': '@charset "UTF-8";',
    "@keyframes x{0%{a:b}to{c:d}}": "@keyframes x{0%{a:b}to{c:d}}",
    ".md-navigate{a:b}": ".md-navigate{a:b}",
    'p{--md-x-icon:url("a;{b}")}a{b:var(--md-x-icon)}': (
        'p{--md-x-icon:url("a;{b}")}a{b:var(--md-x-icon)}'
    ),
    'p{--md-x-icon:url("(}");c:d}': "p{c:d}",
    "p{a:url(x{y)}.md-top{a:b}": "p{a:url(x{y)}",
    "p{a:b": "p{a:b",
    "p{a:b}/*# sourceMappingURL=x.map */": "p{a:b}",
}
"""Shape: a style, and what is kept of it."""


@pytest.mark.parametrize("style", STYLES)
def test_only_what_dresses_another_frame_is_left_out(style: str) -> None:
    assert slimmed(style) == STYLES[style]

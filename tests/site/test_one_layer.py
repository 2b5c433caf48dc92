"""A page is made where it is described: one call from the contents, and at most one of its own."""

import sys
from pathlib import Path
from types import FrameType

import pytest

from pathwaytool.publish.contents import site_of
from pathwaytool.publish.frame.site import Page
from pathwaytool.publish.page_maker import PageMaker
from tests.site.libraries import small

PAGES = str(Path("publish", "pages"))


def _on_the_way() -> list[str]:
    """Return the functions of `pages/` that are at work, the innermost first."""
    frame: FrameType | None = sys._getframe(2)
    found = []
    while frame is not None:
        code = frame.f_code
        # How several pages are gone through is no function: `<genexpr>` and the like.
        if PAGES in code.co_filename and not code.co_name.startswith("<"):
            found.append(f"{Path(code.co_filename).stem}.{code.co_name}")
        frame = frame.f_back
    return found


def test_no_page_is_made_through_more_than_one_function_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ways: dict[str, list[str]] = {}
    make = PageMaker.page

    def page(maker: PageMaker, here: str, *args: object, **named: object) -> Page:
        ways[here] = _on_the_way()
        return make(maker, here, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(PageMaker, "page", page)
    pages, _ = site_of(small())
    assert {path.removesuffix(".md") for path in (one.path for one in pages)} >= set(ways)
    assert {here: way for here, way in ways.items() if len(way) > 2} == {}
    assert ways["tilgaengelighed"] == ["accessibility.accessibility_page"]

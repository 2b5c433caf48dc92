"""Links inside the handbook lead somewhere, and every page can be found from the front page."""

import re

from tests.handbook.examples import HANDBOOK, pages

_LINK = re.compile(r"\]\(([\w-]+\.md)?(?:#([\w-]+))?\)")
_ANCHOR = re.compile(r"^#+ .* \{#([\w-]+)\}$", re.MULTILINE)


def test_links_lead_to_pages_and_anchors_that_exist() -> None:
    texts = {page.name: page.read_text("utf-8") for page in pages()}
    anchors = {name: set(_ANCHOR.findall(text)) for name, text in texts.items()}
    for name, text in texts.items():
        for target, anchor in _LINK.findall(text):
            assert (HANDBOOK / (target or name)).is_file(), f"{name}: {target}"
            assert not anchor or anchor in anchors[target or name], f"{name}: {target}#{anchor}"


def test_front_page_leads_to_every_page() -> None:
    front = (HANDBOOK / "index.md").read_text("utf-8")
    linked = {target for target, _ in _LINK.findall(front) if target}
    assert linked == {page.name for page in pages()} - {"index.md"}


def test_anchors_are_unique_on_a_page() -> None:
    for page in pages():
        found = _ANCHOR.findall(page.read_text("utf-8"))
        assert len(found) == len(set(found)), page.name

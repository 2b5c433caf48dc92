"""Who holds a pathway together, as a page; and what a change of law touches."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from pathwaytool.analyse.sentences import parts_of
from pathwaytool.analyse.unavoidable import Everybody
from pathwaytool.publish.contents import pages_of
from pathwaytool.publish.frame.site import Page, SiteInput
from tests.drawings.libraries import national_library, small, trial

ROOT = Path(__file__).resolve().parents[2]


@cache
def small_pages() -> dict[str, Page]:
    return {page.path: page for page in pages_of(SiteInput(small()), "da")}


@cache
def national_pages() -> dict[str, Page]:
    return {page.path: page for page in pages_of(SiteInput(national_library()), "da")}


def test_the_page_says_every_sentence_and_what_it_counts() -> None:
    html = small_pages()["forloeb/prøve/samarbejde.md"].body()
    for part in parts_of(trial(), Everybody(small()), "da"):
        assert part.title in html
        assert part.counts in html
        for sentence in part.sentences:
            assert sentence in html


def test_both_ways_of_the_whole_pathway_stand_on_the_page_of_the_picture() -> None:
    html = small_pages()["forloeb/prøve/billede.md"].body()
    assert "drawing-swimlane" in html
    assert "drawing-flow" in html


def test_every_box_of_the_cooperation_is_a_link_to_its_actor_and_the_twin_names_it() -> None:
    html = small_pages()["forloeb/prøve/samarbejde.md"].body()
    assert 'href="../../aktoerer/raad.html"' in html
    assert html.count('data-box="raad"') == 2  # in the picture and in its twin


@pytest.mark.parametrize("basis", ["LB-BL-18", "LB-BL-20"])
def test_a_basis_counts_what_names_it_in_the_files(basis: str) -> None:
    html = national_pages()[f"lovgrundlag/{basis}.md"].body()
    for pathway in national_library().pathways.values():
        for step in pathway.steps.values():
            named = basis in step.legal or any(basis in one.legal for one in step.within)
            assert (f"forloeb/{pathway.id}/trin/{step.id}.html" in html) >= named


def test_every_legal_basis_has_a_page_that_its_register_leads_to() -> None:
    pages = national_pages()
    register = "".join(
        page.body() for path, page in pages.items() if path.startswith("register/lovgrundlag")
    )
    for id_ in national_library().legal_bases:
        assert f"lovgrundlag/{id_}.md" in pages
    assert 'href="../lovgrundlag/LB-BL-18.html"' in register


def test_without_the_engine_the_twin_stands_alone_and_says_so() -> None:
    code = (
        "import sys; sys.modules['wasmtime'] = None\n"
        "from tests.site.test_cooperation import small_pages\n"
        "html = small_pages()['forloeb/prøve/samarbejde.md'].body()\n"
        "assert 'drawing-cooperation' not in html\n"
        "assert 'Billedet kunne ikke tegnes her' in html\n"
        "assert html.count('data-box=\"raad\"') == 1\n"
    )
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, check=False)
    assert done.returncode == 0

"""From a source to all that is built on it, and back."""

import re

import pytest

from pathwaytool.publish.contents import pages_of
from pathwaytool.publish.gather.tracing import AMPLE, uses_of
from tests.site.libraries import SMALL, national, small

pytestmark = pytest.mark.unmeasured

TOPIC = """\
topic: emne
title: Et emne
summary: Hvad man ved.
status: draft
version: 0.1.0
sections:
  hvad: {title: Hvad man ved, text: Meget., cites: [U-1], confidence: seed}
advice:
  husk: {text: Husk *det*., cites: [U-1], confidence: proposed, steps: {a: [begynd]}}
"""

ALSO = """\
  r: {text: Svar samme dag., strength: strong, steps: [begynd], confidence: proposed, cites: [U-1]}
decisions:
  d: {title: Et valg, gap: Et hul., choice: Et svar., steps: [begynd], cites: [U-1]}
about:
  pris: {title: Prisen, text: Den er lav., cites: [U-1], confidence: seed}
"""


def everywhere() -> dict[str, str]:
    """Return a library in which every sort of part rests on the one statement."""
    text = re.sub(r"  r: \{.*\}\n", ALSO, SMALL["a.yml"])
    text = text.replace("phase: efter}\n", "phase: efter, cites: [U-1]}\n")
    registers = SMALL["registers.yml"].replace(
        "statements:", "interventions:\n  m: {title: Metode, cites: [U-1]}\nstatements:"
    )
    return {"a": text, "registers": registers, "emne": TOPIC}


def test_a_statement_tells_of_every_sort_of_part_that_rests_on_it() -> None:
    library = small(**everywhere()).library
    kinds = {use.what for use in uses_of(library)["statement", "U-1"]}
    assert kinds == {
        *("step", "end", "recommendation", "decision", "about"),
        *("section", "advice", "intervention"),
    }


def test_the_page_of_a_source_leads_to_the_steps_that_rest_on_it() -> None:
    pages = {one.path: one.body() for one in pages_of(small(**everywhere()), "da")}
    body = pages["kilder/KILDE.md"]
    assert 'href="../forloeb/a/trin/begynd.html"' in body
    assert 'href="../forloeb/a/index.html#anbefaling-r"' in body
    assert "Husk <em>det</em>." in body
    law = body[body.index('id="hjemler"') :]
    assert 'href="../forloeb/a/trin/begynd.html"' in law, "the hand-off rests on the legal basis"
    assert 'href="../forloeb/a/trin/begynd.html"' in pages["register/lovgrundlag.md"]


def test_a_source_says_which_limits_rest_on_it_and_what_it_corrected() -> None:
    text = SMALL["a.yml"].replace("limit: 1 day,", "limit: 1 day, cites: [U-1],")
    registers = SMALL["registers.yml"].replace(
        "Mange venter længe., ", "Mange venter længe., corrects: Før stod der <få>., "
    )
    site = small(a=text, registers=registers)
    assert {use.what for use in uses_of(site.library)["statement", "U-1"]} == {"step", "limit"}
    body = next(one.body() for one in pages_of(site, "da") if one.path == "kilder/KILDE.md")
    assert '<span class="pw-soft">Frist:</span> <a href="../forloeb/a/trin/slut-med-' in body
    assert "<strong>Det rettede:</strong> Før stod der &lt;få&gt;." in body


def test_a_statement_that_nothing_rests_on_says_so() -> None:
    text = SMALL["a.yml"].replace("    cites: [U-1]\n", "")
    pages = {one.path: one.body() for one in pages_of(small(a=text), "da")}
    assert "Intet i forløbene bygger på det endnu." in pages["kilder/KILDE.md"]


def test_a_source_with_much_to_say_has_several_pages() -> None:
    statements = "".join(
        f"  V-{n}: {{text: Udsagn {n}., source: KILDE, confidence: seed}}\n" for n in range(100)
    )
    site = small(registers=SMALL["registers.yml"] + statements)
    pages = {one.path: one.body() for one in pages_of(site, "da")}
    assert 'id="V-99"' in pages["kilder/KILDE/3.md"]
    assert "Udsagn 99." not in pages["kilder/KILDE.md"]
    assert 'href="KILDE/3.html"' in pages["kilder/KILDE.md"]


def test_what_is_used_very_much_is_counted_and_not_listed() -> None:
    many = {f"p{n}": SMALL["a.yml"].replace("pathway: a", f"pathway: p{n}") for n in range(90)}
    pages = {one.path: one.body() for one in pages_of(small(**many), "da")}
    more = len(many) + 1 - AMPLE.pathways
    assert f"og {more} til" in pages["kilder/KILDE.md"]
    assert len(pages["register/lovgrundlag.md"]) < len(pages["kilder/KILDE.md"])


def test_every_statement_of_the_library_can_be_followed_to_what_rests_on_it() -> None:
    site = national()
    pages = {one.path: one for one in pages_of(site, "da") if one.path.startswith("kilder/")}
    uses = uses_of(site.library)
    bodies = {path: page.body() for path, page in pages.items()}
    for id_, statement in site.library.statements.items():
        body = next(b for p, b in bodies.items() if f'id="{id_}"' in b)
        entry = body.split(f'id="{id_}"')[1].split("</div></dd></div>")[0]
        for use in uses.get(("statement", id_), ()):
            if use.what == "step":
                assert f"trin/{use.target[2]}.html" in entry, (statement.source, id_)


def _of_source(language: str, kind: str) -> tuple[str, str]:
    registers = SMALL["registers.yml"].replace("kind: web", kind)
    pages = {one.path: one.body() for one in pages_of(small(registers=registers), language)}
    home = "" if language == "da" else f"{language}/"
    return pages[f"{home}kilder/KILDE.md"], pages[f"{home}register/kilder.md"]


def test_a_source_without_a_date_says_so_in_the_readers_language() -> None:
    for language, said in (("da", "ikke oplyst"), ("en", "not stated")):
        page, register = _of_source(language, "kind: web")
        assert f"<dd>{said}</dd>" in page
        assert f" {said}, " in register


def test_a_date_is_shown_as_the_source_has_it() -> None:
    page, register = _of_source("en", "kind: web, date: foråret 2025")
    assert "<dd>foråret 2025</dd>" in page
    assert "Ingen, foråret 2025, " in register


def test_background_has_no_date_to_be_without() -> None:
    page, register = _of_source("en", "kind: background")
    assert "not stated" not in page + register

"""The pages as values, before any site builder sees them."""

import re

import pytest

from pathwaytool.prove.tell.messages import MESSAGES as OF_PROOFS
from pathwaytool.publish.contents import pages_of, site_of
from pathwaytool.publish.frame.site import Page
from tests.site.libraries import SMALL, national, small

pytestmark = pytest.mark.unmeasured

HOSTILE = "<script>alert(1)</script> {{ x }} \"' --> ]]> &amp; [a](javascript:alert(1)) <img src=x>"


def page(path: str, language: str = "da", **changed: str) -> Page:
    found = [one for one in pages_of(small(**changed), language) if one.path == path]
    assert len(found) == 1, path
    return found[0]


def test_no_two_pages_stand_in_the_same_place() -> None:
    pages, assets = site_of(small())
    paths = [one.path.casefold() for one in pages] + [one.path.casefold() for one in assets]
    assert len(paths) == len(set(paths))


def test_every_page_is_one_block_of_html() -> None:
    for one in site_of(small())[0]:
        _, front, body = one.content.split("---\n", 2)
        assert "title:" in front
        assert "\n\n" not in body.strip(), one.path
        assert body.strip().startswith("<div"), one.path
        assert body.strip().endswith("</div>"), one.path


def test_the_same_library_gives_the_same_pages() -> None:
    first, second = site_of(small()), site_of(small())
    assert [one.content for one in first[0]] == [one.content for one in second[0]]
    assert [one.key for one in first[0]] == [one.key for one in second[0]]
    assert [one.content for one in first[1]] == [one.content for one in second[1]]


def test_a_change_in_one_pathway_leaves_the_pages_of_another_alone() -> None:
    other = SMALL["a.yml"].replace("pathway: a", "pathway: b")
    before = {one.path: one.key for one in site_of(small(b=other))[0]}
    changed = other.replace("Kun på dansk.", "Noget andet.")
    after = {one.path: one.key for one in site_of(small(b=changed))[0]}
    differing = {path for path in before if before[path] != after[path]}
    assert "forloeb/b/index.md" in differing
    assert "index.md" in differing
    assert not [path for path in differing if "forloeb/a/" in path]


def test_a_change_in_a_register_reaches_every_page_of_a_pathway() -> None:
    before = {one.path: one.key for one in site_of(small())[0]}
    registers = SMALL["registers.yml"].replace("Lærer", "Pædagog")
    after = {one.path: one.key for one in site_of(small(registers=registers))[0]}
    assert not [path for path in before if "forloeb/a/" in path and before[path] == after[path]]


def test_recommendations_come_before_the_picture() -> None:
    body = page("forloeb/a/index.md").body()
    assert 0 < body.index("Svar samme dag.") < body.index('class="drawing')


def test_a_step_says_who_what_by_when_and_how_sure() -> None:
    body = page("forloeb/a/trin/begynd.md").body()
    assert "<em>et</em>" in body
    assert "Mange venter længe." in body
    for mark in ("seed", "unverified", "proposed"):
        assert f"pw-mark--{mark}" in body
    assert "1 dag" in page("forloeb/a/trin/slut-med-raad.md").body()


def test_a_missing_translation_is_told_and_has_its_language() -> None:
    body = page("en/forloeb/a/trin/begynd.md", "en").body()
    assert re.search(r'<span lang="da">Formålet står kun på dansk\.</span>', body)
    assert "not translated" in body
    assert "Begin" in body


def test_what_is_translated_is_not_told_apart() -> None:
    body = page("forloeb/a/trin/begynd.md").body()
    assert "ikke oversat" not in body


@pytest.mark.parametrize("old", ["Kun på dansk.", "Formålet står kun på dansk.", "Svar samme dag."])
def test_markup_in_a_text_is_shown_and_does_nothing(old: str) -> None:
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    for one in site_of(small(a=SMALL["a.yml"].replace(old, quoted)))[0]:
        body = one.body()
        assert "<script" not in body
        assert "<img src=x" not in body
        assert 'href="javascript' not in body


def test_a_title_cannot_break_out_of_the_front_matter() -> None:
    title = '"a\\n---\\nhide: []\\n<b>"'
    text = SMALL["a.yml"].replace("{da: Forløb A, en: Pathway A}", title)
    front = page("forloeb/a/index.md", a=text).content.split("\n---\n", 1)[0]
    assert '"a\\n---\\nhide: []\\n‹b›"' in front


def test_every_part_of_the_national_library_has_its_page() -> None:
    site = national()
    library = site.library
    paths = {one.path for one in pages_of(site, "da")}
    for pathway in library.pathways.values():
        assert {f"forloeb/{pathway.id}/trin/{id_}.md" for id_ in pathway.steps} <= paths
        assert {f"forloeb/{pathway.id}/fase-{id_}.md" for id_ in pathway.phases} <= paths
    assert {f"aktoerer/{id_}.md" for id_ in library.actors} <= paths
    assert {f"sektorer/{id_}.md" for id_ in library.sectors} <= paths
    assert {f"kilder/{id_}.md" for id_ in library.sources} <= paths


def test_every_page_is_there_in_every_language() -> None:
    site = national()
    danish = {one.path for one in pages_of(site, "da")}
    english = {one.path.removeprefix("en/") for one in pages_of(site, "en")}
    assert danish == english


@pytest.mark.parametrize("path", ["regler/otherwise-not-last", "regler/two-branches-at-once"])
def test_what_is_marked_as_code_is_shown_as_code(path: str) -> None:
    content = page(f"{path}.md").content
    said = re.sub(r"<pre.*?</pre>", "", content, flags=re.DOTALL)
    assert re.search(r"<code>(otherwise|one:)</code>", said)
    assert "`" not in said


def test_every_rule_of_the_proof_has_its_page_and_its_line_in_the_list() -> None:
    listed = page("regler/index.md").content
    for message in OF_PROOFS:
        assert f"{message.rule}.html" in listed or f"{message.rule}.md" in listed
        assert f"<code>{message.rule}</code>" in page(f"regler/{message.rule}.md").content


def test_an_actor_with_much_work_has_a_page_for_each_pathway() -> None:
    many = {f"p{n}": SMALL["a.yml"].replace("pathway: a", f"pathway: p{n}") for n in range(70)}
    pages = {one.path: one.content for one in pages_of(small(**many), "da")}
    for owner in ("aktoerer/raadgiver", "sektorer/social"):
        assert f'href="{owner.split("/")[1]}/p69.html"' in pages[f"{owner}.md"]
        assert "trin/slut-med-raad" not in pages[f"{owner}.md"]
        assert "forloeb/p69/trin/slut-med-raad.html" in pages[f"{owner}/p69.md"]
        assert "forloeb/p68/" not in pages[f"{owner}/p69.md"]


def test_the_page_of_accessibility_says_what_was_not_tested_in_each_language() -> None:
    for language, title, said in (
        ("da", "Tilgængelighed", "Ingen rigtig skærmlæser er brugt"),
        ("en", "Accessibility", "No real screen reader was used"),
    ):
        prefix = "" if language == "da" else f"{language}/"
        pages = {one.path: one for one in pages_of(small(), language)}
        body = pages[f"{prefix}tilgaengelighed.md"].body()
        assert f"<h1>{title}</h1>" in body
        assert said in body
        assert "accessibility_" not in body

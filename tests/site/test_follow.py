"""Follow a young person: which pages there are, what they hand the script, the ready examples."""

import json
from functools import cache
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest
from markupsafe import Markup

from pathwaytool.load.library import load_library
from pathwaytool.locales import LANGUAGES, words
from pathwaytool.model.condition import Every, Is, Not
from pathwaytool.model.library import Library
from pathwaytool.publish.contents import site_of
from pathwaytool.publish.frame.site import Asset, Page, SiteInput
from pathwaytool.publish.gather.drawings import Drawn
from pathwaytool.publish.gather.follow import SAID, picture_script
from pathwaytool.publish.page_maker import makers_of
from pathwaytool.publish.pages.follow import PICTURES, asked_of
from tests.site.libraries import LEVELS

FACTS = """\
facts:
  alder: {title: alderen, values: 12-13, role: age}
  svar: {title: svaret, values: {ja: "</script><b>ja", nej: nej}, decided_by: [begynd]}
impossible:
  - {when: {alder: 12, svar: nej}, why: De yngste siger altid ja.}
cases:
  en-ung:
    {title: En på 13, facts: {alder: 13, svar: ja}, must: [slut-med-raad], note: Til øvelse.}
  ingen: {title: Findes ikke, facts: {alder: 99}, must: [slut-med-raad]}
  forkert: {title: Kan ikke være, facts: {alder: 12, svar: nej}, must: [slut-med-raad]}
"""
TO = "next: {to: slut-med-raad, handoff:"


@cache
def made() -> tuple[Library, dict[str, Page], dict[str, Asset]]:
    """Return a library with two invented young persons, and its site."""
    body = LEVELS["a.yml"].replace("facts: {}\n", FACTS)
    body = body.replace("    within: [{", "    within: [{from: {finish: begynd}, legal: [LOV-1], ")
    assert TO in body
    texts = LEVELS | {"a.yml": body}
    library = load_library({path: text.encode() for path, text in texts.items()}).library
    assert library
    pages, assets = site_of(SiteInput(library))
    return library, {one.path: one for one in pages}, {one.path: one for one in assets}


def tree_of(body: str) -> Element:
    """Return a page's block of HTML as a browser reads it."""
    return html5lib.parse(body, namespaceHTMLElements=False)


def text_of(element: Element) -> str:
    """Return the words of an element, spaces as one."""
    return " ".join("".join(element.itertext()).split())


def script(path: str) -> dict[str, dict[str, object]]:
    """Return what a script hands over."""
    text = made()[2][path].content.decode()
    before, after = "globalThis.pathwaytoolFollow=", ";\n"
    assert text.startswith(before)
    assert text.endswith(after)
    assert "<" not in text
    return json.loads(text.removeprefix(before).removesuffix(after))  # type: ignore[no-any-return]


def test_only_a_young_persons_pathway_can_be_followed() -> None:
    _, pages, assets = made()
    there = {path for path in pages if path.endswith("/foelg.md") and "/" in path}
    assert {path for path in there if not path.startswith(("en/", "sv/"))} == {
        "forloeb/a/foelg.md",
        "forloeb/stod/foelg.md",
    }
    assert "forloeb/a/foelg.js" in assets
    assert "forloeb/bydel/foelg.js" not in assets
    menu = tree_of(pages["forloeb/bydel/index.md"].body())
    assert not [one for one in menu.iter("a") if one.get("href") == "foelg.html"]


def test_the_front_door_leads_to_every_pathway_and_example() -> None:
    body = tree_of(made()[1]["foelg-en-ung.md"].body())
    links = [one.get("href") for one in body.iter("a")]
    assert "forloeb/a/foelg.html" in links
    assert "forloeb/a/ung-en-ung.html" in links
    assert "forloeb/bydel/foelg.html" not in links
    assert "senere" not in text_of(body)


def test_the_script_is_handed_the_flow_and_what_all_is_called() -> None:
    given = script("forloeb/a/foelg.js")
    assert given["flow"]["facts"] == ["alder", "svar"]
    said = given["said"]
    assert said["language"] == "da"
    assert said["facts"]["svar"]["values"]["ja"] == "</script><b>ja"  # type: ignore[index]
    assert said["impossible"] == ["De yngste siger altid ja."]
    step = said["steps"]["slut-med-raad"]  # type: ignore[index]
    assert (step["actor"], step["needs"]) == ("Rådgiver", ["Brev"])
    assert step["limits"][0]["said"] == "1 dag efter »Begynd«"
    assert (step["limits"][0]["amount"], step["limits"][0]["unit"]) == (1, "days")
    handed = said["steps"]["begynd"]["handoffs"]["slut-med-raad"]  # type: ignore[index]
    assert (
        handed
        == "overlevering af Brev til Rådgiver; grundlag: Eksempelloven § 1 (ikke kontrolleret)"
    )
    assert said["ends"]["faerdig"]["title"] == "Færdig"  # type: ignore[index]


def test_the_words_of_the_script_are_those_of_the_page() -> None:
    assert script("en/forloeb/a/foelg.js")["said"]["words"]["unknown"] == "Don't know"  # type: ignore[index]
    page = tree_of(made()[1]["en/forloeb/a/foelg.md"].body())
    (root,) = [one for one in page.iter("div") if "data-follow" in one.attrib]
    assert root.get("data-scripts", "").split() == [
        "../../../assets/pathwaytool/walk.js",
        "foelg.js",
        "../../../assets/pathwaytool/follow.js",
        "../../../assets/pathwaytool/unfolding.js",
    ]
    assert root.get("data-pictures", "").split() == ["foelg-baner.js", "foelg-flow.js"]


@pytest.mark.parametrize("name", ["lanes", "flow"])
def test_the_pictures_of_the_way_are_those_of_the_whole_pathway(name: str) -> None:
    file, draw = PICTURES[name]
    library, _, assets = made()
    text = assets[f"en/forloeb/a/{file}"].content.decode()
    before, after = f"(globalThis.pathwaytoolPictures??={{}}).{name}=", ";\n"
    assert text.startswith(before)
    assert "<" not in text
    held = json.loads(text.removeprefix(before).removesuffix(after))
    english = next(one for one in makers_of(SiteInput(library)) if one.writer.language == "en")
    there = english.writer.at("forloeb/a/foelg")
    assert held == {"svg": draw(library.pathways["a"], there).svg, "absent": ""}


def test_a_picture_that_cannot_be_drawn_says_why() -> None:
    text = picture_script("flow", Drawn("", Markup(), Markup(), "<for stort>"))
    assert text.endswith('={"svg":"","absent":"\\u003cfor stort\\u003e"};\n')


def test_all_languages_have_the_same_words_to_say() -> None:
    names = {
        language: {name for name in words(language, "site") if name.startswith(SAID)}
        for language in LANGUAGES
    }
    assert names["da"] == names["en"] == names["sv"]


def test_an_invented_young_person_has_a_page_without_a_script() -> None:
    body = tree_of(made()[1]["forloeb/a/ung-en-ung.md"].body())
    said = text_of(body)
    assert "Denne unge findes ikke." in said
    assert "Til øvelse." in said
    assert "Alderen 13" in said
    assert "svaret: </script><b>ja" in said
    assert [text_of(one) for one in body.iter("h3")] == ["Begynd", "Råd"]
    assert "Færdig" in said
    assert not list(body.iter("script"))
    (button,) = [one for one in body.iter("a") if one.get("class") == "pw-button"]
    url = urlsplit(button.get("href", ""))
    assert url.path == "foelg.html"
    assert parse_qs(url.fragment) == {"alder": ["13"], "svar": ["ja"]}


def test_an_example_that_comes_to_no_end_says_so() -> None:
    body = tree_of(made()[1]["forloeb/a/ung-forkert.md"].body())
    assert "Alderen 12" in text_of(body)
    departed = [one for one in body.iter("p") if one.get("class") == "pw-gap-note"]
    assert ["De yngste siger altid ja." in text_of(one) for one in departed] == [True]


def test_an_example_that_nobody_can_be_has_no_way() -> None:
    body = tree_of(made()[1]["forloeb/a/ung-ingen.md"].body())
    assert "Her slipper vejen" in text_of(body)
    assert not list(body.iter("h3"))


def test_of_a_condition_the_facts_that_it_fixes_are_asked_for() -> None:
    one, two = Is("f", ("a", "b")), Is("g", ("x",))
    assert asked_of(Every((one, Not(two)))) == {"f": "a"}
    assert asked_of(Every((one, two))) == {"f": "a", "g": "x"}

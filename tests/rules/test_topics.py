"""Topics, passages and words of the field are held to what pathways are held to."""

import pytest

from pathwaytool import report
from pathwaytool.model.diagnostic import Severity
from tests.rules.example_library import found_in, shared_texts

TOPIC = """\
topic: fravaer
status: draft
version: 0.1.0
title: Skolefravær
summary: Fravær er tit det første tegn.
sections:
  ventetid:
    title: De venter
    text: Mange unge venter længe.
    cites: [EKS-01]
advice:
  spoerg:
    text: Spørg til fraværet.
    steps: {faelles: [samtale, plan]}
not_stated:
  - text: Hvor mange det er.
"""

ABOUT = """\
about:
  omfang: {title: Omfang, text: Ti familier om året., cites: [EKS-01], confidence: found}
loops:
"""


def texts(*edits: tuple[str, str]) -> dict[str, bytes]:
    topic = TOPIC
    for old, new in edits:
        assert topic.count(old) == 1, old
        topic = topic.replace(old, new)
    return {**shared_texts(), "viden.yml": topic.encode()}


def told(library: dict[str, bytes]) -> list[tuple[str, str]]:
    return [
        (one.message.rule, one.location.text[one.location.span.column - 1 :].split("\n")[0])
        for one in found_in(library)
    ]


def test_right_topic_is_silent() -> None:
    assert told(texts()) == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "place"),
    [
        ("status:", "country: dk\nstatus:", "unknown-id", "dk"),
        ("[EKS-01]", "[EKS-09]", "unknown-id", "EKS-09]"),
        ("{faelles: [", "{forloebet: [", "unknown-id", "forloebet: [samtale, plan]}"),
        ("[samtale, plan]", "[samtale, planen]", "unknown-id", "planen]}"),
        ("    cites: [EKS-01]\n", "", "missing-source", "ventetid:"),
        ("text: Spørg til fraværet.", "text: {sv: Fråga.}", "unlisted-language", "Fråga.}"),
        ("version: 0.1.0", 'version: "1"', "version-format", '"1"'),
        ("title: De venter", f"title: De venter {'længe ' * 20}", "long-title", "De venter"),
        ("Hvor mange", "Skriv til ib@skole.example om hvor mange", "contact-details", "ib@"),
        ("Hvor mange", "<b>Hvor</b> mange", "unsafe-markup", "<b>"),
    ],
)
def test_slip_in_a_topic_is_told_where_it_stands(old: str, new: str, rule: str, place: str) -> None:
    found = [one for one in told(texts((old, new))) if one[0] != "missing-translation"]
    assert [one for one, _ in found] == [rule]
    assert found[0][1].startswith(place)


def test_published_topic_may_only_say_what_is_checked() -> None:
    found = found_in(texts(("status: draft", "status: published")))
    assert {one.message.severity for one in found} == {Severity.ERROR}
    assert [(one.message.rule, one.gaps["ids"]) for one in found] == [
        ("unchecked-content", "ventetid"),
        ("unchecked-content", "EKS-01"),
        ("missing-source", "spoerg"),
        ("unchecked-content", "spoerg"),
    ]


def test_what_only_a_topic_or_a_passage_cites_is_used() -> None:
    library = shared_texts()
    statement = "  EKS-07:\n    text: Ti om året.\n    source: SRC-EKSEMPEL-RAPPORT\n"
    key, register = next(
        (one, text.decode()) for one, text in library.items() if b"\nstatements:\n" in text
    )
    library[key] = register.replace("statements:\n", f"statements:\n{statement}", 1).encode()
    assert [rule for rule, _ in told(library)] == ["unused-entry"]
    cited = TOPIC.replace("[EKS-01]", "[EKS-07]").encode()
    assert told({**library, "viden.yml": cited}) == []
    passage = ABOUT.replace("EKS-01", "EKS-07")
    pathway = library["faelles.yml"].decode().replace("loops:\n", passage, 1).encode()
    assert told({**library, "faelles.yml": pathway}) == []


def test_passage_of_a_pathway_needs_a_source_and_a_short_title() -> None:
    library = shared_texts()
    pathway = library["faelles.yml"].decode()
    bad = ABOUT.replace("cites: [EKS-01], ", "").replace("Omfang", "Om " + "omfanget " * 12)
    found = told({**library, "faelles.yml": pathway.replace("loops:\n", bad, 1).encode()})
    assert [rule for rule, _ in found] == ["missing-source", "long-title"]


def test_word_that_is_unlike_another_names_one_that_exists() -> None:
    library = shared_texts()
    terms = "terms:\n  oro: {title: oro, meaning: Et tegn., unlike: [ro]}\n"
    found = found_in({**library, "registers/ord.yml": terms.encode()})
    assert [report.sentence(one, "da") for one in found] == [
        "Der findes ikke noget begreb, der hedder »ro«."
    ]


def promising(pathway: str, register: str, library: str = "[da, sv]") -> dict[str, bytes]:
    """Return the shared library where files promise languages of their own."""
    whole = shared_texts()
    whole["library.yml"] = whole["library.yml"].replace(
        b"languages: [da]", f"languages: {library}".encode()
    )
    whole = {
        path: f"languages: {register}\n".encode() + text if "registers/" in path else text
        for path, text in whole.items()
    }
    for path in ("faelles.yml", "samtaler.yml"):
        whole[path] = whole[path].replace(b"level:", f"languages: {pathway}\nlevel:".encode(), 1)
    return whole


def missing(library: dict[str, bytes]) -> set[tuple[str, str]]:
    return {
        (one.location.path.split("/")[0], one.gaps["language"])
        for one in found_in(library)
        if one.message.rule == "missing-translation"
    }


def test_file_is_held_to_the_languages_that_it_promises_and_no_more() -> None:
    of_library = ("library.yml", "sv")
    assert missing(promising("[da]", "[da]")) == {of_library}
    assert missing(promising("[sv]", "[da]")) == {of_library}
    assert missing(promising("[da, sv]", "[da]")) == {
        of_library,
        ("faelles.yml", "sv"),
        ("samtaler.yml", "sv"),
    }
    assert missing(promising("[da]", "[da, sv]")) == {of_library, ("registers", "sv")}


def test_language_that_is_promised_must_be_one_of_the_library() -> None:
    found = [one for one in found_in(promising("[da]", "[en]")) if one.gaps.get("language") == "en"]
    assert {one.message.rule for one in found} == {"unlisted-language"}


def test_two_languages_that_are_not_the_promised_two_do_not_count() -> None:
    whole = promising("[da, sv]", "[da]", "[da, sv, en]")
    pathway = whole["samtaler.yml"].decode()
    whole["samtaler.yml"] = pathway.replace(
        "title: Familiesamtaler\n", "title: {da: Familiesamtaler, en: Talks}\n", 1
    ).encode()
    titles = [
        one.gaps["ids"]
        for one in found_in(whole)
        if one.message.rule == "missing-translation" and one.location.path == "samtaler.yml"
        if (one.gaps["what"], one.gaps["language"]) == ("title", "sv")
    ]
    assert "samtaler" in titles

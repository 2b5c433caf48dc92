"""Countries, levels, knowledge and languages: what the pages say of each."""

import re
from dataclasses import replace

import pytest

from pathwaytool.folder import Folder
from pathwaytool.project import project_of
from pathwaytool.publish.contents import pages_of, site_of
from pathwaytool.publish.frame.site import Page, SiteInput
from pathwaytool.publish.order.grouping import country_groups, main_entry
from tests.site.libraries import LEVELS, levels, national

pytestmark = pytest.mark.unmeasured


def page(path: str, language: str = "da", site: SiteInput | None = None) -> Page:
    found = [one for one in pages_of(site or levels(), language) if one.path == path]
    assert len(found) == 1, path
    return found[0]


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", html, flags=re.DOTALL).split())


def test_the_library_stands_by_country_and_level() -> None:
    groups = country_groups(levels().library)
    assert [
        (group.id, [collection.name for collection in group.collections]) for group in groups
    ] == [
        ("land-dk", ["child", "area", "topic"]),
        ("land-se", ["child"]),
    ]
    area = groups[0].collections[1].entries
    assert [(one.pathway.id, [part.id for part in one.modules]) for one in area] == [
        ("bydel", ["modul"])
    ]


def test_a_pathway_at_the_top_of_the_library_comes_first_without_a_country() -> None:
    text = LEVELS["a.yml"].replace("country: dk\n", "")
    first = main_entry(country_groups(levels(a=text).library))
    assert first and first.pathway.id == "a"


def test_pathways_that_run_each_other_stand_on_their_collection_once() -> None:
    text = LEVELS["danmark/modul.yml"].replace(
        "    next: gjort", "    runs: bydel\n    next: gjort"
    )
    entries = country_groups(levels(modul=text).library)[0].collections[1].entries
    assert [one.pathway.id for one in entries] == ["bydel"]
    assert [one.id for one in entries[0].modules] == ["modul"]


def test_the_national_pathway_is_what_a_leader_meets_first() -> None:
    first = main_entry(country_groups(national().library))
    assert first and first.pathway.id == "national"


def test_the_front_page_has_the_first_picture_and_then_each_country() -> None:
    html = page("index.md").content
    places = [
        html.index(part)
        for part in (
            "forloeb/a/index.html",
            'class="drawing',
            'id="land-dk"',
            "bydel/",
            'id="land-se"',
        )
    ]
    assert places == sorted(places)
    assert html.count('href="forloeb/a/index.html"') == 1
    assert "Skrevet på svensk" in html
    assert html.count('class="drawing') == 1


def test_the_list_says_language_confidence_and_what_runs_what() -> None:
    html = page("forloeb/index.md").content
    said = text_of(html)
    assert "Skrevet på svensk" in said
    assert "Indgår i: Bydelen" in said
    assert "kildetekst 1 trin" in said
    for anchor in ("dk-child", "dk-area", "dk-topic", "se-child"):
        assert f'id="land-{anchor}"' in html


def test_an_area_says_who_for_whom_and_what_is_not_said() -> None:
    html = page("forloeb/bydel/index.md").content
    said = text_of(html)
    for words in ("Hvem står bag Kommunen", "Unge i bydelen", "Hvem deltager", "Mød de unge"):
        assert words in said
    assert "Tid Står ikke i kilden" in said
    assert "Det koster lidt." in said
    assert 'href="../../kilder/KILDE.html#U-1"' in html
    assert "Det siger kilden ikke" in said
    assert "Opfølgning: Hvem der følger op" in said
    assert "Hvem der har fundet på det" in said
    assert 'href="../modul/index.html"' in html


def test_a_module_says_what_it_is_a_part_of() -> None:
    html = page("forloeb/modul/index.md").content
    assert 'id="del-af"' in html
    assert 'href="../bydel/trin/modul-trin.html"' in html


def test_a_pathway_has_no_page_it_has_no_use_for() -> None:
    pages = {one.path: one.content for one in pages_of(levels(), "da")}
    for file in ("overleveringer", "frister", "dokumenter", "beslutninger"):
        assert f"forloeb/bydel/{file}.md" not in pages
        assert f"{file}.html" not in pages["forloeb/bydel/index.md"]
    assert "forloeb/modul/ansvar.md" not in pages
    assert "forloeb/a/overleveringer.md" in pages


def test_what_is_no_young_persons_is_not_said_to_be_proved_for_one() -> None:
    texts = {path: text.encode() for path, text in LEVELS.items()}
    found = project_of(Folder(texts), date="2026-01-31")
    assert found.library
    assert {"a", "bydel", "modul"} <= found.proofs.keys()
    site = SiteInput(found.library, found.diagnostics, found.proofs, found.date)
    for path in ("forloeb/bydel/index.md", "forloeb/bydel/bevis.md"):
        said = text_of(page(path, site=site).content)
        assert "Alle 2 kombinationer af valg og udfald er gennemgået" in said
        assert "oplysninger om en ung" not in said
        assert "tænkelig ung" not in said
    assert "ingen valg undervejs" in text_of(page("forloeb/modul/index.md", site=site).content)
    none = replace(site, proofs={})
    assert "alle tænkelige unge" not in page("forloeb/bydel/index.md", site=none).content


def test_what_is_above_the_target_group_is_marked() -> None:
    front = text_of(page("forloeb/stod/index.md").content)
    assert "Også for unge over 17 år, som ligger uden for målgruppen" in front
    for path in ("trin/moete.md", "trin.md", "fase-foer.md"):
        said = text_of(page(f"forloeb/stod/{path}").content)
        assert "Uden for målgruppen: kun for unge over 17 år" in said
    assert "målgruppen:" not in text_of(page("forloeb/a/trin/begynd.md").content)


def test_knowledge_and_steps_lead_to_each_other() -> None:
    topic = page("viden/kvinder.md")
    assert 'href="../forloeb/a/trin/begynd.html"' in topic.content
    assert "Man ved lidt." in topic.content
    assert "Hvor mange det er" in topic.content
    step = page("forloeb/a/trin/begynd.md").content
    assert 'href="../../../viden/kvinder.html#raad-spoerg"' in step
    assert 'id="raad-spoerg"' in topic.content
    assert "viden/" not in page("forloeb/a/trin/slut-med-raad.md").content
    assert "kvinder.html" in page("viden/index.md").content


def test_knowledge_of_no_country_stands_by_itself() -> None:
    text = LEVELS["viden/kvinder.yml"].replace("country: dk\n", "")
    assert "På tværs af lande" in page("viden/index.md", site=levels(kvinder=text)).content


def test_a_search_finds_knowledge_and_what_is_known_of_a_pathway() -> None:
    found = {one.title: one for one in page("viden/kvinder.md").found}
    assert {"Kvinder i miljøet", "Lidt viden – Kvinder i miljøet"} <= found.keys()
    assert found["Lidt viden – Kvinder i miljøet"].anchor == "afsnit-faa"
    about = {one.title: one for one in page("forloeb/bydel/index.md").found}
    assert about["Penge – Bydelen"].anchor == "om-penge"


def test_a_text_in_another_language_is_told_once_and_led_to() -> None:
    for path, up in (("index", "../../"), ("trin/moete", "../../../"), ("trin", "../../")):
        html = page(f"forloeb/stod/{path}.md").content
        assert "Teksten her er skrevet på svensk" in html
        address = f'href="{up}sv/forloeb/stod/{path}.html" hreflang="sv" lang="sv"'
        assert f"{address}>Läs sidan på svenska" in html
        assert "ikke oversat" not in html
    assert '<span lang="sv">Ett stöd för unga.</span>' in page("forloeb/stod/index.md").content
    own = page("sv/forloeb/stod/index.md", "sv").content
    assert "pw-translation" not in own
    danish = page("sv/forloeb/bydel/index.md", "sv").content
    assert 'href="../../../forloeb/bydel/index.html" hreflang="da"' in danish


def test_a_limit_in_words_has_its_language() -> None:
    limit = "    within: [{kind: until-condition, text: Når det er sket, confidence: proposed}]"
    text = LEVELS["danmark/modul.yml"].replace("    start: always", f"{limit}\n    start: always")
    site = levels(modul=text)
    for path in ("trin/goer", "trin", "frister", "fase-foer", "index"):
        html = page(f"en/forloeb/modul/{path}.md", "en", site).content
        assert '<span lang="da">Når det er sket</span>' in html, path


@pytest.mark.parametrize("language", ["da", "en", "sv"])
def test_every_page_stands_in_three_languages(language: str) -> None:
    prefix = "" if language == "da" else f"{language}/"
    own = {one.path.removeprefix(prefix) for one in pages_of(levels(), language)}
    assert own == {one.path for one in pages_of(levels(), "da")}


def test_a_change_in_knowledge_leaves_what_it_does_not_touch_alone() -> None:
    text = LEVELS["viden/kvinder.yml"].replace("Man ved lidt.", "Man ved mere.")
    before = {one.path: one.key for one in site_of(levels())[0]}
    after = {one.path: one.key for one in site_of(levels(kvinder=text))[0]}
    changed = {path for path in before if before[path] != after[path]}
    assert {"viden/kvinder.md", "viden/index.md", "forloeb/a/trin/begynd.md"} <= changed
    assert not [path for path in changed if "forloeb/bydel/" in path or "forloeb/stod/" in path]


def test_a_change_in_a_caller_reaches_the_front_of_what_it_runs() -> None:
    text = LEVELS["danmark/bydel.yml"].replace("da: Bydelen", "da: Kvarteret")
    before = {one.path: one for one in site_of(levels())[0]}
    after = {one.path: one for one in site_of(levels(bydel=text))[0]}
    front, step = "forloeb/modul/index.md", "forloeb/modul/trin/goer.md"
    assert before[front].key != after[front].key
    assert "Kvarteret" in after[front].content
    assert before[step].key == after[step].key
    assert before[step].content == after[step].content


def test_pages_with_one_key_have_the_same_bytes() -> None:
    """Every single change of a file: what keeps its key keeps its bytes."""
    before = {one.path: one for one in site_of(levels())[0]}
    for path, text in LEVELS.items():
        id_ = path.rpartition("/")[2].removesuffix(".yml")
        if id_ == "registers":
            continue
        changed = text.replace("version: 0.1.0", "version: 0.2.0").replace("Danmark", "Dannevang")
        for one in site_of(levels(**{id_: changed}))[0]:
            if before[one.path].key == one.key:
                assert before[one.path].content == one.content, (id_, one.path)


HOSTILE = "<script>alert(1)</script> {{ x }} --> ]]> [a](javascript:alert(1)) <img src=x>"


@pytest.mark.parametrize(
    ("id_", "old"),
    [
        ("bydel", "Det koster lidt."),
        ("bydel", "Hvem der har fundet på det"),
        ("bydel", "Kommunen"),
        ("bydel", "Unge i bydelen"),
        ("kvinder", "Lidt viden"),
        ("kvinder", "Spørg efter pigerne."),
        ("kvinder", "Hvad man ved."),
        ("stod", "Ett stöd för unga."),
    ],
)
def test_markup_in_a_text_is_shown_and_does_nothing(id_: str, old: str) -> None:
    path = next(one for one in LEVELS if one.endswith(f"{id_}.yml"))
    text = LEVELS[path].replace(old, f'"{HOSTILE}"', 1)
    for one in site_of(levels(**{id_: text}))[0]:
        body = one.body()
        assert "<script" not in body
        assert "<img src=x" not in body
        assert 'href="javascript' not in body


def test_the_quality_page_has_the_order_of_the_front_page() -> None:
    page = next(one for one in pages_of(national(), "da") if one.path == "kvalitet.md").body()
    proofs = page[page.index('id="bevis"') : page.index('id="oplysninger"')]
    marks = (">Danmark<", "national/", "aalborg", ">Sverige<", "/sig/")
    at = [proofs.index(mark) for mark in marks]
    assert at == sorted(at)

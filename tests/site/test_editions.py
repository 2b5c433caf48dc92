"""A municipality's page: how it does it, beside what the nation's pathway says."""

import re
from posixpath import dirname, join, normpath

import pytest
from bs4 import BeautifulSoup

from pathwaytool.folder import Folder
from pathwaytool.load.library import load_library
from pathwaytool.project import project_of
from pathwaytool.publish.contents import pages_of
from pathwaytool.publish.frame.local_addresses import LOCAL_PAGES
from pathwaytool.publish.frame.menu import OF_PATHWAY, PROMISE_PAGES
from pathwaytool.publish.frame.own_parts import own_parts
from pathwaytool.publish.frame.site import Page, SiteInput
from pathwaytool.publish.page_maker import makers_of
from pathwaytool.publish.pages.edition_pathway import local_files, local_makers, local_pages
from pathwaytool.publish.pages.step import step_pages
from tests.findings import rules_find
from tests.localise.examples import EXTRA, PATH, texts_with
from tests.localise.test_kept import STEPS

BODY = f"""actors:
  raadgiver: {{title: Familierådgiver, unit: Familieafdelingen, contact: Døgnvagten}}
agreements:
  moede: {{title: Ugemøde, text: Vi mødes hver uge., actors: [laerer], steps: [plan]}}
departures:
  vurdering:
    reason: Familien skal ikke vente.
    note: Vi ringer altid.
    takes: 1-12 hours
    within:
      - {{kind: statutory, limit: 22 hours, from: {{finish: bekymring}}, confidence: proposed}}
    contributors: [familiehus]
    legal: [LB-EKSEMPEL-2]
    after: [opkald]
  bekymring:
    reason: Vi ringer også.
    handoffs:
      vurdering:
        documents: [statusnotat]
        within: {{kind: statutory, limit: 2 hours, confidence: proposed}}
    gives: [statusnotat]
  indsats: {{reason: Vi har grupper., instead: gruppe}}
promises:
  ringes-op: {{title: Alle familier ringes op., when: {{behov: let}}, reaches: opkald}}
{EXTRA}    next: samtale
  gruppe:
    title: Gruppesamtaler
    kind: service
    phase: indsats
    sector: social
    accountable: familiehus
    purpose: Familier hjælper hinanden.
"""


def pages(body: str, *, is_proved: bool = True) -> dict[str, Page]:
    project = project_of(Folder(texts_with(body)), date="2026-06-01")
    assert project.library is not None and not project.has_errors, project.diagnostics
    proofs = project.local_proofs if is_proved else {}
    site = SiteInput(project.library, project.diagnostics, project.proofs, local_proofs=proofs)
    return {page.path: page for page in pages_of(site, "da")}


def soup(page: Page) -> BeautifulSoup:
    return BeautifulSoup(page.body(), "html.parser")


def test_what_we_do_stands_beside_what_the_nation_says() -> None:
    made = pages(BODY)
    page = soup(made["udgaver/by.md"])
    rows = [
        [cell.get_text(" ", strip=True) for cell in row.find_all(["th", "td"])]
        for row in page.find_all("tr")
    ]
    told = [row for row in rows if len(row) == 3 and row[0]]
    assert any("22 timer" in ours and "24 timer" in nations for _, ours, nations in told)
    assert ["Familiehus", "Børne- og ungerådgiver"] in [row[1:] for row in told]
    text = page.get_text(" ", strip=True)
    for said in (
        *("Familien skal ikke vente.", "Vi ringer altid.", "Opkald til familien", "2 timer"),
        *("Familierådgiver – Familieafdelingen", "Døgnvagten", "Gruppesamtaler", "Statusnotat"),
        *("Alle familier ringes op.", "Forløbet er bevist med det", "Ugemøde"),
    ):
        assert said in text, said


def test_the_nations_page_lists_the_editions_and_the_page_leads_back() -> None:
    made = pages(BODY)
    front = soup(made["forloeb/faelles/index.md"])
    links = [str(one["href"]) for one in front.find_all("a") if "udgaver/by" in str(one["href"])]
    assert links == ["../../udgaver/by.html"]
    back = soup(made["udgaver/by.md"]).select_one(".pw-kicker a")
    assert back is not None and back["href"] == "../forloeb/faelles/index.html"


def test_an_edition_that_only_names_says_so() -> None:
    page = soup(pages("actors: {raadgiver: {title: Ungerådgiver}}\n")["udgaver/by.md"])
    assert "følger det nationale forløb i et og alt" in page.get_text()


def test_what_is_not_proved_is_said_not_to_be() -> None:
    page = soup(pages(BODY, is_proved=False)["udgaver/by.md"])
    assert "Forløbet er ikke bevist" in page.get_text()


OTHER = "edition: nabo\nedition_of: faelles\nmunicipality: Nabokommunen\nversion: 0.1.0\n"


def keys(edits: dict[str, tuple[str, str]], *, date: str = "2026-06-01") -> dict[str, str]:
    """Return the keys of the pages in Danish after edits, each of a file."""
    texts = texts_with(BODY) | {"lokale/nabo.yml": OTHER.encode()}
    for path, (old, new) in edits.items():
        assert old in texts[path].decode()
        texts[path] = texts[path].replace(old.encode(), new.encode(), 1)
    library = load_library(texts).library
    assert library is not None
    made = pages_of(SiteInput(library, rules_find(library, date), {}, date), "da")
    return {page.path: page.key for page in made}


def test_a_page_is_written_anew_only_where_what_it_rests_on_has_changed() -> None:
    before = keys({})
    elsewhere = ("title: Samtaler", "title: Samtalerne")
    changes: tuple[tuple[dict[str, tuple[str, str]], set[str]], ...] = (
        ({"lokale/nabo.yml": ("Nabokommunen", "Byen ved siden af")}, {"nabo"}),
        ({"lokale/by.yml": ("reason: Vi ringer også.", "reason: Vi ringer altid.")}, {"by"}),
        ({"faelles.yml": ("limit: 24 hours", "limit: 23 hours")}, {"by", "nabo"}),
        ({"samtaler.yml": elsewhere}, set()),
    )
    for edit, written in changes:
        after = keys(edit)
        new = {path for path in after if after[path] != before.get(path)}
        assert {id_ for id_ in ("by", "nabo") if f"udgaver/{id_}.md" in new} == written, edit
    assert {path for path, key in keys({}, date="2026-06-02").items() if key == before[path]} >= {
        "udgaver/by.md",
        "udgaver/nabo.md",
    }
    other = keys({"lokale/nabo.yml": ("Nabokommunen", "Byen ved siden af")})
    assert other["forloeb/samtaler/index.md"] == before["forloeb/samtaler/index.md"]
    assert other["forloeb/faelles/index.md"] != before["forloeb/faelles/index.md"]


OWN = """library: by
title: Forløb i Opdigt Kommune
publisher: Opdigt Kommune
languages: [da]
base: {path: ../nation}
"""


def own_site() -> dict[str, Page]:
    """Return the pages of a municipality's own library, the nation's in a folder beside it."""
    texts = texts_with(BODY)
    files = {f"../nation/{path}": text for path, text in texts.items() if path != PATH}
    project = project_of(
        Folder({"library.yml": OWN.encode(), PATH: texts[PATH], **files}), date="2026-06-01"
    )
    assert project.library is not None and not project.has_errors, project.diagnostics
    site = SiteInput(
        project.library, project.diagnostics, project.proofs, local_proofs=project.local_proofs
    )
    return {page.path: page for page in pages_of(site, "da")}


def test_a_municipalitys_own_site_begins_with_its_edition_beside_the_nations_pathway() -> None:
    made = own_site()
    front = soup(made["index.md"])
    heads = [one.get_text(" ", strip=True) for one in front.find_all("h2")]
    assert heads[:3] == [
        "Sådan gør vi",
        "Sådan siger det nationale forløb",
        "Det gør vi anderledes – Opdigt Kommune",
    ]
    first = front.select_one("main .pw-card a") or front.select_one(".pw-card a")
    assert first is not None and first["href"] == "udgaver/by.html"
    text = front.get_text(" ", strip=True)
    for said in ("Fra Eksempelbiblioteket", "Familien skal ikke vente.", "22 timer", "24 timer"):
        assert said in text, said
    assert "forloeb/samtaler/index.md" not in made  # nothing of ours rests on it


def test_every_page_of_the_nations_that_is_linked_to_is_there() -> None:
    made = own_site()
    there = {page.address for page in made.values()}
    for page in made.values():
        for path in re.findall(r'<a [^>]*?href="([^"#:]+\.html)', page.body()):
            assert normpath(join(dirname(page.path), path)) in there, (page.path, path)


def test_the_pathway_stands_once_more_as_it_is_in_the_municipality() -> None:
    project = project_of(Folder(texts_with(BODY)), date="2026-06-01")
    assert project.library is not None
    site = SiteInput(project.library, project.diagnostics, local_proofs=project.local_proofs)
    (maker,) = makers_of(site)
    made = {page.path: page for page in local_pages(maker)}
    few = [name for name in LOCAL_PAGES if name not in PROMISE_PAGES[1:]]
    names = {f"udgaver/by/{OF_PATHWAY[name]}.md" for name in few}
    assert made.keys() >= names
    steps = made["udgaver/by/trin.md"].body()
    assert "22 timer" in steps and "Familierådgiver" in steps
    assert "trin/opkald.html" in steps and "trin/vurdering.html" in steps
    files = {one.path: one for one in local_files(maker)}
    assert "Opkald til familien" in files["udgaver/by/foelg.js"].content.decode()
    assert "foelg.js" in made["udgaver/by/foelg.md"].body()
    assert "Opkald til familien" in files["hent/by.mmd"].content.decode()
    assert "hent/by.svg" in made["udgaver/by/billede.md"].body()


def test_a_step_that_is_not_as_the_nation_says_has_a_page_of_its_own() -> None:
    made = pages(BODY)
    own = {path.rpartition("/")[2][:-3] for path in made if path.startswith("udgaver/by/trin/")}
    # `samtale` and `udredning` say the same, but who acts or takes over is called something else.
    assert own == {*STEPS, "opkald"}
    ours = soup(made["udgaver/by/trin/vurdering.md"])
    text = ours.get_text(" ", strip=True)
    assert "Familien skal ikke vente." in text and "Vi ringer altid." in text
    links = {str(one["href"]) for one in ours.find_all("a")}
    assert "../../../forloeb/faelles/trin/vurdering.html" in links
    assert "../../by.html#afvigelse-vurdering" in links and "opkald.html" in links
    added = soup(made["udgaver/by/trin/opkald.md"]).get_text(" ", strip=True)
    assert "Kun kommunen har dette trin." in added and "Alle familier ringes op." in added
    page = {str(one["href"]) for one in soup(made["udgaver/by.md"]).find_all("a")}
    assert {"by/trin/opkald.html", "by/trin/vurdering.html", "by/loefter.html"} <= page
    kept = soup(made["udgaver/by/loefter.md"]).get_text(" ", strip=True)
    assert "Alle familier ringes op." in kept and "Det bliver holdt for alle" in kept


NAMED = "actors: {{{}: {{title: Opdigtet rolle, unit: Opdigtet enhed, contact: Vagten}}}}\n"


@pytest.mark.parametrize(
    "body",
    [
        "departures: {indsats: {reason: Vi har grupper., instead: gruppe}}\nsteps:\n"
        + BODY[BODY.index("  gruppe:\n    title") :],
        *(NAMED.format(one) for one in ("laerer", "raadgiver", "ungepsykiatri")),
    ],
)
def test_a_step_without_a_page_of_its_own_reads_as_the_nations(body: str) -> None:
    library = load_library(texts_with(body)).library
    assert library is not None
    (maker,) = makers_of(SiteInput(library))
    ((there, local),) = local_makers(maker)
    own = own_parts(there).steps
    nations = {one.path: one for one in step_pages(maker, there.base)}
    same = [
        one
        for one in step_pages(local, there.pathway)
        if one.path.rpartition("/")[2][:-3] not in own
    ]
    assert own and same
    for page in same:
        # Its menu leads to the pages of the edition.
        ours, theirs = (soup(one).select_one(".pw-main") for one in (page, nations[page.path]))
        assert ours is not None and theirs is not None
        assert ours.get_text() == theirs.get_text(), page.path


def test_a_step_reads_with_the_names_of_the_edition() -> None:
    made = pages(NAMED.format("raadgiver"))
    page = soup(made["udgaver/by/trin/samtale.md"])
    text = page.get_text(" ", strip=True)
    assert "Opdigtet rolle – Opdigtet enhed" in text and "Henvendelse: Vagten" in text
    links = {str(one["href"]) for one in page.find_all("a")}
    assert "../../by.html#rolle-raadgiver" in links
    assert soup(made["udgaver/by.md"]).find(id="rolle-raadgiver")
    # Who takes over is named too, where they have another step.
    assert "Opdigtet rolle" in soup(made["udgaver/by/trin/udredning.md"]).get_text()
    assert '"../trin.html#slut-afsluttet' in made["udgaver/by/trin/vurdering.md"].body()
    made = pages(NAMED.format("laerer"))
    steps = made["udgaver/by/trin.md"].body()
    assert '"trin/bekymring.html' in steps and "../../forloeb/faelles/trin/plan.html" in steps


PHASES = ("opsporing", "modtagelse", "undersoegelse", "indsats", "opfoelgning")


def test_a_phase_that_is_not_as_the_nation_says_has_a_page_of_its_own() -> None:
    unnamed = BODY.partition("agreements:")[2]
    for body, own in (
        # What comes before following up is called something else there.
        (f"agreements:{unnamed}", set(PHASES)),
        (BODY, set(PHASES)),
        ("actors: {familiehus: {title: Ungehuset}}\n", set(PHASES[2:])),
        ("actors: {laerer: {title: Klasselærer}}\n", set(PHASES[:2])),
    ):
        made = pages(body)
        start = "udgaver/by/fase-"
        assert {path[len(start) : -3] for path in made if path.startswith(start)} == own
    page = soup(pages(BODY)["udgaver/by/fase-modtagelse.md"])
    steps = [one.get_text(" ", strip=True) for one in page.select(".pw-step-row h3")]
    assert steps == ["Vurdering af bekymringen", "Opkald til familien"]
    assert "22 timer" in page.get_text() and "Familierådgiver" in page.get_text()
    links = {str(one["href"]) for one in page.select(".pw-local a")}
    assert {"fase-opsporing.html", "trin.html", "../by.html"} <= links
    assert not any("forloeb/" in one for one in links), "its menu stays in the municipality"


PUBLISHED = b"""editions:
  - {municipality: Fjern Kommune, edition_of: faelles, address: "https://fjern.example/a?b=1&c"}
"""


def test_the_nations_page_lists_editions_that_are_published_elsewhere() -> None:
    texts = texts_with(BODY)
    files = {**texts, "library.yml": texts["library.yml"] + PUBLISHED}
    project = project_of(Folder(files), date="2026-06-01")
    assert project.library is not None and not project.has_errors, project.diagnostics
    made = {one.path: one for one in pages_of(SiteInput(project.library), "da")}
    link = next(
        one
        for one in soup(made["forloeb/faelles/index.md"]).find_all("a")
        if one.get_text() == "Fjern Kommune"
    )
    assert link["href"] == "https://fjern.example/a?b=1&c"
    wrong = {**files, "library.yml": files["library.yml"].replace(b"of: faelles", b"of: faeles")}
    (found,) = project_of(Folder(wrong), date="2026-06-01").diagnostics
    assert (found.message.rule, found.location.path) == ("unknown-id", "library.yml")
    bare = {**files, "library.yml": files["library.yml"].replace(b"https://", b"javascript:")}
    (found,) = project_of(Folder(bare), date="2026-06-01").diagnostics
    assert found.message.rule == "not-an-address"

"""What a municipality, a region or the state owes, and what it is owed, across sectors."""

import csv
import re
from io import BytesIO, StringIO
from xml.etree import ElementTree
from zipfile import ZipFile

from pathwaytool.hearing.tables import rows_of
from pathwaytool.publish.contents import pages_of, site_of
from pathwaytool.publish.files.workbook import LONGEST, xlsx_of
from pathwaytool.publish.frame.site import SiteInput
from pathwaytool.publish.order.duties import acting_for, duties_of
from tests.site.libraries import LEVELS, SMALL, library_of, small

STATE = SMALL["registers.yml"].replace(
    "sector: social, kind: role, organisation: municipality",
    "sector: social, kind: role, organisation: state",
)
LIMITED = SMALL["a.yml"].replace(
    "basis: [LOV-1], confidence: proposed}",
    "basis: [LOV-1], confidence: proposed,\n"
    "      within: {kind: statutory, limit: 3 weeks, confidence: found}}",
)


def bodies(site: SiteInput, language: str = "da") -> dict[str, str]:
    return {one.path: one.body() for one in pages_of(site, language)}


def row(body: str, step: str) -> str:
    found: list[str] = re.findall(r'<tr role="row">.*?</tr>', body, flags=re.DOTALL)
    return next(one for one in found if f">{step}</a>" in one.partition("</th>")[0])


def test_each_organisation_has_its_own_duties() -> None:
    pages = bodies(small(registers=STATE, a=LIMITED))
    school, state = row(pages["kommunen.md"], "Begynd"), row(pages["staten.md"], "Råd")
    for said in ("Brev</a>", "3 uger", "Rådgiver</a>", "(stat)", "Eksempelloven § 1"):
        assert said in school
    assert ">Råd</a>" not in pages["kommunen.md"]
    assert "Begynd</a>" not in pages["staten.md"]
    for said in ("1 dag", "Brev</a>", "Lærer</a>", "(kommune)", "3 uger"):
        assert said in state
    assert "regionen.md" not in pages


def test_who_takes_over_without_answering_for_the_step_gets_it_too() -> None:
    receiving = LIMITED.replace("documents: [brev],", "documents: [brev], receiver: laerer,")
    pages = bodies(small(registers=STATE, a=receiving))
    got = row(pages["kommunen.md"], "Råd")
    assert "Brev</a>" in got
    assert "1 dag" not in got
    pathway = library_of(SMALL | {"a.yml": receiving, "registers.yml": STATE}).pathways["a"]
    assert pathway.receiver(pathway.steps["begynd"].transitions[0]) == "laerer"


def test_duties_are_told_by_phase_and_by_role() -> None:
    pages = bodies(small())
    by_phase, by_role = pages["kommunen.md"], pages["kommunen/roller/a.md"]
    groups = r'scope="rowgroup" colspan="5"><a href="[^"]*">([^<]*)<'
    assert re.findall(groups, by_phase) == ["Før", "Efter"]
    assert re.findall(groups, by_role) == ["Lærer", "Rådgiver"]
    assert 'href="kommunen/roller/a.html"' in by_phase
    assert 'href="../../kommunen.html"' in by_role


def test_one_role_needs_no_page_by_role() -> None:
    assert "kommunen/roller/a.md" not in bodies(small(registers=STATE))


def test_the_page_of_an_organisation_leads_to_its_other_pathways() -> None:
    pages = bodies(SiteInput(library_of(LEVELS)))
    assert "Forløb A" in pages["kommunen.md"]
    assert 'href="kommunen/bydel.html"' in pages["kommunen.md"]
    assert "Mød de unge</a>" in pages["kommunen/bydel.md"]
    assert 'href="../kommunen.html"' not in pages["index.md"]
    assert 'href="kommunen.html"' in pages["index.md"]


def test_a_large_pathway_is_cut_on_the_page_and_whole_in_the_file() -> None:
    steps = "".join(
        f"  s{n}: {{title: T{n}, kind: action, phase: foer, sector: skole, accountable: laerer, "
        f"start: always, next: faerdig}}\n"
        for n in range(100)
    )
    text = SMALL["a.yml"].replace("ends:\n", f"{steps}ends:\n")
    assert ">T90<" not in bodies(small(a=text))["kommunen.md"]
    file = next(one for one in site_of(small(a=text))[1] if one.path == "hent/kommunen.csv")
    assert ";T90;" in file.content.decode("utf-8-sig")


def test_the_file_has_a_line_for_each_duty() -> None:
    assets = {one.path: one for one in site_of(small(registers=STATE, a=LIMITED))[1]}
    text = assets["hent/kommunen.csv"].content.decode("utf-8-sig")
    lines = list(csv.reader(StringIO(text), delimiter=";"))
    assert [line[4] for line in lines[1:]] == ["Trin", "Giver videre"]
    assert lines[2][5:] == [
        "3 uger", "lovfrist", "Eksempelloven § 1", "Brev", "Rådgiver", "stat", "forslag",
    ]  # fmt: skip
    text = assets["en/hent/staten.csv"].content.decode("utf-8-sig")
    lines = list(csv.reader(StringIO(text)))
    assert [line[4] for line in lines[1:]] == ["Step", "Limit", "Gets"]
    assert lines[2][5:7] == ["1 day", "target"]


def test_the_workbook_says_what_the_table_says() -> None:
    assets = {one.path: one for one in site_of(small(registers=STATE, a=LIMITED))[1]}
    text = assets["hent/kommunen.csv"].content.decode("utf-8-sig")
    made = assets["hent/kommunen.xlsx"].content
    told = [[cell.text for cell in row.cells] for row in rows_of(made)]
    assert told == list(csv.reader(StringIO(text), delimiter=";"))
    again = {one.path: one for one in site_of(small(registers=STATE, a=LIMITED))[1]}
    assert again["hent/kommunen.xlsx"].content == made


def test_nothing_in_a_workbook_is_worked_out_or_markup() -> None:
    hostile = [
        "=1+1",
        "</t></is>&<f>1</f>",
        "a\x00\x0b\udc80b\uffff",
        "_x0041_",
        "-2",
        "x" * 40_000,
    ]
    made = xlsx_of([["H"], hostile], "[a]:*?/\\'\x01" + "b" * 40)
    with ZipFile(BytesIO(made)) as book:
        for one in book.namelist():
            ElementTree.fromstring(book.read(one))
        sheet, shared, styles, book_part = (
            ElementTree.fromstring(book.read(f"xl/{name}.xml"))
            for name in ("worksheets/sheet1", "sharedStrings", "styles", "workbook")
        )
    sheets = book_part.findall(".//{*}sheet")
    assert [one.attrib["name"] for one in sheets] == [f"a{' ' * 7}{'b' * 23}"]
    cells = sheet.findall(".//{*}c")[1:]
    looks = styles.findall("{*}cellXfs/{*}xf")
    quoted = [looks[int(one.attrib["s"])].get("quotePrefix") for one in cells]
    assert quoted == ["1", None, None, None, "1", None]
    assert not sheet.findall(".//{*}f")
    assert not sheet.findall(".//{*}hyperlink")
    strings = ["".join(one.itertext()) for one in shared]
    said = [strings[int("".join(one.itertext()))] for one in cells]
    assert said[:5] == ["=1+1", hostile[1], "ab", "_x005F_x0041_", "-2"]
    assert len(said[5]) == LONGEST


def test_a_workbook_can_be_filtered_and_printed() -> None:
    rows = [["Trin", "Frist"], ["Børnefaglig undersøgelse af barnets forhold", "4 måneder"]]
    with ZipFile(BytesIO(xlsx_of([*rows, *[[f"Trin {at}", ""] for at in range(3)]], "A"))) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    (chosen,) = sheet.findall("{*}autoFilter")
    assert chosen.attrib["ref"] == "A1:B5"
    wide = [float(one.attrib["width"]) for one in sheet.findall("{*}cols/{*}col")]
    assert wide[0] > wide[1] > 8
    (setup,) = sheet.findall("{*}pageSetup")
    assert setup.attrib["orientation"] == "landscape"
    assert setup.attrib["fitToHeight"] == "0"
    assert xlsx_of([], "A")


def test_a_handoff_without_a_basis_says_so_in_the_file() -> None:
    text = SMALL["a.yml"].replace("basis: [LOV-1]", "basis: [not-stated]")
    files = {one.path: one for one in site_of(small(a=text))[1]}
    assert "ikke oplyst i kilden" in files["hent/kommunen.csv"].content.decode("utf-8-sig")


def test_sectors_and_actors_have_a_table_with_limit_basis_and_receiver() -> None:
    pages = bodies(small(a=LIMITED))
    for path in ("sektorer/skole.md", "aktoerer/laerer.md"):
        page = pages[path]
        assert "pw-owed" not in page
        heads = re.findall(r'scope="col">([^<]*)<', page)
        assert heads[:4] == ["Trin", "Frist", "Hjemmel", "Giver videre"]
        assert heads[4:8] == ["Dokument", "Tager imod", "Frist", "Må deles efter"]
        given = row(page, "Brev")
        for said in ("Rådgiver</a>", "3 uger", "lovfrist", "Eksempelloven § 1"):
            assert said in given


def test_an_actor_nobody_names_has_no_duties() -> None:
    pathway = small().library.pathways["a"]
    assert duties_of(pathway, lambda one: one == "ingen") == []
    assert not acting_for("region", small().library)("laerer")

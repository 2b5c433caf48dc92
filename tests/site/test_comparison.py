"""Systems side by side: every cell comes from the pathways, and says what it rests on."""

import csv
import re
from io import StringIO

import pytest

from pathwaytool.publish.contents import pages_of, site_of
from pathwaytool.publish.files.static import picking_rules
from pathwaytool.publish.frame.site import SiteInput
from pathwaytool.publish.gather.comparison import QUESTIONS, cell_of
from pathwaytool.publish.order.systems import MOST_SYSTEMS, System, systems_of
from tests.site.libraries import library_of, small
from tests.site.systems import DANISH, MODULE, TEXTS, systems


def pages(language: str = "da", **changed: str) -> dict[str, str]:
    found = pages_of(systems(**changed), language)
    return {one.path: one.body() for one in found if "sammenligning" in one.path}


def system(id_: str) -> System:
    return next(one for one in systems_of(systems().library) if one.pathway.id == id_)


def titles(id_: str, question: str) -> list[str]:
    cell = cell_of(system(id_), question, systems().library)
    return [one.title.in_("da") for one in cell.items]


def test_systems_stand_by_country_and_a_module_is_part_of_what_runs_it() -> None:
    found = systems_of(systems().library)
    assert [one.pathway.id for one in found] == ["svensk", "dansk"]
    assert [[part.id for part in one.parts] for one in found] == [[], ["modul"]]


def test_steps_answer_what_they_say_they_answer() -> None:
    assert titles("dansk", "entry") == ["Kom ind"]
    assert titles("svensk", "coordination") == ["Hold møde"]


def test_sectors_times_handoffs_interventions_and_ends_are_worked_out() -> None:
    assert titles("dansk", "sectors") == ["Skole", "Social"]
    assert titles("dansk", "time") == ["Kom ind", "Hold møde", "Kom ind"]
    assert titles("dansk", "information-sharing") == ["Kom ind"]
    assert titles("dansk", "intervention") == ["Familiemetoden", "Hjemmelavet metode"]
    assert titles("dansk", "outcomes") == ["Slut"]


def test_every_question_has_a_row_and_every_system_a_column() -> None:
    body = pages()["sammenligning.md"]
    assert len(re.findall('scope="row"', body)) == len(QUESTIONS)
    assert len(re.findall('scope="col"', body)) == 3
    assert body.count("<td") == 2 * len(QUESTIONS)


def test_an_answer_leads_to_its_step_and_its_sources_and_says_how_sure_we_are() -> None:
    body = pages()["sammenligning/entry.md"]
    answer = re.search(r"<li>.*?Kom ind.*?</li>", body)
    assert answer
    assert 'href="../forloeb/dansk/trin/ind.html"' in answer[0]
    assert 'href="../kilder/KILDE.html#U-1"' in answer[0]
    assert "pw-mark--seed" in answer[0]


def test_silence_of_the_source_is_told_and_so_is_our_own() -> None:
    cells = pages()
    assert "Ingen siger noget om opfølgning." in cells["sammenligning/follow-up.md"]
    assert cells["sammenligning/follow-up.md"].count("ikke udfyldt") == 1
    assert "økonomi" not in cells["sammenligning.md"], "an aspect is not guessed"


def test_grades_of_schemes_stand_apart_and_the_unknown_is_said() -> None:
    body = pages()["sammenligning/evidence.md"]
    assert body.count('class="pw-evidence"') == 2
    assert "Vidensgrundlag ukendt" in body


def test_a_limit_says_how_long_of_what_kind_and_on_what_basis() -> None:
    body = pages()["sammenligning/time.md"].split('id="system-dansk"')[1]
    assert "24 timer" in body
    assert "pw-limit--statutory" in body
    assert "2–3 uger" in body
    assert body.index("24 timer") < body.index("5 dage") < body.index("2–3 uger")


def test_grades_come_before_steps_that_look_at_effect() -> None:
    text = DANISH.replace("aspects: [entry]", "aspects: [entry, evidence]")
    body = pages(dansk=text)["sammenligning/evidence.md"].split('id="system-dansk"')[1]
    assert body.index("Familiemetoden") < body.index("Kom ind")


def test_the_basis_of_a_handoff_is_named() -> None:
    body = pages()["sammenligning/information-sharing.md"]
    assert 'href="../register/lovgrundlag.html#LOV-1"' in body
    assert "samtykke" in body


@pytest.mark.parametrize(("language", "word"), [("en", "not filled in"), ("sv", "inte ifyllt")])
def test_the_comparison_is_there_in_every_language(language: str, word: str) -> None:
    body = pages(language)[f"{language}/sammenligning.md"]
    assert word in body


def test_a_library_without_systems_has_no_comparison() -> None:
    found = pages_of(small(), "da")
    assert not [one.path for one in found if "sammenligning" in one.path]
    assert not [one for one in found if "sammenligning.html" in one.body()]


def test_the_file_for_spreadsheets_holds_every_answer_and_no_formula() -> None:
    text = DANISH.replace("{da: Kom ind,", "{da: '=1+1',")
    made = {one.path: one for one in site_of(systems(dansk=text))[1]}
    told = made["hent/sammenligning.csv"].content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(told), delimiter=";"))
    assert len({len(row) for row in rows}) == 1
    assert ["Danmark · Indsats i et område", "Dansk system", "Indgang", "'=1+1", "", "U-1"] in [
        row[:6] for row in rows
    ]
    assert not [cell for row in rows for cell in row if cell.startswith("=")]
    assert "en/hent/sammenligning.csv" in made


def test_any_number_of_systems_can_be_chosen_without_a_script() -> None:
    body, rules = pages()["sammenligning.md"], picking_rules()
    for number in range(2):
        assert f'id="vis-{number}"' in body
        assert f"#vis-{number}:checked) .s{number}" in rules
        assert body.count(f'"s s{number}"') == 1 + len(QUESTIONS)
    assert f"#vis-{MOST_SYSTEMS - 1}:" in rules


def test_many_systems_stand_on_several_pages() -> None:
    one = MODULE.replace("    accountable", "    aspects: [entry]\n    accountable")
    many = {f"p{n}": one.replace("pathway: modul", f"pathway: p{n}") for n in range(30)}
    plain = {name: text.replace("country: dk\n", "") for name, text in many.items()}
    found = {one.path for one in pages_of(small(**plain), "da")}
    assert {"sammenligning-2.md", "sammenligning/entry-2.md"} <= found


def test_markup_in_a_text_does_nothing() -> None:
    text = DANISH.replace("Ingen siger noget om opfølgning.", "'<script>x</script><img src=x>'")
    for body in pages(dansk=text).values():
        assert "<script" not in body
        assert "<img" not in body


@pytest.mark.parametrize("number", [9, 14, MOST_SYSTEMS])
def test_the_table_stays_small_however_many_systems_there_are(number: int) -> None:
    silent = "".join(
        f"  - {{text: 'Hvordan det afgøres, hvem der er med, og hvor længe det varer.', "
        f"aspect: {question}}}\n"
        for question in QUESTIONS[1:]
    )
    every = ", ".join(QUESTIONS[1:8])
    text = DANISH.replace("not_stated:\n", f"not_stated:\n{silent}")
    text = text.replace("aspects: [entry]", f"aspects: [{every}]")
    text = text.replace("    runs: modul\n", f"    cites: [U-1]\n    aspects: [{every}]\n")
    text = text.replace("da: Dansk system,", "da: Koordineret indsats for unge i et boligområde,")
    many = {f"d{n}.yml": text.replace("pathway: dansk", f"pathway: d{n}") for n in range(number)}
    plain = {path: one for path, one in TEXTS.items() if "/" not in path}
    site = SiteInput(library_of(plain | many), date="2026-01-01")
    table = next(one for one in pages_of(site, "da") if one.path == "sammenligning.md")
    assert len(table.body().encode()) < 92_000

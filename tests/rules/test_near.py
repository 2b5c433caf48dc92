"""What is guessed where a name is wrong, and what is never guessed."""

import pytest

from pathwaytool.check.known import nearest
from pathwaytool.folder import Folder
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.project import project_of
from tests.handbook.examples import PREFIX, library_files

FILES = {path.removeprefix(PREFIX): text for path, text in library_files().items()}


def found_in(*changes: tuple[str, str], file: str = "eksempel.yml") -> tuple[Diagnostic, ...]:
    text = FILES[file]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    texts = {path: one.encode() for path, one in {**FILES, file: text}.items()}
    return project_of(Folder(texts), date="2026-11-30").diagnostics


@pytest.mark.parametrize(
    ("written", "known", "meant"),
    [
        ("BL-7", ["BL-07", "BL-37", "BL-17"], "BL-07"),
        ("BL-007", ["BL-7", "BL-70"], "BL-7"),
        ("BL7", ["BL-07", "BL-70"], "BL-07"),
        ("bl_07", ["BL-07"], "BL-07"),
        ("BLL-07", ["BL-07", "BL-37"], "BL-07"),
        ("BL-7", ["BL-37", "BL-17"], ""),
        ("BL-07", ["BL-70", "BL"], ""),
        ("trin-2", ["trin-1", "trin-3"], ""),
        ("LB-2-15", ["LB-2-51", "LB-02-015"], "LB-02-015"),
        ("rådgiver", ["raadgiver", "leder"], "raadgiver"),
        ("oekonomi", ["økonomi"], "økonomi"),
        ("raadgiveren", ["raadgiver", "leder"], "raadgiver"),
        ("noget helt andet", ["raadgiver"], ""),
    ],
)
def test_the_nearest_id_is_near_by_meaning(written: str, known: list[str], meant: str) -> None:
    assert nearest(written, known) == meant


def test_a_renamed_value_is_named_and_none_that_is_in_use() -> None:
    """The one value that nothing asks for any more is the one that was renamed."""
    (found,) = found_in(
        ("      intet: intet behov\n", "      stort-nok: intet behov\n"),
        ("        - {otherwise: samtale}", "        - {when: {behov: [let, stort]}, to: samtale}"),
    )
    assert (found.message.rule, found.gaps["values"]) == ("unknown-value", "intet")
    assert found.gaps["near"] == "stort-nok"


@pytest.mark.parametrize(("written", "meant"), [("ja", "yes"), ("nej", "no")])
def test_half_of_a_yes_or_no_is_told_where_it_is_written(written: str, meant: str) -> None:
    pair = {"yes": "den unge samtykker", "no": "den unge siger nej"}
    lines = [f"      {written if key == meant else key}: {text}\n" for key, text in pair.items()]
    (found,) = found_in(
        ("samtykke til udredning\n    values: yes-no\n", f"x\n    values:\n{''.join(lines)}"),
        ("samtykke: yes}", f"samtykke: {meant}}}"),
    )
    assert found.location.text.strip() == f"{written}: {pair[meant]}"
    assert found.edit
    assert found.edit.replacement == meant


def test_a_value_that_is_in_use_elsewhere_is_no_guess() -> None:
    (found,) = found_in(("{behov: intet}", "{behov: stor}"))
    assert found.message.rule == "unknown-value"
    assert found.gaps["near"] != "stort"


@pytest.mark.parametrize("word", ["samtykke", "Samtykke", "samtycke"])
def test_consent_has_its_word_in_the_format(word: str) -> None:
    (found,) = found_in(("basis: [consent]", f"basis: [{word}]"))
    assert found.gaps["near"] == "consent"
    assert found.edit
    assert found.edit.replacement == "consent"


@pytest.mark.parametrize("words", ["[ikke-oplyst]", "[ikke oplyst]", "not_stated", "uoplyst"])
def test_what_nobody_has_stated_has_its_word_in_the_format(words: str) -> None:
    (found,) = found_in(("basis: [consent]", f"basis: {words}"))
    assert found.edit
    assert found.edit.replacement.strip("[]") == "not-stated"


@pytest.mark.parametrize("word", ["index", "INDEX", "readme"])
@pytest.mark.parametrize(
    ("old", "file"),
    [("  laerer:\n", "registers/aktoerer.yml"), ("  psykiatri: {", "library.yml")],
)
def test_the_name_of_a_list_of_pages_is_refused(word: str, old: str, file: str) -> None:
    found = found_in((old, old.replace(old.strip(" :{\n"), word)), file=file)
    assert "reserved-id" in {one.message.rule for one in found}

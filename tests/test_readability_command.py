"""`pathwaytool readability`: pages that are hard to read, and the sentences that weigh most."""

from pathlib import Path

import pytest

from pathwaytool.publish.words.readability import counted, sentences_of
from tests.command import Ran, tool
from tests.site.systems import TEXTS

HEAVY = (
    "Tværfaglige samarbejdsrelationer forudsætter koordineringsforpligtelser mellem forvaltninger"
)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Ring i dag. Skriv i morgen!", ["Ring i dag.", "Skriv i morgen!"]),
        ("Det er bl.a. skolen og f.eks. kommunen.", None),
        ("Se § 3, stk. 2 og nr. 4.", None),
        ("Den 1. maj er 12 1/2 år (ca. 13) nok.", None),
        (
            "Det var i 2010. Så kom dom mv. og tilsyn.",
            ["Det var i 2010.", "Så kom dom mv. og tilsyn."],
        ),
        ("Spørg:\n\n- barnet\n- begge forældre", ["Spørg:", "barnet", "begge forældre"]),
        ("[Ring til skolen](https://eksempel.dk/side) i dag", ["Ring til skolen i dag"]),
        ("… – !", []),
    ],
)
def test_short_forms_end_no_sentence_and_parts_of_a_list_do(
    text: str, sentences: list[str] | None
) -> None:
    assert list(sentences_of(text)) == ([text] if sentences is None else sentences)


def test_the_index_is_words_a_sentence_and_long_words_in_a_hundred() -> None:
    found = counted(["Skolen ringer til kommunen samme dag.", "Barnet er med."])
    assert (found.sentences, found.words, found.long_words) == (2, 9, 1)
    assert round(found.lix, 2) == round(9 / 2 + 100 / 9, 2)
    assert counted([]).lix == 0


def told(library: Path, *arguments: str) -> Ran:
    return tool("readability", "--library", str(library), *arguments)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for path, text in TEXTS.items():
        (tmp_path / "bibliotek" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "bibliotek" / path).write_text(text, "utf-8")
    return tmp_path / "bibliotek"


def test_a_page_that_is_hard_is_named_and_its_sentence_leads_to_its_line(library: Path) -> None:
    easy = told(library, "--all")
    assert ": lix " in easy.stdout
    file = library / "danmark" / "dansk.yml"
    text = file.read_text("utf-8").replace("da: Kald modulet", f"da: {HEAVY} om barnet")
    file.write_text(text, "utf-8")
    hard = told(library, "--lang", "en")
    assert hard.returncode == 1
    assert hard.stdout.startswith("forloeb/dansk/trin/kald: LIX ")
    heaviest = next(line for line in hard.stdout.splitlines() if HEAVY in line)
    path, line = heaviest.split(": ")[0].rsplit(":", 1)
    assert Path(path).name == "dansk.yml"
    assert text.splitlines()[int(line) - 1] == "  kald:"
    assert "1 are above LIX 42, or 30 for" in hard.stdout.splitlines()[-1]

"""`pathwaytool checklist --by-law`: a page an act, and the three lists to look at first."""

from pathlib import Path

import pytest

from tests.command import tool
from tests.site.libraries import SMALL

LAW = """\
legal_bases:
  LOV-2:
    act: Eksempelloven
    section: § 2, stk. 1
    title: Der skal svares
    effect: demands
    source: GAMMEL
    confidence: found
    note: Ordlyden er set.
  LOV-3: {act: Eksempelloven, section: § 3, title: Afløst, effect: permits, replaced_by: LOV-2,
    source: NY, confidence: found}
  LOV-4: {act: Anden lov, section: "-", title: Hele loven, effect: permits, confidence: unverified}
sources:
  GAMMEL: {title: En kopi, publisher: Ingen, date: "2020-01-31", kind: law, confidence: found,
    address: "https://arkiv.eksempel.dk/lov"}
  NY: {title: Loven, publisher: Ingen, date: "2024", kind: law, confidence: found,
    address: "https://www.retsinformation.dk/lov"}
statements:
  S-1: {text: Svar kommer., source: GAMMEL, locator: "§ 2", confidence: found}
  S-2: {text: Noget andet., source: GAMMEL, confidence: found}
"""


@pytest.fixture
def told(tmp_path: Path) -> str:
    for path, text in {**SMALL, "lov.yml": LAW}.items():
        (tmp_path / path).write_text(text, "utf-8")
    ran = tool("checklist", "--by-law", "--library", str(tmp_path), "--lang", "da")
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_each_provision_stands_with_its_copy_its_day_and_what_is_said_of_it(told: str) -> None:
    page = told[told.index("## Eksempelloven (3)") : told.index("## Ændret")]
    assert "Kontrolleret af (rolle, dato): ____" in page
    provision = page[page.index("§ 2, stk. 1: Der skal svares") : page.index("§ 3: Afløst")]
    assert "Set i: En kopi, 31. januar 2020, https://arkiv.eksempel.dk/lov (fundet)" in provision
    assert "Ordlyden er set." in provision
    assert "- [ ] S-1 (§ 2): Svar kommer." in provision
    assert "lov.yml:2" in provision
    assert "- [ ] S-2: Noget andet." in page[page.index("Andet, der er sagt") :]
    assert "Set i: ingen kilde; bestemmelsen er ikke set" in told


def test_what_has_changed_what_is_private_and_what_is_former_are_lists(told: str) -> None:
    changed, private, former = told[told.index("## Ændret") :].split("\n## ")
    assert "§ 2, stk. 1" in changed and "§ 3" not in changed
    assert "§ 2, stk. 1" in private and "§ 3" not in private
    assert "§ 3: Afløst" in former and "§ 2" not in former

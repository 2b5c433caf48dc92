"""A civil registration number in a library is never repeated by anything that the tool says."""

import re

import pytest

from pathwaytool import report
from pathwaytool.folder import Folder
from pathwaytool.locales import LANGUAGES
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.project import project_of
from tests.handbook.examples import PREFIX, library_files

pytestmark = pytest.mark.unmeasured

SPELLINGS = (
    "010199-1234",
    "0101991234",
    "010199 1234",
    "010199\N{NO-BREAK SPACE}1234",
    "010199\N{EN DASH}1234",
    "010199 - 1234",
    "01.01.99-1234",
)

SLIPS = (
    # found as a number, and nothing else is wrong
    ("owner: Eksempelstyrelsen", "owner: Styrelsen, CPR-nr. {cpr}"),
    ("owner: Eksempelstyrelsen", "owner: 'Se https://example.org/sag/{cpr}'"),
    ("version: 0.1.0", "version: 0.1.0 # {cpr}"),
    # the file cannot be read, or does not fit: another message tells of the same place
    ("owner: Eksempelstyrelsen", "owner: {cpr}"),
    ("owner: Eksempelstyrelsen", "owner:{cpr}"),
    ("owner: Eksempelstyrelsen", "owner: {cpr}: x"),
    ("owner: Eksempelstyrelsen", "owner {cpr}"),
    ("owner: Eksempelstyrelsen", 'owner: "{cpr}'),
    ("owner: Eksempelstyrelsen", 'owner: "{cpr}" x'),
    ("owner: Eksempelstyrelsen", "owner: [{cpr}, x]"),
    ("owner: Eksempelstyrelsen", "owner: *{cpr}"),
    ("owner: Eksempelstyrelsen", "owner: &x{cpr} y"),
    ("owner: Eksempelstyrelsen", "{cpr}: Eksempelstyrelsen"),
    ("owner: Eksempelstyrelsen", "'{cpr}': Eksempelstyrelsen"),
    ("kind: action", "kind: {cpr}"),
    ("accountable: laerer", "accountable: {cpr}"),
    ("accountable: laerer", "accountable: [{cpr}, laerer]"),
    ("accountable: laerer", "accountable: barn-{cpr}"),
    ("takes: 1-3 days", "takes: {cpr}"),
    ("limit: 24 hours", "limit: {cpr}"),
    ("review: 2027-06-30", "review: {cpr}"),
    ("ages: 12-17", "ages: {cpr}"),
    ("values: yes-no", "values: {cpr}"),
    ("{otherwise: samtale}", "{{otherwise: {cpr}}}"),
    ("  plan:\n", "  {cpr}:\n"),
    ("  plan:\n", "  barn-{cpr}:\n"),
    ("gives: [statusnotat]", "gives: [{cpr}, {cpr}]"),
    ("start: always", "start: {cpr}"),
)


def found_in(old: str, new: str) -> tuple[Diagnostic, ...]:
    files = {path.removeprefix(PREFIX): text for path, text in library_files().items()}
    assert old in files["eksempel.yml"]
    files["eksempel.yml"] = files["eksempel.yml"].replace(old, new, 1)
    texts = {path: text.encode() for path, text in files.items()}
    return project_of(Folder(texts), date="2026-11-30").diagnostics


@pytest.mark.parametrize("number", SPELLINGS)
@pytest.mark.parametrize(("old", "new"), SLIPS)
def test_no_report_repeats_a_civil_number(old: str, new: str, number: str) -> None:
    with_number = new.replace("{cpr}", number).replace("{{", "{").replace("}}", "}")
    found = found_in(old, with_number)
    assert found
    for name, write in report.FORMATS.items():
        for language in LANGUAGES:
            told = re.sub(r"[0-9a-f]{32,}", "", write(found, language))  # fingerprints
            assert not re.search(r"0101\D{0,3}99|9\D{0,3}1234|01\D?01\D?99", told), name


@pytest.mark.parametrize("number", SPELLINGS)
@pytest.mark.parametrize(("old", "new"), SLIPS)
def test_a_civil_number_is_told_whatever_else_is_wrong(old: str, new: str, number: str) -> None:
    with_number = new.replace("{cpr}", number).replace("{{", "{").replace("}}", "}")
    found = found_in(old, with_number)
    lines = {one.location.span.line for one in found if one.message.rule == "cpr-number"}
    assert lines
    assert [one.message.rule for one in found if one.location.span.line in lines] == (
        ["cpr-number"] * new.count("{cpr}")
    )

"""The library has nothing left to mend but what a person must check."""

import pytest

from pathwaytool.folder import Folder, read_folder
from pathwaytool.project import project_of
from tests.library import recorded

pytestmark = pytest.mark.unmeasured

TODAY = "2026-11-22"
"""A fixed day, so that no review falls due between two runs."""


def test_only_what_a_person_must_check_is_left_and_known() -> None:
    project = project_of(read_folder(recorded.ROOT / "pathways"), date=TODAY)
    rules = {one.message.rule for one in project.diagnostics}
    known = {"unverified-basis", "unused-entry", "values-alike"}
    assert rules == known | {"promise-time-unknown", "step-may-be-outgrown"}
    assert [one for one in project.diagnostics if one.accepted is None] == []
    assert not project.has_errors


def test_entry_that_nothing_uses_is_told() -> None:
    texts = dict(recorded.texts())
    texts["registers/ny.yml"] = (
        b"languages: [da]\nstatements:\n  NY-01: {text: Ny viden, source: SRC-BAGGRUND}\n"
    )
    project = project_of(Folder(texts, ()), date=TODAY, with_proofs=False)
    told = [
        one.gaps.get("ids") for one in project.diagnostics if one.message.rule == "unused-entry"
    ]
    assert "NY-01" in told

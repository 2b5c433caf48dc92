"""The invented young persons of the library: each comes to an end just as the case says."""

from functools import cache

import pytest

from pathwaytool.folder import read_folder
from pathwaytool.load.library import load_library
from pathwaytool.model.library import Library
from pathwaytool.prove.follow.walk import walk
from pathwaytool.publish.pages.follow import asked_of
from tests.rests_on import ROOT


@cache
def library() -> Library:
    """Return the library of this repository."""
    found = load_library(read_folder(ROOT / "pathways").texts).library
    assert found
    return found


CASES = [(one.id, case) for one in library().pathways.values() for case in one.cases]


@pytest.mark.parametrize(("pathway", "case"), CASES)
def test_an_invented_young_person_is_followed_to_the_end(pathway: str, case: str) -> None:
    own = library().pathways[pathway]
    found = walk(own, library(), asked_of(own.cases[case].facts))
    assert found.is_as_asked
    assert set(found.ends) <= set(own.ends)
    note = own.cases[case].note
    assert note
    assert "pdigtet" in note.in_("da")


def test_ten_young_persons_stand_ready_in_the_national_pathway() -> None:
    assert len(library().pathways["national"].cases) >= 10

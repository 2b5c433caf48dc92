"""A slip of an editor gets one finding, at its line, with a mend that ends it."""

import pytest

from pathwaytool.folder import Folder
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.project import project_of
from tests.handbook.examples import PREFIX, library_files
from tests.mends import slips_elsewhere
from tests.mends.slips import SLIPS, Slip
from tests.mends.test_mends import followed

pytestmark = pytest.mark.unmeasured

FILES = {path.removeprefix(PREFIX): text for path, text in library_files().items()}
PATHWAY = "eksempel.yml"
DATE = "2026-11-30"
MANY = 76
"""How many slips there are at the least."""


def found_in(texts: dict[str, bytes]) -> tuple[Diagnostic, ...]:
    return project_of(Folder(texts), date=DATE).diagnostics


def first_changed(before: str, after: str) -> int:
    pairs = zip(before.split("\n"), after.split("\n"), strict=False)
    return next(number for number, (old, new) in enumerate(pairs, 1) if old != new)


def test_there_are_many_and_none_is_there_twice() -> None:
    assert len({slip[:2] for slip in SLIPS}) == len(SLIPS) >= MANY
    assert found_in({path: text.encode() for path, text in FILES.items()}) == ()


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: ascii(slip.new.strip()[:60]))
def test_slip_is_told_once_at_its_line_with_a_mend_that_works(slip: Slip) -> None:
    text = FILES[PATHWAY]
    assert text.count(slip.old)
    wrong = text.replace(slip.old, slip.new, 1)
    texts = {path: one.encode() for path, one in {**FILES, PATHWAY: wrong}.items()}
    (found,) = found_in(texts)
    line = found.location.span.line
    assert found.location.path == PATHWAY
    if slip.at:
        assert wrong.split("\n")[line - 1] == slip.at
    else:
        assert line == first_changed(text, wrong)
    if found.edit:
        assert not slip.by_hand
        assert found.edit.path == PATHWAY
        mended = {**texts, PATHWAY: found.edit.applied_to(wrong).encode()}
    else:
        assert slip.by_hand, found.message.rule
        mended = followed(dict(texts), slip.by_hand)
    assert found_in(mended) == ()


LARGER = slips_elsewhere.larger_library()


def test_nothing_is_wrong_in_the_larger_library() -> None:
    assert found_in({path: text.encode() for path, text in LARGER.items()}) == ()
    assert len({slip[:3] for slip in slips_elsewhere.SLIPS}) == len(slips_elsewhere.SLIPS)


@pytest.mark.parametrize(
    ("path", "old", "new", "at"),
    slips_elsewhere.SLIPS,
    ids=[ascii(slip[2].strip()[:60]) for slip in slips_elsewhere.SLIPS],
)
def test_slip_elsewhere_is_told_once_with_an_exact_mend(
    path: str, old: str, new: str, at: str
) -> None:
    text = LARGER[path]
    assert text.count(old)
    wrong = text.replace(old, new, 1)
    texts = {file: one.encode() for file, one in {**LARGER, path: wrong}.items()}
    (found,) = found_in(texts)
    line = found.location.span.line
    assert found.location.path == path
    assert at in ("", wrong.split("\n")[line - 1])
    assert at or line == first_changed(text, wrong)
    assert found.edit
    assert found.edit.path == path
    assert found_in({**texts, path: found.edit.applied_to(wrong).encode()}) == ()

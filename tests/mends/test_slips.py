"""A slip of an editor gets one finding, at its line, with a mend that ends it."""

import pytest

from pathwaytool.folder import Folder
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.project import project_of
from tests.handbook.examples import PREFIX, library_files
from tests.mends import slips_elsewhere, slips_in_more_parts, slips_in_parts, slips_whole
from tests.mends.larger_library import larger_library
from tests.mends.slips import SLIPS, Slip
from tests.mends.test_mends import followed

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


LARGER = larger_library()
IN_LARGER = (*slips_in_parts.SLIPS, *slips_in_more_parts.SLIPS, *slips_elsewhere.SLIPS)


def test_nothing_is_wrong_in_the_larger_library() -> None:
    assert found_in({path: text.encode() for path, text in LARGER.items()}) == ()
    assert len({slip[:3] for slip in IN_LARGER}) == len(IN_LARGER)


@pytest.mark.parametrize(
    ("path", "old", "new", "at"),
    IN_LARGER,
    ids=[ascii(slip[2].strip()[:60]) for slip in IN_LARGER],
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


@pytest.mark.parametrize("number", range(len(slips_whole.SLIPS)))
def test_slip_of_a_whole_file_is_told_once_with_an_exact_mend(number: int) -> None:
    path, change, line = slips_whole.SLIPS[number]
    wrong = change(LARGER[path])
    texts = {file: one.encode() for file, one in {**LARGER, path: wrong}.items()}
    (found,) = found_in(texts)
    assert (found.location.path, found.location.span.line) == (path, line)
    assert found.edit
    assert found_in({**texts, path: found.edit.applied_to(wrong).encode()}) == ()


@pytest.mark.parametrize(("path", "old", "new"), slips_whole.RENAMED)
def test_renamed_entry_is_told_once_with_all_its_places(path: str, old: str, new: str) -> None:
    texts = {file: one.encode() for file, one in LARGER.items()}
    texts[path] = LARGER[path].replace(f"  {old}:", f"  {new}:", 1).encode()
    (found,) = found_in(texts)
    assert found.gaps["near"] == new
    told = [one for one in (found.location, *found.related) if one.path != path]
    assert len(told) == len(set(told))
    for at in sorted({*told, *found.related, found.location}, reverse=True):
        lines = texts[at.path].decode().split("\n")
        line, first, last = lines[at.span.line - 1], at.span.column - 1, at.span.end_column - 1
        if line[first:last] == old:
            lines[at.span.line - 1] = line[:first] + new + line[last:]
        texts[at.path] = "\n".join(lines).encode()
    assert found_in(texts) == ()


@pytest.mark.parametrize("word", ["Unger\ufffddgiver", "Unger?dgiver"])
def test_lost_letter_is_told_where_it_stood(word: str) -> None:
    path = "lokale/by.yml"
    wrong = LARGER[path].replace("Ungerådgiver", word)
    texts = {file: one.encode() for file, one in {**LARGER, path: wrong}.items()}
    (found,) = found_in(texts)
    assert (found.message.rule, found.location.span.line) == ("letter-lost", 7)
    assert found.gaps["word"] == word


@pytest.mark.parametrize(
    "text", ["Hvad nu? Ring.", "Se https://eksempel.example/a?b=c", "“Å” og „Ä“", "SÅ”", "é?"]
)
def test_right_letters_are_left_alone(text: str) -> None:
    path = "lokale/by.yml"
    right = LARGER[path].replace("unit: Familieafdelingen", f"unit: '{text}'")
    texts = {file: one.encode() for file, one in {**LARGER, path: right}.items()}
    assert found_in(texts) == ()

"""Two pages with the same key have the same bytes, whatever an editor changes in between."""

import random
from collections.abc import Iterable, Mapping

import pytest

from pathwaytool.changed import _note_of
from pathwaytool.fingerprint import fingerprint
from pathwaytool.load.file import read_file
from pathwaytool.load.library import load_library
from pathwaytool.model.resting import resting_of
from pathwaytool.prove import prove
from pathwaytool.publish.contents import site_of
from pathwaytool.publish.frame.site import SiteInput
from tests.findings import rules_find
from tests.seeds import Seeds, over_seeds
from tests.site.changing import DATES, START, State, changes

pytestmark = pytest.mark.unmeasured


def site_at(state: State) -> SiteInput | None:
    """Return what the pages are made from; None where no page can be made."""
    library = load_library({path: text.encode() for path, text in state.texts.items()}).library
    if library is None:
        return None
    findings = rules_find(library, state.date)
    proofs = {id_: prove(one, library) for id_, one in library.pathways.items()}
    return SiteInput(library, findings, proofs, state.date)


def made_of(site: SiteInput) -> Mapping[tuple[str, str], bytes]:
    """Return every page and file by its path and its key, all that the key answers for in it.

    The manual of the rules, two pages of three, says the same whatever stands in the library.
    """
    pages, assets = site_of(site)
    pages = [one for one in pages if "regler/" not in one.path or one.path.endswith("/dead-end.md")]
    made = {(one.path, one.key): f"{one.title}\n{one.body()}".encode() for one in pages}
    return made | {(one.path, one.key): one.content for one in assets if one.key}


def test_the_library_can_be_made_into_a_site_as_it_stands() -> None:
    site = site_at(State(START, "2026-01-01"))
    assert site
    assert [one for one in site.diagnostics if one.message.severity.value == "error"] == []


def same_bytes(states: Iterable[State]) -> int:
    """Hold pages with the same key to the same bytes, and return how often a key came again."""
    seen: dict[tuple[str, str], str] = {}
    again = 0
    for state in states:
        site = site_at(state)
        for at, content in made_of(site).items() if site else ():
            again += at in seen
            made = fingerprint(content)
            assert seen.setdefault(at, made) == made, at
    return again


def after_changes(seed: int) -> State:
    """Return the library after some changes, one upon the other."""
    return [*changes(random.Random(seed), 1 + seed % 6)][-1]


@over_seeds(48, parts=4)
def test_the_same_key_means_the_same_bytes(seeds: Seeds) -> None:
    again = same_bytes([State(START, DATES[0]), *map(after_changes, seeds)])
    assert seeds.are_fresh or again, "keys must stay where nothing has changed"


@pytest.mark.parametrize(
    "edit",
    [
        (
            "title: {da: Forløb A,",
            "title: {da: Det første,",
        ),  # named where ages reach above its own
        (", {when: {svar: nej}, to: slut}", ""),  # a gap two pathways below what rests on it
        ("{text: Vent ikke.", "{text: Vent lidt."),  # advice that a step of another file shows
    ],
)
def test_what_one_file_says_is_new_wherever_it_is_shown(edit: tuple[str, str]) -> None:
    edited = {path: text.replace(*edit) for path, text in START.items()}
    assert edited != START
    same_bytes([State(START, DATES[0]), State(edited, DATES[0])])


def test_a_bare_file_says_what_its_library_says() -> None:
    notes = [_note_of(read_file(path, text.encode())) for path, text in START.items()]
    rests_on = {(note.kind, note.id): set(note.rests_on) for note in notes if note}
    library = load_library({path: text.encode() for path, text in START.items()}).library
    assert library
    resting = resting_of(library)
    for id_ in library.pathways:
        assert rests_on["pathway", id_] == set(resting.below[id_])
    for id_ in library.topics:
        assert rests_on["topic", id_] == set(resting.advised[id_])
    assert resting.under_pathway("top") == ("top", "midt", "bund")
    assert {one.path for one in resting.shared} == {"library.yml", "registers.yml", "lokal.yml"}

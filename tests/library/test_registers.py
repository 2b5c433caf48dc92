"""The registers are complete, rest on what was recorded, and every entry is used."""

import pytest

from tests.library import promises, recorded

STATEMENTS = "registers/udsagn.yml"
SOURCES = "registers/kilder.yml"


def test_lists_are_whole() -> None:
    counts = [len(recorded.entries(name)) for name in ("statements", "sources", "legal_bases")]
    assert counts == [482, 278, 117]
    assert len(recorded.seed_ids()) == 46


def test_every_recorded_entry_is_in_a_register() -> None:
    assert promises.missing(recorded.library()) == []


def test_what_was_not_recorded_has_been_checked_by_a_person() -> None:
    assert promises.unrecorded(recorded.library()) == []


def test_nothing_is_surer_than_recorded() -> None:
    assert promises.altered(recorded.library()) == []


def test_every_source_that_is_named_exists() -> None:
    assert promises.sourceless(recorded.library()) == []


def test_date_of_a_source_begins_with_a_year_or_is_left_out() -> None:
    dates = {one.date for one in recorded.library().sources.values()} - {None}
    assert [date for date in dates if date and not date[:4].isdigit()] == []
    assert len(dates) > 30


def test_every_statement_and_source_is_used_but_for_those_with_a_reason() -> None:
    assert promises.uncited(recorded.library()) == list(recorded.unused_ids())


def test_lost_statement_is_missed() -> None:
    spoiled = recorded.changed(STATEMENTS, "  SD-10:\n", "  SD-99:\n")
    assert promises.missing(spoiled) == ["SD-10"]
    assert promises.unrecorded(spoiled) == ["SD-99"]
    assert "SD-99" in promises.uncited(spoiled)


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        (STATEMENTS, "confidence: unverified", "confidence: found", "UKN-08: SRC-BAGGRUND found"),
        (STATEMENTS, "source: SRC-SEED-FB", "source: SRC-BL-LBK", "FB-01: SRC-BL-LBK seed"),
        (SOURCES, "kind: bill", "kind: law", "SRC-L87: law found"),
        ("registers/hjemler.yml", "confidence: seed", "confidence: found", "LB-SEL-13B: SRC-SEED"),
    ],
)
def test_surer_entry_is_told(path: str, old: str, new: str, told: str) -> None:
    assert any(one.startswith(told) for one in promises.altered(recorded.changed(path, old, new)))


def test_new_statement_may_stand_when_checked() -> None:
    old = "    source: SRC-SEED-AALBORG\n    confidence: seed\n"
    new = old.replace("seed", "checked") + "    checked: {date: 2026-11-01, role: Jurist}\n"
    text = recorded.texts()[STATEMENTS].decode("utf-8").replace("  SD-10:\n", "  SD-99:\n")
    before, after = text.split("  SD-99:\n")
    files = {
        **recorded.texts(),
        STATEMENTS: f"{before}  SD-99:\n{after.replace(old, new, 1)}".encode(),
    }
    assert promises.unrecorded(recorded.loaded(files)) == []


def test_nothing_is_called_strong_whose_basis_is_unknown() -> None:
    library = recorded.library()
    for pathway in library.pathways.values():
        for one in pathway.recommendations.values():
            known = any(library.interventions[id_].evidence for id_ in one.interventions)
            assert one.strength != "strong" or known, (pathway.id, one.id)


def test_checked_entry_may_be_surer() -> None:
    old = "    source: SRC-BAGGRUND\n    locator: BEK 33 af 11/1 2019\n    confidence: unverified\n"
    new = old.replace("unverified", "checked") + "    checked: {date: 2026-11-01, role: Jurist}\n"
    assert promises.altered(recorded.changed(STATEMENTS, old, new)) == []


def test_unknown_source_is_told() -> None:
    spoiled = recorded.changed(SOURCES, "  SRC-RIR249:\n", "  SRC-RIR:\n")
    assert promises.sourceless(spoiled) == ["SE-14"]
    assert promises.uncited(spoiled) == [*recorded.unused_ids(), "SRC-RIR"]

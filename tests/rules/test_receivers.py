"""Who receives a hand-off to another sector."""

import pytest

from pathwaytool.check import setting_of
from pathwaytool.check.rules.receiver_stays_behind import check
from pathwaytool.model.library import Library
from tests.site.libraries import SMALL, library_of, national


def found(registers: str = SMALL["registers.yml"], **receiver: str) -> list[str]:
    named = f", receiver: {receiver['by']}" if receiver else ""
    text = SMALL["a.yml"].replace("basis: [LOV-1],", f"basis: [LOV-1]{named},")
    return told(library_of(SMALL | {"a.yml": text, "registers.yml": registers}))


def told(library: Library) -> list[str]:
    return [
        f"{one.gaps['origin']} {one.gaps['actor']}"
        for pathway in library.pathways.values()
        for one in check(pathway, setting_of(pathway, library, "2026-01-01"))
    ]


def test_the_one_who_hands_over_does_not_receive() -> None:
    assert found(by="laerer") == ["begynd laerer"]


@pytest.mark.parametrize("receiver", [{}, {"by": "raadgiver"}])
def test_an_actor_of_the_next_sector_receives(receiver: dict[str, str]) -> None:
    assert not found(**receiver)


def test_one_who_is_accountable_across_the_border_stays_behind_too() -> None:
    registers = SMALL["registers.yml"].replace(
        "Rådgiver, sector: social", "Rådgiver, sector: skole"
    )
    assert found(registers) == ["begynd raadgiver"]


def test_a_shared_organisation_belongs_to_both() -> None:
    registers = SMALL["registers.yml"].replace("organisation: municipality", "organisation: joint")
    assert not found(registers, by="laerer")


def test_nobody_stays_behind_in_the_library_of_this_repository() -> None:
    assert not told(national().library)

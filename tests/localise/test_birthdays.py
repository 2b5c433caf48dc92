"""Limits to a birthday in an edition and in words: the day may come sooner, never later."""

from dataclasses import replace

from pathwaytool.draw.views.elements import Subject, deadline
from pathwaytool.hearing.described import _length
from pathwaytool.localise.attempts import written
from pathwaytool.localise.limits import tightened
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.time import Birthday, Duration, Limit, Unit
from pathwaytool.strength.mistakes import _limits
from tests.proving.small import library_of

PATHWAY = """\
steps:
  plan:
    title: Plan
    ...
    start: always
    within:
      - {kind: target, limit: 6 months, from: {before_birthday: 18}, text: Planen er klar.}
    next: slut
ends:
  slut: {title: Slut}
"""


def _pathway() -> Pathway:
    return library_of(plan=PATHWAY).pathways["plan"]


def _limit() -> Limit:
    (limit,) = _pathway().steps["plan"].within
    return limit


def _is_kept(months: int, age: int) -> bool:
    ahead = Duration(months, Unit.MONTHS)
    local = replace(_limit(), birthday=Birthday(age, ahead))
    found = tightened((_limit(),), (local,), ())
    return not found.attempts and found.limits[0].birthday == local.birthday


def test_the_day_may_come_sooner_and_never_later() -> None:
    assert _is_kept(6, 18)
    assert _is_kept(8, 18)
    assert _is_kept(6, 17)
    assert not _is_kept(5, 18)
    assert not _is_kept(12, 19)


def test_what_was_tried_is_said_as_it_is_written() -> None:
    assert written(_limit()) == "{kind: target, limit: 6 months, from: {before_birthday: 18}}"


def test_a_length_does_not_take_its_place() -> None:
    length = replace(_limit(), birthday=None, duration=Duration(1, Unit.HOURS))
    found = tightened((_limit(),), (length,), ())
    assert len(found.attempts) == 1
    assert [one.birthday for one in found.limits] == [_limit().birthday]


def test_it_is_said_in_pictures_and_templates() -> None:
    library = library_of(plan=PATHWAY)
    subject = Subject(library.pathways["plan"], library, "da")
    assert "6 måneder før 18 år" in deadline(_limit(), subject)
    assert _length(_limit(), "da") == "6 måneder før 18 år"


def test_the_mistake_is_a_day_nearer_to_the_birthday() -> None:
    ((_, _, _, changed),) = _limits(_pathway().steps["plan"])
    assert changed.within[0].birthday == Birthday(18, Duration(3, Unit.MONTHS))

"""Days of the calendar on one young person's way."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pathwaytool.model.holidays import Calendar
from pathwaytool.prove.follow.walk import walk
from pathwaytool.prove.tell.case import case_text
from pathwaytool.prove.tell.dates import dated, dues
from tests.command import tool
from tests.proving.small import HEAD, LIBRARY, REGISTER, STEP, library_of

BODY = """\
facts:
  godt: {{title: godt, values: yes-no, decided_by: [b]}}
loops:
  igen: {{title: Igen}}
steps:
  a:
    title: A
    ...
    start: always
    takes: 1 day
    next: b
  b:
    title: B
    ...
    takes: 1 day - 2 days
    waits: any
    within:
      - {{kind: target, limit: {limit}, from: {{finish: a}}, confidence: proposed}}
      - {{kind: target, limit: 1 week, from: {{start: b}}, reach: start, confidence: proposed}}
      - {{kind: until-condition, text: Til det er godt, confidence: proposed}}
    next:
      one:
        - {{when: {{godt: yes}}, to: slut}}
        - {{otherwise: b, loop: igen}}
ends:
  slut: {{title: Slut}}
"""


def last_days(limit: str, start: str, answers: str = "yes") -> list[list[tuple[str, str]]]:
    library = library_of(lille=BODY.format(limit=limit))
    pathway = library.pathways["lille"]
    way = walk(pathway, library, {"godt": tuple(answers.split("/"))})
    return [
        [(str(one.first), str(one.last)) for one in dues(way, pathway, number, day)]
        for day in [date.fromisoformat(start)]
        for number in range(1, len(way.passages) + 1)
    ]


@pytest.mark.parametrize(
    ("limit", "start", "day"),
    [
        ("30 hours", "2026-12-01", "2026-12-03"),
        ("3 days", "2026-12-01", "2026-12-05"),
        ("2 weeks", "2026-12-01", "2026-12-16"),
        ("1 weekday", "2026-12-03", "2026-12-07"),
        ("6 weekdays", "2026-12-03", "2026-12-14"),
        ("1 month", "2026-01-30", "2026-02-28"),
        ("13 months", "2026-12-01", "2028-01-02"),
        ("1 year", "2024-02-28", "2025-02-28"),
    ],
)
def test_a_limit_ends_on_a_day(limit: str, start: str, day: str) -> None:
    assert last_days(limit, start)[1] == [(day, day)]


def test_a_limit_since_last_time_counts_from_the_time_before() -> None:
    _, _, third = last_days("3 days", "2026-12-01", "no/yes")
    assert third == [("2026-12-05", "2026-12-05"), ("2026-12-09", "2026-12-09")]


@pytest.mark.parametrize("limit", ["9999 years", "9999 months", "9999 days", "9999 hours"])
def test_the_calendar_may_end(limit: str) -> None:
    assert last_days(limit, "9999-12-30")[1] == [("9999-12-31", "9999-12-31")]


def test_no_weekdays_are_counted_at_the_end_of_the_calendar() -> None:
    assert last_days("1 weekday", "9999-12-30")[1] == []
    assert last_days("9999 weekdays", "2026-12-01")[1] == [("2065-03-31", "2065-03-31")]


def test_a_way_is_told_in_dates() -> None:
    library = library_of(lille=BODY.format(limit="3 days"))
    pathway = library.pathways["lille"]
    way = walk(pathway, library, {"godt": "yes"})
    told = case_text(way, pathway, library, "da", date(2026, 12, 1))
    assert "begynder 2. december 2026, færdig 3. december 2026 – 4. december 2026" in told
    assert "skal være sket senest 5. december 2026 (3 dage)" in told
    assert "dag 2" not in told


def test_the_command_takes_the_day_that_it_begins(tmp_path: Path) -> None:
    (tmp_path / "library.yml").write_text(LIBRARY, "utf-8")
    (tmp_path / "registers").mkdir()
    (tmp_path / "registers" / "register.yml").write_text(REGISTER, "utf-8")
    body = BODY.format(limit="3 days").replace("    ...\n", STEP)
    (tmp_path / "lille.yml").write_text(HEAD.format(name="lille") + body, "utf-8")
    asked = ("prove", "lille", "--library", str(tmp_path), "--case", "godt=yes")
    told = tool(*asked, "--start", "2026-12-01", "--json")
    way = json.loads(told.stdout)
    assert way["start"] == "2026-12-01"
    assert [[one["last"] for one in passage["due"]] for passage in way["passages"]] == [
        [],
        ["2026-12-05"],
    ]
    assert [passage["dates"]["ends"] for passage in way["passages"]] == [
        ["2026-12-02", "2026-12-02"],
        ["2026-12-03", "2026-12-04"],
    ]
    assert "start" not in json.loads(tool(*asked, "--json").stdout)
    assert "1. december 2026" in tool(*asked, "--start", "2026-12-01").stdout
    assert tool(*asked, "--start", "i morgen").returncode == 2
    assert tool("prove", "--library", str(tmp_path), "--start", "2026-12-01").returncode == 2


LONG = """\
steps:
  a:
    title: A
    ...
    start: always
    takes: 1 month
    next: b
  b:
    title: B
    ...
    takes: 2 weekdays - 5 weekdays
    next: {all: [c, d]}
  c:
    title: C
    ...
    takes: 1 month
    next: e
  d:
    title: D
    ...
    takes: 1 week
    next: e
  e:
    title: E
    ...
    takes: 1 year
    next: slut
ends:
  slut: {title: Slut}
promises:
  i-tide:
    title: D kommer snart
    within: {happens: [d], limit: 4 weekdays, from: {finish: [a]}, reach: start}
"""


def test_steps_follow_the_calendar_from_the_day_it_begins() -> None:
    library = library_of(lille=LONG)
    pathway = library.pathways["lille"]
    way = walk(pathway, library, {})
    times = dated(way, pathway, date(2027, 2, 19))
    days = {
        one.step: (str(at.begins[0].date()), str(at.ends[0].date()), str(at.ends[1].date()))
        for one, at in zip(way.passages, times, strict=True)
        if at.ends[1]
    }
    assert days == {
        "a": ("2027-02-19", "2027-03-19", "2027-03-19"),  # a month is as long as it is
        "b": ("2027-03-19", "2027-03-23", "2027-03-26"),
        "d": ("2027-03-23", "2027-03-30", "2027-04-02"),
        "c": ("2027-03-23", "2027-04-23", "2027-04-26"),
        "e": ("2027-04-23", "2028-04-23", "2028-04-26"),
    }
    told = case_text(way, pathway, library, "da", date(2027, 2, 19))
    assert "løftet »D kommer snart«: skal være sket senest 25. marts 2027 (4 hverdage)" in told
    assert "23. april 2028 – 26. april 2028" in told


def test_weekdays_on_the_way_skip_public_holidays() -> None:
    body = LONG.replace("takes: 1 month\n    next: b", "takes: 0 days\n    next: b")
    library = library_of(lille=body)
    pathway = library.pathways["lille"]
    step = pathway.steps["b"]
    assert step.takes
    takes = replace(
        step.takes,
        shortest=replace(step.takes.shortest, calendar=Calendar.DENMARK),
        longest=replace(step.takes.longest, calendar=Calendar.DENMARK),
    )
    pathway = replace(pathway, steps={**pathway.steps, "b": replace(step, takes=takes)})
    way = walk(pathway, library, {})
    at = dated(way, pathway, date(2027, 3, 24))[1]  # the Wednesday before Easter
    assert (str(at.ends[0].date()), str(at.ends[1] and at.ends[1].date())) == (
        "2027-03-31",
        "2027-04-05",
    )


EVENTS = """\
events:
  flytter:
    title: Familien flytter
    while: {steps: [a]}
    stops: {steps: [a]}
    to: slut
    confidence: proposed
"""


def test_an_event_comes_to_one_case_while_the_step_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "library.yml").write_text(LIBRARY, "utf-8")
    (tmp_path / "registers").mkdir()
    (tmp_path / "registers" / "register.yml").write_text(REGISTER, "utf-8")
    body = EVENTS + BODY.format(limit="3 days").replace("    ...\n", STEP)
    (tmp_path / "lille.yml").write_text(HEAD.format(name="lille") + body, "utf-8")

    def asked(case: str, *more: str) -> tuple[int, str]:
        shown = tool("prove", "lille", "--library", str(tmp_path), "--case", case, *more)
        return shown.returncode, shown.stdout + shown.stderr

    code, told = asked("flytter=a", "--start", "2026-12-01")
    assert code == 0
    assert "1. Hændelse: Familien flytter\n     1. december 2026\n" in told
    way = json.loads(asked("flytter=a", "--start", "2026-12-01", "--json")[1])
    assert [(one["step"], one["is_event"]) for one in way["passages"]] == [("flytter", True)]
    assert way["passages"][0]["due"] == []
    code, told = asked("godt=yes,flytter=b")
    assert code == 2
    assert "Den kan komme under: a." in told
    assert "har: godt, flytter." in asked("flyter=a")[1].replace("Det har", "har")

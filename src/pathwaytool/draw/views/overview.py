"""The pathway at a glance: one box a phase, with what each sector does in it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pathwaytool.draw.parts import Box, Column, Form, Lane, PictureKind, Remark, ShareLine, View
from pathwaytool.draw.views.elements import Subject, columns_of, transitions
from pathwaytool.draw.views.mainways import Ways, main_ways, ways_between
from pathwaytool.draw.views.step import ONE_LANE
from pathwaytool.draw.views.swimlane import all_boxes
from pathwaytool.locales.conditions import listed
from pathwaytool.locales.times import duration_words
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.text import Language
from pathwaytool.model.time import LimitKind

MOST_IN_ROW = 5
"""More phases than this stand in two rows, so that the picture can be read on a page."""


def overview_view(pathway: Pathway, library: Library, language: Language) -> View:
    """Return the phases of a pathway and the main ways between them.

    Every other way between two phases is named in the box of the phase that it leaves.
    """
    subject = Subject(pathway, library, language)
    shown = all_boxes(subject)
    columns = columns_of([box.column for box in shown], subject)
    rows = 1 if len(columns) <= MOST_IN_ROW else 2
    long = max(-(-len(columns) // rows), 1)
    ways = ways_between([column.id for column in columns], shown, subject)
    drawn = main_ways(ways, subject)
    left_out = Ways(ways.order, {key: n for key, n in ways.counts.items() if key not in drawn})
    boxes = tuple(
        replace(
            _phase_box(column, [box for box in shown if box.column == column.id], subject),
            title=f"{place + 1}. {column.title}",
            lane=f"{ONE_LANE}-{place // long}",
            column=str(place % long),
            remarks=_remarks(column.id, left_out, subject),
        )
        for place, column in enumerate(columns)
    )
    return View(
        id=f"{pathway.id}-overview",
        kind=PictureKind.OVERVIEW,
        title=subject.word("overview_title", pathway=pathway.title.in_(language)),
        description=subject.word(
            "overview_description", phases=len(boxes), steps=len(pathway.steps)
        ),
        language=language,
        lanes=tuple(Lane(f"{ONE_LANE}-{row}", "", 0) for row in range(rows)),
        columns=tuple(Column(str(place), "") for place in range(long)),
        boxes=boxes,
        edges=tuple(drawn.values()),
        caption=subject.word("overview_caption") if left_out.counts else "",
    )


def _phase_box(column: Column, shown: Sequence[Box], subject: Subject) -> Box:
    steps = [box for box in shown if box.form != Form.END]
    starts = [box for box in steps if box.start]
    return Box(
        id=column.id,
        title=column.title,
        form=Form.PHASE,
        lane=ONE_LANE,
        column=column.id,
        slot=0,
        target=column.target,
        shares=_shares(steps, subject),
        start=subject.word("start") if starts else "",
        note=subject.word("has_end") if len(steps) < len(shown) else "",
    )


def _shares(steps: Sequence[Box], subject: Subject) -> tuple[ShareLine, ...]:
    counts = Counter(box.lane for box in steps)
    order = [*subject.library.sectors, *counts]
    return tuple(
        ShareLine(
            subject.word(
                "share_1" if counts[sector] == 1 else "share",
                sector=subject.sector_title(sector),
                steps=counts[sector],
            ),
            subject.slot(sector),
        )
        for sector in dict.fromkeys(order)
        if counts[sector]
    )


def _remarks(phase: str, left_out: Ways, subject: Subject) -> tuple[Remark, ...]:
    ahead, back = left_out.numbers(phase, onwards=True), left_out.numbers(phase, onwards=False)
    texts = (
        (_shortest(phase, subject), "deadline"),
        (_handoffs(phase, subject), "handoff"),
        (_phases("ahead", ahead, subject), "branch"),
        (_phases("back", back, subject), "loop"),
    )
    return tuple(Remark(text, sign) for text, sign in texts if text)


def _shortest(phase: str, subject: Subject) -> str:
    """Say the shortest statutory limit of the steps of a phase."""
    durations = [
        limit.duration
        for step in subject.pathway.steps.values()
        if step.phase == phase
        for limit, _ in step.limits
        if limit.kind == LimitKind.STATUTORY and limit.duration
    ]
    if not durations:
        return ""
    shortest = min(durations, key=lambda duration: duration.longest_hours())
    return subject.word("shortest", time=duration_words(shortest, subject.language))


def _handoffs(phase: str, subject: Subject) -> str:
    """Say how often work of a phase is handed over to another sector."""
    sectors = {step.id: step.sector for step in subject.pathway.steps.values()}
    count = sum(
        way.handoff is not None and sectors.get(way.to, sectors[way.origin]) != sectors[way.origin]
        for way in transitions(subject.pathway)
        if subject.pathway.steps[way.origin].phase == phase
    )
    return subject.word("handoffs_1" if count == 1 else "handoffs", count=count) if count else ""


def _phases(name: str, numbers: Sequence[int], subject: Subject) -> str:
    if not numbers:
        return ""
    said = listed([str(number) for number in numbers], "and", subject.language)
    return subject.word(f"{name}_1" if len(numbers) == 1 else name, phases=said)

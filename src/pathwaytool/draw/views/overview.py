"""The pathway at a glance: one box a phase, with what each sector does in it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pathwaytool.draw.parts import Box, Column, Edge, Form, Kind, Lane, Share, View
from pathwaytool.draw.views.elements import Subject, columns_of, edge_of, transitions
from pathwaytool.draw.views.step import ONE_LANE
from pathwaytool.draw.views.swimlane import all_boxes
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.text import Language

MOST_IN_ROW = 5
"""More phases than this stand in two rows, so that the picture can be read on a page."""


def overview_view(pathway: Pathway, library: Library, language: Language) -> View:
    """Return the phases of a pathway and the ways between them, each gathered into one edge."""
    subject = Subject(pathway, library, language)
    shown = all_boxes(subject)
    columns = columns_of([box.column for box in shown], subject)
    rows = 1 if len(columns) <= MOST_IN_ROW else 2
    long = -(-len(columns) // rows)
    boxes = tuple(
        replace(
            _phase_box(column, [box for box in shown if box.column == column.id], subject),
            title=f"{place + 1}. {column.title}",
            lane=f"{ONE_LANE}-{place // long}",
            column=str(place % long),
        )
        for place, column in enumerate(columns)
    )
    return View(
        id=f"{pathway.id}-overview",
        kind=Kind.OVERVIEW,
        title=subject.word("overview_title", pathway=pathway.title.in_(language)),
        description=subject.word(
            "overview_description", phases=len(boxes), steps=len(pathway.steps)
        ),
        language=language,
        lanes=tuple(Lane(f"{ONE_LANE}-{row}", "", 0) for row in range(rows)),
        columns=tuple(Column(str(place), "") for place in range(long)),
        boxes=boxes,
        edges=_gathered(subject, {box.id: box.column for box in shown}),
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


def _shares(steps: Sequence[Box], subject: Subject) -> tuple[Share, ...]:
    counts = Counter(box.lane for box in steps)
    order = [*subject.library.sectors, *counts]
    return tuple(
        Share(
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


def _gathered(subject: Subject, column_of: dict[str, str]) -> tuple[Edge, ...]:
    """Gather the transitions between two phases into one edge, loops apart from the others."""
    counts: Counter[tuple[str, str, str]] = Counter()
    handoffs: Counter[tuple[str, str, str]] = Counter()
    for transition in transitions(subject.pathway):
        edge = edge_of(transition, subject)
        origin, to = column_of[edge.origin], column_of[edge.to]
        if origin == to:
            continue
        key = (origin, to, subject.word("loop") if edge.loop else "")
        counts[key] += 1
        handoffs[key] += edge.handoff
    return tuple(
        Edge(origin, to, loop=loop, count=count, handoff=handoffs[origin, to, loop] > 0)
        for (origin, to, loop), count in counts.items()
    )

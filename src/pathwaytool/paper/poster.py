"""One pathway on one large sheet: sectors by phases, each step with its title, role and limits."""

from collections.abc import Iterable

from pathwaytool.draw.view import Box, Lane, View, swimlane_view
from pathwaytool.model.pathway import Pathway
from pathwaytool.paper.letters import breakable, legible
from pathwaytool.publish.words.writer import Writer


def poster_block(pathway: Pathway, writer: Writer) -> dict[str, object]:
    """Return the sheet as a block: titles, roles and limits, as the whole picture has them."""
    view = swimlane_view(pathway, writer.library, writer.language)
    return {
        "kind": "poster",
        "title": _said(view.title),
        "corner": writer.word("sector"),
        "columns": [_said(column.title) for column in view.columns],
        "lanes": [_lane(lane, view) for lane in view.lanes],
    }


def _lane(lane: Lane, view: View) -> dict[str, object]:
    own = [box for box in view.boxes if box.lane == lane.id]
    return {
        "title": _said(lane.title),
        "slot": lane.slot,
        "cells": [_cell(box for box in own if box.column == column.id) for column in view.columns],
    }


def _cell(boxes: Iterable[Box]) -> list[dict[str, object]]:
    return [
        {
            "title": _said(box.title),
            "role": _said(box.accountable),
            "limits": [_said(limit) for limit in box.deadlines],
            "slot": box.slot,
        }
        for box in boxes
    ]


def _said(text: str) -> str:
    return breakable(legible(text))

"""A difference as a picture: what is new, gone or changed in one pathway, and what is beside."""

from dataclasses import replace

from pathwaytool.compare.answering import places_of
from pathwaytool.compare.change import Change, Difference, Fate, PathwayDifference
from pathwaytool.compare.named import way_of
from pathwaytool.compare.parts import Depth
from pathwaytool.compare.renames import names_between, with_new_ids
from pathwaytool.compare.sentences import is_same_way
from pathwaytool.compare.values import Values
from pathwaytool.draw.view import Mark, View, difference_view
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.text import Language

ON_A_BOX = ("step", "end", "limit", "start")
"""Kinds of part that show on the box of a step or an end; a way shows as a line."""


def picture_of(one: PathwayDifference, difference: Difference, language: Language) -> View:
    """Return what differs in a pathway as a picture. Only words differ nowhere in it."""
    values = Values(difference, language, [each for each in (one.before, one.after) if each])
    meant = [each for each in one.changes if each.level == Depth.MEANING and not is_same_way(each)]
    if one.before is None or one.after is None:
        mark = Mark.ADDED if one.before is None else Mark.REMOVED
        marks = dict.fromkeys((*one.pathway.steps, *one.pathway.ends), (mark, ""))
        return difference_view(one.pathway, _both(difference), language, marks, {})
    older = with_new_ids(one.before, names_between(one.before, one.after, {}))
    found: dict[str, tuple[Mark, str]] = {}
    ways: dict[tuple[str, str], Mark] = {}
    for each in meant:
        way = way_of("way", each.id) if each.kind == "way" else None
        if way is not None:
            ways[way[:2]] = Mark(each.sort.value)
        elif each.kind in ON_A_BOX:
            _mark(found, each, one.after, values)
    return difference_view(_merged(older, one.after), _both(difference), language, found, ways)


def _mark(
    found: dict[str, tuple[Mark, str]], change: Change, pathway: Pathway, values: Values
) -> None:
    """Mark the box that a change shows on; what is told of it before is kept."""
    is_whole = change.kind in ("step", "end")
    names = [values.field(one.name) for one in change.fields if one.level == Depth.MEANING]
    names = names if is_whole else [values.say[f"part-{change.kind}"]]
    for place in places_of(change, pathway):
        mark, said = found.get(place, (Mark.CHANGED, ""))
        mark = Mark(change.sort.value) if is_whole and mark == Mark.CHANGED else mark
        told = dict.fromkeys((*filter(None, said.split(", ")), *names))
        found[place] = mark, ", ".join(told) if mark == Mark.CHANGED else ""


def _merged(before: Pathway, after: Pathway) -> Pathway:
    """Return the newer version with the steps, ends and ways that are gone."""
    steps = {id_: _with_gone(step, before.steps.get(id_)) for id_, step in after.steps.items()}
    gone = {id_: step for id_, step in before.steps.items() if id_ not in steps}
    phases = tuple(dict.fromkeys((*after.phases, *before.phases)))
    facts = {**before.facts, **after.facts}
    ends = {**after.ends, **{id_: one for id_, one in before.ends.items() if id_ not in after.ends}}
    loops = {**before.loops, **after.loops}
    return replace(
        after, steps={**steps, **gone}, ends=ends, phases=phases, facts=facts, loops=loops
    )


def _with_gone(step: Step, before: Step | None) -> Step:
    there = {one.to for one in step.transitions}
    gone = [one for one in before.transitions if one.to not in there] if before else []
    return replace(step, transitions=(*step.transitions, *gone))


def _both(difference: Difference) -> Library:
    """Return the newer library with the names that only the older one has."""
    old, new = difference.before, difference.after
    return replace(
        new,
        sectors={**old.sectors, **new.sectors},
        phases={**old.phases, **new.phases},
        actors={**old.actors, **new.actors},
        documents={**old.documents, **new.documents},
    )


def is_drawn(one: PathwayDifference) -> bool:
    """Tell whether a picture of it shows anything: more than words, of a step, an end or a way."""
    kinds = (*ON_A_BOX, "way", "pathway")
    return any(
        each.level == Depth.MEANING
        and each.kind in kinds
        and not is_same_way(each)
        and (each.kind != "pathway" or each.sort != Fate.CHANGED)
        for each in one.changes
    )

"""What the proof holds a pathway to, by its level.

A young person's pathway is proved in all. The work in an area and the support to organisations are
not one person's way: their choices, flow, documents, times and composition are proved, but they
have no age that a step could miss, and no lead of a case.
"""

from dataclasses import replace

from pathwaytool.model.pathway import Level, Pathway

OF_A_YOUNG_PERSON = frozenset(
    (
        "age-outside-step",
        "two-leads-at-once",
        "age-for-nobody",
        "step-outgrown",
        "step-may-be-outgrown",
        "age-asked-late",
    )
)
"""What the proof finds in a young person's pathway only."""


def held_to(pathway: Pathway) -> Pathway:
    """Return `pathway` as the proof reads it: without ages and leads unless a young person's."""
    if pathway.level == Level.CHILD:
        return pathway
    steps = {id_: replace(step, ages=None, lead=None) for id_, step in pathway.steps.items()}
    return replace(pathway, ages=None, lead=None, steps=steps)


def whom(pathway: Pathway) -> str:
    """Return whom a proof speaks of: `child`, a young person; `case`, a combination of facts."""
    return "child" if pathway.level == Level.CHILD else "case"

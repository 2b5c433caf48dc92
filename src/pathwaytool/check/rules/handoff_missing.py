"""Every step across a sector border is a hand-off.

When the work passes from one sector to another, someone must be told, and there must be a lawful
way to tell it. This is where young people fall between the chairs.

In a young person's pathway every sector border takes a hand-off. In an area's work or support to
organisations one is demanded where information on a person passes: where the step gives a document
with `personal: true` that the next step needs or uses.

Fix: write `handoff:` on the transition, with the documents that pass and the basis for sharing
them.
"""

from collections.abc import Iterator

from pathwaytool.check.references import TARGET_KEY
from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Level, Pathway, Step

MESSAGE = Message(
    "handoff-missing",
    Severity.ERROR,
    "From “{origin}” to “{target}” the case passes from the sector {from_sector} to {to_sector}, "
    "and nothing says what is handed over.",
    "Write `handoff:` here, with `documents:` and the `basis:` for sharing them; or correct the "
    "`sector:` of one of the steps.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each transition over a sector border without a hand-off."""
    for step in pathway.steps.values():
        for way in step.transitions:
            target = pathway.steps.get(way.to)
            if target is None or target.sector == step.sector or way.handoff:
                continue
            if pathway.level == Level.CHILD or _passes_on_a_person(step, target, setting.library):
                yield MESSAGE.at(
                    way.place.value(TARGET_KEY[way.guard]),
                    origin=step.id,
                    target=target.id,
                    from_sector=step.sector,
                    to_sector=target.sector,
                )


def _passes_on_a_person(step: Step, target: Step, library: Library) -> bool:
    """Tell whether the target reads something about a person that the step has written."""
    read = {*target.needs, *target.uses}
    return any(id_ in read and library.documents[id_].personal for id_ in step.gives)

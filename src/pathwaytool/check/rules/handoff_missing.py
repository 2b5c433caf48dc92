"""Every step across a sector border is a hand-off.

When the work passes from one sector to another, someone must be told, and there must be a lawful
way to tell it. This is where young people fall between the chairs.

Fix: write `handoff:` on the transition, with the documents that pass and the basis for sharing
them.
"""

from collections.abc import Iterator

from pathwaytool.check.references import TARGET_KEY
from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

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
            if target and target.sector != step.sector and way.handoff is None:
                yield MESSAGE.at(
                    way.place.value(TARGET_KEY[way.guard]),
                    origin=step.id,
                    target=target.id,
                    from_sector=step.sector,
                    to_sector=target.sector,
                )

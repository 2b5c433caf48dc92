"""A hand-off to another sector is received there.

Where the receiver belongs to the sector that hands over, the papers cross no border at all, and
nobody on the other side knows that the work is theirs. An actor that several organisations share
may belong to either.

Fix: name an actor of the receiving sector in `receiver`.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

JOINT = "joint"
"""An organisation that several share."""

MESSAGE = Message(
    "receiver-stays-behind",
    Severity.WARNING,
    "The hand-off from “{origin}” goes to “{target}” in “{sector}”, but “{actor}”, who receives it,"
    " belongs to “{other}”, which hands it over.",
    "Name an actor of “{sector}” under `receiver:`.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each hand-off that crosses a border whose receiver does not."""
    actors = setting.library.actors
    for step in pathway.steps.values():
        for way in step.transitions:
            target = pathway.steps.get(way.to)
            if way.handoff is None or target is None or target.sector == step.sector:
                continue
            actor = actors.get(way.handoff.receiver or target.accountable)
            if actor and actor.sector == step.sector and actor.organisation != JOINT:
                yield MESSAGE.at(
                    way.place.key("handoff"),
                    origin=step.id,
                    target=target.id,
                    sector=target.sector,
                    actor=actor.id,
                    other=actor.sector,
                )

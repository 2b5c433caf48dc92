"""The legal basis of a hand-off permits sharing.

A provision that demands a step does not by itself permit passing on what was learned in it. What an
area or an organisation does may be described from sources that are silent on it: there
`not-stated` may stand alone. In a young person's pathway it permits nothing.

Fix: name a legal basis with `sharing: true`, or `consent`; if this one does permit sharing, say
so in the register.
"""

from collections.abc import Iterator
from dataclasses import replace

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Handoff, Level, Pathway

MESSAGE = Message(
    "basis-without-sharing",
    Severity.ERROR,
    "“{id}” does not permit passing on information about a person.",
    "Name a legal basis that does, or `consent`; if “{id}” does permit it, write `sharing: true` "
    "on it in the register.",
)

NOT_STATED = "not-stated"


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each basis of a hand-off that does not permit sharing."""
    for step in pathway.steps.values():
        for way in step.transitions:
            if way.handoff:
                yield from _of_handoff(way.handoff, setting)
                if pathway.level == Level.CHILD and not (way.handoff.basis or way.handoff.consent):
                    yield MESSAGE.at(way.handoff.place.value("basis", 0), id=NOT_STATED)


def _of_handoff(handoff: Handoff, setting: Setting) -> Iterator[Diagnostic]:
    for number, id_ in enumerate(handoff.basis):
        basis = setting.library.legal_bases[id_]
        if not basis.sharing:
            place = handoff.place.value(*handoff.basis_key(number))
            yield replace(MESSAGE.at(place, id=id_), related=(basis.place.key(),))

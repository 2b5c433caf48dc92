"""What a person has checked still says what it said then.

A check is of words that somebody read. Where they have been changed since, or the law, the
statement, the source or the nation's step that they rest on, nobody has checked what now stands
there. The mark in `seen:` tells; layout, comments and the order of ids change nothing.

Fix: check it again, and write the day and the new mark. `pathwaytool checklist --mark` writes both,
and `pathwaytool edition review --mark` those of an edition's departures.
"""

from collections.abc import Iterable, Iterator

from pathwaytool.check.rule import Locally, Setting, Whole
from pathwaytool.localise.seen import mark_of
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.vouched import Vouched, in_edition, in_pathway, in_registers

MESSAGE = Message(
    "suspect-check",
    Severity.WARNING,
    "“{id}”, or what it rests on, has changed since somebody checked it.",
    "Check it again. Then write `seen: {mark}`, and the day where there is one.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each check in the pathway that must be renewed."""
    # What an edition adds to a pathway is told of in the edition, as it stands there.
    ours = pathway.source
    yield from _told(one for one in in_pathway(pathway, setting.library) if one.file is ours)


def check_edition(locally: Locally) -> Iterator[Diagnostic]:
    """Yield the same for an edition, and for its departures."""
    edition, library = locally.edition, locally.library
    yield from _told(in_edition(edition, library))
    base = library.pathways.get(edition.edition_of)
    for one in edition.departures.values():
        mark = mark_of(one, base) if base else None
        if one.seen and mark and one.seen != mark:
            yield MESSAGE.at(one.place.key("seen"), id=one.step, mark=mark)


def check_library(whole: Whole) -> Iterator[Diagnostic]:
    """Yield the same for the registers."""
    yield from _told(in_registers(whole.library))


def _told(vouched: Iterable[Vouched]) -> Iterator[Diagnostic]:
    for one in vouched:
        if one.is_suspect:
            yield MESSAGE.at(one.place.key("checked"), id=one.id, mark=one.mark)

"""Accepted findings: which of what was found is known, and which acceptance no longer holds.

A finding is accepted where it stands in a named place, is just as it was when somebody accepted it,
and the acceptance is not past its review. What has changed since is a finding again.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cache
from hashlib import sha256

from pathwaytool.check.echoes import without_echoes
from pathwaytool.check.rules import (
    acceptance_lapsed,
    acceptance_not_allowed,
    acceptance_of_nothing,
)
from pathwaytool.dataclass import dataclass
from pathwaytool.model.acceptance import Acceptance
from pathwaytool.model.diagnostic import Accepted, Diagnostic, Severity
from pathwaytool.model.library import Library
from pathwaytool.model.position import HasPlace, Location, Place
from pathwaytool.prove.tell.messages import MESSAGES

UNMARKED = ("existing", "date")
"""Gaps that say nothing of the finding itself: what else there is to choose, and today's date."""

Stretch = tuple[str, int, int]
"""A part of the library: the path of its file, its first line and its last."""

OF_PROOFS = {message.rule for message in MESSAGES}


@dataclass(frozen=True, slots=True, eq=False)
class Whereabouts:
    """What stands where in a library: enough to find what an acceptance is about.

    `library` may lack files in which nothing has an asked name. Shape of `homes`: the id of each
    pathway, topic and edition to the path of its file. `lines` gives those of the file at one of
    `paths`, and is asked often. `known` are names of entries and where they are known to stand.
    """

    library: Library
    paths: Collection[str]
    homes: Mapping[str, str]
    lines: Callable[[str], Sequence[str]]
    known: Mapping[str, Stretch] = field(default_factory=dict)


def whereabouts_in(library: Library) -> Whereabouts:
    """Return what stands where in a library that lacks nothing."""
    texts = {file.path: file.text for file in library.files}
    homes = {one.id: one.source.path for one in library.editions.values()}
    homes |= {one.id: one.source.path for one in library.topics.values()}
    homes |= {one.id: one.source.path for one in library.pathways.values()}
    return Whereabouts(library, texts.keys(), homes, lines_by(texts.__getitem__))


def lines_by(text: Callable[[str], str]) -> Callable[[str], Sequence[str]]:
    """Return what gives the lines of a file by its path, split once; `text` gives its text."""
    return cache(lambda path: text(path).split("\n"))


def with_acceptances(
    whereabouts: Whereabouts, found: Sequence[Diagnostic], date: str, *, is_proved: bool = True
) -> list[Diagnostic]:
    """Return what was found, the accepted marked as that, and what the acceptances give to say.

    `date`: the ISO day to test reviews against. `is_proved`: the proof was asked; else nobody knows
    whether what it might say is still there. Where there are errors, not all is asked, and nothing
    is said to be gone. What only follows from an error elsewhere is left out.
    """
    is_broken = any(one.message.severity == Severity.ERROR for one in found)
    marked = list(found)
    said: list[Diagnostic] = []
    for one in whereabouts.library.accepted:
        if not acceptance_not_allowed.is_allowed(one.finding):
            continue  # the rule says so itself
        place = place_at(whereabouts, one.at)
        mine = [
            number
            for number, finding in enumerate(found)
            if finding.message.rule == one.finding and place and is_within(finding, place)
        ]
        if not mine and (is_broken or (not is_proved and one.finding in OF_PROOFS)):
            continue
        if not mine:
            said.append(acceptance_of_nothing.finding_of(one))
            continue
        known = [number for number in mine if _is_known(found[number], one, place, whereabouts)]
        if date > one.review or len(known) < len(mine):
            said.append(acceptance_lapsed.finding_of(one, is_late=date > one.review))
        for number in known if date <= one.review else ():
            accepted = Accepted(one.because, one.review)
            marked[number] = replace(marked[number], accepted=accepted)
    return without_echoes(marked + said, whereabouts.homes)


def _is_known(
    finding: Diagnostic, acceptance: Acceptance, place: Stretch | None, whereabouts: Whereabouts
) -> bool:
    """Tell whether a finding is just as it was; never where it has become graver since."""
    return (
        place is not None
        and is_acceptable(finding)
        and mark_of(finding, place, whereabouts) in acceptance.seen
    )


def is_acceptable(finding: Diagnostic) -> bool:
    """Tell whether a finding may be accepted: not one about safety, and none that publishing bars.

    A warning that is an error in what is published is one of those.
    """
    rule, severity = finding.message.rule, finding.message.severity
    is_graver = severity == Severity.ERROR and rule in _warnings()
    return acceptance_not_allowed.is_allowed(rule) and not is_graver


@cache
def _warnings() -> frozenset[str]:
    from pathwaytool.check.rules import RULES  # seldom asked for, and all of them

    return frozenset(rule.id for rule in RULES if rule.message.severity == Severity.WARNING)


def mark_of(finding: Diagnostic, place: Stretch, whereabouts: Whereabouts) -> str:
    """Return what tells a finding from itself after a change: of its lines, or of its entry.

    It depends on the rule, how grave it is, the lines that it names and, where it is accepted in an
    entry and not in a whole file, on all lines of the entry; not on the lines' numbers.
    """
    gaps = (f"{name}={one}" for name, one in sorted(finding.gaps.items()) if name not in UNMARKED)
    lines = (finding.location, *finding.related)
    parts = [
        finding.message.rule,
        finding.message.severity.value,
        *gaps,
        *(one.text.strip() for one in lines),
        *_lines_of(place, whereabouts),
    ]
    digest = sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
    return f"s{digest[:12]}"


def _lines_of(place: Stretch, whereabouts: Whereabouts) -> list[str]:
    path, first, last = place
    lines = whereabouts.lines(path)
    if first == 1 and last >= len(lines):  # the whole file
        return []
    return [line.strip() for line in lines[first - 1 : last]]


def is_within(finding: Diagnostic, place: Stretch) -> bool:
    """Tell whether a finding stands in a part of the library."""
    location: Location = finding.location
    path, first, last = place
    return location.path == path and first <= location.span.line <= last


def place_at(whereabouts: Whereabouts, at: str) -> Stretch | None:
    """Return what `at` names: a file, a pathway, a step or an entry of a register; None if nothing.

    A file may be named from the library's folder or from a folder above. A step that several
    pathways have is named `pathway/step`.
    """
    path = file_at(whereabouts, at)
    if path:
        return (path, 1, len(whereabouts.lines(path)))
    if at in whereabouts.known:
        return whereabouts.known[at]
    places = [place for name, place in _entries(whereabouts.library) if name == at]
    return _stretch(places[0]) if len(places) == 1 else None


def file_at(whereabouts: Whereabouts, at: str) -> str | None:
    """Return the path of the file that `at` names, by its path or by what it is; None if none."""
    paths = [one for one in whereabouts.paths if at == one or at.endswith(f"/{one}")]
    return max(paths, key=len) if paths else whereabouts.homes.get(at)


def _stretch(place: Place) -> Stretch:
    last = place.value()
    return (last.path, place.key().span.line, last.span.end_line)


def _entries(library: Library) -> Iterator[tuple[str, Place]]:
    """Yield what has an id in a file, with its names."""
    registers: tuple[Mapping[str, HasPlace], ...] = (
        library.sectors,
        library.phases,
        library.countries,
        library.actors,
        library.legal_bases,
        library.documents,
        library.interventions,
        library.sources,
        library.statements,
        library.terms,
    )
    for register in registers:
        for id_, entry in register.items():
            yield id_, entry.place
    for pathway in library.pathways.values():
        for steps in (pathway.steps, pathway.ends, pathway.facts):
            for id_, part in steps.items():
                yield id_, part.place
                yield f"{pathway.id}/{id_}", part.place

"""Parts of a page written by hand that are made from the library, so that no truth stands twice.

A comment such as `<!-- pathwaytool: decisions national -->` is where such a part is put when the
site is built. `PARTS` are their names; `confidence` is of no pathway, all others are of one.
"""

import re
from collections.abc import Iterator

from pathwaytool.dataclass import dataclass
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.promise import Promise
from pathwaytool.model.registers import LegalBasis
from pathwaytool.model.vouched import suspects_in
from pathwaytool.publish.frame.addresses import Addresses
from pathwaytool.publish.frame.site import SiteInput
from pathwaytool.publish.gather.checklist import StepLimit, limits_of
from pathwaytool.publish.gather.tables import legal_of
from pathwaytool.publish.words.templating import render
from pathwaytool.publish.words.terms import glossary_of
from pathwaytool.publish.words.writer import Writer

PARTS = ("confidence", "decisions", "promises", "limits", "laws")

MARKER = re.compile(r"<!-- pathwaytool: ([\w-]+)(?: ([\w-]+))? -->")

UNSURE = (Confidence.UNVERIFIED, Confidence.PROPOSED)
"""What nobody has seen in a source, or what we propose."""


class UnknownPartError(ValueError):
    """A comment asks for a part, or for a pathway, that there is not. `args` is the comment."""


@dataclass(frozen=True, slots=True)
class MadePart:
    """What the template of a part is given. `pathway` is None for a part of the whole library.

    Shape of `sureness`: confidence and how many statements have it. `promised` are the promises by
    how sure we are of what each rests on. `unchecked` counts the legal bases that no person has
    checked. `unseen` are those of the pathway that are background knowledge.
    """

    part: str
    pathway: Pathway | None
    sureness: tuple[tuple[str, int], ...]
    promised: tuple[tuple[str, list[Promise]], ...]
    fewest: int
    limits: tuple[StepLimit, ...]
    unchecked: int
    unseen: tuple[LegalBasis, ...]


def filled(html: str, site: SiteInput, language: str, here: str) -> str:
    """Return a page written by hand with its parts; `here` is its place, without ending.

    Raises: UnknownPartError.
    """
    if not MARKER.search(html):
        return html
    library = site.library
    addresses = Addresses(library, site.beside, site.records)
    glossary = glossary_of(library.terms, library.languages)
    writer = Writer(library, addresses, language, here, (), glossary, suspects=suspects_in(library))
    return MARKER.sub(lambda found: _part(found, library, writer), html)


def _part(found: re.Match[str], library: Library, writer: Writer) -> str:
    part, id_ = found[1], found[2] or ""
    pathway = library.pathways.get(id_)
    if part not in PARTS or (pathway is None) != (part == "confidence"):
        raise UnknownPartError(found[0])
    made = _made(part, pathway, library)
    given = {name: getattr(made, name) for name in made.__dataclass_fields__}
    return render("working_group.html", writer, **given)


def _made(part: str, pathway: Pathway | None, library: Library) -> MadePart:
    known = [one.confidence for one in library.statements.values()]
    others = [len(one.promises) for one in library.pathways.values() if one is not pathway]
    return MadePart(
        part=part,
        pathway=pathway,
        sureness=tuple((one.value, known.count(one)) for one in Confidence),
        promised=tuple(_promised(pathway)) if pathway else (),
        fewest=min(others, default=0),
        limits=tuple(_limits(pathway, library)) if pathway else (),
        unchecked=sum(one.checked is None for one in library.legal_bases.values()),
        unseen=tuple(_unseen(pathway, library)) if pathway else (),
    )


def _promised(pathway: Pathway) -> Iterator[tuple[str, list[Promise]]]:
    for sure in Confidence:
        promises = [one for one in pathway.promises.values() if one.confidence == sure]
        if promises:
            yield sure.value, promises


def _limits(pathway: Pathway, library: Library) -> Iterator[StepLimit]:
    """Yield the limits that are ours, or rest on something that nobody has seen."""
    for one in limits_of(library):
        limit = one.limit
        cited = (library.statements.get(id_) for id_ in limit.cites)
        named = (library.legal_bases.get(id_) for id_ in limit.legal)
        sure = {limit.confidence, *(it.confidence for it in (*cited, *named) if it)}
        if one.pathway is pathway and sure & set(UNSURE):
            yield one


def _unseen(pathway: Pathway, library: Library) -> Iterator[LegalBasis]:
    for row in legal_of(pathway, library):
        if row.basis.confidence == Confidence.UNVERIFIED:
            yield row.basis

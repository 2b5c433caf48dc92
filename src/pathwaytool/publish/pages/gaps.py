"""Where a proof failed: each gap told as a story, drawn as a route, with the place to mend."""

from collections.abc import Iterator, Mapping
from itertools import islice

from markupsafe import Markup

from pathwaytool.dataclass import dataclass
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.position import Location
from pathwaytool.prove import Proof
from pathwaytool.prove.follow.trail import trail_of_failure
from pathwaytool.prove.proof import Failure
from pathwaytool.prove.tell.findings import failures_found
from pathwaytool.prove.tell.story import told_story
from pathwaytool.publish.frame.site import SiteInput
from pathwaytool.publish.gather.drawings import Drawn, route
from pathwaytool.publish.words.prose import inline_html_of
from pathwaytool.publish.words.writer import Writer
from pathwaytool.report.sentences import mend

MOST_STORIES = 12
"""How many gaps a page tells; with more, the rest are often the same mistake met again."""

MOST_PLACES = 3
"""How many places that explain a gap are named."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap as it stands on the page. `picture` is None where the case never begins.

    `places`: first the one to change, then those that explain it.
    """

    number: int
    story: tuple[str, ...]
    picture: Drawn | None
    places: tuple[str, ...]
    mend: Markup


def gaps_of(proof: Proof, pathway: Pathway, writer: Writer) -> list[Gap]:
    """Return what the proof found, in its own order."""
    return [
        _gap(number, failure, finding, pathway, writer)
        for number, failure, finding in _told(proof, pathway)
    ]


def stories(site: SiteInput) -> Mapping[tuple[str, Location], tuple[str, str]]:
    """Return where findings are told: rule and place to the pathway and the anchor on its page."""
    return {
        (finding.message.rule, finding.location): (pathway.id, f"hul-{number}")
        for pathway in site.library.pathways.values()
        if (proof := site.proofs.get(pathway.id))
        for number, _, finding in _told(proof, pathway)
    }


def _told(proof: Proof, pathway: Pathway) -> Iterator[tuple[int, Failure, Diagnostic]]:
    """Yield the gaps that a page tells: number, what the proof found, what is said of it."""
    found = islice(failures_found(proof, pathway), MOST_STORIES)
    yield from ((number, *one) for number, one in enumerate(found, start=1))


def _gap(
    number: int, failure: Failure, finding: Diagnostic, pathway: Pathway, writer: Writer
) -> Gap:
    # The place and the mend stand by themselves on a page.
    told = told_story(failure, pathway, writer.library, writer.language)
    trail = trail_of_failure(failure)
    return Gap(
        number,
        told.paragraphs,
        route(pathway, trail, number, writer) if trail.names else None,
        tuple(_place(one, writer) for one in (finding.location, *finding.related[:MOST_PLACES])),
        inline_html_of(mend(finding, writer.language)),
    )


def _place(location: Location, writer: Writer) -> str:
    start = location.span
    return writer.word("place_exact", file=location.path, line=start.line, column=start.column)

"""Where a proof failed: each gap told as a story, drawn as a route, with the place to mend."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.position import Location
from pathwaytool.prove import Proof, proof_findings
from pathwaytool.prove.follow.trail import trail_of_failure
from pathwaytool.prove.proof import Failure
from pathwaytool.prove.tell.story import story_text
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
    told = zip(proof.failures, proof_findings(proof, pathway), strict=False)
    return [
        _gap(number, failure, finding, pathway, writer)
        for number, (failure, finding) in enumerate(told, start=1)
        if number <= MOST_STORIES
    ]


def stories(site: SiteInput) -> Mapping[tuple[str, Location], tuple[str, str]]:
    """Return where findings are told: rule and place to the pathway and the anchor on its page."""
    return {
        (finding.message.rule, finding.location): (pathway.id, f"hul-{number}")
        for pathway in site.library.pathways.values()
        if (proof := site.proofs.get(pathway.id))
        for number, (_, finding) in enumerate(
            zip(proof.failures, proof_findings(proof, pathway), strict=False), start=1
        )
        if number <= MOST_STORIES
    }


def _gap(
    number: int, failure: Failure, finding: Diagnostic, pathway: Pathway, writer: Writer
) -> Gap:
    # The last paragraph says the place and the mend, which stand by themselves on a page.
    *story, _ = story_text(failure, pathway, writer.library, writer.language).split("\n")
    trail = trail_of_failure(failure)
    return Gap(
        number,
        tuple(story),
        route(pathway, trail, number, writer) if trail.names else None,
        tuple(_place(one, writer) for one in (finding.location, *finding.related[:MOST_PLACES])),
        inline_html_of(mend(finding, writer.language)),
    )


def _place(location: Location, writer: Writer) -> str:
    start = location.span
    return writer.word("place_exact", file=location.path, line=start.line, column=start.column)

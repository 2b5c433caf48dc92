"""What an organisation owes and gets, as a table for a spreadsheet."""

from collections.abc import Callable, Iterator, Mapping

from pathwaytool.model.pathway import Pathway, Transition
from pathwaytool.model.time import Limit
from pathwaytool.publish.files.spreadsheet import csv_of
from pathwaytool.publish.files.workbook import xlsx_of
from pathwaytool.publish.order.duties import ORGANISATIONS, Duty, acting_for, duties_of
from pathwaytool.publish.words.writer import Writer

COLUMNS = (
    "pathway",
    "phase",
    "step",
    "accountable",
    "duty",
    "limit",
    "limit_kind",
    "basis",
    "documents",
    "other_party",
    "organisation",
    "confidence",
)
"""The columns, each by the word `column_…` that stands above it."""


def duties_path(organisation: str, ending: str) -> str:
    """Return where the table of an organisation stands as a file."""
    return f"hent/{ORGANISATIONS[organisation]}.{ending}"


def duties_csv(organisation: str, writer: Writer) -> bytes:
    """Return all that an organisation owes and gets, one duty a line, pathway for pathway."""
    return csv_of(_rows(organisation, writer), writer.language)


def duties_xlsx(organisation: str, writer: Writer) -> bytes:
    """Return the same table as a workbook."""
    return xlsx_of(_rows(organisation, writer), writer.word(f"owes_{organisation}"))


DUTIES: Mapping[str, Callable[[str, Writer], bytes]] = {"csv": duties_csv, "xlsx": duties_xlsx}
"""What makes the table, by the ending of its file, in the order in which a page offers them."""


def _rows(organisation: str, writer: Writer) -> Iterator[list[str]]:
    is_theirs = acting_for(organisation, writer.library)
    yield [writer.word(f"column_{name}") for name in COLUMNS]
    for id_ in writer.addresses.owing(organisation):
        pathway = writer.library.pathways[id_]
        for duty in duties_of(pathway, is_theirs):
            yield from _lines(pathway, duty, writer)


def _lines(pathway: Pathway, duty: Duty, writer: Writer) -> Iterator[list[str]]:
    step = duty.step
    phase = writer.library.phases.get(step.phase)
    head = [
        writer.plain(pathway.title),
        writer.plain(phase.title) if phase else step.phase,
        writer.plain(step.title),
        _actor(step.accountable, writer),
    ]
    if duty.is_own:
        sure = writer.word(f"mark_{step.confidence.value}")
        yield [*head, writer.word("duty_step"), "", "", _law(step.legal, writer), "", "", "", sure]
        for limit in step.within:
            yield [*head, writer.word("duty_limit"), *_limit(limit, writer)]
    for one in duty.leaving:
        to = pathway.receiver(one)
        yield [*head, writer.word("duty_out"), *_passing(one, to, writer)]
    for one in duty.arriving:
        giver = pathway.steps[one.origin].accountable
        yield [*head, writer.word("duty_in"), *_passing(one, giver, writer)]


def _limit(limit: Limit, writer: Writer) -> list[str]:
    kind, sure = writer.word(f"limit_{limit.kind.value}"), limit.confidence.value
    said = _said(limit, writer)
    return [said, kind, _law(limit.legal, writer), "", "", "", writer.word(f"mark_{sure}")]


def _said(limit: Limit, writer: Writer) -> str:
    words = [writer.limit(limit), writer.plain(limit.text)]
    return ": ".join(dict.fromkeys(one for one in words if one))


def _passing(one: Transition, other: str | None, writer: Writer) -> list[str]:
    passing = one.handoff
    assert passing is not None
    within, known = passing.within, writer.library.documents
    documents = [
        writer.plain(known[id_].title) if id_ in known else id_ for id_ in passing.documents
    ]
    basis = [_law(passing.basis, writer), writer.word("consent") if passing.consent else ""]
    actor = writer.library.actors.get(other or "")
    return [
        _said(within, writer) if within else "",
        writer.word(f"limit_{within.kind.value}") if within else "",
        "; ".join(one for one in basis if one) or writer.word("basis_not_stated"),
        "; ".join(documents),
        _actor(other, writer),
        writer.word(f"organisation_{actor.organisation}") if actor else "",
        writer.word(f"mark_{passing.confidence.value}"),
    ]


def _actor(id_: str | None, writer: Writer) -> str:
    known = writer.library.actors.get(id_ or "")
    return writer.plain(known.title) if known else id_ or writer.word("nobody")


def _law(ids: tuple[str, ...], writer: Writer) -> str:
    known = writer.library.legal_bases
    named = (known[id_] for id_ in ids if id_ in known)
    return "; ".join(f"{writer.plain(one.act)}{one.after_act}" for one in named)

"""The questions that a leader brings, each with the page that answers it."""

from collections.abc import Iterator

from pathwaytool.model.pathway import Pathway
from pathwaytool.publish.order.pairs import pairs_of
from pathwaytool.publish.pages.deadlines import has_limits_onward
from pathwaytool.publish.pages.pair import title_of
from pathwaytool.publish.words.writer import Writer

Answer = tuple[str, str]
"""The address of a page, and the question that it answers."""


def answers_of(pathway: Pathway, writer: Writer) -> list[Answer]:
    """Return the questions that the pages of a pathway and of the whole site answer."""
    return [
        *_of_organisations(writer),
        *_of_limits(pathway, writer),
        *_of_pathway(pathway, writer),
        *_of_pairs(pathway, writer),
    ]


def _of_organisations(writer: Writer) -> Iterator[Answer]:
    for organisation in ("municipality", "region", "state"):
        if url := writer.url("owes", organisation):
            yield url, writer.word(f"answer_{organisation}")


def _of_limits(pathway: Pathway, writer: Writer) -> Iterator[Answer]:
    page = writer.url("deadlines", pathway.id)
    for step in pathway.steps.values():
        if page and _is_entry(pathway, step.id) and has_limits_onward(pathway, step.id):
            title = writer.plain(step.title)
            yield f"{page}#efter-{step.id}", writer.word("answer_limits", step=title)


def _is_entry(pathway: Pathway, step: str) -> bool:
    """Tell whether a step begins a case, or takes it over from one that does."""
    begins = [one for one in pathway.steps.values() if one.start]
    taking = {way.to for one in begins for way in one.transitions if way.handoff}
    return step in taking or any(one.id == step for one in begins)


def _of_pathway(pathway: Pathway, writer: Writer) -> Iterator[Answer]:
    for name in ("to-you", "meanwhile", "waiting", "readiness", "promises"):
        if url := writer.url(name, pathway.id):
            yield url, writer.word(f"answer_{name}")
    for name in ("checks", "young", "changes"):
        if url := writer.url(name):
            yield url, writer.word(f"answer_{name}")


def _of_pairs(pathway: Pathway, writer: Writer) -> Iterator[Answer]:
    for pair in pairs_of(pathway, writer.library):
        url = writer.url("pair", pathway.id, pair.one, pair.other) or ""
        yield url, writer.word("answer_pair", pair=title_of(pair, writer))

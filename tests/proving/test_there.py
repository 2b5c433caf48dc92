"""Documents that are surely there are not asked for case by case, and nothing else is."""

from types import SimpleNamespace
from typing import cast

import pytest

from pathwaytool.model.library import Library
from pathwaytool.prove import Limits, proving
from pathwaytool.prove.compile.there import AskedDocuments, documents_there
from pathwaytool.prove.proof import Proof
from pathwaytool.prove.proving import prove
from tests.proving.generator import pathway_of
from tests.proving.happening import with_events
from tests.proving.small import library_of
from tests.seeds import Seeds, over_seeds

LIBRARY = cast(Library, SimpleNamespace(pathways={}))
GENEROUS = Limits(situations=4000, search=4000, parts=4000)

JOIN = """\
facts:
  svar: {{title: Svar, values: {{yes: Ja, no: Nej}}}}
steps:
  a:
    title: Først
    ...
    start: always
    next: {ways}
  b:
    title: Den ene
    ...
    {gives}
    next: d
  c:
    title: Den anden
    ...
    next: d
  d:
    title: Mødet
    ...
    {waits}
    needs: [notat]
    next: e
ends:
  e: {{title: Slut, phase: start, sector: social}}
"""


@pytest.mark.parametrize(
    ("ways", "gives", "waits", "is_there"),
    [
        ("{all: [b, c]}", "gives: [notat]", "", True),
        ("{each: [{always: b}, {when: {svar: yes}, to: c}]}", "gives: [notat]", "", True),
        ("{each: [{when: {svar: yes}, to: b}, {always: c}]}", "gives: [notat]", "", False),
        ("{one: [{when: {svar: yes}, to: b}, {otherwise: c}]}", "gives: [notat]", "", False),
        ("{all: [b, c]}", "gives: [notat]", "waits: any", False),
        ("{all: [b, c]}", "gives: [notat]", "stops: {steps: [b]}", False),
        ("{all: [b, c]}", "", "", False),
    ],
)
def test_a_step_that_waits_for_all_knows_what_came(
    ways: str, gives: str, waits: str, is_there: bool
) -> None:
    body = JOIN.format(ways=ways, gives=gives, waits=waits)
    pathway = library_of(p=body).pathways["p"]
    there = documents_there(pathway)
    assert ("notat" in there["d"]) == is_there
    assert AskedDocuments(pathway, there).needs(pathway.steps["d"]) == (
        [] if is_there else ["notat"]
    )
    assert AskedDocuments(pathway).of(pathway.steps["d"]) == ["notat"]


@over_seeds(120)
def test_asking_for_every_document_finds_the_same(seeds: Seeds) -> None:
    for seed in seeds:
        for pathway in (pathway_of(seed), with_events(pathway_of(seed), seed)):
            few = prove(pathway, LIBRARY, GENEROUS)
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(proving, "documents_there", lambda _: {})
                every = prove(pathway, LIBRARY, GENEROUS)
            assert _told(few) == _told(every), seed
            assert set(few.open) <= set(every.open), seed


def _told(proof: Proof) -> object:
    """Return what a proof says, but for which of several stories as short it tells."""
    failures = sorted((one.kind, one.step, one.names, one.cases) for one in proof.failures)
    return proof.verdict, failures, proof.dead, proof.times, proof.outcomes, proof.begun

"""What cannot be proved at all: it is said why, and nothing crashes."""

from dataclasses import replace

from pathwaytool.prove import Verdict, proof_findings, prove
from pathwaytool.prove.proof import Reason
from tests.proving.small import library_of

BACK = """\
facts:
  svar: {title: Svaret, values: {ja: Ja, nej: Nej}, decided_by: [spørg]}
loops:
  igen: {title: Der spørges igen}
steps:
  spørg:
    title: Den unge bliver spurgt
    ...
    start: always
    next:
      one:
        - {when: {svar: nej}, to: spørg, loop: igen}
        - {when: {svar: ja}, to: slut}
ends:
  slut: {title: Slut}
"""


def test_a_way_back_that_is_not_declared_is_not_proved() -> None:
    library = library_of(lille=BACK.replace(", loop: igen", ""))
    proof = prove(library.pathways["lille"], library)
    assert (proof.verdict, proof.reason) == (Verdict.NOT_PROVED, Reason.UNDECLARED_LOOP)
    assert not proof_findings(proof, library.pathways["lille"])


def test_a_step_that_leads_nowhere_leaves_nobody_with_the_next_step() -> None:
    library = library_of(lille=BACK)
    pathway = library.pathways["lille"]
    ending = replace(pathway.steps["spørg"], transitions=())
    proof = prove(replace(pathway, steps={"spørg": ending}), library)
    assert {failure.kind for failure in proof.failures} == {"no-branch"}


def test_a_fact_without_values_is_a_broken_reference() -> None:
    library = library_of(lille=BACK)
    pathway = library.pathways["lille"]
    empty = replace(pathway.facts["svar"], domain=())
    proof = prove(replace(pathway, facts={"svar": empty}), library)
    assert (proof.verdict, proof.reason) == (Verdict.NOT_PROVED, Reason.BROKEN_REFERENCE)

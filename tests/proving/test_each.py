"""`each` that ends with `otherwise`: the way for whom no other branch holds."""

from pathwaytool.prove import Proof, Verdict, proof_findings, prove
from tests.proving.small import library_of

BODY = """\
facts:
  a: {title: a, values: yes-no, decided_by: [first]}
  b: {title: b, values: yes-no, decided_by: [first]}
steps:
  first:
    title: Først
    ...
    start: always
    next:
      each:
        - {when: {a: yes}, to: one}
        - {when: {b: yes}, to: two}
LAST
  one:
    title: Et
    ...
    next: slut
  two:
    title: To
    ...
    next: slut
ends:
  slut: {title: Slut}
  intet: {title: Intet}
"""


def _proof(last: str) -> tuple[Proof, list[str]]:
    library = library_of(prove=BODY.replace("LAST\n", last))
    pathway = library.pathways["prove"]
    proof = prove(pathway, library)
    return proof, [one.message.rule for one in proof_findings(proof, pathway)]


def test_the_mend_of_a_missing_branch_ends_the_finding() -> None:
    proof, rules = _proof("")
    assert rules == ["no-branch-for-some"]
    proof, rules = _proof("        - {otherwise: intet}\n")
    assert (proof.verdict, rules) == (Verdict.PROVED, [])
    assert proof.outcomes == ("intet", "slut")


def test_otherwise_beside_always_is_for_nobody() -> None:
    proof, rules = _proof("        - {always: one}\n        - {otherwise: intet}\n")
    assert "intet" not in proof.outcomes
    assert "branch-for-nobody" in rules

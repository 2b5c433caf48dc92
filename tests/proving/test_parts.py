"""Single pathways where it is hard to see whether anybody meets a part."""

from pathwaytool.prove import Limits, Proof, Verdict, prove
from tests.proving.small import library_of

BESIDE = """\
facts:
  svar: {title: Svaret, values: {ja: ja, nej: nej}, decided_by: [spørg]}
  plads: {title: Pladsen, values: {ledig: ledig, optaget: optaget}, decided_by: [ring]}
impossible:
  - {when: {svar: ja, plads: optaget}, why: Uden plads bliver ingen spurgt.}
steps:
  begynd:
    title: Begyndelsen
    ...
    start: always
    next: {all: [spørg, ring]}
  spørg:
    title: Den unge bliver spurgt
    ...
    next: møde
  ring:
    title: Der bliver ringet
    ...
    next: møde
  møde:
    title: Mødet
    ...
    next:
      one:
        - {when: {svar: ja, plads: optaget}, to: venter}
        - {otherwise: slut}
ends:
  slut: {title: Slut}
  venter: {title: Venter}
"""
"""What each line of work decides is possible alone, and what they come to together is not."""

FAULTY = """\
facts:
  svar: {title: Svaret, values: {ja: ja, nej: nej}, decided_by: [første]}
steps:
  første:
    title: Det første
    ...
    start: always
    next:
      one:
        - {when: {svar: [ja, nej]}, to: anden}
        - {when: {svar: [ja, nej]}, to: slut}
  anden:
    title: Det andet
    ...
    next: slut
ends:
  slut: {title: Slut}
"""
"""Two branches always hold, so nobody is seen to take one."""


def proof_of(body: str, limits: Limits | None = None) -> Proof:
    library = library_of(lille=body)
    return prove(library.pathways["lille"], library, limits)


def test_what_the_bounds_let_through_is_found_dead_by_the_search() -> None:
    proof = proof_of(BESIDE)
    assert proof.verdict == Verdict.PROVED
    assert [(one.kind, one.name) for one in proof.dead] == [("branch", "møde → venter")]
    assert not proof.unsettled


def test_where_the_search_may_not_look_it_is_not_settled() -> None:
    proof = proof_of(BESIDE, Limits(parts=1))
    assert not proof.dead
    assert [(one.kind, one.name) for one in proof.unsettled] == [("branch", "møde → venter")]


def test_what_lies_behind_a_fault_is_not_told_as_dead() -> None:
    proof = proof_of(FAULTY)
    assert proof.verdict == Verdict.FAILED
    assert not proof.dead
    assert [(one.kind, one.name) for one in proof.unsettled] == [
        ("branch", "første → anden"),
        ("branch", "første → slut"),
        ("step", "anden"),
    ]


def test_a_long_pathway_is_settled_too() -> None:
    steps = 80
    lines = ["facts:", "  svar: {title: S, values: {ja: ja, nej: nej}, decided_by: ["]
    lines[1] += ", ".join(f"t{at}" for at in range(steps)) + "]}"
    lines += ["loops:", "  igen: {title: Igen, rounds: 2}", "steps:"]
    for at in range(steps):
        onward = f"t{at + 1}" if at < steps - 1 else "slut"
        start = ["    start: always"] if at == 0 else []
        lines += [
            f"  t{at}:",
            f"    title: Trin {at}",
            "    ...",
            *start,
            "    next:",
            "      one:",
        ]
        lines += [f"        - {{when: {{svar: ja}}, to: {onward}}}"]
        lines += [f"        - {{when: {{svar: nej}}, to: t{at}, loop: igen}}"]
        lines += ["        - {otherwise: opgivet}"]
    lines += ["ends:", "  slut: {title: Slut}", "  opgivet: {title: Opgivet}", ""]
    proof = proof_of("\n".join(lines))
    assert proof.verdict == Verdict.PROVED
    assert not proof.dead
    assert not proof.unsettled

"""Criteria of the target group that have a condition, against brute force over those inside."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from pathwaytool.load.library import load_library
from pathwaytool.model.condition import Is, Not
from pathwaytool.model.pathway import Impossible, Pathway
from pathwaytool.model.text import Text
from pathwaytool.prove import Verdict, proof_findings, prove
from tests.proving.generator import pathway_of
from tests.proving.oracle import Case, Oracle, TooMany
from tests.proving.small import HEAD, LIBRARY, REGISTER, STEP, library_of
from tests.proving.test_oracle import LIBRARY as EMPTY_LIBRARY
from tests.seeds import Seeds, over_seeds


class InsideOracle(Oracle):
    """Brute force over the cases that fit one criterion, which the pathway itself does not have."""

    def __init__(self, pathway: Pathway, criterion: Is) -> None:
        super().__init__(pathway)
        self.criterion = criterion

    def cases(self) -> Iterator[Case]:
        for case in super().cases():
            if case[self.criterion.fact] in self.criterion.values:
                yield case


def _criterion(pathway: Pathway, random: Random) -> Is | None:
    facts = [one for one in pathway.facts.values() if not one.decided_by and len(one.domain) > 1]
    if not facts:
        return None
    fact = random.choice(facts)
    return Is(fact.id, tuple(random.sample(fact.domain, random.randint(1, len(fact.domain) - 1))))


@over_seeds(150)
def test_only_those_inside_are_proved(seeds: Seeds) -> None:
    failed = narrowed = 0
    for seed in seeds:
        pathway = pathway_of(seed)
        criterion = _criterion(pathway, Random(seed))
        if criterion is None:
            continue
        place = replace(pathway.place, pointer=("target", "criteria", 0))
        text = Text((("en", "A criterion"),))
        drawn = Impossible(place, Not(criterion), text, criterion=0)
        try:
            faults = InsideOracle(pathway, criterion).faults()
        except TooMany:
            continue
        inside = replace(pathway, criteria=(text,), impossible=(*pathway.impossible, drawn))
        proof = prove(inside, EMPTY_LIBRARY)
        if proof.verdict == Verdict.NOT_PROVED:
            continue
        assert (proof.verdict == Verdict.FAILED) == bool(faults), seed
        whole = prove(pathway, EMPTY_LIBRARY)
        assert proof.outside is not None and whole.outside is None
        assert proof.combinations + proof.outside == whole.combinations, seed
        failed += bool(faults)
        narrowed += whole.verdict == Verdict.FAILED and not faults
    assert seeds.are_fresh or (failed > 5 and narrowed > 0), (failed, narrowed)


BODY = """\
facts:
  indgang: {title: indgang, values: {politi: politi, skole: skole, hjem: hjem}}
steps:
  a:
    title: A
    ...
    start: {when: {indgang: [skole, hjem]}}
    next:
      one:
        - {when: {indgang: skole}, to: slut}
        - {otherwise: andet}
ends:
  slut: {title: Slut}
  andet: {title: Andet}
"""

WITH = "criteria: [Alle, {text: Skolen eller hjemmet er bekymret., when: {indgang: [skole, hjem]}}]"


def test_a_criterion_in_a_file_draws_the_target_group() -> None:
    texts = {
        "library.yml": LIBRARY,
        "registers/register.yml": REGISTER,
        "a.yml": HEAD.format(name="a").replace("criteria: [Alle]", WITH)
        + BODY.replace("    ...\n", STEP),
    }
    library = load_library({path: text.encode() for path, text in texts.items()}).library
    assert library is not None
    pathway = library.pathways["a"]
    proof = prove(pathway, library)
    assert (proof.verdict, proof.combinations, proof.outside) == (Verdict.PROVED, 2, 1)
    assert [one.in_("da") for one in pathway.loose_criteria] == ["Alle"]
    assert not list(proof_findings(proof, pathway))  # that nobody comes from the police is meant


def test_without_it_the_gap_is_found() -> None:
    library = library_of(a=BODY)
    proof = prove(library.pathways["a"], library)
    assert (proof.verdict, proof.outside) == (Verdict.FAILED, None)

"""Areas and organisations are proved too, on what holds for them, in words that fit them."""

import pytest

from pathwaytool import report
from pathwaytool.load.library import load_library
from pathwaytool.locales import LANGUAGES
from pathwaytool.model.library import Library
from pathwaytool.prove import Proof, Verdict, proof_findings, prove
from pathwaytool.prove.follow.walk import walk
from pathwaytool.prove.tell.case import case_text
from pathwaytool.prove.tell.story import story_text
from tests.proving.small import HEAD, LIBRARY, REGISTER, STEP

OTHERS = ("area", "organisation")
YOUNG = {"da": "ung", "en": "young", "sv": "ung"}

BRANCHES = """\
facts:
  alder: {{title: alder, values: 10-19, role: age}}
  stort: {{title: stort, values: yes-no}}
steps:
  a:
    title: A
    start: {start}
    ages: 12-14
    lead: raadgiver
    ...
    next:
      one:
        - {{when: {{stort: yes}}, to: b}}
        - {{{second}: {{stort: no}}, to: c}}
  b:
    title: B
    ...
    {b}
    next: slut
  c:
    title: C
    ...
    next: slut
ends:
  slut: {{title: Slut}}
"""


def branches(
    level: str, start: str = "always", second: str = "when", b: str = "note: Nej"
) -> Library:
    return at_level(level, BRANCHES.format(start=start, second=second, b=b))


def at_level(level: str, body: str, **others: str) -> Library:
    """Return a library with the pathway `p` at `level`, and others of a young person.

    `body` and `others` are everything after the head; see `small.library_of`.
    """
    texts = {"library.yml": LIBRARY, "registers/register.yml": REGISTER}
    for name, text in {"p": body, **others}.items():
        head = HEAD.format(name=name)
        if name == "p":
            head = head.replace("level: child", f"level: {level}")
        texts[f"{name}.yml"] = head + text.replace("    ...\n", STEP)
    loaded = load_library({path: text.encode() for path, text in texts.items()})
    assert loaded.library is not None, loaded.diagnostics
    return loaded.library


def proof_of(library: Library) -> Proof:
    return prove(library.pathways["p"], library)


def test_ages_count_for_a_young_person_only() -> None:
    of_child = proof_of(branches("child"))
    assert {one.kind for one in of_child.failures} == {"wrong-age"}
    for level in OTHERS:
        proof = proof_of(branches(level))
        assert (proof.verdict, proof.failures, proof.dead) == (Verdict.PROVED, (), ())
        assert proof.combinations == 20


TWO_LEADS = """\
steps:
  a:
    title: A
    start: always
    ...
    next: {all: [b, c]}
  b:
    title: B
    lead: raadgiver
    ...
    next: d
  c:
    title: C
    lead: leder
    ...
    next: d
  d:
    title: D
    ...
    next: slut
ends:
  slut: {title: Slut}
"""


def test_leads_count_for_a_young_person_only() -> None:
    kinds = {one.kind for one in proof_of(at_level("child", TWO_LEADS)).failures}
    assert kinds == {"two-leads"}
    for level in OTHERS:
        assert proof_of(at_level(level, TWO_LEADS)).verdict == Verdict.PROVED


@pytest.mark.parametrize("level", OTHERS)
@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"start": "{when: {stort: yes}}"}, "no-start"),
        ({"b": "needs: [notat]"}, "missing-document"),
    ],
)
def test_choices_and_documents_count_everywhere(
    level: str, change: dict[str, str], kind: str
) -> None:
    library = branches(level, **change)
    proof = proof_of(library)
    assert kind in {one.kind for one in proof.failures}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", OTHERS)
def test_nothing_is_said_of_young_people(level: str, language: str) -> None:
    library = branches(level, start="{when: {stort: yes}}", b="needs: [notat]")
    pathway, proof = library.pathways["p"], proof_of(library)
    assert proof.failures
    told = [report.sentence(one, language) for one in proof_findings(proof, pathway)]
    told += [story_text(one, pathway, library, language) for one in proof.failures]
    told.append(case_text(walk(pathway, library, {}), pathway, library, language))
    assert all(YOUNG[language] not in one.lower() for one in told), told


RUNS = """\
facts:
  udfald: {title: udfald, outcomes_of: p, decided_by: [a]}
steps:
  a:
    title: A
    start: always
    runs: p
    ...
    next:
      one:
        - {when: {udfald: slut}, to: faerdig}
ends:
  faerdig: {title: Færdig}
"""


def test_young_persons_pathway_rests_on_the_areas_own_proof() -> None:
    library = at_level("area", BRANCHES.format(start="always", second="when", b="note: x"), q=RUNS)
    proof = prove(library.pathways["q"], library)
    assert (proof.verdict, proof.rests_on) == (Verdict.PROVED, (("p", "proved"),))
    failing = BRANCHES.format(start="{when: {stort: yes}}", second="when", b="note: x")
    library = at_level("area", failing, q=RUNS)
    assert prove(library.pathways["q"], library).rests_on == (("p", "failed"),)

"""Who is told before something begins, and once something has finished."""

import pytest

from pathwaytool.model.library import Library
from pathwaytool.prove import prove
from pathwaytool.prove.tell.promises import broken_sentence, claim_sentence
from tests.proving.small import STEP, library_of

READER = STEP.replace("raadgiver", "laeser")

FLOW = """\
steps:
  skriv:
    title: Skriv
    ...
    start: always
    gives: [notat]
    next: {onward}
  laes:
    title: Laes
{reader}    {reads}: [notat]
    next: slut
ends: {{slut: {{title: Slut}}}}
promises:
  besked:
    title: Nogen får notatet.
    told: {{to: {{actor: {to}}}, document: notat, {keys}}}
"""

HANDED = "{to: laes, handoff: {documents: [notat], basis: [LB-1]}}"


def promised(to: str, keys: str, onward: str = "laes", reads: str = "uses") -> Library:
    flow = FLOW.format(reader=READER, to=to, keys=keys, onward=onward, reads=reads)
    return library_of(a=flow)


def verdict(library: Library) -> str:
    (one,) = prove(library.pathways["a"], library).promises
    return one.verdict.value


def test_who_writes_it_has_it_before_the_next_step_begins() -> None:
    assert verdict(promised("raadgiver", "before: laes")) == "kept"
    assert verdict(promised("raadgiver", "before: skriv")) == "broken"


@pytest.mark.parametrize("reads", ["uses", "needs"])
def test_who_reads_it_in_a_step_has_not_read_it_before_that_step(reads: str) -> None:
    assert verdict(promised("laeser", "before: laes", reads=reads)) == "broken"
    assert verdict(promised("laeser", "before: laes", HANDED, reads)) == "kept"
    assert verdict(promised("laeser", "before: slut", reads=reads)) == "kept"


def test_it_is_asked_for_once_something_has_finished() -> None:
    assert verdict(promised("raadgiver", "after: laes")) == "kept"
    assert verdict(promised("laeser", "after: skriv, before: slut")) == "kept"
    assert verdict(promised("laeser", "after: skriv, before: laes")) == "broken"
    assert verdict(promised("laeser", "after: slut, before: skriv")) == "kept"


@pytest.mark.parametrize(
    ("keys", "said", "broken"),
    [
        (
            "before: laes",
            "“Rådgiver” is told with “Notat” before “Laes” begins.",
            "“Laes” begins, and “Rådgiver” has not got “Notat”.",
        ),
        (
            "after: laes",
            "When “Laes” has finished, “Rådgiver” is also told with “Notat”.",
            "The pathway has ended, and “Rådgiver” has not got “Notat”.",
        ),
        (
            "after: skriv, before: laes",
            "When “Skriv” has finished, “Rådgiver” is told with “Notat” before “Laes” begins.",
            "“Laes” begins, and “Rådgiver” has not got “Notat”.",
        ),
    ],
)
def test_it_is_said_in_words(keys: str, said: str, broken: str) -> None:
    library = promised("raadgiver", keys)
    pathway = library.pathways["a"]
    promise = pathway.promises["besked"]
    assert claim_sentence(promise, pathway, library, "en") == said
    assert broken_sentence(promise, pathway, library, "en") == broken

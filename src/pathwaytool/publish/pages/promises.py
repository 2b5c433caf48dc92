"""What a pathway promises: each promise as a sentence, its sources, and what is proved of it."""

from pathwaytool.dataclass import dataclass
from pathwaytool.locales.conditions import condition_sentence
from pathwaytool.model.example import Example
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.promise import Happening, Promise, Sort
from pathwaytool.prove.tell.promises import claim_sentence, happening_words
from pathwaytool.publish.frame.menu import PROMISE_PAGES, promise_page
from pathwaytool.publish.gather.verdicts import grouped
from pathwaytool.publish.page_maker import PageMaker
from pathwaytool.publish.words.writer import Writer


@dataclass(frozen=True, slots=True)
class ShownPromise:
    """A promise as it is shown. `verdict` is how it fares; empty where nothing is proved."""

    promise: Promise
    sentence: str
    verdict: str
    fares: str
    concerns: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownCase:
    """An example case as it is shown: what is known, and what is expected, by key."""

    case: Example
    facts: str
    expected: tuple[tuple[str, str], ...]
    verdict: str
    fares: str


@dataclass(frozen=True, slots=True)
class PromisesPage:
    """What a page of promises is given. `others` are the names of the pages with the others."""

    page: str
    others: tuple[str, ...]
    promises: list[ShownPromise]
    cases: list[ShownCase]


def promises_given(maker: PageMaker, pathway: Pathway, page: str, writer: Writer) -> PromisesPage:
    """Return what the page of promises of that name is given."""
    menu = writer.pathway_pages(pathway)
    here = [one for one in pathway.promises.values() if promise_page(pathway, one) == page]
    cases = pathway.cases.values() if page == "promises" else ()
    return PromisesPage(
        page=page,
        others=tuple(name for name in PROMISE_PAGES if name in menu and name != page),
        promises=[_shown(maker, pathway, one, writer) for one in here],
        cases=[_case(maker, pathway, one, writer) for one in cases],
    )


def promises_on(pathway: Pathway, step: str) -> tuple[Promise, ...]:
    """Return the promises that name a step, in the order of the file."""
    return tuple(
        one for one in pathway.promises.values() if step in _steps(tuple(one.named()), pathway)
    )


def _shown(maker: PageMaker, pathway: Pathway, promise: Promise, writer: Writer) -> ShownPromise:
    proof = maker.site.proofs.get(pathway.id)
    told = {one.id: one for one in proof.promises} if proof else {}
    found = told.get(promise.id)
    verdict = found.verdict.value if found else ""
    return ShownPromise(
        promise=promise,
        sentence=claim_sentence(promise, pathway, maker.library, writer.language),
        verdict=verdict,
        fares=writer.word(f"promise_{verdict or 'none'}"),
        concerns=writer.word("promise_concerns", n=grouped(found.cases, writer)) if found else "",
        steps=_steps(tuple(promise.named()), pathway),
    )


def _case(maker: PageMaker, pathway: Pathway, case: Example, writer: Writer) -> ShownCase:
    proof = maker.site.proofs.get(pathway.id)
    told = {one.id: one.verdict.value for one in proof.examples} if proof else {}
    expected = {"must": case.must, "may": case.may, "never": case.never}
    verdict = told.get(case.id, "")
    return ShownCase(
        case=case,
        facts=condition_sentence(case.facts, pathway.facts, writer.language),
        expected=tuple(
            (key, "; ".join(_one(one, maker, pathway, writer) for one in named))
            for key, named in ((key, [(one,) for one in all_]) for key, all_ in expected.items())
            if named
        ),
        verdict=verdict,
        fares=writer.word(f"case_{verdict or 'none'}"),
    )


def _one(one: Happening, maker: PageMaker, pathway: Pathway, writer: Writer) -> str:
    return happening_words(one, pathway, maker.library, writer.language)


def _steps(named: Happening, pathway: Pathway) -> tuple[str, ...]:
    ids = (one.id for one in named if one.sort == Sort.STEP)
    return tuple(dict.fromkeys(id_ for id_ in ids if id_ in pathway.steps or id_ in pathway.ends))

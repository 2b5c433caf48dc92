"""A promise in words: the claim as a sentence, and how it is broken."""

from collections.abc import Mapping

from pathwaytool.locales import words
from pathwaytool.locales.conditions import condition_sentence, listed
from pathwaytool.locales.times import duration_words
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.promise import Happening, Informed, Named, Promise, Sort
from pathwaytool.model.registers import Actor, Phase, Sector
from pathwaytool.model.text import Language
from pathwaytool.model.time import Moment
from pathwaytool.prove.proof import Failure
from pathwaytool.prove.tell.naming import quoted, title_of


def claim_sentence(promise: Promise, pathway: Pathway, library: Library, language: Language) -> str:
    """Say what is promised, to whom and when, in one sentence; its title where nothing is."""
    say = words(language, "promises")
    if not promise.claims:
        return promise.title.in_(language)
    said = _raised(say[_key(promise)].format(**_gaps(promise, pathway, library, language)))
    if promise.when is None:
        return said
    when = condition_sentence(promise.when, pathway.facts, language)
    return say["when"].format(when=when, claim=said)


def _key(promise: Promise) -> str:
    """Return what the words of a claim are called; a step's own time and its rounds have others."""
    claim, within = promise.claim.value, promise.within
    if promise.told:
        return _told_key(promise.told)
    if claim == "then" and promise.after:
        return f"{claim}-after"
    if within is None or [one.id for one in within.origin] != [one.id for one in within.happens]:
        return claim
    is_own = (within.from_moment, within.reach) == (Moment.START, Moment.FINISH)
    return f"{claim}-own" if is_own else f"{claim}-again"


def _told_key(told: Informed) -> str:
    if told.before:
        return "told-both" if told.after else "told-before"
    return "told-after" if told.after else "told"


def broken_sentence(
    promise: Promise, pathway: Pathway, library: Library, language: Language
) -> str:
    """Say how the promise is broken where a story stops."""
    say = words(language, "promises")
    is_before = promise.told is not None and bool(promise.told.before)
    said = say["broken-told-before" if is_before else f"broken-{promise.claim.value}"]
    return _raised(said.format(**_gaps(promise, pathway, library, language)))


def _raised(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def unexpected(failure: Failure, pathway: Pathway, language: Language) -> str:
    """Say what an example case expects that does not come, or comes and should not."""
    id_, key, at = failure.names
    case = pathway.cases[id_]
    expected = {"must": case.must, "may": case.may, "never": case.never}
    say = words(language, "promises")
    one = expected[key][int(at)] if key in expected else None
    title = quoted(title_of(one.id, pathway, language), language) if one else ""
    return say[f"case-{key}"].format(
        happens=say[f"sort-{one.sort.value}"].format(title=title) if one else ""
    )


def _gaps(
    promise: Promise, pathway: Pathway, library: Library, language: Language
) -> dict[str, str]:
    told, within = promise.telling, promise.within
    document = library.documents.get(told.document) if told else None
    names = (_title(one, pathway, library, language) for one in told.to) if told else ()
    receivers = listed(list(names), "or", language)
    happens = happening_words(promise.happens, pathway, library, language)
    return {
        "happens": receivers or happens,
        "before": happens,
        "other": happening_words(promise.other, pathway, library, language),
        "times": str(promise.at_most.times) if promise.at_most else "",
        "limit": duration_words(within.limit, language) if within else "",
        "document": quoted(document.title.in_(language), language)
        if document
        else (told.document if told else ""),
    }


def happening_words(
    happening: Happening, pathway: Pathway, library: Library, language: Language
) -> str:
    """Say what can happen: steps and ends by title, and any step of a phase, sector or actor."""
    return listed([_named(one, pathway, library, language) for one in happening], "or", language)


def _named(one: Named, pathway: Pathway, library: Library, language: Language) -> str:
    title = _title(one, pathway, library, language)
    return words(language, "promises")[f"sort-{one.sort.value}"].format(title=title)


def _title(one: Named, pathway: Pathway, library: Library, language: Language) -> str:
    if one.sort == Sort.STEP:
        return quoted(title_of(one.id, pathway, language), language)
    registers: dict[Sort, Mapping[str, Actor | Phase | Sector]] = {
        Sort.PHASE: library.phases,
        Sort.SECTOR: library.sectors,
        Sort.ACTOR: library.actors,
    }
    found = registers[one.sort].get(one.id)
    return quoted(found.title.in_(language) if found else one.id, language)

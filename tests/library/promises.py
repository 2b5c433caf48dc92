"""What the library promises of its knowledge; each function returns what falls short, in words."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from pathwaytool.check.references import (
    ReferenceKind,
    pathway_references,
    register_references,
    topic_references,
)
from pathwaytool.check.texts import pathway_texts, topic_texts
from pathwaytool.model.advice import Recommendation
from pathwaytool.model.aspect import Section
from pathwaytool.model.confidence import Check, Confidence
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Step
from pathwaytool.model.registers import LegalBasis, Source, Statement
from pathwaytool.model.topic import TopicAdvice
from tests.library import recorded

UNSOURCED = (Confidence.PROPOSED, Confidence.UNVERIFIED)
"""How sure we may be of what cites nothing: our own proposal, or to be looked up."""

Rooted = Statement | LegalBasis | Source
Claim = Step | Section | Recommendation | TopicAdvice

BARE_AGENCY = re.compile(r"(?<!svenske )Socialstyrelsens?\b(?! \(Sverige\))")

SEVERAL = {"kommunfullmäktige, nämnd": ("kommunfullmäktige", "nämnd")}


def missing(library: Library) -> list[str]:
    """Return the recorded ids that stand in no register."""
    registers: tuple[tuple[str, Mapping[str, object]], ...] = (
        ("statements", library.statements),
        ("sources", library.sources),
        ("legal_bases", library.legal_bases),
    )
    return [
        entry.id
        for name, register in registers
        for entry in recorded.entries(name)
        if entry.id not in register
    ]


def unrecorded(library: Library) -> list[str]:
    """Return the statements and legal bases that neither were recorded nor have been checked."""
    known = {one.id for name in ("statements", "legal_bases") for one in recorded.entries(name)}
    claims = [(one.id, one.checked) for one in library.statements.values()]
    claims += [(one.id, one.checked) for one in library.legal_bases.values()]
    return [id_ for id_, check in claims if id_ not in known and check is None]


def altered(library: Library) -> list[str]:
    """Return what rests on another source, or is more or less sure, than recorded."""
    registers: tuple[tuple[str, Mapping[str, Rooted]], ...] = (
        ("statements", library.statements),
        ("legal_bases", library.legal_bases),
        ("sources", library.sources),
    )
    found = [
        _altered(entry, register.get(entry.id))
        for name, register in registers
        for entry in recorded.entries(name)
    ]
    return [one for one in found if one]


def _altered(entry: recorded.Entry, now: Rooted | None) -> str:
    if now is None:
        return ""
    other = now.kind if isinstance(now, Source) else now.source
    check: Check | None = None if isinstance(now, Source) else now.checked
    is_as_sure = check is not None or now.confidence.value == entry.confidence
    if other == entry.other and is_as_sure:
        return ""
    return f"{entry.id}: {other} {now.confidence.value}, not {entry.other} {entry.confidence}"


def sourceless(library: Library) -> list[str]:
    """Return the statements and legal bases whose source is not in the register."""
    named: list[Statement | LegalBasis] = [*library.statements.values()]
    named += library.legal_bases.values()
    return [one.id for one in named if one.source not in library.sources]


def unheard(library: Library) -> list[str]:
    """Return the statements of the five texts that no pathway and no topic cites."""
    cited = set(_cited_by_pages(library))
    return [id_ for id_ in recorded.seed_ids() if id_ not in cited]


def uncited(library: Library) -> list[str]:
    """Return the statements that nothing cites, and the sources that nothing rests on."""
    cited = set(_cited_by_pages(library))
    named = list(register_references(library))
    cited |= {one.id for one in named if one.kind == ReferenceKind.STATEMENT}
    sources = {one.id for one in named if one.kind == ReferenceKind.SOURCE}
    return [id_ for id_ in library.statements if id_ not in cited] + [
        id_ for id_ in library.sources if id_ not in sources
    ]


def _cited_by_pages(library: Library) -> Iterator[str]:
    pathways = chain.from_iterable(map(pathway_references, library.pathways.values()))
    topics = chain.from_iterable(map(topic_references, library.topics.values()))
    for one in chain(pathways, topics):
        if one.kind == ReferenceKind.STATEMENT:
            yield one.id


def unfounded(library: Library) -> list[str]:
    """Return what stands on a page, cites nothing, and yet says that it is known."""
    return [
        name
        for name, cites, confidence in _claims(library)
        if not cites and confidence not in UNSOURCED
    ]


def _claims(library: Library) -> Iterator[tuple[str, tuple[str, ...], Confidence]]:
    for place, claims in _claimants(library):
        for id_, claim in claims.items():
            yield f"{place}/{id_}", claim.cites, claim.confidence
    for intervention in library.interventions.values():
        # An intervention has no confidence of its own: it is as sure as what it cites.
        yield intervention.id, intervention.cites, Confidence.FOUND
        for evidence in intervention.evidence:
            yield f"{intervention.id}/{evidence.scheme}", evidence.cites, Confidence.FOUND


def _claimants(library: Library) -> Iterator[tuple[str, Mapping[str, Claim]]]:
    for pathway in library.pathways.values():
        yield pathway.id, pathway.steps
        yield pathway.id, pathway.about
        yield pathway.id, pathway.recommendations
    for topic in library.topics.values():
        yield topic.id, topic.sections
        yield topic.id, topic.advice


def shared_words(library: Library) -> list[str]:
    """Return the words that two terms claim in one language: a text could not tell which."""
    claimed: dict[tuple[str, str], set[str]] = defaultdict(set)
    for id_, language, word in _words(library):
        claimed[language, word.casefold()].add(id_)
    return [f"{language} {word}" for (language, word), ids in claimed.items() if len(ids) > 1]


def unexplained(library: Library) -> list[str]:
    """Return the words of the glossary that no term explains."""
    known = {(language, word.casefold()) for _, language, word in _words(library)}
    return [
        f"{language} {word}"
        for language, word in recorded.words()
        if (language, word.casefold()) not in known
    ]


def _words(library: Library) -> Iterator[tuple[str, str, str]]:
    for term in library.terms.values():
        for language, title in term.title.versions:
            for word in SEVERAL.get(title, (title,)):
                yield term.id, language, word
        for language, forms in term.forms.items():
            for form in forms:
                yield term.id, language, form


def half_said(library: Library) -> list[str]:
    """Return the terms that do not say their meaning, or why to beware, in all languages."""
    every = set(library.languages)
    texts = [
        (term.id, text)
        for term in library.terms.values()
        for text in (term.meaning, term.beware)
        if text is not None
    ]
    return [id_ for id_, text in texts if {code for code, _ in text.versions} != every]


def unclear_agencies(library: Library) -> list[str]:
    """Return the Danish texts on Sweden that do not say which Socialstyrelsen they mean."""
    return [text for text in _danish_on_sweden(library) if BARE_AGENCY.search(text)]


def _danish_on_sweden(library: Library) -> Iterator[str]:
    pathways = [one for one in library.pathways.values() if one.country == "se"]
    topics = [one for one in library.topics.values() if one.country == "se"]
    texts = [one.text for one in chain.from_iterable(map(pathway_texts, pathways))]
    texts += [one.text for one in chain.from_iterable(map(topic_texts, topics))]
    # A statement that is told in Swedish is one that Swedish pages cite.
    texts += [one.text for one in library.statements.values() if one.text.has("sv")]
    for text in texts:
        yield from (said for code, said in text.versions if code == "da")

"""What a leader reads: the sentences of each page of pathways, topics and editions, as values.

Names of roles, acts and documents stand on the pages too; they are labels and no sentences. A
page is read in the language that its file is written in first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import field

from pathwaytool.dataclass import dataclass
from pathwaytool.locales import words
from pathwaytool.locales.conditions import condition_parts, when_sentence
from pathwaytool.model.advice import Decision, Recommendation
from pathwaytool.model.aspect import Section, Unstated
from pathwaytool.model.condition import Condition
from pathwaytool.model.edition import Edition
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Step, Transition
from pathwaytool.model.position import Place
from pathwaytool.model.text import Language, Text
from pathwaytool.model.topic import Topic
from pathwaytool.publish.words.readability import Counted, counted, sentences_of

HARDEST = 42
"""The highest LIX of a leader's page. Source: C.H. Björnsson's scale, where 35-44 is middling and
45 is hard; the choice of 42 is ours."""

HARDEST_TO_YOU = 30
"""The same for a page that is for young persons and parents: on his scale, easy."""

LEAST_WORDS = 8
"""A sentence with fewer words than this is no burden, and a page with fewer is a title alone."""


@dataclass(frozen=True, slots=True)
class PageText:
    """A text that stands on a page, and where it is written."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as it is read. `path` is its place in the site, without ending."""

    path: str
    language: Language
    passages: tuple[PageText, ...]
    hardest: int = HARDEST
    counted: Counted = field(init=False)

    def __post_init__(self) -> None:
        """Count the sentences once."""
        sentences = (one for passage in self.passages for one in sentences_of(passage.text))
        object.__setattr__(self, "counted", counted(sentences))

    @property
    def is_hard(self) -> bool:
        """Tell whether the page is harder to read than such a page may be."""
        return self.counted.words >= LEAST_WORDS and round(self.counted.lix, 1) > self.hardest


def readings_of(library: Library) -> Iterator[ReadPage]:
    """Yield every page of the library's pathways, topics and editions, in their order."""
    for pathway in library.pathways.values():
        yield from _of_pathway(pathway, library)
    for topic in library.topics.values():
        language = _first(topic.languages, library)
        passages = _written(_of_topic(topic, library), language)
        yield ReadPage(f"viden/{topic.id}", language, passages)
    for edition in library.editions.values():
        passages = _written(_of_edition(edition), library.language)
        yield ReadPage(f"udgaver/{edition.id}", library.language, passages)


def _first(languages: tuple[Language, ...], library: Library) -> Language:
    return languages[0] if languages else library.language


Texts = Iterable[tuple[Text | str | None, Place]]


def _written(texts: Texts, language: Language) -> tuple[PageText, ...]:
    """Return the texts that are there in a language; a sentence of the tool is always there."""
    said = (
        (text.in_(language) if isinstance(text, Text) else text, place)
        for text, place in texts
        if text and (isinstance(text, str) or text.has(language))
    )
    return tuple(PageText(text, place) for text, place in said)


def _of_pathway(pathway: Pathway, library: Library) -> Iterator[ReadPage]:
    language = _first(pathway.languages, library)
    at = f"forloeb/{pathway.id}"
    yield ReadPage(f"{at}/index", language, _written(_front(pathway), language))
    decisions = (part for one in pathway.decisions.values() for part in _decision(one))
    yield ReadPage(f"{at}/valg", language, _written(decisions, language))
    promises = (
        (text, one.place) for one in pathway.promises.values() for text in (one.title, one.note)
    )
    yield ReadPage(f"{at}/loefter", language, _written(promises, language))
    if told := _written(_to_you(pathway), language):
        yield ReadPage(f"{at}/til-dig", language, told, HARDEST_TO_YOU)
    for step in pathway.steps.values():
        texts = _step(pathway, step, library, language)
        yield ReadPage(f"{at}/trin/{step.id}", language, _written(texts, language))
    ends = (
        (text, end.place) for end in pathway.ends.values() for text in (end.title, end.description)
    )
    yield ReadPage(f"{at}/slutninger", language, _written(ends, language))


def _front(pathway: Pathway) -> Texts:
    for text in (pathway.title, pathway.summary, pathway.owner, *pathway.criteria):
        yield text, pathway.place
    for one in pathway.recommendations.values():
        yield from _recommendation(one)
    for section in pathway.about.values():
        yield from _section(section)
    yield from _unstated(pathway.not_stated)


def _to_you(pathway: Pathway) -> Texts:
    for section in pathway.to_you.values():
        yield from _section(section)
    for step in pathway.steps.values():
        yield step.to_you, step.place


def _recommendation(one: Recommendation) -> Texts:
    yield one.text, one.place
    yield one.why, one.place


def _decision(one: Decision) -> Texts:
    yield from ((text, one.place) for text in (one.title, one.gap, one.choice))


def _section(one: Section) -> Texts:
    yield from ((text, one.place) for text in (one.title, one.text))


def _unstated(items: Iterable[Unstated]) -> Texts:
    yield from ((one.text, one.place) for one in items)


def _step(pathway: Pathway, step: Step, library: Library, language: Language) -> Texts:
    own = (step.title, step.purpose, step.description, step.good, step.note, step.sharing)
    yield from ((text, step.place) for text in own)
    if step.start and step.start.when:
        lead = words(language, "site")["starts_when"]
        for said in _when(lead, step.start.when, pathway, language):
            yield said, step.start.place
    for way in step.transitions:
        yield from _way(pathway, way, language)
    for id_ in step.cites:
        if statement := library.statements.get(id_):
            yield statement.text, statement.place
            yield statement.note, statement.place


def _when(lead: str, when: Condition, pathway: Pathway, language: Language) -> Iterator[str]:
    """Yield a condition as the page says it: in one sentence, or as a list of them."""
    whole, parts = condition_parts(when, pathway.facts, language)
    if parts:
        yield f"{lead} {whole}."
        yield from (f"{part}." for part in parts)
    else:
        yield f"{lead} {when_sentence(when, pathway.facts, language)}."


def _way(pathway: Pathway, way: Transition, language: Language) -> Texts:
    yield way.label, way.place
    if way.when:
        lead = words(language, "site")["when"]
        for said in _when(lead, way.when, pathway, language):
            yield said, way.place
    if way.handoff:
        yield way.handoff.note, way.handoff.place


def _of_topic(topic: Topic, library: Library) -> Texts:
    yield topic.title, topic.place
    yield topic.summary, topic.place
    for section in topic.sections.values():
        yield from _section(section)
    for advice in topic.advice.values():
        yield advice.text, advice.place
    yield from _unstated(topic.not_stated)


def _of_edition(edition: Edition) -> Texts:
    for departure in edition.departures.values():
        yield from ((text, departure.place) for text in (departure.reason, departure.note))
    for agreement in edition.agreements.values():
        yield from ((text, agreement.place) for text in (agreement.title, agreement.text))
    for step in edition.steps.values():
        own = (step.title, step.purpose, step.description, step.good, step.note, step.sharing)
        yield from ((text, step.place) for text in own)


def heaviest(readings: Iterable[ReadPage], most: int) -> list[tuple[float, str, Place]]:
    """Return the heaviest sentences of pages, each once: its LIX, itself, and where it stands."""
    found: dict[str, tuple[float, Place]] = {}
    for reading in readings:
        for passage in reading.passages:
            for sentence in sentences_of(passage.text):
                alone = counted([sentence])
                if alone.words >= LEAST_WORDS:
                    found.setdefault(sentence, (alone.lix, passage.place))
    ranked = sorted(((lix, one, place) for one, (lix, place) in found.items()), key=_rank)
    return ranked[:most]


def _rank(found: tuple[float, str, Place]) -> tuple[float, str]:
    return -found[0], found[1]

"""The comparison of systems is read in every language of the library, and so are the cards."""

from collections.abc import Iterator

from pathwaytool.model.library import Library
from pathwaytool.model.text import Text
from pathwaytool.publish.gather.comparison import QUESTIONS, AnswerItem, cell_of
from pathwaytool.publish.order.systems import systems_of
from tests.library import recorded


def _of_item(item: AnswerItem, library: Library) -> Iterator[Text]:
    yield item.title
    if item.limit and item.limit.text:
        yield item.limit.text
    if item.passing:
        yield from (library.legal_bases[id_].act for id_ in item.passing.basis)
    if item.graded:
        yield from (grade.note for grade in item.graded.evidence if grade.note)


def _compared(library: Library) -> Iterator[Text]:
    for system in systems_of(library):
        for question in QUESTIONS:
            cell = cell_of(system, question, library)
            for item in cell.items:
                yield from _of_item(item, library)
        yield from (one.text for one in system.pathway.not_stated)


def _cards(library: Library) -> Iterator[Text]:
    for pathway in library.pathways.values():
        yield from (pathway.title, pathway.summary)
    for topic in library.topics.values():
        yield from (topic.title, topic.summary)
        yield from (one.text for one in topic.not_stated)


def _untranslated(library: Library) -> list[str]:
    texts = [*_compared(library), *_cards(library)]
    lacking = [one for one in texts if not all(map(one.has, library.languages))]
    return sorted({one.versions[0][1] for one in lacking})


def test_comparison_and_cards_are_in_every_language() -> None:
    assert _untranslated(recorded.library()) == []


def test_answer_in_one_language_alone_is_told() -> None:
    swedish = "      sv: Hur länge SSP+ pågår.\n"
    spoiled = recorded.changed("danmark/exit-forloeb.yml", swedish, "")
    assert _untranslated(spoiled) == ["Hvor længe SSP+ varer."]

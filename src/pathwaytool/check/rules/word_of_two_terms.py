"""A word belongs to one term.

A word in a text is explained by the term whose title or form it is. Where two terms have the same
word, a reader gets one of the explanations, and nobody chose which.

Fix: keep the word under the term that it belongs to, and delete it from the other.
"""

from collections.abc import Iterator
from dataclasses import replace

from pathwaytool.check.rule import Whole
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.position import Pointer
from pathwaytool.model.registers import Term

MESSAGE = Message(
    "word-of-two-terms",
    Severity.WARNING,
    "“{word}” stands under two terms: “{term}” and “{other}”.",
    "Keep the word under the term that it belongs to, and delete it from the other.",
)


def check_library(whole: Whole) -> Iterator[Diagnostic]:
    """Yield a finding for each word of a language that two terms have, at the second."""
    seen: dict[tuple[str, str], tuple[Term, Pointer]] = {}
    for term in whole.library.terms.values():
        told: set[str] = set()
        for language, word, pointer in _words(term):
            first, other = seen.setdefault((language, word.casefold()), (term, pointer))
            if first is not term and first.id not in told:
                told.add(first.id)
                location = term.place.value(*pointer)
                found = MESSAGE.at(location, word=word, term=term.id, other=first.id)
                yield replace(found, related=(first.place.value(*other),))


def _words(term: Term) -> Iterator[tuple[str, str, Pointer]]:
    """Yield each language and word of a term, and where in the term it stands."""
    for language, word in term.title.versions:
        yield language, word, ("title",)
    for language, forms in term.forms.items():
        for number, word in enumerate(forms):
            yield language, word, ("forms", language, number)

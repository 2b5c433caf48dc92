"""Nothing is called `index`, `readme` or `con`, no legal basis `consent`, no event as a step.

A page that is called `index` would take the place of the list that it stands in. Windows has no
files called `con`, `prn`, `aux`, `nul`, `com1` or `lpt1`, so the site could not stand there.
`consent` and `not-stated` have a meaning of their own in the basis of a hand-off: that the family
agrees to the sharing, and that the sources do not say by what right. An event that is called as a
step or an end could not be told from it in a story.

Fix: choose another id.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Whole
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.library import Library
from pathwaytool.model.position import Place

MESSAGE = Message(
    "reserved-id",
    Severity.ERROR,
    "“{id}” is taken and cannot be used as an id here.",
    "Choose another id, and correct the places that use it.",
)


def check_library(whole: Whole) -> Iterator[Diagnostic]:
    """Yield a finding for each id that is a word of the format, or the name of a list of pages."""
    for id_, place in _taken(whole.library):
        yield MESSAGE.at(place.key(), id=id_)


def _taken(library: Library) -> Iterator[tuple[str, Place]]:
    for word in ("consent", "not-stated"):
        if word in library.legal_bases:
            yield word, library.legal_bases[word].place
    for pathway in library.pathways.values():
        steps = pathway.steps.keys() | pathway.ends.keys()
        yield from ((id_, one.place) for id_, one in pathway.events.items() if id_ in steps)
    yield from ((id_, place) for id_, place in _with_pages(library) if _is_of_pages(id_))


def _is_of_pages(id_: str) -> bool:
    return id_.lower() in LISTS or id_.lower() in DEVICES


def _with_pages(library: Library) -> Iterator[tuple[str, Place]]:
    """Yield the id and the place of what has a page in a folder of pages."""
    named = (library.sectors, library.actors, library.legal_bases, library.sources)
    for entries in named:
        yield from ((id_, one.place) for id_, one in entries.items())
    yield from ((id_, Place(one.source, ("edition",))) for id_, one in library.editions.items())
    yield from ((id_, Place(one.source, ("topic",))) for id_, one in library.topics.items())
    for pathway in library.pathways.values():
        yield pathway.id, Place(pathway.source, ("pathway",))
        yield from ((id_, step.place) for id_, step in pathway.steps.items())


LISTS = ("index", "readme")
"""What the page of a whole folder is called."""

DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)
"""What no file and no folder can be called on Windows, in small or capital letters."""

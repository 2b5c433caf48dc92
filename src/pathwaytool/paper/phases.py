"""A phase on sheets that lie: its lanes in pictures that can be read, each with its words."""

from collections.abc import Iterator

from pathwaytool.model.pathway import Pathway
from pathwaytool.paper.blocks import Block, Reader
from pathwaytool.paper.elements import Element, elements_of
from pathwaytool.paper.pictures import is_legible
from pathwaytool.publish.gather.drawings import phase_sheet_pictures
from pathwaytool.publish.words.writer import Writer


def phase_blocks(pathway: Pathway, phase: str, writer: Writer, reader: Reader) -> Iterator[Block]:
    """Yield the pictures of a phase, and after each the same in words.

    A screen scrolls, paper does not: so there are more of them than on the site's page, and each
    has fewer steps.
    """
    for drawn in phase_sheet_pictures(pathway, phase, writer, is_legible):
        summary = Element("summary", children=[writer.word("twin")])
        words = elements_of(drawn.twin).children
        twin = Element("details", {"class": "pw-twin"}, [summary, *words])
        picture = elements_of(drawn.svg).children if drawn.svg else [drawn.absent]
        yield from reader.blocks([*picture, twin])

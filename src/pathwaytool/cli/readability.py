"""`pathwaytool readability`: how hard each leader's page is to read, and what weighs most."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from pathwaytool.cli.libraries import usable_model
from pathwaytool.cli.speech import LANGUAGE, SpokenCommand, language_about, option, said
from pathwaytool.cli.streams import (
    CLEAN,
    DEFAULT_LIBRARY,
    FINDINGS,
    library_at,
    path_from_here,
    write,
)

if TYPE_CHECKING:
    from pathwaytool.publish.gather.reading import ReadPage

HEAVIEST = 20
"""How many sentences are named."""


@click.command("readability", cls=SpokenCommand)
@option("--library", metavar="PATH", default=DEFAULT_LIBRARY)
@option("--all", "every", is_flag=True)
@LANGUAGE
def command(library: str, every: bool) -> int:
    """Write the pages that are harder to read than a leader's page may be, and the sentences."""
    from pathwaytool.publish.gather.reading import readings_of

    model = usable_model(library)
    readings = list(readings_of(model))
    language = language_about(model.language)
    shown = [one for one in readings if every or one.is_hard]
    lines = [*_pages(shown, language), *_sentences(readings, library, language)]
    write("\n".join((*lines, _sum(readings, language))) + "\n", None)
    return FINDINGS if any(one.is_hard for one in readings) else CLEAN


def _pages(readings: "Sequence[ReadPage]", language: str) -> Iterator[str]:
    for one in sorted(readings, key=lambda one: (-one.counted.lix, one.path)):
        lix, number = _number(one.counted.lix, language), one.counted.words
        yield said(language, "readability-page", path=one.path, lix=lix, words=number)


def _sentences(readings: "Sequence[ReadPage]", library: str, language: str) -> Iterator[str]:
    from pathwaytool.publish.gather.reading import heaviest

    folder = path_from_here(library_at(library)).as_posix()
    found = heaviest(readings, HEAVIEST)
    if found:
        yield said(language, "readability-heaviest")
    for lix, sentence, place in found:
        location = place.key()
        where = f"{folder}/{location.path}:{location.span.line}"
        yield f"{where}: {_number(lix, language)}: {sentence}"


def _sum(readings: "Sequence[ReadPage]", language: str) -> str:
    from pathwaytool.publish.gather.reading import HARDEST, HARDEST_TO_YOU

    hard = sum(one.is_hard for one in readings)
    gaps = {"n": len(readings), "most": HARDEST, "easy": HARDEST_TO_YOU, "hard": hard}
    if hard:
        return said(language, "readability-hard", **gaps)
    highest = max((one.counted.lix for one in readings), default=0.0)
    return said(language, "readability-clean", **gaps, highest=_number(highest, language))


def _number(lix: float, language: str) -> str:
    return f"{lix:.1f}" if language == "en" else f"{lix:.1f}".replace(".", ",")

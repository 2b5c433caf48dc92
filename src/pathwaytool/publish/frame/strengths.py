"""What was measured of how much a proof would notice, and when that no longer holds.

Measuring takes minutes, so that no site does it: `pathwaytool prove --strength --write` writes it
down beside the library, and the page of quality reads it there.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pathwaytool.fingerprint import fingerprint
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway

FORMAT = "pathwaytool-strength"


class StrengthError(ValueError):
    """A text is no record of strength."""


@dataclass(frozen=True, slots=True, order=True)
class Unnoticed:
    """A small mistake that nothing notices: its kind, the step or event, and what of it is gone."""

    kind: str
    step: str
    what: str


@dataclass(frozen=True, slots=True)
class MeasuredStrength:
    """How many of `total` mistakes are noticed, in a pathway with the fingerprint `of`."""

    of: str
    total: int
    unnoticed: tuple[Unnoticed, ...]

    @property
    def noticed(self) -> int:
        """Return how many are noticed."""
        return self.total - len(self.unnoticed)


def strength_key(pathway: Pathway, library: Library) -> str:
    """Return what differs when a pathway, or one that is a step of it, is written otherwise.

    The registers are left out: a title of theirs changes nothing that is measured.
    """
    runs = sorted({step.runs for step in pathway.steps.values() if step.runs})
    others = (library.pathways[id_] for id_ in runs if id_ in library.pathways)
    return fingerprint(*(one.source.text for one in (pathway, *others)))


def strengths_text(strengths: Mapping[str, MeasuredStrength]) -> str:
    """Return what was measured as JSON, by pathway id, ending with a line break."""
    pathways = {
        id_: {
            "of": one.of,
            "total": one.total,
            "unnoticed": [[it.kind, it.step, it.what] for it in one.unnoticed],
        }
        for id_, one in sorted(strengths.items())
    }
    document = {"format": FORMAT, "pathways": pathways}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def strengths_of(text: str) -> dict[str, MeasuredStrength]:
    """Return what was measured, by pathway id. Raises: StrengthError where the text is no such."""
    try:
        document = json.loads(text)
        if document["format"] != FORMAT:
            raise StrengthError
        return {str(id_): _measured(**one) for id_, one in document["pathways"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise StrengthError from error


def _measured(of: str, total: int, unnoticed: Iterable[Iterable[str]]) -> MeasuredStrength:
    left = tuple(Unnoticed(*map(str, one)) for one in unnoticed)
    if not isinstance(total, int) or not len(left) <= total <= 10**6:
        raise StrengthError
    return MeasuredStrength(str(of), total, left)

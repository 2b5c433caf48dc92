"""The rows of a filled in template -> answers by what they are about, and what has no place."""

from collections.abc import Iterable, Iterator, Mapping

from pathwaytool.check.personal import is_personal
from pathwaytool.dataclass import dataclass
from pathwaytool.fingerprint import fingerprint
from pathwaytool.hearing.tables import Row
from pathwaytool.locales import LANGUAGES, words
from pathwaytool.model.heard import Heard, by_any_key
from pathwaytool.model.pathway import Pathway

SHOWN = 60
"""How many letters of an answer are enough to find it again by."""


@dataclass(frozen=True, slots=True)
class PlacedAnswer:
    """An answer that has its place. `id` is the same whenever the same is answered."""

    id: str
    to: str
    organisation: str
    text: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A row that was not taken in: why, and what stands in it. Row 0 is the whole file."""

    row: int
    why: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """What came of one file."""

    given: tuple[PlacedAnswer, ...]
    unplaced: tuple[Unplaced, ...]


def placed(rows: Iterable[Row], pathway: Pathway) -> Placed:
    """Return the answers in `rows`, and what has no place in the pathway.

    Only an organisation that was asked can answer: so no person's name comes in.
    """
    listed = list(rows)
    asked = pathway.hearing.asked if pathway.hearing else ()
    written = next(filter(None, (_beside(row, "organisation") for row in listed)), "")
    organisation = next((one for one in asked if _same(one, written)), None)
    head = next(filter(None, map(_columns, listed)), None)
    if head is None:
        return Placed((), (Unplaced(0, "no-table"),))
    if organisation is None:
        why = "personal" if is_personal(written) else "not-asked" if written else "nobody"
        return Placed((), (Unplaced(0, why, "" if why == "personal" else written),))
    given: dict[str, PlacedAnswer] = {}
    unplaced: list[Unplaced] = []
    known = by_any_key(pathway)
    for row in listed:
        one = _row(row, head, known, organisation)
        if isinstance(one, PlacedAnswer):
            given.setdefault(one.id, one)
        elif one is not None:
            unplaced.append(one)
    return Placed(tuple(given.values()), tuple(unplaced))


def _row(
    row: Row, head: tuple[int, int], known: Mapping[str, Heard], organisation: str
) -> PlacedAnswer | Unplaced | None:
    key, answer = row.at(head[0]), row.at(head[1])
    if not answer.text or _columns(row) or _beside(row, "organisation"):
        return None
    if is_personal(answer.text):
        return Unplaced(row.number, "personal")
    if answer.is_counted or key.is_counted:
        return Unplaced(row.number, "formula", _short(answer.text))
    about = known.get(key.text)
    if about is None:
        return Unplaced(row.number, "no-key" if key.text else "empty-key", _short(answer.text))
    mark = fingerprint(about.key, organisation, answer.text)[:12]
    return PlacedAnswer(f"svar-{mark}", about.key, organisation, answer.text)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"


def _columns(row: Row) -> tuple[int, int] | None:
    """Return the columns of keys and of answers where a row is the head of the table."""
    texts = [one.text for one in row.cells]
    for key, answer in zip(_called("key"), _called("answer"), strict=True):
        if key in texts and answer in texts:
            return texts.index(key), texts.index(answer)
    return None


def _beside(row: Row, name: str) -> str:
    """Return what stands beside a name of the template."""
    return row.at(1).text if row.at(0).text in set(_called(name)) else ""


def _called(name: str) -> Iterator[str]:
    """Yield what the template calls something, in each language."""
    return (words(language, "hearing")[name] for language in LANGUAGES)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()

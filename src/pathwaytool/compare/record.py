"""The record of a version: what was written down when it was released. Plain values and JSON."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import field

from pathwaytool.compare.kept_view import ViewError, plain_views, views_from
from pathwaytool.compare.telling import ToldSection
from pathwaytool.dataclass import dataclass
from pathwaytool.draw.view import View
from pathwaytool.model.text import Language

FORMAT = "pathwaytool-version"

SHAPE = 1
"""Of the JSON. It changes when a reader of it would have to change."""

NUMBER = re.compile(r"(\d{1,6})\.(\d{1,6})\.(\d{1,6})")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
ID = re.compile(r"[0-9A-Za-zÀ-ÖØ-öø-ÿ][0-9A-Za-zÀ-ÖØ-öø-ÿ_-]{0,63}")
COMMIT = re.compile(r"[0-9a-f]{7,64}")

MOST = 1_000_000
"""One more than the greatest number that a record may hold."""

Number = tuple[int, int, int]
"""A version as numbers, so that they can be put in order."""


class RecordError(ValueError):
    """A text is no record of a version."""


@dataclass(frozen=True, slots=True)
class ToldDifference:
    """What differs from the version before, in one language: whom it concerns, and each point.

    `after` is what is said last: of wording, and who had to say yes.
    """

    head: tuple[str, ...]
    points: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A version of a pathway. `date` is the ISO day of its release.

    `previous` is the version before, if one is recorded. `told` is what differs from that; shape:
    language to words. `note` is what the publisher says of it. `revision` is where Git has it, if
    no copy was kept. `steps` are the steps that are not as in the version before; None where that
    was not written down. `unsure` is in how many places it rested on what nobody vouched for; None
    where they were not counted. `pictures` are what differs as a picture, by language, where it
    shows in one.
    """

    pathway: str
    version: str
    date: str
    status: str
    previous: str | None
    told: Mapping[Language, ToldDifference]
    note: str = ""
    revision: str = ""
    steps: tuple[str, ...] | None = None
    unsure: int | None = None
    pictures: Mapping[Language, View] = field(default_factory=dict)

    @property
    def number(self) -> Number:
        """Return the version as numbers."""
        return number_of(self.version)

    def in_(self, language: Language) -> tuple[Language, ToldDifference]:
        """Return what is told in `language`, else in the first there is, and which that is."""
        if language in self.told:
            return language, self.told[language]
        return next(iter(self.told.items()), (language, ToldDifference((), (), ())))

    def picture(self, language: Language) -> View | None:
        """Return what differs as a picture, in `language` or else the first there is, if any."""
        return self.pictures.get(language) or next(iter(self.pictures.values()), None)


def number_of(version: str) -> Number:
    """Return a version as numbers. Raises: RecordError where it is not three of them."""
    found = NUMBER.fullmatch(version)
    if found is None:
        raise RecordError("version")
    first, second, third = map(int, found.groups())
    return first, second, third


def told_by(section: ToldSection | None) -> ToldDifference:
    """Return what a section of a difference tells; without one nothing has changed."""
    return (
        ToldDifference(section.head, section.points, section.foot)
        if section
        else ToldDifference((), (), ())
    )


def in_order(records: Iterable[Record]) -> tuple[Record, ...]:
    """Return records by pathway, the oldest version first."""
    return tuple(sorted(records, key=lambda one: (one.pathway, one.number)))


def record_text(record: Record) -> str:
    """Return a record as JSON, ending with a line break."""
    told = {
        language: {"head": list(one.head), "points": list(one.points), "after": list(one.after)}
        for language, one in record.told.items()
    }
    document: dict[str, object] = {
        "format": FORMAT,
        "shape": SHAPE,
        "pathway": record.pathway,
        "version": record.version,
        "date": record.date,
        "status": record.status,
        "previous": record.previous,
        "note": record.note,
        "revision": record.revision,
        "told": told,
    }
    if record.steps is not None:
        document["steps"] = list(record.steps)
    if record.unsure is not None:
        document["unsure"] = record.unsure
    if record.pictures:
        document["pictures"] = plain_views(record.pictures)
    lines = (f"{_line(name)}: {_line(value)}" for name, value in document.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _line(value: object) -> str:
    """Return a value as JSON on one line: nobody mends a record by hand, and it must be small."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def record_of(text: str) -> Record:
    """Return the record that a text holds. Raises: RecordError where it is none."""
    try:
        read: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RecordError("json") from error
    document = _mapping(read, "document")
    if document.get("format") != FORMAT or document.get("shape") != SHAPE:
        raise RecordError("format")
    previous = document.get("previous")
    told = _mapping(document.get("told"), "told")
    steps = document.get("steps")
    record = Record(
        pathway=_fitting(document, "pathway", ID),
        version=_fitting(document, "version", NUMBER),
        date=_fitting(document, "date", DAY),
        status=_fitting(document, "status", ID),
        previous=None if previous is None else _fitting(document, "previous", NUMBER),
        told={language: _told(one) for language, one in told.items()},
        note=_string(document.get("note", ""), "note"),
        revision=_string(document.get("revision", ""), "revision"),
        steps=None if steps is None else _strings(steps),
        unsure=_count(document.get("unsure")),
        pictures=_pictures(document.get("pictures", {})),
    )
    if record.revision and not COMMIT.fullmatch(record.revision):
        raise RecordError("revision")
    return record


def _told(value: object) -> ToldDifference:
    parts = _mapping(value, "told")
    head, points, after = (_strings(parts.get(name)) for name in ("head", "points", "after"))
    return ToldDifference(head, points, after)


def _mapping(value: object, name: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise RecordError(name)
    return value


def _string(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise RecordError(name)
    return value.encode("utf-8", "replace").decode()  # half a character of two is no text


def _pictures(value: object) -> dict[Language, View]:
    try:
        return views_from(_mapping(value, "pictures"))
    except (ViewError, RecursionError) as error:
        raise RecordError("pictures") from error


def _count(value: object) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < MOST:
        raise RecordError("unsure")
    return value


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise RecordError("told")
    return tuple(_string(one, "told") for one in value)


def _fitting(document: Mapping[str, object], name: str, shape: re.Pattern[str]) -> str:
    value = _string(document.get(name), name)
    if not shape.fullmatch(value):
        raise RecordError(name)
    return value

"""Statements that a text rests on, told briefly: one mark for those we are as sure of."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from pathwaytool.dataclass import dataclass
from pathwaytool.model.confidence import Check, Confidence
from pathwaytool.model.library import Library
from pathwaytool.model.registers import Source, Statement


@dataclass(frozen=True, slots=True)
class Cited:
    """Statements that are known in the same way, by source. Shape of rows: source, its statements.

    `source` is None where the library has no such source.
    """

    confidence: Confidence
    checked: Check | None
    rows: tuple[tuple[Source | None, tuple[Statement, ...]], ...]


def cited_of(ids: Iterable[str], library: Library) -> list[Cited]:
    """Return the statements `ids` in the order they first turn up; unknown ids are left out."""
    groups: dict[tuple[Confidence, Check | None], dict[str, list[Statement]]] = {}
    for id_ in ids:
        if one := library.statements.get(id_):
            by_source = groups.setdefault((one.confidence, one.checked), {})
            by_source.setdefault(one.source, []).append(one)
    return [
        Cited(
            confidence,
            checked,
            tuple((library.sources.get(id_), tuple(said)) for id_, said in by_source.items()),
        )
        for (confidence, checked), by_source in groups.items()
    ]


def safe_address(address: str | None) -> str | None:
    """Return an address that can be a link: http or https, with a host."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None

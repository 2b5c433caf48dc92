"""Where every page of the site stands, and how one page links to another."""

from collections.abc import Iterable, Mapping
from posixpath import dirname, relpath
from urllib.parse import quote

from pathwaytool.check.rules import RULES
from pathwaytool.model.library import Library

ENTRIES_PER_PAGE = 60
"""How many entries a page of a register holds, so that no page passes 100 kB."""

PLAIN = {
    "front": "index",
    "pathways": "forloeb/index",
    "sectors": "sektorer/index",
    "actors": "aktoerer/index",
    "registers": "register/index",
    "sources": "register/kilder",
    "quality": "kvalitet",
    "changes": "aendringer",
    "young": "foelg-en-ung",
    "rules": "regler/index",
    "search": "soeg",
    "about": "om",
}
OF_PATHWAY = {
    "pathway": "index",
    "picture": "billede",
    "picture-text": "billede-som-tekst",
    "steps": "trin",
    "handoffs": "overleveringer",
    "deadlines": "frister",
    "responsibility": "ansvar",
    "documents-of": "dokumenter",
    "basis": "grundlag",
    "decisions": "beslutninger",
    "proof": "bevis",
}
REGISTERS = {
    "document": "register/dokumenter",
    "legal": "register/lovgrundlag",
    "intervention": "register/indsatser",
    "term": "register/ordliste",
}
"""Registers whose entries stand many to a page, in the order of the site."""


_RULES = frozenset(rule.id for rule in RULES)


class Atlas:
    """The paths of one library's pages, without language prefix and ending."""

    def __init__(self, library: Library) -> None:
        """Lay out the pages of `library`."""
        self._library = library
        self._entries: dict[tuple[str, str], str] = {}
        registers: Mapping[str, Iterable[str]] = {
            "document": library.documents,
            "legal": library.legal_bases,
            "intervention": library.interventions,
            "term": library.terms,
        }
        for kind, ids in registers.items():
            for number, id_ in enumerate(ids):
                self._entries[kind, id_] = f"{register_page(kind, number)}#{id_}"
        for id_, statement in library.statements.items():
            if statement.source in library.sources:
                self._entries["statement", id_] = f"kilder/{statement.source}#{id_}"

    def path(self, kind: str, *ids: str) -> str | None:
        """Return where something stands, with its anchor; None where there is no such thing."""
        if kind in PLAIN:
            return PLAIN[kind]
        if kind in OF_PATHWAY:
            return f"forloeb/{ids[0]}/{OF_PATHWAY[kind]}" if self._has_pathway(ids[0]) else None
        if (kind, ids[0]) in self._entries:
            return self._entries[kind, ids[0]]
        return self._path_of_part(kind, ids)

    def _path_of_part(self, kind: str, ids: tuple[str, ...]) -> str | None:
        library = self._library
        match kind, ids:
            case "step", (pathway, step):
                known = self._has_pathway(pathway) and step in library.pathways[pathway].steps
                return f"forloeb/{pathway}/trin/{step}" if known else None
            case "end", (pathway, end):
                known = self._has_pathway(pathway) and end in library.pathways[pathway].ends
                return f"forloeb/{pathway}/trin#slut-{end}" if known else None
            case "phase", (pathway, phase):
                known = self._has_pathway(pathway) and phase in library.pathways[pathway].phases
                return f"forloeb/{pathway}/fase-{phase}" if known else None
            case "sector", (sector,):
                return f"sektorer/{sector}" if sector in library.sectors else None
            case "actor", (actor,):
                return f"aktoerer/{actor}" if actor in library.actors else None
            case "source", (source,):
                return f"kilder/{source}" if source in library.sources else None
            case "rule", (rule,):
                return f"regler/{rule}" if rule in _RULES else None
        return None

    def _has_pathway(self, pathway: str) -> bool:
        return pathway in self._library.pathways


def register_page(kind: str, number: int) -> str:
    """Return the page on which entry `number`, counted from 0, of a register stands."""
    chunk = number // ENTRIES_PER_PAGE
    return REGISTERS[kind] if chunk == 0 else f"{REGISTERS[kind]}-{chunk + 1}"


def link(here: str, there: str) -> str:
    """Return the relative address from page `here` to `there`, which may end in an anchor."""
    path, _, anchor = there.partition("#")
    fragment = f"#{quote(anchor)}" if anchor else ""
    if path == here and fragment:
        return fragment
    return quote(relpath(f"{path}.html", dirname(here) or ".")) + fragment

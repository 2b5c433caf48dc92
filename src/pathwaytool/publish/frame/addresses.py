"""Where every page of the site stands, and how one page links to another."""

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache
from posixpath import dirname, relpath
from urllib.parse import quote

from pathwaytool.check.manual import explained
from pathwaytool.compare.record import Record
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Level, Pathway
from pathwaytool.model.registers import Term
from pathwaytool.model.text import Text
from pathwaytool.publish.frame.menu import OF_PATHWAY, menu_of, promise_page
from pathwaytool.publish.order.alphabet import alphabetical
from pathwaytool.publish.order.duties import ORGANISATIONS, owing_in
from pathwaytool.publish.order.grouping import country_groups, main_entry
from pathwaytool.publish.order.pairs import pairs_of
from pathwaytool.publish.order.systems import systems_of

ENTRIES_PER_PAGE = 40
"""How many entries a page of a register holds, so that no page passes 100 kB."""

TERMS_PER_PAGE = 120
"""How many words the glossary has on a page; so that most have one page, from a to z."""

STATEMENTS_PER_PAGE = 40
"""How many statements of one source stand on a page, each with all that rests on it."""

PLAIN = {
    "front": "index",
    "pathways": "forloeb/index",
    "comparison": "sammenligning",
    "topics": "viden/index",
    "sectors": "sektorer/index",
    "actors": "aktoerer/index",
    "registers": "register/index",
    "sources": "register/kilder",
    "quality": "kvalitet",
    "checks": "kvalitet/kontrol",
    "changes": "aendringer",
    "young": "foelg-en-ung",
    "glossary": "register/ordliste",
    "false-friends": "register/falske-venner",
    "rules": "regler/index",
    "search": "soeg",
    "about": "om",
}
BY_HAND = {"about-proof": "beviset", "working-group": "arbejdsgruppen"}
"""Pages written by hand that ours lead to where they are there; they stand in one language."""

REGISTERS = {
    "document": "register/dokumenter",
    "legal": "register/lovgrundlag",
    "intervention": "register/indsatser",
    "term": "register/ordliste",
}
"""Registers whose entries stand many to a page, in the order of the site."""


class Addresses:
    """The paths of one library's pages, without language prefix and ending."""

    def __init__(
        self,
        library: Library,
        beside: frozenset[str] = frozenset(),
        records: Sequence[Record] = (),
    ) -> None:
        """Lay out the pages: `beside` are written by hand, `records` are of earlier versions."""
        self._library = library
        self._beside = beside
        self._absent = () if systems_of(library) else ("comparison",)
        self._pairs = {
            (one.id, pair.one, pair.other)
            for one in library.pathways.values()
            for pair in pairs_of(one, library)
        }
        self._editions = {
            id_ for id_, one in library.editions.items() if one.edition_of in library.pathways
        }
        recorded = frozenset(one.pathway for one in records)
        self._versions = {(one.pathway, one.version) for one in records}
        self._pictured = {(one.pathway, one.version) for one in records if one.pictures}
        self._records = {id_: newest_first(one, records) for id_, one in library.pathways.items()}
        first = main_entry(country_groups(library))
        self._owing = owing_in(library, first.pathway if first else None)
        self._entries: dict[tuple[str, str], str] = {}
        self._menus = {
            id_: menu_of(one, is_recorded=not recorded.isdisjoint((id_, *one.formerly)))
            for id_, one in library.pathways.items()
        }
        self._lay_out_registers()
        before: dict[str, int] = {}
        for id_, statement in library.statements.items():
            if (source := statement.source) in library.sources:
                before[source] = before.get(source, -1) + 1
                page = source_page(source, before[source])
                self._entries["statement", id_] = f"{page}#{id_}"

    def _lay_out_registers(self) -> None:
        registers: Mapping[str, Iterable[str]] = {
            "document": self._library.documents,
            "legal": self._library.legal_bases,
            "intervention": self._library.interventions,
            "term": (term.id for term in terms_in_order(self._library)),
        }
        for kind, ids in registers.items():
            for number, id_ in enumerate(ids):
                self._entries[kind, id_] = f"{register_page(kind, number)}#{id_}"

    def path(self, kind: str, *ids: str) -> str | None:
        """Return where something stands, with its anchor; None where there is no such thing."""
        if kind in PLAIN:
            return PLAIN[kind] if kind not in self._absent else None
        if kind in ("owes", "owes-by-role"):
            return self._path_of_duties(kind, *ids)
        if kind in ("version", "version-picture"):
            return self._path_of_version(kind, *ids)
        if kind == "pair":
            return self._path_of_pair(*ids)
        if kind in OF_PATHWAY:
            known = kind in self._menus.get(ids[0], ())
            return f"forloeb/{ids[0]}/{OF_PATHWAY[kind]}" if known else None
        if (kind, ids[0]) in self._entries:
            return self._entries[kind, ids[0]]
        return self._path_of_part(kind, ids)

    def _path_of_version(self, kind: str, pathway: str, version: str) -> str | None:
        here = f"versioner/{pathway}/{version}"
        if kind == "version":
            return here if (pathway, version) in self._versions else None
        return f"{here}-billede" if (pathway, version) in self._pictured else None

    def records(self, pathway: str) -> tuple[Record, ...]:
        """Return the records of a pathway, also under its earlier ids, the newest first."""
        return self._records.get(pathway, ())

    def owing(self, organisation: str) -> tuple[str, ...]:
        """Return where an organisation owes something, the pathway of its own page first."""
        return tuple(self._owing.get(organisation, ()))

    def menu(self, pathway: str) -> tuple[str, ...]:
        """Return the names of a pathway's pages beside its phases and steps, in menu order."""
        return self._menus.get(pathway, ())

    def place(self, pathway: Pathway) -> Text | None:
        """Return the municipality that a pathway is shown for; None for the nation's."""
        return None

    def by_hand(self, kind: str) -> str | None:
        """Return where a page written by hand stands; None where the site has none."""
        path = BY_HAND[kind]
        return path if path in self._beside else None

    def _path_of_duties(self, kind: str, organisation: str, pathway: str = "") -> str | None:
        there = self.owing(organisation)
        if not there or pathway not in (*there, ""):
            return None
        folder = ORGANISATIONS[organisation]
        if kind == "owes-by-role":
            is_told = self._owing[organisation].get(pathway, 0) > 1
            return f"{folder}/roller/{pathway}" if is_told else None
        return folder if pathway in ("", *there[:1]) else f"{folder}/{pathway}"

    def _path_of_pair(self, pathway: str, one: str, other: str) -> str | None:
        for pair in ((one, other), (other, one)):
            if (pathway, *pair) in self._pairs:
                return f"forloeb/{pathway}/par/{'/'.join(pair)}"
        return None

    def _path_of_part(self, kind: str, ids: tuple[str, ...]) -> str | None:
        library = self._library
        places: Mapping[str, tuple[str, Container[str]]] = {
            "sector": ("sektorer", library.sectors),
            "actor": ("aktoerer", library.actors),
            "sector-in": ("sektorer", library.sectors),
            "actor-in": ("aktoerer", library.actors),
            "source": ("kilder", library.sources),
            "topic": ("viden", library.topics),
            "edition": ("udgaver", self._editions),
            "basis-changes": ("lovgrundlag", library.legal_bases),
            "rule": ("regler", explained()),
        }
        if kind in places:
            folder, known = places[kind]
            return "/".join((folder, *ids)) if ids[0] in known else None
        return self._path_in_pathway(kind, ids) if self._has_pathway(ids[0]) else None

    def _path_in_pathway(self, kind: str, ids: tuple[str, ...]) -> str | None:
        pathway, part = self._library.pathways[ids[0]], ids[-1]
        if kind == "promise":
            return promise_path(f"forloeb/{pathway.id}", pathway, part)
        places: Mapping[str, tuple[str, Container[str]]] = {
            "step": ("trin/", pathway.steps),
            "end": ("trin#slut-", pathway.ends),
            "phase": ("fase-", pathway.phases),
            "recommendation": ("index#anbefaling-", pathway.recommendations),
            "case": ("ung-", pathway.cases if pathway.level == Level.CHILD else ()),
        }
        before, known = places.get(kind, ("", ()))
        return f"forloeb/{pathway.id}/{before}{part}" if part in known else None

    def _has_pathway(self, pathway: str) -> bool:
        return pathway in self._library.pathways


def promise_path(home: str, pathway: Pathway, promise: str) -> str | None:
    """Return where a promise stands, of a pathway whose pages stand in `home`; None if nowhere."""
    found = pathway.promises.get(promise)
    if found is None:
        return None
    return f"{home}/{OF_PATHWAY[promise_page(pathway, found)]}#loefte-{promise}"


def register_page(kind: str, number: int) -> str:
    """Return the page on which entry `number`, counted from 0, of a register stands."""
    chunk = number // (TERMS_PER_PAGE if kind == "term" else ENTRIES_PER_PAGE)
    return REGISTERS[kind] if chunk == 0 else f"{REGISTERS[kind]}-{chunk + 1}"


def terms_in_order(library: Library) -> list[Term]:
    """Return the terms by the alphabet of the library's own language."""
    own = library.language
    terms = library.terms.values()
    return sorted(terms, key=lambda one: alphabetical(one.title.in_(own), own))


def source_page(source: str, number: int) -> str:
    """Return the page on which statement `number`, counted from 0, of a source stands."""
    chunk = number // STATEMENTS_PER_PAGE
    return f"kilder/{source}" if chunk == 0 else f"kilder/{source}/{chunk + 1}"


def link(here: str, there: str) -> str:
    """Return the relative address from page `here` to `there`, which may end in an anchor."""
    path, _, anchor = there.partition("#")
    fragment = f"#{quote(anchor)}" if anchor else ""
    if path == here and fragment:
        return fragment
    return way(f"{path}.html", dirname(here)) + fragment


@lru_cache(maxsize=100_000)  # each page leads to the same places as its neighbours
def way(path: str, folder: str) -> str:
    """Return the relative address of a file from a folder, both from the top of the site."""
    return quote(relpath(path, folder or "."))


def newest_first(pathway: Pathway, records: Iterable[Record]) -> tuple[Record, ...]:
    """Return the records of a pathway, also under its earlier ids, the newest first."""
    names = (pathway.id, *pathway.formerly)
    found = (one for one in records if one.pathway in names)
    return tuple(sorted(found, key=lambda one: one.number, reverse=True))

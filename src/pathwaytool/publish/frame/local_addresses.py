"""Where the pages of a municipality's pathway stand, and how they link to the nation's."""

from pathwaytool.compare.record import Record
from pathwaytool.localise import Localised
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.text import Text
from pathwaytool.publish.frame.addresses import Addresses, promise_path
from pathwaytool.publish.frame.menu import OF_PATHWAY, PROMISE_PAGES, menu_of
from pathwaytool.publish.frame.own_parts import own_parts

LOCAL_PAGES = (
    *("follow", "picture", "picture-text", "steps", "deadlines"),
    *PROMISE_PAGES,
)
"""The pages that a pathway has once more as it is in a municipality."""


class LocalAddresses(Addresses):
    """The addresses seen from an edition: its own pages where there are such, else the nation's."""

    def __init__(self, nations: Addresses, there: Localised) -> None:
        """Lay an edition's pages over those of the library, which stay as they are."""
        self._nations = nations
        self._there = there
        own = own_parts(there)
        self._parts = {
            "step": ("trin/", own.steps),
            "phase": ("fase-", own.phases),
            "end": (f"{OF_PATHWAY['steps']}#slut-", there.pathway.ends.keys()),
            "case": ("ung-", there.pathway.cases.keys()),
        }

    def path(self, kind: str, *ids: str) -> str | None:
        """Return where something stands, with its anchor; None where there is no such thing."""
        edition = self._there.edition
        if kind == "nations-step":
            return self._nations.path("step", *ids)
        if kind == "actor" and ids[0] in edition.actors:
            return f"udgaver/{edition.id}#rolle-{ids[0]}"
        own = self._own(kind, ids[-1]) if ids and ids[0] == self._there.base.id else None
        return own or self._nations.path(kind, *ids)

    def _own(self, kind: str, part: str) -> str | None:
        """Return where a part stands in the edition; None where that has no page of its own."""
        home, pathway = f"udgaver/{self._there.edition.id}", self._there.pathway
        if kind == "pathway":
            return home
        if kind in LOCAL_PAGES:
            return f"{home}/{OF_PATHWAY[kind]}" if kind in self.menu(pathway.id) else None
        if kind == "promise":
            return promise_path(home, pathway, part)
        before, own = self._parts.get(kind, ("", ()))
        return f"{home}/{before}{part}" if part in own else None

    def menu(self, pathway: str) -> tuple[str, ...]:
        """Return the names of a pathway's pages beside its phases and steps, in menu order."""
        known = self._nations.menu(pathway)
        if pathway != self._there.base.id:
            return known
        own = menu_of(self._there.pathway)
        promised = tuple(name for name in PROMISE_PAGES if name in own)
        known = tuple(name for name in known if name not in PROMISE_PAGES) + promised
        return tuple(name for name in known if name in ("pathway", *LOCAL_PAGES))

    def records(self, pathway: str) -> tuple[Record, ...]:
        """Return the records of a pathway, also under its earlier ids, the newest first."""
        return self._nations.records(pathway)

    def owing(self, organisation: str) -> tuple[str, ...]:
        """Return where an organisation owes something, the pathway of its own page first."""
        return self._nations.owing(organisation)

    def place(self, pathway: Pathway) -> Text | None:
        """Return the municipality that a pathway is shown for; None for another pathway."""
        return self._there.edition.municipality if pathway.id == self._there.base.id else None

    def by_hand(self, kind: str) -> str | None:
        """Return where a page written by hand stands; None where the site has none."""
        return self._nations.by_hand(kind)

"""Where the pages of a municipality's pathway stand, and how they link to the nation's."""

from collections.abc import Mapping

from pathwaytool.compare.record import Record
from pathwaytool.localise import Localised
from pathwaytool.model.pathway import Pathway, Transition
from pathwaytool.publish.frame.addresses import Addresses, promise_path
from pathwaytool.publish.frame.menu import OF_PATHWAY, PROMISE_PAGES, menu_of

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
        self._parts = {
            "step": ("trin/", frozenset(own_steps(there))),
            "phase": ("fase-", own_phases(there)),
        }

    def path(self, kind: str, *ids: str) -> str | None:
        """Return where something stands, with its anchor; None where there is no such thing."""
        there = self._there
        if kind == "nations-step":
            return self._nations.path("step", *ids)
        if not ids or ids[0] != there.base.id:
            return self._nations.path(kind, *ids)
        home = f"udgaver/{there.edition.id}"
        if kind == "pathway":
            return home
        if kind in LOCAL_PAGES:
            return f"{home}/{OF_PATHWAY[kind]}" if kind in self.menu(ids[0]) else None
        if kind == "promise":
            return promise_path(home, there.pathway, ids[1])
        if kind == "case":
            return f"{home}/ung-{ids[1]}" if ids[1] in there.pathway.cases else None
        before, own = self._parts.get(kind, ("", frozenset()))
        if ids[-1] in own:
            return f"{home}/{before}{ids[-1]}"
        return self._nations.path(kind, *ids)

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

    def by_hand(self, kind: str) -> str | None:
        """Return where a page written by hand stands; None where the site has none."""
        return self._nations.by_hand(kind)


def own_steps(there: Localised) -> tuple[str, ...]:
    """Return the steps that have a page of their own in an edition: those that are not as the
    nation says, also where only what comes before or after them is another."""
    base = there.base.steps
    steps = there.pathway.steps.items()
    arriving, before = (_arriving(one) for one in (there.pathway, there.base))
    return tuple(
        id_
        for id_, step in steps
        if base.get(id_) != step or arriving.get(id_, ()) != before.get(id_, ())
    )


def own_phases(there: Localised) -> frozenset[str]:
    """Return the phases that have a page of their own in an edition: those with a step that is not
    as the nation says, or that somebody is accountable for who has another name there."""
    own, called = set(own_steps(there)), there.edition.actors.keys()
    steps = there.pathway.steps.items()
    return frozenset(one.phase for id_, one in steps if id_ in own or one.accountable in called)


def _arriving(pathway: Pathway) -> Mapping[str, list[Transition]]:
    """Return the ways to each step."""
    found: dict[str, list[Transition]] = {}
    for step in pathway.steps.values():
        for way in step.transitions:
            found.setdefault(way.to, []).append(way)
    return found

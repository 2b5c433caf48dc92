"""Plain data to a local edition."""

from collections.abc import Mapping
from functools import partial

from pathwaytool.load.promise import promise_of
from pathwaytool.load.step import CONSENT, step_of
from pathwaytool.load.text import Part
from pathwaytool.load.time import limit_of, takes_of
from pathwaytool.model.edition import (
    Agreement,
    Departure,
    Edition,
    LocalActor,
    LocalHandoff,
    PublishedEdition,
)
from pathwaytool.model.pathway import Fact, Pathway


def edition_of(part: Part, pathways: Mapping[str, Pathway]) -> Edition:
    """Return the edition of a file that fits the schema.

    Shape of `pathways`: pathway id to pathway; the adapted one lends its facts to the extra steps.
    """
    adapted = pathways.get(part.string("edition_of"))
    facts = {} if adapted is None else adapted.facts
    return Edition(
        id=part.string("edition"),
        source=part.source,
        edition_of=part.string("edition_of"),
        municipality=part.text("municipality"),
        version=part.string("version"),
        actors=part.entries("actors", _local_actor),
        agreements=part.entries("agreements", _agreement),
        departures=part.entries("departures", partial(_departure, facts=facts)),
        steps=part.entries("steps", partial(step_of, facts=facts)),
        promises=part.entries("promises", partial(promise_of, facts=facts)),
    )


def published_edition_of(part: Part) -> PublishedEdition:
    """Return an edition that is published elsewhere."""
    return PublishedEdition(
        part.place, part.text("municipality"), part.string("edition_of"), part.string("address")
    )


def _local_actor(id_: str, part: Part) -> LocalActor:
    return LocalActor(
        id_,
        part.place,
        part.text("title"),
        part.text_or_none("unit"),
        part.text_or_none("contact"),
    )


def _agreement(id_: str, part: Part) -> Agreement:
    return Agreement(
        id=id_,
        place=part.place,
        title=part.text("title"),
        text=part.text("text"),
        actors=part.ids("actors"),
        steps=part.ids("steps"),
    )


def _departure(id_: str, part: Part, facts: Mapping[str, Fact]) -> Departure:
    takes = part.string_or_none("takes")
    return Departure(
        step=id_,
        place=part.place,
        reason=part.text("reason"),
        within=tuple(limit_of(one, facts) for one in part.items("within")),
        contributors=part.ids("contributors"),
        needs=part.ids("needs"),
        gives=part.ids("gives"),
        after=part.ids("after"),
        legal=part.ids("legal"),
        accountable=part.string_or_none("accountable"),
        takes=None if takes is None else takes_of(takes, part.calendar),
        handoffs=part.entries("handoffs", partial(_handoff, step=id_, facts=facts)),
        before=part.ids("before"),
        beside=part.ids("beside"),
        instead=part.string_or_none("instead"),
        note=part.text_or_none("note"),
        seen=part.string_or_none("seen"),
    )


def _handoff(to: str, part: Part, step: str, facts: Mapping[str, Fact]) -> LocalHandoff:
    within = part.inner("within") if "within" in part else None
    written = part.data.get("basis", [])
    listed = [written] if isinstance(written, dict) else list(written)
    named = [one[CONSENT] for one in listed if isinstance(one, dict)]
    return LocalHandoff(
        to=to,
        place=part.place,
        documents=part.ids("documents"),
        basis=tuple(CONSENT if isinstance(one, dict) else one for one in listed),
        within=None if within is None else limit_of(within, facts, handed_over_by=step),
        consent_fact=named[0] if named else None,
    )

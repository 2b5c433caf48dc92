"""Plain data to a local edition."""

from collections.abc import Mapping
from functools import partial

from pathwaytool.load.step import step_of
from pathwaytool.load.text import Part
from pathwaytool.load.time import limit_of
from pathwaytool.model.edition import Agreement, Departure, Edition, LocalActor
from pathwaytool.model.pathway import Pathway


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
        departures=part.entries("departures", _departure),
        steps=part.entries("steps", partial(step_of, facts=facts)),
    )


def _local_actor(id_: str, part: Part) -> LocalActor:
    return LocalActor(id_, part.place, part.text("title"), part.text_or_none("unit"))


def _agreement(id_: str, part: Part) -> Agreement:
    return Agreement(
        id=id_,
        place=part.place,
        title=part.text("title"),
        text=part.text("text"),
        actors=part.ids("actors"),
        steps=part.ids("steps"),
    )


def _departure(id_: str, part: Part) -> Departure:
    return Departure(
        step=id_,
        place=part.place,
        reason=part.text("reason"),
        within=tuple(limit_of(one) for one in part.items("within")),
        contributors=part.ids("contributors"),
        needs=part.ids("needs"),
        gives=part.ids("gives"),
        after=part.ids("after"),
    )

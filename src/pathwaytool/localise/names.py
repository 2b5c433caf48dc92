"""What actors are called in a municipality: no two alike, and none for several."""

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from pathwaytool.localise.attempts import Attempt, Loosening
from pathwaytool.model.edition import Edition, LocalActor
from pathwaytool.model.registers import Actor

EITHER = (" eller ", " och/eller ", " og/eller ", " or ", " and/or ", "/")
"""Words by which a name is that of one or another, so that nobody knows who is accountable."""


def _heard(name: str) -> str:
    """Return what of a name tells it from others: letters and digits, as they are read."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(one for one in plain if one.isalnum()) or plain


def named(actors: Mapping[str, Actor], edition: Edition) -> dict[str, Actor]:
    """Return the actors by id, as they are called in the municipality."""
    return {
        id_: replace(actor, title=edition.actors[id_].title) if id_ in edition.actors else actor
        for id_, actor in actors.items()
    }


def name_attempts(actors: Mapping[str, Actor], edition: Edition) -> Iterator[Attempt]:
    """Yield a name for each that blurs who it is: another's, or that of one or another."""
    # What another is called in the nation's pathway is taken too, though that has a new name here.
    known = {_heard(name): id_ for id_, one in actors.items() for _, name in one.title.versions}
    for id_, local in edition.actors.items():
        if id_ not in actors:
            continue
        own = {_heard(name) for _, name in actors[id_].title.versions}
        if local.title != actors[id_].title:
            yield from _blurred(local, known, own)
        known |= {_heard(name): id_ for _, name in local.title.versions}


def _blurred(
    local: LocalActor, known: Mapping[str, str], own: Collection[str]
) -> Iterator[Attempt]:
    for _, name in local.title.versions:
        heard = _heard(name)
        other = local.id if heard in own else known.get(heard, local.id)
        parts = next((_parted(name, word) for word in EITHER if word in name.casefold()), None)
        if other != local.id or parts:
            gaps = {"name": name, "id": local.id, "other": " / ".join(parts or [other])}
            yield Attempt(Loosening.NAME, local.place.value("title"), gaps)
            return


def _parted(name: str, word: str) -> list[str]:
    """Return the one and the other that a name is of, in its own letters."""
    at = name.casefold().index(word)
    return [name[:at].strip(), name[at + len(word) :].strip()]

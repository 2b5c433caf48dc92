"""A pathway and a municipality's edition of it -> the pathway as it is there, an ordinary one.

An edition may name, add and tighten. Whatever it would loosen is not done, and is told as an
attempt; so what comes out keeps every limit, basis, accountable actor, right and promise of the
nation. A part is the municipality's own where its place is in the edition's file.
"""

from pathwaytool.localise.attempts import Attempt, Loosening
from pathwaytool.localise.localising import Localised, Origin, localised
from pathwaytool.localise.seen import mark_of, to_look_at

__all__ = ["Attempt", "Localised", "Loosening", "Origin", "localised", "mark_of", "to_look_at"]

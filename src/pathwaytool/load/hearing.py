"""Plain data to a hearing and to the answers to it."""

from pathwaytool.load.text import Part
from pathwaytool.model.hearing import Answer, AnswerOutcome, Hearing


def hearing_of(part: Part) -> Hearing:
    """Return who is asked by when."""
    return Hearing(
        place=part.place,
        begins=part.string_or_none("from"),
        until=part.string("until"),
        asked=part.ids("asked"),
    )


def answer_of(id_: str, part: Part) -> Answer:
    """Return an answer of a hearing."""
    outcome = part.string_or_none("outcome")
    return Answer(
        id=id_,
        place=part.place,
        pathway=part.string("pathway"),
        to=part.string("about"),
        organisation=part.string("organisation"),
        text=part.string("text"),
        outcome=None if outcome is None else AnswerOutcome(outcome),
        reply=part.text_or_none("reply"),
    )

"""Which pages a pathway has: those that its level and what stands in it have a use for."""

from collections.abc import Mapping

from pathwaytool.model.pathway import Level, Pathway
from pathwaytool.model.promise import Claim, Promise

OF_PATHWAY = {
    "pathway": "index",
    "to-you": "til-dig",
    "follow": "foelg",
    "picture": "billede",
    "picture-text": "billede-som-tekst",
    "steps": "trin",
    "handoffs": "overleveringer",
    "deadlines": "frister",
    "meanwhile": "imens",
    "waiting": "ventetid",
    "readiness": "foer-vi-begynder",
    "responsibility": "ansvar",
    "cooperation": "samarbejde",
    "documents-of": "dokumenter",
    "basis": "grundlag",
    "decisions": "beslutninger",
    "hearing": "hoering",
    "promises": "loefter",
    "promised-order": "loefter-om-raekkefoelge",
    "promised-times": "loefter-om-tid",
    "promised-papers": "loefter-om-oplysninger",
    "proof": "bevis",
    "changes-of": "aendringer",
}
"""Every page that a pathway can have beside its phases and steps, in the order of its menu."""


MOST_PROMISES = 40
"""How many promises stand on one page; of more, each sort has a page."""


PROMISE_PAGES = ("promises", "promised-order", "promised-times", "promised-papers")


def promise_page(pathway: Pathway, promise: Promise) -> str:
    """Return the name of the page on which a promise of a pathway stands."""
    if len(pathway.promises) <= MOST_PROMISES:
        return "promises"
    return next((_PAGES[one] for one in promise.claims if one in _PAGES), "promises")


_PAGES = {
    **dict.fromkeys((Claim.THEN, Claim.ONLY_AFTER), "promised-order"),
    **dict.fromkeys((Claim.NEVER_TOGETHER, Claim.CAN_BEGIN, Claim.AT_MOST), "promised-order"),
    Claim.WITHIN: "promised-times",
    **dict.fromkeys((Claim.TOLD, Claim.NOT_TOLD), "promised-papers"),
}


def menu_of(pathway: Pathway, *, is_recorded: bool = False) -> tuple[str, ...]:
    """Return the names of a pathway's pages, in the order of its menu.

    `is_recorded`: some version of it is written down.
    """
    steps = pathway.steps.values()
    promised = {promise_page(pathway, one) for one in pathway.promises.values()}
    used: Mapping[str, bool] = {
        "to-you": bool(pathway.to_you) or any(step.to_you for step in steps),
        "follow": pathway.level == Level.CHILD,
        "handoffs": any(one.handoff for step in steps for one in step.transitions),
        "deadlines": any(step.limits for step in steps),
        "meanwhile": pathway.level == Level.CHILD,
        "waiting": pathway.level == Level.CHILD,
        "readiness": pathway.level == Level.CHILD,
        "responsibility": pathway.level != Level.ORGANISATION and len(actors_of(pathway)) > 1,
        "cooperation": len({step.accountable for step in steps}) > 1,
        "documents-of": any(step.needs or step.uses or step.gives for step in steps),
        "decisions": bool(pathway.decisions),
        "hearing": pathway.hearing is not None,
        "promises": bool(pathway.promises or pathway.cases),
        **{name: name in promised for name in PROMISE_PAGES[1:]},
        "changes-of": is_recorded,
    }
    return tuple(name for name in OF_PATHWAY if used.get(name, True))


def actors_of(pathway: Pathway) -> tuple[str, ...]:
    """Return everyone who acts in a pathway: those accountable first, then those who contribute."""
    steps = pathway.steps.values()
    accountable = (step.accountable for step in steps)
    return tuple(dict.fromkeys((*accountable, *(id_ for one in steps for id_ in one.contributors))))

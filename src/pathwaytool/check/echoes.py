"""What only follows from an error that is told where it stands is not told once more.

A pathway that runs one with an error is not proved, and there is nothing in it to mend. A promise
that rests on a limit which may be broken is kept once the limit is.
"""

from collections.abc import Mapping, Sequence

from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.prove.proof import PromiseVerdict
from pathwaytool.prove.tell.messages import LIMIT_AT_RISK, PROMISES, RESTS_ON


def without_echoes(found: Sequence[Diagnostic], homes: Mapping[str, str]) -> list[Diagnostic]:
    """Return findings without those that a pathway rests on one in which an error is told.

    An accepted error is told of nobody, so what rests on it is told. Shape of `homes`: the id of
    each pathway to the path of its file.
    """
    faulty = {at.path for one in found if one.is_error for at in (one.location, *one.related)}
    left = [one for one in found if one.message == RESTS_ON and one.accepted is None]
    echoes: list[Diagnostic] = []
    while heard := [one for one in left if _leads_to(one, homes) <= faulty]:
        echoes += heard
        left = [one for one in left if one not in heard]
        faulty |= {one.location.path for one in heard}
    echoes += _echoes_of_limits(found)
    return [one for one in found if one not in echoes] if echoes else [*found]


def _echoes_of_limits(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return what is told of promises that no more can break than a limit over the same way."""
    told = [one for one in found if one.accepted is None and one.titles.get("chain")]
    limits = [one for one in told if one.message == LIMIT_AT_RISK]
    return [
        one
        for one in told
        if one.message == PROMISES[PromiseVerdict.AT_RISK]
        and any(_is_stricter(limit, one) for limit in limits)
    ]


def _is_stricter(limit: Diagnostic, promise: Diagnostic) -> bool:
    is_same = limit.location.path == promise.location.path
    is_same = is_same and limit.titles["chain"] == promise.titles["chain"]
    allowed = limit.gaps["allowed"], promise.gaps["allowed"]
    return is_same and all(map(str.isdecimal, allowed)) and int(allowed[0]) <= int(allowed[1])


def _leads_to(finding: Diagnostic, homes: Mapping[str, str]) -> set[str]:
    """Return the paths of the pathways that one is not proved because of."""
    return {homes.get(name, "") for name in finding.gaps["names"].split(", ")}

"""What only follows from an error that is told where it stands is not told once more.

A pathway that runs one with an error is not proved, and there is nothing in it to mend.
"""

from collections.abc import Mapping, Sequence

from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.prove.tell.messages import RESTS_ON


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
    return [one for one in found if one not in echoes] if echoes else [*found]


def _leads_to(finding: Diagnostic, homes: Mapping[str, str]) -> set[str]:
    """Return the paths of the pathways that one is not proved because of."""
    return {homes.get(name, "") for name in finding.gaps["names"].split(", ")}

"""A promise claims one thing that can be kept or broken.

A promise is proved as it is written. One that claims nothing, or several things at once, says
neither what is promised nor when it is broken; and an end is reached, but is never under way.

Fix: write one claim, such as `reaches:`, and write two promises where there are two. `then:` stands
with `when:` or `after:`, and `after:` only with `then:`.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.promise import Claim, Named, Promise, Sort

MESSAGE = Message(
    "unclear-promise",
    Severity.ERROR,
    "The promise “{promise}” {problem}.",
    "{promise_mend}",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield one finding for each promise that does not make one claim."""
    for promise in pathway.promises.values():
        problem = _problem(promise, pathway)
        if problem:
            yield MESSAGE.at(
                promise.place.key(), promise=promise.id, problem=problem, promise_mend=problem
            )


def _problem(promise: Promise, pathway: Pathway) -> str:
    """Return the word for what is unclear, or nothing."""
    claims = promise.claims
    if len(claims) != 1:
        return "several" if claims else "none"
    if promise.after and promise.claim != Claim.THEN:
        return "after"
    if promise.claim == Claim.THEN and not promise.after and promise.when is None:
        return "then"
    if any(_is_end(one, pathway) for one in _under_way(promise)):
        return "end"
    return ""


def _under_way(promise: Promise) -> Iterator[Named]:
    """Yield what must be something that goes on for a while."""
    for one in promise.never_together:
        yield from one
    if promise.can_begin:
        yield from promise.can_begin.during
    if promise.within:
        yield from (*promise.within.happens, *promise.within.origin)


def _is_end(one: Named, pathway: Pathway) -> bool:
    return one.sort == Sort.STEP and one.id in pathway.ends

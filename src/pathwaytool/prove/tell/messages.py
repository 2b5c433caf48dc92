"""What the proof can say to an author: one message for each kind of failure and dead part."""

from pathwaytool.model.diagnostic import Message, Severity
from pathwaytool.prove.move.situation import FaultKind
from pathwaytool.prove.proof import PromiseVerdict

_WHO = " It can happen {case}. The way there: {way}."


def _error(rule: str, english: str, mend: str) -> Message:
    return Message(rule, Severity.ERROR, english + _WHO, mend)


def _warning(rule: str, english: str, mend: str) -> Message:
    return Message(rule, Severity.WARNING, english, mend)


FAILURES = {
    FaultKind.NO_START: _error(
        "no-start-for-some",
        "{some} have no start: no condition under `start` holds.",
        "Widen a start's condition, or declare the combination under `impossible:`.",
    ),
    FaultKind.NO_BRANCH: _error(
        "no-branch-for-some",
        "After “{step}” no branch holds, so nobody has the next step.",
        "Widen a branch, add one, or write `otherwise:` as the last.",
    ),
    FaultKind.TWO_BRANCHES: _error(
        "two-branches-at-once",
        "After “{step}” two branches hold at once, to {names}, where only one may be taken.",
        "Narrow one of the conditions so that the other never holds with it, or use `each:`.",
    ),
    FaultKind.UNKNOWN_FACT: _error(
        "fact-read-too-early",
        "A branch after “{step}” turns on {names}, which nobody has decided yet at that point.",
        "Let the step that decides it come first on every route, or let this step decide it.",
    ),
    FaultKind.NO_VALUE: _error(
        "no-value-left",
        "“{step}” decides {names}, but `impossible:` rules out every value.",
        "Correct the combinations under `impossible:`.",
    ),
    FaultKind.SECOND_RUN: _error(
        "runs-twice",
        "“{step}” would have to run a second time: another line of work arrives when it has begun.",
        "Let the lines of work meet first: delete `waits: any`, or put a step before it that waits"
        " for all. Or write `repeats: true`, if it may well be done more than once.",
    ),
    FaultKind.ROUND_AT_WORK: _error(
        "round-at-work",
        "The way back to “{step}” begins a new round while {names} of the last round is still under"
        " way, and would have to run a second time.",
        "Let all work of the round meet before the way back, in a step that waits for all; or let"
        " “{step}” set the rest aside (`stops:`).",
    ),
    FaultKind.NO_END: _error(
        "never-ends",
        "From “{step}” on there is no way to an end any more.",
        "Give the loop a way out that can be taken, or let a step in it decide the fact anew.",
    ),
    FaultKind.MISSING_DOCUMENT: _error(
        "document-missing-on-a-route",
        "“{step}” needs {names}, but on this route nobody has made it by then.",
        "Let an earlier step give it, wait for the one that does, or move it to `uses`.",
    ),
    FaultKind.CONSENT_REFUSED: _error(
        "consent-not-given",
        "After “{step}”, {names} is what the hand-off rests on, but it is not given here.",
        "Ask for it in the branch's condition and give those who refuse another way; or name"
        " another basis for sharing.",
    ),
    FaultKind.WRONG_AGE: _error(
        "age-outside-step",
        "“{step}” is not for this young person's age, but the way leads there.",
        "Correct `ages`, or the condition that leads to the step.",
    ),
    FaultKind.TWO_LEADS: _error(
        "two-leads-at-once",
        "“{step}” and {names} run side by side and name different leads.",
        "Let both name the same lead, or let one wait for the other.",
    ),
    FaultKind.IMPOSSIBLE_LIMIT: _error(
        "impossible-limit",
        "The limit on “{step}” cannot be met: the shortest it can take is {needed},"
        " and {allowed} are allowed. The chain: {names}.",
        "Shorten what comes before, count the limit from another step, or correct the limit.",
    ),
    FaultKind.LIMITS_CONFLICT: _error(
        "limits-conflict",
        "The limits on {names} can each be kept, but not all together.",
        "Lengthen one of them, count it from another moment, or shorten what lies between.",
    ),
    FaultKind.OUTGROWN: _error(
        "step-outgrown",
        "“{step}” is for the ages {ages}, but whoever comes to it has grown older by then: it takes"
        " at least {needed}. The chain: {names}.",
        "Shorten what comes before, or correct `ages` or the condition that leads to the step.",
    ),
    FaultKind.BROKEN_PROMISE: _error(
        "promise-broken",
        "The promise {names} is not kept.",
        "Change the way so that it is kept, or promise no more than the pathway does.",
    ),
    FaultKind.BROKEN_CASE: _error(
        "case-broken",
        "The example case {names} does not go as expected. {expected}",
        "Change the pathway so that it does, or what the case expects.",
    ),
}

CASES = {
    PromiseVerdict.EMPTY: Message(
        "case-impossible",
        Severity.ERROR,
        "There is nobody like the example case {names}: `impossible:` rules it out.",
        "Correct `facts:` of the case, or the combination under `impossible:`.",
    ),
    PromiseVerdict.NOT_PROVED: _warning(
        "case-not-settled",
        "The example case {names} can go so many ways that not all could be followed.",
        "Name more of its facts under `facts:`, or let side-by-side work meet: `waits: all`.",
    ),
}

PROMISES = {
    PromiseVerdict.EMPTY: Message(
        "promise-empty",
        Severity.ERROR,
        "The promise {names} promises nothing: {nobody} ever comes to where it is asked for.",
        "Correct `when:` or what it is counted from, or delete the promise.",
    ),
    PromiseVerdict.AT_RISK: _warning(
        "promise-at-risk",
        "The promise {names} may be kept too late: it can take {needed}, and {allowed} are"
        " promised. The chain: {chain}.",
        "Shorten what comes before, or promise a longer time.",
    ),
    PromiseVerdict.UNKNOWN: _warning(
        "promise-time-unknown",
        "It is not known whether the promise {names} is kept in time: {chain} do not say how long"
        " they take.",
        "Write `takes:` on the steps, or count the time from a later one. Where it is an event,"
        " promise it of steps that the event does not move.",
    ),
    PromiseVerdict.NOT_PROVED: _warning(
        "promise-not-proved",
        "It is not proved that the promise {names} is kept: {why}.",
        "Promise it to fewer with `when:`, or name a step that is nearer.",
    ),
}

LIMIT_AT_RISK = _warning(
    "limit-at-risk",
    "The limit on “{step}” may be missed: it can take {needed}, and {allowed} are allowed."
    " The chain: {chain}.",
    "Shorten what comes before, or agree who acts when it drags on.",
)

BIRTHDAY_AT_RISK = _warning(
    "birthday-at-risk",
    "The limit on “{step}”, {limit}, may be missed by those who are {ages} years old when the"
    " pathway begins. {why}",
    "Let the step come sooner, or give those who are so old when it begins another way.",
)

STEP_MAY_BE_OUTGROWN = _warning(
    "step-may-be-outgrown",
    "“{step}” is for the ages {span}, and those who are {ages} years old when the pathway begins"
    " may have grown older by then. {why}",
    "Let the step come sooner, or let the step before it ask for the age as it is (`role: age-now`)"
    " and lead those who are too old another way.",
)

AGE_ASKED_LATE = _warning(
    "age-asked-late",
    "The choice after {steps} may come a year or more after the beginning, but goes by “{fact}”,"
    " which is the age at the beginning.",
    "Let the choice come sooner, or let it go by the age as it is there: a fact with"
    " `role: age-now`.",
)

DEAD = {
    "step": _warning(
        "step-for-nobody",
        "{nobody} ever comes to “{name}”.",
        "Correct the conditions that lead to it, or delete it.",
    ),
    "branch": _warning(
        "branch-for-nobody",
        "{nobody} ever takes the way {name}.",
        "Correct the conditions here, or delete it; with one way left write it alone: `next: …`.",
    ),
    "loop": _warning(
        "loop-for-nobody",
        "{nobody} ever takes the way back {name}.",
        "Correct the conditions here, or delete the way back and the loop under `loops:`.",
    ),
    "value": _warning(
        "value-for-nobody",
        "The answer to “{name}” is never “{value}”.",
        "Correct the combinations under `impossible:`, or delete the value.",
    ),
    "age": _warning(
        "age-for-nobody",
        "“{name}” says it is for the age of {value}, but nobody of that age comes to it.",
        "Correct `ages`, or the conditions that lead to the step.",
    ),
    "wait": _warning(
        "waits-for-nobody",
        "“{name}” waits for all, but {why}.",
        "Delete `waits: all`; or write `all:` or `each:` where the work divides, if it was meant to"
        " run side by side.",
    ),
}

NOT_PROVED = _warning(
    "not-proved",
    "It is not proved that {everybody} has a way through: {why}.",
    "{advice}",
)

RESTS_ON = _warning(
    "rests-on-unproved",
    "It is not proved, because it runs {names}, which is not proved.",
    "Mend that pathway first.",
)

NOBODY = _warning(
    "nobody-left",
    "Nothing is proved: `impossible:` rules out {everybody}.",
    "Correct the combinations under `impossible:`.",
)

PUBLISHED_UNPROVED = Message(
    "published-but-not-proved",
    Severity.ERROR,
    "A pathway that is not proved cannot be published.",
    "Set `status: draft` until the proof is complete.",
)

MESSAGES = (
    *FAILURES.values(),
    LIMIT_AT_RISK,
    BIRTHDAY_AT_RISK,
    STEP_MAY_BE_OUTGROWN,
    AGE_ASKED_LATE,
    *DEAD.values(),
    *PROMISES.values(),
    *CASES.values(),
    NOT_PROVED,
    RESTS_ON,
    NOBODY,
    PUBLISHED_UNPROVED,
)
"""Every message of the proof."""

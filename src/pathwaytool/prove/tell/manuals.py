"""The manual of what the proof finds: why each thing must hold, and how to mend it, in English.

Shape: rule id to what stands in the docstring of a rule's module: a line that says what must hold,
paragraphs that say why, and `Fix:`. Other languages have theirs in `locales/*/rule_manual.toml`.
"""

MANUALS = {
    "no-start-for-some": """Everybody in the target group has a start.

A young person for whom no start's condition holds is met by nobody, and is lost before anything
has begun.

Fix: widen the condition of a start; if those young people cannot occur, say so under `impossible:`.
""",
    "no-branch-for-some": """After every choice, everybody has a next step.

A young person whom none of the branches fits is left standing where the choice was made. Nobody
has the next step, and nobody notices.

Fix: widen a branch, add the one that is missing, or write `otherwise:` as the last branch.
""",
    "two-branches-at-once": """Where one way is to be taken, only one can be.

When two branches of `one:` hold for the same young person, nobody can say which team has the case.

Fix: narrow one of the conditions; if both are meant to happen, write `each:` in place of `one:`.
""",
    "fact-read-too-early": """Nobody is asked for what is not decided yet, on any route.

One route passes the step that decides the fact, and another goes round it. Those who come that
way cannot be answered for, so the branch cannot be chosen.

Fix: let the deciding step come first on every route, or let the step with the branch decide the
fact too.
""",
    "no-value-left": """A step that decides something has an answer left for everybody.

Each combination under `impossible:` may be right by itself, and together they can rule out every
answer for some young people. Then the decision cannot be made.

Fix: correct the combinations under `impossible:`.
""",
    "runs-twice": """Nothing is done twice unless it is said.

When lines of work run side by side and meet, the second can arrive after the step has begun. Then
the plan would be written again, or the family be called in again, without anybody wanting it.

Fix: let the lines of work meet first: delete `waits: any`, or put a step before it that waits for
all. If it is meant, write `repeats: true`.
""",
    "round-at-work": """A new round begins when the last is over.

Where a way leads back while another step of the loop is still under way, the new round comes to
that step a second time. Then the same work would go on twice at once.

Fix: let all work of the round meet before the way back, in a step that waits for all, or let the
step that is gone back to set the rest aside with `stops:`.
""",
    "never-ends": """Whatever has happened, there is still a way to an end.

A loop that turns on a fact which nothing in it decides anew goes on for ever: once the answer is
no, it stays no.

Fix: let a step in the loop decide the fact again, or give the loop another way out.
""",
    "document-missing-on-a-route": """On every route, what a step needs has been made by then.

Where one route goes round the step that makes a document, those who come that way arrive without
it. They tell their story again, or wait for a paper that nobody is writing.

Fix: let a step that all routes pass give the document; if the step can do without, move it from
`needs:` to `uses:`.
""",
    "consent-not-given": """What is shared with consent is shared only where the consent is given.

A young person who says no has a right to be heard. Where the hand-off happens all the same, it is
without a basis; where nobody has asked yet, there is nothing to rest on.

Fix: write the consent into the condition of the branch, and what happens to those who refuse as a
branch of its own; or name a legal basis that permits the sharing without consent.
""",
    "age-outside-step": """A step is for the age of everybody who comes to it.

Those who are sent to an offer that is not for their age are turned away at the door.

Fix: correct `ages:` on the step, or the condition that leads to it.
""",
    "two-leads-at-once": """One leads the case at a time.

When two steps run side by side and each names its own lead, the family has two, and each may think
that the other has the overview.

Fix: let both steps name the same lead, or let one wait for the other.
""",
    "impossible-limit": """A limit can be met.

Where the steps before it take longer than the limit allows, even when all goes as fast as it can,
the promise is broken for everybody who comes that way.

Fix: shorten what comes before, count the limit from another step, or correct the limit.
""",
    "limits-conflict": """Limits on the same route can all be kept.

Each of them can be kept by itself, but keeping the one makes it impossible to keep the other:
whoever comes that way misses at least one, whatever the steps take. The fewest limits that conflict
are named. Looked at are all orders and rounds, as far as that is not too much; not birthdays, and
not promises of a time. Where nothing is told it is not proved that all can be kept together.

Fix: lengthen one of them, count it from another moment, or shorten what lies between.
""",
    "step-outgrown": """A step can begin while the young person is of its ages.

Ages run on. Where the way to a step takes so long that whoever comes to it by that way has had a
birthday too many, whenever that is in the year, they are turned away at the door.

Fix: shorten what comes before, or correct `ages:` on the step or the condition that leads to it.
""",
    "promise-broken": """What the pathway promises is kept, for everybody and in every order.

A flow can be complete and still lack a track: everybody has a next step, and yet some never meet
those whom they should meet. Then the promise is broken, and the story tells for whom.

Fix: change the start, the branch or the order so that it is kept; or promise no more than the
pathway does.
""",
    "case-broken": """An invented young person's case goes as the authors expect.

An example case says what must, may and must never happen to somebody. Whatever it does not name
may change; what it names may not, and the story tells step by step where it left what was expected.

Fix: change the pathway so that the case goes as expected; or change what the case expects, if it
was the pathway that was right.
""",
    "limit-at-risk": """A limit is met even when everything takes as long as it may.

If each step takes its longest time, the limit is missed, though nobody has been slow.

Fix: shorten what comes before, or agree who acts when it drags on. The warning may stay.
""",
    "birthday-at-risk": """A limit to a birthday is met wherever in the year the birthday lies.

Nothing is known of the young person's birthday but the age when the pathway begins. So the day may
be near, or have gone by, for the oldest of those who come to the step. And where a way back before
the step can be taken any number of times, there is no longest time.

Fix: let the step come sooner, or give those who are so old when it begins another way. The warning
may stay.
""",
    "step-may-be-outgrown": """A step begins before it can be outgrown, whenever the birthday is.

Ages run on. All that is known of the birthday is how old somebody is when the pathway begins, so
for those of the last age the day may be near. And where a way back before the step can be taken
any number of times, there is no longest time.

Fix: let the step come sooner, or let the step before it ask for the age as it is (`role: age-now`)
and lead those who are too old another way. The warning may well stay.
""",
    "age-asked-late": """A choice by age goes by the age that the young person has then.

A fact with `role: age` is the age at the beginning. Where a choice may come a year later or more,
it is another age by then for everybody who comes so late. Counted are the times that steps say, but
no ways back without `rounds`.

Fix: let the choice come sooner, or let it go by the age as it is there: a fact with
`role: age-now`. The warning may stay where the age at the beginning is meant.
""",
    "step-for-nobody": """Some young person comes to every step.

A step that nobody can come to is most often shut off by a condition that is too narrow. Those it
was meant for go elsewhere.

Fix: correct the condition that leads to the step, or delete it.
""",
    "branch-for-nobody": """Some young person takes every branch.

The condition may be right by itself, but nobody whom it fits comes this far, or such young people
are declared impossible.

Fix: correct the condition, or delete the branch.
""",
    "loop-for-nobody": """Some young person takes every way back.

Following up is meant to be able to lead back. Where the way back is never taken, everybody is let
go, also those who have not been helped.

Fix: correct the conditions, so that those who are to go back do, or delete the way back.
""",
    "value-for-nobody": """Every answer that a fact can have does occur.

A value that `impossible:` rules out for everybody is never given. Most often the combination covers
more than was meant.

Fix: correct the combination under `impossible:`, or delete the value.
""",
    "age-for-nobody": """Somebody of every age that a step is for comes to it.

The step says that it is for an age, while the conditions on the way lead everybody of that age
elsewhere. One of the two is wrong.

Fix: correct `ages:` on the step, or the conditions that lead to it.
""",
    "waits-for-nobody": """Where a step is told to wait for all, several can come.

Whoever writes `waits: all` counts on lines of work that run side by side and meet. Where the ways
to the step exclude each other, only one of them is ever taken, and nothing has run side by side.
Where work that is waited for may go another way instead, the step begins without it.

Fix: delete `waits: all`, for it changes nothing; if the step must not begin without, let every
answer lead to it. If the work was meant to run side by side, write `all:` or `each:` where it
divides.
""",
    "promise-empty": """Every promise is made to somebody.

A promise that nobody can ask for is kept whatever the pathway does, and so promises nothing. Most
often its condition contradicts what is impossible, or what it is counted from never finishes.

Fix: correct `when:`, `after:` or `from:`, or delete the promise.
""",
    "promise-at-risk": """A promised time is kept even when everything takes as long as it may.

If each step takes its longest time, the promise is kept too late, though nobody has been slow.

Fix: shorten what comes before, or promise a longer time. The warning may stay.
""",
    "promise-time-unknown": """What lies within a promised time says how long it takes.

A time that nobody has stated cannot be added up. Those that are stated keep the promise so far.

Fix: write `takes:` on the steps that are named, or count the time from a later step.
""",
    "promise-not-proved": """It is proved that every promise is kept.

So many situations lie between what is asked for and what is promised that not all could be looked
at. Nobody has been found for whom the promise is broken, but somebody may have been missed, so the
tool does not say that it is kept.

Fix: promise it to fewer with `when:`, or name a step that is nearer.
""",
    "case-impossible": """There can be a young person like the one in an example case.

Where `impossible:` rules out what the case says from the start, nothing is tried, and the case says
nothing about the pathway.

Fix: correct `facts:` of the case, or the combination under `impossible:`.
""",
    "case-not-settled": """Every way that an example case can go is followed.

A fact that the case does not name may be anything. Where too many are left open, the ways are so
many that not all could be followed, and what the case expects is not settled.

Fix: name more of its facts under `facts:`, or let side-by-side work meet in a step that waits for
all.
""",
    "not-proved": """It is proved that everybody has a way through.

The pathway is so large, or so much goes on side by side, that not every situation could be looked
at. Nothing wrong has been found, but something wrong may have been missed, so the tool promises
nothing.

Fix: see with `pathwaytool prove` how far it came. It often helps to let one step, which all routes
pass, decide or make what is needed later, or to make a part of the pathway a pathway of its own.
""",
    "rests-on-unproved": """What a pathway runs is proved.

A step may be another pathway. As long as it is not proved that everybody has a way through that
one, it is not proved of this one either. Where an error is told in the other, this is not told as
well.

Fix: mend the other pathway first. Its own findings say what is wrong.
""",
    "nobody-left": """Somebody is left when the impossible is taken away.

Each combination under `impossible:` may look right, and together they can cover every young
person. Then there is nobody left to prove anything for.

Fix: correct the combinations, so that they only cover what cannot occur. Who a pathway is for is
written under `target:`.
""",
    "published-but-not-proved": """A published pathway is proved.

Whoever reads a published pathway takes it that everybody has a way through. Another finding says
what is wrong with it; this one says that it cannot be published until that is mended.

Fix: mend what the proof finds; until then write `status: draft`.
""",
}

"""What the proof of a pathway says, in a sentence for a reader who plans the work."""

from collections import Counter

from markupsafe import Markup, escape

from pathwaytool import __version__
from pathwaytool.model.pathway import Level, Pathway
from pathwaytool.prove import Proof, Verdict
from pathwaytool.publish.frame.site import SiteInput
from pathwaytool.publish.words.writer import Writer


def verdict(pathway: Pathway, site: SiteInput, writer: Writer) -> str:
    """Say in a sentence what was proved of the pathway: which version, by what, on which day.

    Of a pathway that is no young person's, only choices and ways are said to be proved.
    """
    proof = site.proofs.get(pathway.id)
    system = "" if pathway.level == Level.CHILD else "_system"
    if proof is None:
        return writer.word(f"verdict_none{system}")
    name = {Verdict.PROVED: "verdict_proved", Verdict.FAILED: "verdict_failed"}.get(
        proof.verdict, "verdict_not_proved"
    )
    gaps = len(proof.failures)
    is_single = name == "verdict_failed" and gaps == 1
    if system and name == "verdict_proved":
        is_single = proof.combinations == 1
    said = writer.word(
        f"{name}{system}_1" if is_single else f"{name}{system}",
        n=grouped(proof.combinations, writer),
        gaps=gaps,
        version=pathway.version,
        tool=__version__,
        date=writer.date(site.date),
    )
    if proof.outside is None:
        return said
    key = "target_outside_1" if proof.outside == 1 else "target_outside"
    return f"{said} {writer.word(key, n=grouped(proof.outside, writer))}"


def grouped(number: int, writer: Writer) -> str:
    """Say a large number with its digits in threes, as the language does."""
    return f"{number:,}".replace(",", writer.word("thousands"))


def times_of(proof: Proof, pathway: Pathway, writer: Writer) -> list[Markup]:
    """Say how the deadlines fare on all routes, and where the longest wait is."""
    names = {"met": "limits_met", "at-risk": "limits_at_risk", "unknown": "limits_unknown"}
    names["impossible"] = "limits_impossible"
    if any(id_ in pathway.events for one in proof.times.limits for id_ in one.needed.unknown):
        names["unknown"] = "limits_unknown_events"
    counts = Counter(limit.status for limit in proof.times.limits)
    said = [
        escape(writer.count(name, counts[status]))
        for status, name in names.items()
        if counts[status]
    ]
    wait = proof.times.usual.longest_wait
    if wait and wait.origin in pathway.steps and wait.step in pathway.steps:
        origin, step = (
            writer.a(writer.say(pathway.steps[id_].title), "step", pathway.id, id_)
            for id_ in (wait.origin, wait.step)
        )
        days = -(-wait.hours // 24)
        key = "longest_wait" + ("" if wait.is_exact else "_at_most")
        sentence = escape(writer.word(f"{key}_endless" if wait.is_endless else key))
        said.append(sentence.format(days=days, origin=origin, step=step))
        if proof.times.undisturbed:
            said.append(escape(writer.word("times_without_events")))
    return said

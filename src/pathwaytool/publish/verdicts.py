"""What the proof of a pathway says, in a sentence for a reader who plans the work."""

from collections import Counter

from markupsafe import Markup, escape

from pathwaytool.model.pathway import Pathway
from pathwaytool.prove import Proof, Verdict
from pathwaytool.publish.writer import Writer


def verdict(proof: Proof | None, writer: Writer) -> str:
    """Say whether the pathway has been proved, and of how many young people."""
    if proof is None:
        return writer.word("verdict_none")
    number = grouped(proof.combinations, writer)
    match proof.verdict:
        case Verdict.PROVED:
            return writer.word("verdict_proved", n=number)
        case Verdict.FAILED:
            return writer.count("verdict_failed", len(proof.failures))
        case _:
            return writer.word("verdict_not_proved", n=number)


def grouped(number: int, writer: Writer) -> str:
    """Say a large number with its digits in threes, as the language does."""
    return f"{number:,}".replace(",", writer.word("thousands"))


def times_of(proof: Proof, pathway: Pathway, writer: Writer) -> list[Markup]:
    """Say how the deadlines fare on all routes, and where the longest wait is."""
    names = {"met": "limits_met", "at-risk": "limits_at_risk", "unknown": "limits_unknown"}
    names["impossible"] = "limits_impossible"
    counts = Counter(limit.status for limit in proof.times.limits)
    said = [
        Markup(escape(writer.count(name, counts[status])))
        for status, name in names.items()
        if counts[status]
    ]
    wait = proof.times.longest_wait
    if wait and wait.origin in pathway.steps and wait.step in pathway.steps:
        origin, step = (
            writer.a(writer.say(pathway.steps[id_].title), "step", pathway.id, id_)
            for id_ in (wait.origin, wait.step)
        )
        days = -(-wait.hours // 24)
        sentence = Markup(escape(writer.word("longest_wait")))
        said.append(sentence.format(days=days, origin=origin, step=step))
    return said

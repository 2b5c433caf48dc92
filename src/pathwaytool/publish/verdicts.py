"""What the proof of a pathway says, in a sentence for a reader who plans the work."""

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

"""What the proof of a pathway says, in a sentence for a reader who plans the work."""

from typing import TYPE_CHECKING

from pathwaytool.publish.writer import Writer

if TYPE_CHECKING:
    from pathwaytool.prove import Proof


def verdict(proof: "Proof | None", writer: Writer) -> str:
    """Say whether the pathway has been proved."""
    if proof is None:
        return writer.word("verdict_none")
    return writer.word("verdict_none")

"""The case proof: for every possible young person a pathway has a way on, or a story where not.

`prove(pathway, library)` gives a `Proof`; `docs/semantics.md` says what is proved, exactly.
"""

from pathwaytool.prove.proof import Limits, Proof, Verdict
from pathwaytool.prove.proving import prove
from pathwaytool.prove.tell.findings import proof_findings

__all__ = ["Limits", "Proof", "Verdict", "proof_findings", "prove"]

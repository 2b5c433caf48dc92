"""The case proof: for every possible young person a pathway has a way on, or a story where not.

`prove(pathway, library)` gives a `Proof`; `docs/semantics.md` says what is proved, exactly.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathwaytool.prove.proof import Limits, LimitTime, LongestWay, Proof, Verdict
    from pathwaytool.prove.proving import prove, waits_for_nobody
    from pathwaytool.prove.tell.findings import proof_findings

__all__ = [
    "LimitTime",
    "Limits",
    "LongestWay",
    "Proof",
    "Verdict",
    "proof_findings",
    "prove",
    "waits_for_nobody",
]

_HOMES = {
    "LimitTime": "proof",
    "Limits": "proof",
    "LongestWay": "proof",
    "Proof": "proof",
    "Verdict": "proof",
    "proof_findings": "tell.findings",
    "prove": "proving",
    "waits_for_nobody": "proving",
}


def __getattr__(name: str) -> object:
    """Return one of the names above, importing no more than it needs: most saves prove nothing."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)

"""What makes a finding the same finding after lines have moved."""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from pathwaytool.model.diagnostic import Diagnostic

ADVICE = ("existing",)
"""Gaps that only help to mend: the finding is the same when the library has more to choose from."""


def fingerprints(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """Return a fingerprint for each finding, in the same order; no two are the same.

    It depends on the rule, the file, what the sentence is about and the words of the line, and not
    on the line's number, the language of the report or the tool's version.
    """
    seen: Counter[str] = Counter()
    prints = []
    for one in diagnostics:
        gaps = (f"{name}={value}" for name, value in sorted(one.gaps.items()) if name not in ADVICE)
        about = (one.message.rule, one.location.path, one.location.text.strip(), *gaps)
        same = "\0".join(about)
        seen[same] += 1
        prints.append(sha256(f"{same}\0{seen[same]}".encode(errors="replace")).hexdigest())
    return prints

"""Slips of the pen: for a rule about text, YAML or shape, a wrong file and what is said of it.

They are made in the library of the rules' examples, and read anew each time they are shown.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pathwaytool.dataclass import dataclass
from pathwaytool.load.library import load_library
from pathwaytool.model.diagnostic import Diagnostic

CONTEXT = 2
"""How many lines are shown before what is wrong, and after it."""

NEW = "nyt.yml"
"""The name of a slip that is a file of its own."""

SHARED = (
    "faelles.yml",
    "library.yml",
    "samtaler.yml",
    "registers/aktoerer.yml",
    "registers/dokumenter.yml",
    "registers/hjemler.yml",
    "registers/viden.yml",
)
"""The files of the library; a slip is in the first of them where it does not say."""


@dataclass(frozen=True, slots=True)
class Slip:
    """The wrong lines, the same lines as they should be (or ""), and what is found in the file."""

    wrong: str
    right: str
    found: tuple[Diagnostic, ...]


@cache
def slips() -> Mapping[str, Mapping[str, str]]:
    """Return what `slips.toml` says, by rule."""
    return tomllib.loads((files("pathwaytool.cli") / "slips.toml").read_text("utf-8"))


def slip_of(rule: str) -> Slip | None:
    """Return the slip that breaks `rule`; None where there is none."""
    if rule not in slips():
        return None
    slip, texts = slips()[rule], dict(_library())
    if "text" in slip:
        return Slip(slip["text"], "", _found({**texts, NEW: slip["text"]}))
    path = slip.get("file", SHARED[0])
    right, old, new = texts[path], slip["old"], slip["new"]
    wrong = right.replace(old, new, 1)
    line = right[: right.index(old)].count("\n")
    return Slip(_lines(wrong, line, new), _lines(right, line, old), _found({**texts, path: wrong}))


@cache
def _library() -> Mapping[str, str]:
    folder = files("pathwaytool.check") / "examples" / "library"
    return {path: folder.joinpath(*path.split("/")).read_text("utf-8") for path in SHARED}


def _found(texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    return load_library({path: text.encode() for path, text in texts.items()}).diagnostics


def _lines(text: str, first: int, part: str) -> str:
    """Return the lines from number `first` on that hold `part`, and a few around them."""
    last = first + part.rstrip("\n").count("\n")
    return "\n".join(text.split("\n")[max(0, first - CONTEXT) : last + 1 + CONTEXT])

"""What a plain scalar means: YAML 1.2 core, with what other readers take otherwise kept as text.

`no`, `on`, `12:30` and dates are text. So is `012`: YAML 1.2 calls it 12 and YAML 1.1 calls it 10,
so it stays as it is written and is refused where it could matter (see `is_doubtful`).
"""

import re
from types import MappingProxyType

Scalar = bool | int | float | str | None

_NAMED: MappingProxyType[str, bool | None] = MappingProxyType(
    {"": None, "~": None}
    | dict.fromkeys(("null", "Null", "NULL"))
    | dict.fromkeys(("true", "True", "TRUE"), True)
    | dict.fromkeys(("false", "False", "FALSE"), False)
)

# At most 15 digits: more is no number that anybody means, and Python refuses very long ones.
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})\Z")
_FLOAT = re.compile(
    r"[-+]?(\.[0-9]{1,15}|(0|[1-9][0-9]{0,14})(\.[0-9]{0,15})?)([eE][-+]?[0-9]{1,2})?\Z"
)

_DOUBTFUL = re.compile(
    r"(?i:y|n|yes|no|on|off)\Z"
    r"|[-+]?[0-9][0-9_]*\Z"
    r"|[-+]?(\.[0-9_]+|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?\Z"
    r"|0[xob][0-9a-fA-F_]+\Z"
    r"|[-+]?\.(?i:inf|nan)\Z"
)

_FIRST = frozenset("0123456789+-.~nNtTfF")


def meaning(text: str) -> Scalar:
    """Return what a plain (unquoted) scalar means."""
    if not text:
        return None
    if text[0] not in _FIRST:
        return text
    if text in _NAMED:
        return _NAMED[text]
    if _INTEGER.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    return text


def is_doubtful(text: str) -> bool:
    """Tell whether a plain scalar that we read as text is something else to another reader."""
    return _DOUBTFUL.match(text) is not None

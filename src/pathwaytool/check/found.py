"""Rules asked about the bare text of a file, and what was found put in order.

These are all that a save needs after which only words for people differ.
"""

from collections.abc import Iterable

from pathwaytool.check.rules import contact_details, cpr_number, unsafe_markup
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.position import SourceFile, Span

OF_FILES = (cpr_number, contact_details, unsafe_markup)
"""The rules that look at bare text, in the order in which all rules stand."""


def check_file(file: SourceFile) -> list[Diagnostic]:
    """Return what the rules find in the bare text of a file."""
    return [one for rule in OF_FILES for one in rule.check_file(file)]


def check_unread(file: SourceFile) -> list[Diagnostic]:
    """Return what must be told of a file even where the library cannot be read: personal data."""
    return list(cpr_number.check_file(file))


def has_errors(found: Iterable[Diagnostic]) -> bool:
    """Tell whether anything in `found` is an error that nobody has accepted."""
    return any(one.is_error for one in found)


def in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings by file, line, column and rule.

    Of a line with a civil number nothing else is told: first of all the number must go.
    """
    listed = list(found)
    numbers = {_line(one) for one in listed if one.message == cpr_number.MESSAGE}
    left = (one for one in listed if one.message == cpr_number.MESSAGE or _line(one) not in numbers)
    return tuple(sorted(left, key=_position))


def _line(finding: Diagnostic) -> tuple[str, int]:
    return finding.location.path, finding.location.span.line


def _position(finding: Diagnostic) -> tuple[str, Span, str]:
    return finding.location.path, finding.location.span, finding.message.rule

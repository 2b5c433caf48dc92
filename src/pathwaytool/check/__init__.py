"""Rules: what must hold of a library beyond its shape.

Rules come in stages. A later stage does not look at a pathway where an earlier one found an error,
so that one mistake gives one finding. Four functions check a file, a pathway, an edition and the
library as a whole; each depends on its arguments alone, so that a caller can remember what was
found.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathwaytool.check.checking import (
        check_edition,
        check_pathway,
        check_topic,
        check_whole,
        outline_of,
        outline_of_edition,
        setting_of,
    )
    from pathwaytool.check.found import check_file, check_unread, has_errors, in_order

__all__ = [
    "check_edition",
    "check_file",
    "check_pathway",
    "check_topic",
    "check_unread",
    "check_whole",
    "has_errors",
    "in_order",
    "outline_of",
    "outline_of_edition",
    "setting_of",
]

_HOMES = {
    "check_edition": "checking",
    "check_file": "found",
    "check_pathway": "checking",
    "check_topic": "checking",
    "check_unread": "found",
    "check_whole": "checking",
    "has_errors": "found",
    "in_order": "found",
    "outline_of": "checking",
    "outline_of_edition": "checking",
    "setting_of": "checking",
}


def __getattr__(name: str) -> object:
    """Return one of the names above, importing no more than it needs: most saves ask no rule."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)

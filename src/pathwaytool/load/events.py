"""The door to the YAML parser: events, by libyaml where it is there, else in Python."""

from collections.abc import Callable
from typing import Any

import yaml

try:
    from yaml._yaml import CParser

    HAS_LIBYAML = True
except ImportError:  # pragma: no cover - a PyYAML built without libyaml
    HAS_LIBYAML = False


DEPTH = 64
"""How deep maps and lists may stand inside each other; the parser slows down far beyond that."""


def next_event_of(text: str) -> Callable[[], Any]:
    """Return a function that gives the next event of `text` each time it is called, or None.

    Events are `yaml.events.Event`; their marks count characters.
    That function raises: yaml.YAMLError where `text` is not YAML.
    """
    if HAS_LIBYAML:
        return CParser(text).get_event
    return yaml.Loader(text).get_event

"""What an editor did, where a YAML reader only says that it lost its way."""

from typing import Any

import yaml

from pathwaytool.load import messages
from pathwaytool.model.diagnostic import Message

Mistake = tuple[Message, tuple[int, int], dict[str, str | int]]
"""A message, the characters it is about (the first, and the one after the last), and its gaps."""


def mistake(text: str, error: yaml.YAMLError) -> Mistake:
    """Return what is wrong in `text` where the reader gave up, and the best place to point at."""
    index = _index(getattr(error, "problem_mark", None), text)
    return messages.YAML_SYNTAX, (index, index + 1), {}


def _index(mark: Any, text: str) -> int:
    return len(text) if mark is None else min(mark.index, len(text))

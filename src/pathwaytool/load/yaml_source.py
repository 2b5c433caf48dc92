"""YAML events to plain data, with a stack of its own: what is refused is refused at its place.

The composers that come with YAML readers call themselves for each level, and one of them takes the
interpreter with it on 100,000 brackets. Here depth is counted, and reading stops early.
"""

import re
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from pathwaytool.dataclass import dataclass
from pathwaytool.load.encoding import forbidden_in, refusal
from pathwaytool.load.events import DEPTH, next_event_of
from pathwaytool.load.layout import CLOSERS, Placement
from pathwaytool.load.messages import refused, shape, syntax
from pathwaytool.load.scalars import Scalar, is_doubtful, meaning
from pathwaytool.load.yaml_mistakes import mistake, no_map
from pathwaytool.model.diagnostic import Diagnostic, Message

Data = dict[str, Any]
"""A file as plain data: maps, lists, texts, numbers, true, false and nothing."""


@dataclass(frozen=True, slots=True)
class Read:
    """The data of a file, where its parts stand, and its unquoted texts that other readers take
    for something else."""

    data: Data
    doubtful: frozenset[str]
    layout: Placement


class _Refused(Exception):
    """Carries a message, the first character of its place and the one after, and its gaps."""

    def __init__(self, message: Message, event: Any, **gaps: str | int) -> None:
        super().__init__()
        self.message = message
        self.place = (event.start_mark.index, event.end_mark.index)
        self.gaps = gaps


def data_of(path: str, text: str) -> Read | Diagnostic:
    """Return the plain data of a file whose top is a map, or the one reason why it is refused.

    `text` has come through `text_of`. Raises: nothing, whatever the text.
    """
    try:
        layout = Placement(text)
        top, known = _read(text, layout)
    except _Refused as found:
        told = refusal(found.message, path, text, found.place, **found.gaps)
        if found.message is not syntax.UNKNOWN_ESCAPE:
            return told
        return told.mended("\\\\" + text[found.place[0] + 1 : found.place[1]])
    except yaml.YAMLError as error:
        return mistake(path, text, error)
    if not top or top == [None]:
        return refusal(refused.EMPTY_FILE, path, text, (0, 0))
    if not isinstance(top[0], dict):
        return no_map(path, text)
    doubtful = frozenset(one for one, value in known.items() if value == one and is_doubtful(one))
    return Read(top[0], doubtful, layout.finish())


class _Meanings(dict[str, Scalar]):
    """What the plain scalars of a file mean, each worked out when it is first met."""

    def __missing__(self, text: str) -> Scalar:
        value = self[text] = meaning(text)
        return value


_CONTAINERS = {MappingStartEvent: dict, SequenceStartEvent: list}


def _read(text: str, layout: Placement) -> tuple[list[Any], _Meanings]:  # noqa: C901 - the busiest
    """Return the data of the only document, in a list; and what its scalars mean."""
    # Anchors, tags and escapes need one of these; without them there is nothing to look for.
    is_plain = not any(sign in text for sign in "&!\\")
    known, top, stack = _Meanings(), [], []  # type: _Meanings, list[Any], list[Any]
    inside: Any = top  # the map or list that is open
    key: Any = None  # the key that waits for its value, in a map
    next_event = next_event_of(text)
    while (event := next_event()) is not None:
        kind = type(event)
        if kind is ScalarEvent:
            value = event.value if event.style else known[event.value]
            layout.place(event)
        elif kind in _CONTAINERS:
            value = _CONTAINERS[kind]()
            if layout.open(event) > DEPTH:
                raise _Refused(refused.TOO_DEEP, event, limit=DEPTH)
        elif kind in CLOSERS:
            inside, key = stack.pop(), None
            layout.close(event)
            continue
        else:
            _check_other(event, top)
            continue
        if not is_plain:
            _check_properties(text, event)
        if inside.__class__ is list:
            inside.append(value)
        elif key is not None:
            inside[key], key = value, None
        elif value.__class__ is str and value not in inside and value != "<<":
            key = value
            continue
        else:
            raise _bad_key(text, event, value)
        if kind is not ScalarEvent:
            stack.append(inside)
            inside = value
    return top, known


def _check_properties(text: str, event: Any) -> None:
    """Refuse anchors, tags, and escapes for characters that may not stand in a file."""
    if event.anchor:
        raise _Refused(refused.ANCHOR, event, name=event.anchor)
    if event.tag:
        raise _Refused(refused.TAG, event, name=event.tag)
    if type(event) is ScalarEvent and (code := forbidden_in(event.value)) is not None:
        first: Any = event.start_mark
        last: Any = event.end_mark
        escape = _SHORT_ESCAPE.search(text, first.index, last.index)
        if escape:
            mistake = _Refused(syntax.UNKNOWN_ESCAPE, event, escape=escape[0])
            mistake.place = escape.span()
            raise mistake
        raise _Refused(refused.CONTROL_CHARACTER, event, code=code)


# `C:\ferie`: a backslash and a letter that stands for a sign that no file may hold.
_SHORT_ESCAPE = re.compile(r"(?<!\\)\\[0abefnvNLP_](?=\w)")


def _check_other(event: Any, top: list[Any]) -> None:
    if isinstance(event, AliasEvent):
        raise _Refused(refused.ALIAS, event, name=str(event.anchor))
    if isinstance(event, DocumentStartEvent):
        if event.version or event.tags:
            raise _Refused(refused.DIRECTIVE, event)
        if top:
            raise _Refused(refused.SEVERAL_DOCUMENTS, event)


def _bad_key(text: str, event: Any, value: object) -> _Refused:
    if value == "<<":
        return _Refused(refused.MERGE_KEY, event)
    if isinstance(value, str):
        return _Refused(refused.DUPLICATE_KEY, event, key=value)
    start, end = event.start_mark.index, event.end_mark.index
    if listed := _NUMBERS.search(text[text.rfind("\n", 0, start) + 1 : end]):
        rest = _MORE_NUMBERS.match(text, end)
        value = listed[2] + (rest[0] if rest else "")
        return _Refused(shape.LIST_EXPECTED, event, key=listed[1], value=value)
    return _Refused(refused.KEY_NOT_TEXT, event, key=text[start:end])


_NUMBERS = re.compile(r"([\w-]+): *([0-9]+(?:, *[0-9]+)+)\Z")
_MORE_NUMBERS = re.compile(r"(?:, *[0-9]+)*")
"""`{alder: 12, 13, 14}`, where YAML takes the second number for a key."""

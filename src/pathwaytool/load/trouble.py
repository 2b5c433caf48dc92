"""The place in a text where a YAML reader gave up, and what stands around it."""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from pathwaytool.dataclass import dataclass
from pathwaytool.load.events import next_event_of
from pathwaytool.model.diagnostic import Message

Place = tuple[int, int]
"""The first character of a stretch of text and the one after its last, counted from 0."""

Mistake = tuple[Message, Place, dict[str, str | int]]
"""A message, the place to point at, and what is said of it."""

_CONTENT = re.compile(r"^ *[^ \r\n#]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Where the reader gave up (`at`), in the middle of what (`context`), and in what words."""

    text: str
    problem: str
    at: int
    context: int | None

    def line(self, index: int) -> Place:
        """Return the line around a character, without its indentation and line break."""
        start = self.text.rfind("\n", 0, index) + 1
        end = self.text.find("\n", index)
        end = len(self.text) if end < 0 else end
        while start < end and self.text[start] == " ":
            start += 1
        while start < end and self.text[end - 1] in " \r":
            end -= 1
        return start, end

    def words(self, place: Place) -> str:
        """Return the text at a place, short enough to be quoted."""
        return self.text[slice(*place)][:60]

    def line_before(self, index: int) -> Place | None:
        """Return the line above the one around a character, past empty ones and comments."""
        end = self.text.rfind("\n", 0, index)
        while end > 0:
            start, stop = self.line(end - 1) if self.text[end - 1] != "\n" else (end, end)
            if stop > start and self.text[start] != "#":
                return start, stop
            end = self.text.rfind("\n", 0, end)
        return None

    def first_line(self) -> Place:
        """Return the first line that is not empty and no comment, or the very beginning."""
        found = _CONTENT.search(self.text)
        return (0, 0) if found is None else self.line(found.start())

    def last_quoted(self) -> Place | None:
        """Return the quoted text that the trouble comes right after, if it does."""
        last: Any = None
        for event in self._events():
            last = event
        if not isinstance(last, ScalarEvent) or last.style not in ("'", '"'):
            return None
        begin: Any = last.start_mark
        end: Any = last.end_mark
        return begin.index, end.index

    def last_open_bracket(self) -> int | None:
        """Return where the innermost bracket stands that is still open where the reader gave up."""
        opened: list[int] = []
        for event in self._events():
            if type(event) in (MappingStartEvent, SequenceStartEvent):
                opened.append(event.start_mark.index)
            elif type(event) in (MappingEndEvent, SequenceEndEvent):
                opened.pop()
        return opened[-1] if opened and self.text[opened[-1]] in "[{" else None

    def _events(self) -> Iterator[Any]:
        """Yield what the reader could read before it gave up."""
        next_event = next_event_of(self.text)
        try:
            while (event := next_event()) is not None:
                yield event
        except yaml.YAMLError:
            return

"""Plain data to texts, and to the small things that every part of a file is made of."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pathwaytool.dataclass import dataclass
from pathwaytool.model.confidence import Check, Confidence
from pathwaytool.model.holidays import Calendar
from pathwaytool.model.position import Place, Pointer, SourceFile
from pathwaytool.model.text import Language, Text

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Part:
    """A map in a file that fits its schema, where it stands, and the library's default language.

    `calendar` says whose public holidays are no weekdays there.
    """

    source: SourceFile
    language: Language
    data: Mapping[str, Any]
    pointer: Pointer = ()
    calendar: Calendar | None = None

    @property
    def place(self) -> Place:
        """Return where the part stands."""
        return Place(self.source, self.pointer)

    def __contains__(self, key: str) -> bool:
        return key in self.data

    def string(self, key: str) -> str:
        """Return the text of a key that must be there."""
        return str(self.data[key])

    def string_or_none(self, key: str) -> str | None:
        """Return the text of a key, or None where it is absent."""
        value = self.data.get(key)
        return None if value is None else str(value)

    def text(self, key: str) -> Text:
        """Return the text of a key that must be there, in its languages."""
        return text_of(self.data[key], self.language)

    def text_or_none(self, key: str) -> Text | None:
        """Return the text of a key in its languages, or None where it is absent."""
        value = self.data.get(key)
        return None if value is None else text_of(value, self.language)

    def ids(self, key: str) -> tuple[str, ...]:
        """Return the ids that a key lists; none where it is absent."""
        return tuple(self.data.get(key, ()))

    def confidence(self, absent: Confidence) -> Confidence:
        """Return how sure the part is; `absent` where it does not say."""
        value = self.data.get("confidence")
        return absent if value is None else Confidence(value)

    def check(self) -> Check | None:
        """Return who has checked the part, if anybody has."""
        value = self.data.get("checked")
        return None if value is None else Check(value["date"], value["role"], value.get("seen"))

    def valid(self) -> tuple[str | None, str | None]:
        """Return the first and the last day the part is in force."""
        value = self.data.get("valid", {})
        return value.get("from"), value.get("to")

    def inner(self, *keys: str | int) -> "Part":
        """Return a part inside this one."""
        data: Any = self.data
        for key in keys:
            data = data[key]
        return Part(self.source, self.language, data, (*self.pointer, *keys), self.calendar)

    def entries(self, key: str, make: "Callable[[str, Part], Entry]") -> dict[str, Entry]:
        """Return what `make` makes of each entry of a map of ids, keyed by id."""
        return {id_: make(id_, self.inner(key, id_)) for id_ in self.data.get(key, {})}

    def items(self, key: str) -> "list[Part]":
        """Return the maps that a key lists."""
        return [self.inner(key, index) for index in range(len(self.data.get(key, ())))]


def text_of(value: str | Mapping[str, str], language: Language) -> Text:
    """Return a text: plain in the default language, or a map of languages, the default first."""
    if isinstance(value, str):
        return Text(((language, value.strip()),))
    if next(iter(value), language) != language and language in value:
        value = {language: value[language], **value}
    return Text(tuple([(code, text.strip()) for code, text in value.items()]))

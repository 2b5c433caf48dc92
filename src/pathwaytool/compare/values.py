"""What stands in a field, as a reader would say it: titles for ids, words for conditions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum

from pathwaytool.compare.change import Difference
from pathwaytool.locales import words
from pathwaytool.locales.conditions import condition_sentence, fact_sentence
from pathwaytool.locales.times import birthday_words, duration_words, takes_words
from pathwaytool.model.condition import Every, Is, Not, Some, Value
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Fact, Pathway
from pathwaytool.model.position import Place, SourceFile
from pathwaytool.model.promise import Named
from pathwaytool.model.registers import LegalBasis
from pathwaytool.model.text import Language, Text
from pathwaytool.model.time import Birthday, Duration, Takes

MOST_LETTERS = 70
"""How long a title may be before it is cut."""

MOST_OF_CONDITION = 200

MOST_FACTS = 3
"""How many facts are named of those that all who are concerned have in common."""

REGISTERS = (
    "actors",
    "documents",
    "legal_bases",
    "interventions",
    "sectors",
    "phases",
    "pathways",
    "sources",
    "statements",
    "terms",
    "editions",
    "countries",
    "topics",
)
"""Where a title is looked for, in this order."""

TITLED = ("facts", "loops", "events", "promises", "cases", "decisions", "ends", "steps")
"""What in a pathway has a title; of two things with one id the later is meant."""

Titles = Mapping[str, str]

NAMING = {
    **dict.fromkeys(("accountable", "contributors", "lead"), "actors"),
    **dict.fromkeys(("needs", "uses", "gives", "documents"), "documents"),
    **{"sector": "sectors", "phase": "phases", "legal": "legal_bases"},
}
"""Fields that name what stands in a register, by its name. A step may have the same id."""


class Values:
    """Says values of one pathway, or with None of the registers, in one language."""

    def __init__(self, difference: Difference, language: Language, versions: Sequence[Pathway]):
        self.language = language
        self.say = words(language, "compare")
        self._libraries = (difference.after, difference.before)
        # Of two versions the newer says what something is called, so it comes last.
        self.facts: dict[str, Fact] = {}
        self.titles: dict[str, str] = {}
        for library in reversed(self._libraries):
            self.titles.update(_titles(library, language))
        for pathway in versions:
            self.facts.update(pathway.facts)
            for kind in TITLED:
                entries: Mapping[str, object] = getattr(pathway, kind)
                self.titles.update({id_: _title(one, language) for id_, one in entries.items()})
            self.titles.update(
                {id_: one.text.in_(language) for id_, one in pathway.recommendations.items()}
            )

    def title(self, id_: str) -> str:
        """Return what something is called; its id where it has no title."""
        return short(self.titles.get(id_, id_))

    def title_in(self, register: str, id_: str) -> str:
        """Return what a register's entry is called."""
        for library in self._libraries:
            entries: Mapping[str, object] = getattr(library, register, {})
            if id_ in entries:
                return short(_title(entries[id_], self.language) or id_)
        return id_

    def number(self, number: int) -> str:
        """Say a number with its digits in threes."""
        return f"{number:,}".replace(",", self.say["thousands"])

    def having(self, among: Sequence[tuple[str, Sequence[Value]]]) -> str:
        """Say facts with the values that they have; of many only the first."""
        said = [
            fact_sentence(self.facts[id_], tuple(values), self.language)
            for id_, values in among
            if id_ in self.facts
        ]
        more = ", …" if len(said) > MOST_FACTS else ""
        return ", ".join(map(short, said[:MOST_FACTS])) + more

    def field(self, name: str) -> str:
        """Say what a field is about; its key where there are no words."""
        return self.say.get(f"field-{name}", name)

    def value(self, value: object) -> str:
        """Say one value; of a condition more than of a title, since only its end may differ."""
        is_condition = isinstance(value, Is | Every | Some | Not)
        return short(self._whole(value), MOST_OF_CONDITION if is_condition else MOST_LETTERS)

    def said(self, name: str, value: object) -> str:
        """Say one value of the field of that name."""
        if isinstance(value, str) and name in NAMING:
            return self.title_in(NAMING[name], value)
        return self.value(value)

    def _whole(self, value: object) -> str:
        match value:
            case None:
                return "–"
            case Text():
                return value.in_(self.language)
            case Is() | Every() | Some() | Not():
                return condition_sentence(value, self.facts, self.language)
            case bool() | Enum() | str():
                return self._word(value)
            case Takes():
                return takes_words(value, self.language)
            case Named(_, id_, _):
                return self.title(id_)
            case tuple() | Mapping():
                return self._several(value) or "–"
        return self._record(value)

    def _several(self, value: tuple[object, ...] | Mapping[str, object]) -> str:
        """Say a span of whole numbers, a list, or facts with their values."""
        match value:
            case (int(first), *_, int(last)):
                return f"{first}–{last}"
            case Mapping():
                answers = [(id_, one) for id_, one in value.items() if isinstance(one, tuple)]
                if len(answers) == len(value):
                    return self.having(answers)
        return ", ".join(map(self.value, value))

    def _word(self, value: bool | Enum | str) -> str:
        """Say yes or no, one of a few words of the format, or what an id stands for."""
        grammar = words(self.language, "grammar")
        if isinstance(value, bool):
            return grammar["yes" if value else "no"]
        plain = str(value.value) if isinstance(value, Enum) else value
        if plain in self.titles and not isinstance(value, Enum):
            return self.titles[plain]
        return self.say.get(f"value-{plain}", grammar.get(plain, plain))

    def _record(self, value: object) -> str:
        if isinstance(value, Duration):
            return duration_words(value, self.language)
        if isinstance(value, Birthday):
            return birthday_words(value, self.language)
        return " · ".join(self._inside(value)) if is_dataclass(value) else str(value)

    def _inside(self, value: object) -> Iterator[str]:
        assert is_dataclass(value)
        for field in fields(value):
            part = getattr(value, field.name)
            if part not in (None, (), False) and not isinstance(part, Place | SourceFile):
                yield self._whole(part)


def short(text: str, most: int = MOST_LETTERS) -> str:
    """Return a text on one line, and cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _titles(library: Library, language: Language) -> Titles:
    found: dict[str, str] = {}
    for register in reversed(REGISTERS):
        entries: Mapping[str, object] = getattr(library, register)
        found.update({id_: _title(one, language) for id_, one in entries.items()})
    return {id_: title for id_, title in found.items() if title}


def _title(entry: object, language: Language) -> str:
    """Return what an entry of any kind is called, to be quoted; nothing where it has no title."""
    if isinstance(entry, LegalBasis):
        return f"{entry.act.in_(language)}{entry.after_act}"
    for name in ("title", "text", "municipality"):
        title = getattr(entry, name, None)
        if isinstance(title, Text):
            return title.in_(language).removesuffix(".")
    return ""

"""A text in one or more languages."""

from pathwaytool.dataclass import dataclass

Language = str
"""A language code: `da`, `en` or `sv`."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text as it is said to a reader, and the language it is really in."""

    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class Text:
    """The same text in the languages it has been written in, the library's default first.

    Shape: pairs of language code and text; at least one pair.
    """

    versions: tuple[tuple[Language, str], ...]

    def said(self, language: Language) -> Said:
        """Return the text in `language`, or in the first language it was written in."""
        for code, text in self.versions:
            if code == language:
                return Said(text, code)
        code, text = self.versions[0]
        return Said(text, code)

    def in_(self, language: Language) -> str:
        """Return only the words of `said`."""
        return self.said(language).text

    def has(self, language: Language) -> bool:
        """Tell whether the text has been written in `language`."""
        return any(code == language for code, _ in self.versions)

"""How hard a text is to read: the readability index LIX, and the sentences that weigh most."""

import re
from collections.abc import Iterable, Iterator

from pathwaytool.dataclass import dataclass

LONG = 6
"""A long word has more letters than this. Source: C.H. Björnsson, *Läsbarhet*, 1968."""

_WORD = re.compile(r"[^\W_]+(?:[-’'.,][^\W_]+)*")
# Short forms whose full stop ends no sentence, whatever follows.
_SHORT = (
    *("bl.a", "ca", "dvs", "e.g", "evt", "f.eks", "fr.o.m", "i.e", "inkl", "jf", "kap", "kl"),
    *("max", "mio", "nr", "pct", "stk", "t.ex", "t.o.m", "vs"),
)
_END = re.compile(r"(?<=[.!?:])[\"”»)]*\s+")
_SHORT_END = re.compile(rf"(?:^|[\s(])(?:{'|'.join(map(re.escape, _SHORT))})\.$", re.I)
_BLOCK = re.compile(r"\n\s*\n(?:\s*(?:[-*]|\d+\.)\s+)?|\n\s*(?:[-*]|\d+\.)\s+")
# Marks of the texts' own markup are no words: links keep what is shown of them.
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted in a text: its sentences, its words, and those that are long."""

    sentences: int = 0
    words: int = 0
    long_words: int = 0

    def __add__(self, other: "Counted") -> "Counted":
        """Return both texts counted as one."""
        return Counted(
            self.sentences + other.sentences,
            self.words + other.words,
            self.long_words + other.long_words,
        )

    @property
    def lix(self) -> float:
        """Return words a sentence and long words in a hundred, added up; 0 for no words.

        Source: C.H. Björnsson, *Läsbarhet*, 1968.
        """
        if not self.words:
            return 0.0
        return self.words / max(self.sentences, 1) + 100 * self.long_words / self.words


def sentences_of(text: str) -> Iterator[str]:
    """Yield the sentences of a text; a paragraph and a part of a list end one as well."""
    for block in _BLOCK.split(_LINK.sub(r"\1", text)):
        begun = ""
        for part in _END.split(" ".join(block.split())):
            if begun and not _goes_on(begun, part):
                yield from _with_words(begun)
                begun = ""
            begun = f"{begun} {part}".strip()
        yield from _with_words(begun)


def _goes_on(begun: str, part: str) -> bool:
    """Tell whether a sentence goes on after a mark: "nr. 4", "1. maj", "osv. i skolen"."""
    return bool(_SHORT_END.search(begun)) or (begun.endswith(".") and part[:1].islower())


def _with_words(sentence: str) -> Iterator[str]:
    if _WORD.search(sentence):
        yield sentence


def counted(sentences: Iterable[str]) -> Counted:
    """Count sentences, each as one."""
    found = Counted()
    for sentence in sentences:
        words = _WORD.findall(sentence)
        found += Counted(1, len(words), sum(len(word) > LONG for word in words))
    return found

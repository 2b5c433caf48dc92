"""The order of words in a clause that begins with when, if or the like.

In Danish and Swedish "not" comes after the verb in a sentence and before it in such a clause:
"nævnet har ikke bestemt det", but "når nævnet ikke har bestemt det". English has one order.
"""

import re

_ADVERBS = {
    "da": ("endnu ikke", "ikke længere", "ikke", "aldrig", "endnu", "fortsat", "stadig", "nu"),
    "sv": ("ännu inte", "inte längre", "inte", "aldrig", "ännu", "fortfarande", "nu"),
}
"""What may stand between the verb and the rest, the longest first."""

_VERBS = {
    "da": "vil|skal|kan|må|blev|fik|kom|gik|[a-zæøå]+(?:r|s)",
    "sv": "vill|ska|kan|måste|blev|fick|kom|gick|[a-zåäö]+(?:r|s)",
}
"""Verbs in the present, that end in r, or in s where something is done to one, and a few others."""

_OTHERS = {
    "da": "der|eller|for|efter|over|under|før|når|hvor|her|år|hvis|men|da|mellem",
    "sv": "där|eller|för|efter|över|under|när|hur|var|här|år|inför|om|hos|mellan",
}
"""Words that end as verbs do and are none."""


def _pattern(language: str) -> re.Pattern[str]:
    adverbs = "|".join(map(re.escape, _ADVERBS[language]))
    verb = rf"\b(?!(?:{_OTHERS[language]})\b)({_VERBS[language]})"
    return re.compile(rf"{verb} ({adverbs})\b(?! og | eller | och )")


_PATTERNS = {language: _pattern(language) for language in _ADVERBS}


def as_clause(sentence: str, language: str) -> str:
    """Return a sentence in the order that it has after when or if."""
    pattern = _PATTERNS.get(language)
    return pattern.sub(r"\2 \1", sentence) if pattern else sentence

"""Conditions as sentences: one canonical sentence in each language."""

from collections.abc import Mapping, Sequence

from pathwaytool.locales import words
from pathwaytool.model.condition import Condition, Every, Is, Not, Some, Value
from pathwaytool.model.pathway import Fact, FactKind


def condition_sentence(condition: Condition, facts: Mapping[str, Fact], language: str) -> str:
    """Say `condition` in words, such as "alder 15–17 og samtykke: ja".

    Shape of `facts`: fact id to fact; a fact that is not there is called by its id.
    """
    return _said(condition, facts, language, inner=False)


def fact_sentence(fact: Fact, values: Sequence[Value], language: str) -> str:
    """Say that `fact` has one of `values`."""
    if fact.kind == FactKind.NUMBER:
        return f"{fact.title.in_(language)} {_ranges([int(value) for value in values], language)}"
    if fact.kind == FactKind.YES_NO and len(values) == 1 and values[0] in fact.labels:
        return fact.labels[values[0]].in_(language)
    names = [value_words(fact, value, language) for value in values]
    return f"{fact.title.in_(language)}: {listed(names, 'or', language)}"


def value_words(fact: Fact, value: Value, language: str) -> str:
    """Say one value of `fact`, without the fact's own title."""
    if value in fact.labels:
        return fact.labels[value].in_(language)
    if fact.kind == FactKind.YES_NO:
        return words(language, "grammar")[str(value)]
    return str(value)


def _said(condition: Condition, facts: Mapping[str, Fact], language: str, *, inner: bool) -> str:
    grammar = words(language, "grammar")
    match condition:
        case Is(fact, values):
            if fact in facts:
                return fact_sentence(facts[fact], values, language)
            return f"{fact}: {listed([str(value) for value in values], 'or', language)}"
        case Not(part):
            return f"{grammar['not']} ({_said(part, facts, language, inner=False)})"
        case Every(()):
            return grammar["always"]
        case Some(()):
            return grammar["never"]
        case Every((only,)) | Some((only,)):
            return _said(only, facts, language, inner=inner)
        case Every(parts) | Some(parts):
            word = grammar["and" if isinstance(condition, Every) else "or"]
            said = f" {word} ".join(_said(part, facts, language, inner=True) for part in parts)
            return f"({said})" if inner else said


def listed(names: Sequence[str], word: str, language: str) -> str:
    """Return names in a row; `word` is `and` or `or`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {words(language, 'grammar')[word]} {names[-1]}"


def _ranges(numbers: Sequence[int], language: str) -> str:
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return listed([f"{a}" if a == b else f"{a}–{b}" for a, b in runs], "or", language)

"""Conditions as sentences: one canonical sentence in each language."""

from collections.abc import Mapping, Sequence

from pathwaytool.locales import words
from pathwaytool.locales.word_order import as_clause
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


def when_sentence(condition: Condition, facts: Mapping[str, Fact], language: str) -> str:
    """Say `condition` in the order of words that it has after "when" or "if"."""
    return as_clause(condition_sentence(condition, facts, language), language)


def condition_parts(
    condition: Condition, facts: Mapping[str, Fact], language: str
) -> tuple[str, tuple[str, ...]]:
    """Return what holds of the parts of a condition, "all of this holds", and each as a sentence.

    Nothing where there are no more than two parts: those are read best in one sentence.
    """
    match without_not(condition, facts):
        case Every(parts) | Some(parts) as whole if len(parts) > FEW:
            key = "all_of" if isinstance(whole, Every) else "any_of"
            said = tuple(_said(part, facts, language, inner=True) for part in parts)
            return words(language, "grammar")[key], said
        case _:
            return "", ()


FEW = 2
"""So many parts are read in one sentence; more are read as a list."""


def without_not(condition: Condition, facts: Mapping[str, Fact]) -> Condition:
    """Return a condition that says the same and denies nothing but facts that are not known."""
    match condition:
        case Every(parts):
            return Every(tuple(without_not(part, facts) for part in parts))
        case Some(parts):
            return Some(tuple(without_not(part, facts) for part in parts))
        case Not(part):
            return _denied(part, facts)
        case Is():
            return condition


def _denied(condition: Condition, facts: Mapping[str, Fact]) -> Condition:
    match condition:
        case Every(parts):
            return Some(tuple(_denied(part, facts) for part in parts))
        case Some(parts):
            return Every(tuple(_denied(part, facts) for part in parts))
        case Not(part):
            return without_not(part, facts)
        case Is(fact, values):
            domain = facts[fact].domain if fact in facts else ()
            left = tuple(value for value in domain if value not in values)
            return Is(fact, left) if left else Some(()) if domain else Not(condition)


def _said(condition: Condition, facts: Mapping[str, Fact], language: str, *, inner: bool) -> str:
    grammar = words(language, "grammar")
    match without_not(condition, facts):
        case Is(fact, values):
            return _test(Is(fact, values), facts, language)
        case Not(Is(fact, values)):
            return f"{fact}: {grammar['not']} {_values(values, language)}"
        case Every(()):
            return grammar["always"]
        case Every((only,)) | Some((only,)):
            return _said(only, facts, language, inner=inner)
        case Every(parts):
            said = [_said(part, facts, language, inner=True) for part in parts]
            return _joined(said, "and", language, grammar["both"] if inner else "")
        case Some(parts) if parts:
            said = [_said(part, facts, language, inner=True) for part in parts]
            return _joined(said, "or", language, grammar["either"] if inner else "")
        case _:
            return grammar["never"]


def _test(test: Is, facts: Mapping[str, Fact], language: str) -> str:
    if test.fact in facts:
        return fact_sentence(facts[test.fact], test.values, language)
    return f"{test.fact}: {_values(test.values, language)}"


def _values(values: Sequence[Value], language: str) -> str:
    return listed([str(value) for value in values], "or", language)


def _joined(parts: Sequence[str], word: str, language: str, first: str) -> str:
    """Return parts in a row, begun by `first`; apart by semicolons where one has a comma itself."""
    if any(mark in part for part in parts for mark in ",;"):
        last = f"{words(language, 'grammar')[word]} {parts[-1]}"
        said = "; ".join((*parts[:-1], last))
    else:
        said = listed(parts, word, language)
    return f"{first} {said}" if first else said


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

"""Why data does not fit its schema: one placed finding for each mistake."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pathwaytool.load.failure import Misfit, shown
from pathwaytool.load.key_findings import (
    cut_after,
    exclusive_key,
    missing_keys,
    missing_space,
    unknown_keys,
)
from pathwaytool.load.lost_lines import without_lost_lines
from pathwaytool.load.meant import condition_in
from pathwaytool.load.messages import shape, values
from pathwaytool.load.schema import schema
from pathwaytool.load.value_findings import not_one_of, wrong_pattern, wrong_type
from pathwaytool.load.yaml_source import Data
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.position import SourceFile

if TYPE_CHECKING:
    from jsonschema import ValidationError


def findings(kind: str, data: Data, source: SourceFile) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the data of a file that does not fit the schema of its kind.

    In the order of the file. None only where the fast validator alone says that it does not fit;
    what this one says counts. Raises: nothing.
    """
    from jsonschema import Draft202012Validator

    checker = Draft202012Validator(schema(kind), format_checker=Draft202012Validator.FORMAT_CHECKER)
    failures = [
        Misfit.of(error, kind, source)
        for top in checker.iter_errors(data)
        for error in _narrowed(top)
    ]
    failures = _without_what_depends(_without_content_of_keys(failures))
    failures, told = _without_equal_signs(failures)
    failures = _without_cut_in_two(failures)
    failures, found = without_lost_lines(failures)
    found += told
    strange = {failure.pointer for failure in failures if failure.is_something_else}
    misspelt = {
        failure.pointer: meant for failure in failures if (meant := failure.misspelt_keys())
    }
    for failure in failures:
        if failure.pointer not in misspelt and (meant := _called_otherwise(failure, failures)):
            misspelt[failure.pointer] = meant
    found += [
        one
        for failure in failures
        if failure.validator != "required" or failure.pointer not in strange
        for one in _explained(failure, misspelt.get(failure.pointer, {}))
    ]
    found = _words_of_lists(found)
    once = {(one.location, one.message.rule, *one.gaps.values()): one for one in found}
    return tuple(sorted(once.values(), key=lambda one: one.location.span))


def _words_of_lists(found: list[Diagnostic]) -> list[Diagnostic]:
    """Tell once of words in a list that a comma has cut in two: `[Rapport om det, s. 4]`."""
    told: list[Diagnostic] = []
    for one in found:
        last = told[-1] if told else None
        if last and _is_rest_of(last, one):
            span = replace(last.location.span, end_column=one.location.span.end_column)
            words = last.location.text[span.column - 1 : span.end_column - 1]
            gaps = {**last.gaps, "value": shown(words)}
            told[-1] = replace(last, location=replace(last.location, span=span), gaps=gaps)
        else:
            told.append(one)
    return told


def _is_rest_of(last: Diagnostic, one: Diagnostic) -> bool:
    if not (last.message is one.message is values.WORDS_FOR_ID) or last.edit or one.edit:
        return False
    a, b = last.location, one.location
    between = a.text[a.span.end_column - 1 : b.span.column - 1]
    return (a.path, a.span.line) == (b.path, b.span.line) and between.strip() == ","


def _called_otherwise(strange: Misfit, failures: list[Misfit]) -> dict[str, str]:
    """Return the one unknown key of a map, and the one it lacks, if the content is that one's."""
    keys = strange.strange_keys
    if len(keys) != 1:
        return {}
    missing = {
        key
        for one in failures
        if one.validator == "required" and one.pointer == strange.pointer
        for key in one.wanted
        if key not in one.value
    }
    of_it = [key for key in missing if strange.value[keys[0]] in strange.choices_of(key)]
    return {keys[0]: of_it[0]} if len(of_it) == 1 else {}


def _without_content_of_keys(failures: list[Misfit]) -> list[Misfit]:
    """Leave out that nothing stands after a key that holds its value as well: `behov:stort`."""
    together = {one.pointer for one in failures if one.in_key and ":" in str(one.value)}
    return [one for one in failures if one.in_key or one.pointer not in together]


def _without_cut_in_two(failures: list[Misfit]) -> list[Misfit]:
    """Leave out what is wrong with the first half of a text that a comma in braces cuts in two."""
    halves = {(*one.pointer, key) for one in failures if (key := cut_after(one)) is not None}
    return [one for one in failures if one.pointer not in halves]


def _without_what_depends(failures: list[Misfit]) -> list[Misfit]:
    """Leave out what is demanded only because a word of the format beside it is misspelt."""
    spoiled = {
        one.pointer[:-1] for one in failures if one.validator == "enum" and not one.conditional
    }
    return [
        one
        for one in failures
        if not one.conditional or not any(one.pointer[: len(place)] == place for place in spoiled)
    ]


def _without_equal_signs(failures: list[Misfit]) -> tuple[list[Misfit], list[Diagnostic]]:
    """Tell once of `{behov = stort, samtykke = ja}`, where YAML takes each part for a key."""
    maps = {one.pointer[:-1]: one for one in failures if one.in_key and one.name == "id"}
    places = {
        place: condition for place, one in maps.items() if (condition := _condition_in_keys(one))
    }
    found = []
    for place, condition in places.items():
        source = next(one.source for one in failures)
        at = source.value(place)
        gaps = {"value": shown(at.text[at.span.column - 1 : at.span.end_column - 1])}
        told = values.CONDITION_IS_TEXT.at(at, near=condition, **gaps)
        found.append(told.mended(condition))
    return [one for one in failures if one.pointer[:-1] not in places], found


LONGEST = 1_000
"""The most characters of a condition that is read in another spelling."""


def _condition_in_keys(failure: Misfit) -> str | None:
    at = failure.source.value(failure.pointer[:-1])
    written = at.text[at.span.column - 1 : at.span.end_column - 1]
    is_in_braces = written.startswith("{") and written.endswith("}") and len(written) < LONGEST
    is_meant = "=" in written or re.search(r"\w (?:er|är|is) \w", written)
    return condition_in(written[1:-1]) if is_in_braces and is_meant else None


def _narrowed(error: "ValidationError") -> Iterator["ValidationError"]:
    """Yield what is wrong in the one alternative that the author meant; else the error itself."""
    branches: dict[Any, list[ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.schema_path[0], []).append(inner)
    meant = [branch for branch in branches.values() if not any(map(_is_other_sort, branch))]
    if error.validator != "anyOf" or not meant:
        yield error
        return
    for inner in min(meant, key=len):
        yield from _narrowed(inner)


def _is_other_sort(error: "ValidationError") -> bool:
    """Tell whether the value is of another sort altogether than this alternative."""
    if error.path:
        return False
    if error.validator == "anyOf" and error.context:
        return all(map(_is_other_sort, error.context))
    return error.validator in ("type", "const")


def _explained(failure: Misfit, misspelt: dict[str, str]) -> Iterator[Diagnostic]:
    """Yield the findings for a failure.

    Shape of `misspelt`: key to what was meant, in the same map.
    """
    if failure.in_key:
        yield _bad_name(failure)
        return
    match failure.validator:
        case "additionalProperties":
            yield from unknown_keys(failure, misspelt)
        case "required":
            yield from missing_keys(failure, misspelt)
        case "type" | "anyOf" | "const":
            yield wrong_type(failure)
        case "enum":
            yield not_one_of(failure)
        case "pattern" | "minLength" | "format":
            yield wrong_pattern(failure)
        case _:
            yield _out_of_bounds(failure)


def _bad_name(failure: Misfit) -> Diagnostic:
    name = shown(failure.value)
    if failure.validator == "not":
        return values.RESERVED_FACT.at(failure.at, value=name)
    if (found := missing_space(failure, name)) is not None:
        return found
    return wrong_pattern(failure)


def _out_of_bounds(failure: Misfit) -> Diagnostic:
    """Say what is wrong with how large a number is, or with keys or entries beside each other."""
    match failure.validator:
        case "uniqueItems":
            first, again = _repeated(failure.value)
            return values.REPEATED_ENTRY.at(failure.inside(again), value=shown(first))
        case "minimum" | "maximum":
            least, most = failure.schema.get("minimum", 0), failure.schema.get("maximum", 0)
            gaps = {"value": failure.raw, "key": failure.key}
            return shape.NUMBER_OUT_OF_RANGE.at(failure.at, least=least, most=most, **gaps)
        case "minProperties" | "maxProperties" | "minItems" | "maxItems":
            return _wrong_count(failure)
    return exclusive_key(failure)  # `not`; a test holds the words of the schemas to those here


def _wrong_count(failure: Misfit) -> Diagnostic:
    if failure.name in {"moment", "promised_moment"}:
        return values.MOMENT_MIXED.at(failure.at_key, key=failure.key)
    if failure.name in {"kind_of_step", "receiver"}:
        keys = list(failure.schema["properties"])
        gaps = {"keys": ", ".join(keys), "first": keys[0], "second": keys[1]}
        return values.ONE_KIND.at(failure.at_key, **gaps)
    if failure.key == "never_together":
        return values.NOT_TWO.at(failure.at_key, key=failure.key)
    if failure.validator == "maxProperties":
        return values.NEXT_MIXED.at(failure.at_key)
    if failure.key == "values":
        return values.NOT_FACT_VALUES.at(failure.at, value=failure.raw)
    return shape.EMPTY_LIST.at(failure.at_key, key=failure.key)


def _repeated(items: list[Any]) -> tuple[Any, int]:
    return next((one, index) for index, one in enumerate(items) if one in items[:index])

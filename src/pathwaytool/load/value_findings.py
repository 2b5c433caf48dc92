"""Findings about values: of the wrong sort, not one of the possible, or not in the right form."""

import unicodedata

from pathwaytool.load.failure import Failure, near, shown
from pathwaytool.load.messages import shape, values
from pathwaytool.load.units import in_english
from pathwaytool.model.diagnostic import Diagnostic, Message

_FORMS: dict[str, Message] = {
    "day": values.NOT_A_DATE,
    "duration": values.NOT_A_DURATION,
    "span": values.NOT_A_TIME_SPAN,
    "ages": values.NOT_AGES,
    "address": values.NOT_AN_ADDRESS,
    "values": values.NOT_FACT_VALUES,
}
"""What is wrong where a text has not the form that its part of the schema, or its key, demands."""


def wrong_type(failure: Failure) -> Diagnostic:
    """Return the finding that a value is of another sort than what is meant."""
    if failure.value is None:
        return shape.EMPTY_VALUE.at(failure.at, key=shown(failure.key))
    return _special(failure) or _wrong_sort(failure)


def _special(failure: Failure) -> Diagnostic | None:
    """Return the finding for the parts of the format that deserve a sentence of their own."""
    at = failure.at
    if isinstance(failure.value, bool) and failure.name in ("value", "values"):
        return shape.YES_OR_NO.at(at, value=failure.raw)
    if isinstance(failure.value, list) and failure.name == "next":
        return values.NEXT_IS_LIST.at(failure.at_key)
    if isinstance(failure.value, list) and failure.key == "accountable":
        return _accountable(failure, failure.value)
    if failure.validator == "anyOf" and failure.key == "start":
        return values.START_EXPECTED.at(at, value=failure.raw)
    form = _form(failure)
    return None if form is None else _not_in_form(failure, form)


def _accountable(failure: Failure, actors: list[object]) -> Diagnostic:
    if len(actors) < 2:
        return shape.ID_EXPECTED.at(failure.at, key=failure.key)
    gaps = {"part": shown(failure.pointer[-2]), "actors": ", ".join(map(shown, actors))}
    return shape.SEVERAL_ACCOUNTABLE.at(failure.at, **gaps)


def _wrong_sort(failure: Failure) -> Diagnostic:
    at, key = failure.at, shown(failure.key)
    match failure.wanted:
        case "array":
            value = "…" if isinstance(failure.value, dict) else failure.raw
            return shape.LIST_EXPECTED.at(at, key=key, value=value)
        case "object":
            names = list(failure.schema.get("properties", ())) or ["id"]
            example = ", ".join(f"{name}:" for name in names[:3])
            return shape.MAP_EXPECTED.at(at, key=key, example=example)
        case "integer":
            return shape.NUMBER_EXPECTED.at(at, key=key, value=failure.raw)
        case "boolean":
            return shape.TRUE_OR_FALSE.at(at, key=key, value=failure.raw)
    return _no_text(failure, key)


def _form(failure: Failure) -> Message | None:
    if failure.name:
        return _FORMS.get(failure.name) if failure.name != "values" else None
    return _FORMS.get(failure.key)


def _no_text(failure: Failure, key: str) -> Diagnostic:
    if isinstance(failure.value, bool | int | float):
        return shape.AMBIGUOUS_SCALAR.at(failure.at, value=failure.raw)
    if failure.name in ("id", "way", "next", "value", "values"):
        return shape.ID_EXPECTED.at(failure.at, key=key)
    return shape.TEXT_EXPECTED.at(failure.at, key=key)


def not_one_of(failure: Failure) -> Diagnostic:
    """Return the finding that a value is none of those that can stand here."""
    key, choices = shown(failure.key), [str(one) for one in failure.wanted]
    if failure.value is None:
        return shape.EMPTY_VALUE.at(failure.at, key=key)
    meant = near(str(failure.value).casefold(), choices)
    if meant is not None:
        return shape.MISSPELT_VALUE.at(failure.at, value=failure.raw, key=key, meant=meant)
    return shape.NOT_ONE_OF.at(failure.at, value=failure.raw, key=key, choices=", ".join(choices))


def wrong_pattern(failure: Failure) -> Diagnostic:
    """Return the finding that a text has not the form that is meant."""
    if (form := _form(failure)) is not None:
        return _not_in_form(failure, form)
    if failure.name == "id":
        return _no_id(failure)
    return shape.EMPTY_TEXT.at(failure.at, key=shown(failure.key))


def _not_in_form(failure: Failure, form: Message) -> Diagnostic:
    value = shown(failure.value) if isinstance(failure.value, str) else failure.raw
    if form in (values.NOT_A_DURATION, values.NOT_A_TIME_SPAN):
        meant = in_english(value)
        if meant is not None:
            return values.UNIT_NOT_ENGLISH.at(failure.at, value=value, meant=meant)
    return form.at(failure.at, value=value)


def _no_id(failure: Failure) -> Diagnostic:
    value = str(failure.value)
    composed = unicodedata.normalize("NFC", value)
    if composed != value:
        return values.ID_NOT_NFC.at(failure.at, value=shown(value), composed=shown(composed))
    if "/" in value or "\\" in value or ".." in value:
        return values.ID_IS_PATH.at(failure.at, value=shown(value))
    return values.NOT_AN_ID.at(failure.at, value=shown(value))

"""Findings about values: of the wrong sort, not one of the possible, or not in the right form."""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import replace

from pathwaytool.load.exact import keys_of_one_text
from pathwaytool.load.failure import Misfit, near, shown
from pathwaytool.load.id_findings import is_id, is_words, no_id
from pathwaytool.load.ids import register_of
from pathwaytool.load.list_findings import (
    is_list_meant,
    no_list,
    stand_under,
    values_without_brackets,
)
from pathwaytool.load.meant import condition_in, gloss_of, is_foreign, meant, text_of
from pathwaytool.load.messages import shape, signs, syntax, values
from pathwaytool.load.signs import quoted
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity

_FORMS: dict[str, Message] = {
    "day": values.NOT_A_DATE,
    "duration": values.NOT_A_DURATION,
    "span": values.NOT_A_TIME_SPAN,
    "ages": values.NOT_AGES,
    "address": values.NOT_AN_ADDRESS,
    "values": values.NOT_FACT_VALUES,
    "seen": values.NOT_A_MARK,
}
"""What is wrong where a text has not the form that its part of the schema, or its key, demands."""


def wrong_type(failure: Misfit) -> Diagnostic:
    """Return the finding that a value is of another sort than what is meant."""
    if failure.value is None:
        found = values_without_brackets(failure) or _only_a_comment(failure)
        return found or shape.EMPTY_VALUE.at(failure.at, key=shown(failure.key))
    return _special(failure) or _wrong_sort(failure)


def _only_a_comment(failure: Misfit) -> Diagnostic | None:
    """Tell of `title: # Samtaler`, where what was meant as the text is a comment."""
    at = failure.at
    after = at.text[at.span.end_column - 1 :]
    comment = re.match(r": +(#.*\S)", after)
    if not comment or failure.key not in keys_of_one_text():
        return None
    first = at.span.end_column + comment.start(1)
    span = replace(at.span, column=first, end_column=first + len(comment[1]))
    message = replace(signs.TEXT_CUT, severity=Severity.ERROR)
    found = message.at(replace(at, span=span), comment=shown(comment[1]))
    return found.mended(quoted(comment[1]))


def _special(failure: Misfit) -> Diagnostic | None:
    """Return the finding for the parts of the format that deserve a sentence of their own."""
    at = failure.at
    if isinstance(failure.value, bool) and failure.name in ("value", "values"):
        word = "yes" if failure.value else "no"
        return shape.YES_OR_NO.at(at, value=failure.raw, meant=word).mended(word)
    if isinstance(failure.value, list) and failure.name == "next":
        if len(failure.value) == 1 and isinstance(failure.value[0], str):
            return shape.ID_EXPECTED.at(at, key="next").mended(failure.value[0])
        return values.NEXT_IS_LIST.at(failure.at_key)
    if isinstance(failure.value, list) and failure.key == "accountable":
        return _accountable(failure, failure.value)
    if failure.name in ("id", "way", "next") and (found := _one_in_brackets(failure)):
        return found
    if failure.validator == "anyOf" and failure.key == "start":
        return _start(failure)
    form = _form(failure)
    return None if form is None else _not_in_form(failure, form)


def _one_in_brackets(failure: Misfit) -> Diagnostic | None:
    """Tell of one id in brackets, where it stands without."""
    value = failure.value
    if isinstance(value, dict) and any(one is not None for one in value.values()):
        return None
    ids = list(value) if isinstance(value, list | dict) else []
    if len(ids) != 1 or not isinstance(ids[0], str):
        return None
    found = shape.ID_EXPECTED.at(failure.at, key=shown(failure.key))
    return found.mended(ids[0]) if failure.is_one_line else found


def _start(failure: Misfit) -> Diagnostic:
    found = values.START_EXPECTED.at(failure.at, value=failure.raw)
    word = str(failure.value).strip("[]'").casefold()
    is_always = word in ("true", "yes", "ja", "altid", "alltid", "always")
    return found.mended("always") if is_always else found


def _accountable(failure: Misfit, actors: list[object]) -> Diagnostic:
    if len(actors) < 2:
        found = shape.ID_EXPECTED.at(failure.at, key=failure.key)
        return found.mended(str(actors[0])) if actors and isinstance(actors[0], str) else found
    return _several_accountable(failure, actors)


def _several_accountable(failure: Misfit, actors: Sequence[object]) -> Diagnostic:
    gaps = {"part": shown(failure.pointer[-2]), "actors": ", ".join(map(shown, actors))}
    return shape.SEVERAL_ACCOUNTABLE.at(failure.at, **gaps)


def _wrong_sort(failure: Misfit) -> Diagnostic:
    key = shown(failure.key)
    if failure.validator == "anyOf" and is_list_meant(failure):
        return no_list(failure)
    match failure.wanted:
        case "array":
            return no_list(failure)
        case "object":
            return _no_map(failure)
        case "integer":
            return _with_meant(failure, shape.NUMBER_EXPECTED.at, "number", key=key)
        case "boolean":
            return _with_meant(failure, shape.TRUE_OR_FALSE.at, "boolean", key=key)
    return _no_text(failure, key)


def _no_map(failure: Misfit) -> Diagnostic:
    names, written = list(failure.schema.get("properties", ())), failure.value
    if failure.key == "when" and str(written).casefold() in _OTHERWISE:
        return _when_otherwise(failure)
    if isinstance(written, list) and (keys := _maps_in_brackets(failure, written)):
        example = ", ".join(f"{key}:" for key in keys)
        found = shape.MAP_EXPECTED.at(failure.at, key=shown(failure.key), example=example)
        return found.mended(f"{{{failure.raw[1:-1]}}}")
    are_facts = failure.key in ("facts", "decides")
    if isinstance(written, str) and (failure.name == "condition" or are_facts):
        condition = condition_in(_BETWEEN_WORDS.sub(": ", written) if are_facts else written)
        found = values.CONDITION_IS_TEXT.at(failure.at, value=shown(written), near=condition or "")
        return found.mended(condition) if condition else found
    if (found_keys := _without_braces(failure, names)) is not None:
        return found_keys
    given = f"{written}:" if isinstance(written, str) and not is_words(written) else "id:"
    example = ", ".join(f"{name}:" for name in names[:3]) or given
    return shape.MAP_EXPECTED.at(failure.at, key=shown(failure.key), example=example)


_OTHERWISE = frozenset(("otherwise", "ellers", "else", "annars", "andet", "resten"))


def _when_otherwise(failure: Misfit) -> Diagnostic:
    """Tell of `{when: otherwise, to: samtale}`, which is written `{otherwise: samtale}`."""
    branch = failure.source.value(failure.pointer[:-1])
    written = branch.text[branch.span.column - 1 : branch.span.end_column - 1]
    found = shape.BRANCH_WITHOUT_CONDITION.at(failure.at, otherwise="otherwise")
    target = re.fullmatch(r"\{ *when: *[\w]+ *, *to: *([\w-]+) *\}", written)
    return found.mended(f"{{otherwise: {target[1]}}}", branch.span) if target else found


_BETWEEN_WORDS = re.compile(r"(?<=\w) (?=\w)")


def _maps_in_brackets(failure: Misfit, written: list[object]) -> list[str]:
    """Return the keys of `[behov: intet, bolig: hjemme]`, where braces are meant."""
    keys = [str(key) for one in written if isinstance(one, dict) for key in one]
    is_meant = failure.is_one_line and failure.raw.startswith("[")
    return keys if is_meant and len(keys) == len(written) == len(set(keys)) else []


def _without_braces(failure: Misfit, names: list[str]) -> Diagnostic | None:
    """Tell of `valid: from 2024-01-01`, and of steps where it must be said that they are steps."""
    written = failure.value
    if not failure.is_one_line:
        return None
    if isinstance(written, str):
        together = re.fullmatch(r"([\w-]+):([^\s:].*)", written)
        if together and together[1] in names:
            found = syntax.MISSING_SPACE_AFTER_COLON.at(failure.at, key=together[1])
            return found.mended(f"{together[1]}: {together[2]}")
        first, _, rest = written.partition(" ")
        if rest and first in names and failure.at.span.line != failure.at_key.span.line:
            found = syntax.MISSING_COLON.at(failure.at, line=shown(written))
            return found.mended(f"{first}: {rest.strip()}")
        if rest and first in names:
            found = shape.MAP_EXPECTED.at(failure.at, key=shown(failure.key), example=f"{first}:")
            return found.mended(f"{{{first}: {rest.strip()}}}")
    ids = written if isinstance(written, list) else [written]
    if "steps" not in names or not all(isinstance(one, str) for one in ids):
        return None
    text, usual = failure.source.text, "steps" if failure.kind == "edition" else None
    kind = next((name for name in names if stand_under(name, ids, text)), usual)
    if kind is None or not all(is_id(one) for one in ids):
        return None
    inside = f"{kind}: [{', '.join(ids)}]"
    found = shape.MAP_EXPECTED.at(failure.at, key=shown(failure.key), example=inside)
    return found.mended(f"{{{inside}}}")


def _form(failure: Misfit) -> tuple[Message, str] | None:
    form = failure.name or failure.key
    if failure.name == "values" or form not in _FORMS:
        return None
    return _FORMS[form], form


_IN_CONDITIONS = {
    **dict.fromkeys(("or", "eller", "enten", "either", "antingen"), "any"),
    **dict.fromkeys(("ikke", "ej", "inte", "icke", "none"), "not"),
}
"""Words for the two keys that a condition has of its own."""


def _in_condition(failure: Misfit) -> Diagnostic | None:
    """Tell of `or:` and `ikke:`, which would be facts with a condition for a value."""
    words = [part for part in failure.pointer if isinstance(part, str)]
    word = words[-1] if words and failure.name in ("value", "values") else ""
    meant_word = _IN_CONDITIONS.get(word.casefold())
    if not meant_word or not isinstance(failure.value, dict):
        return None
    end = failure.pointer.index(word) if failure.pointer.count(word) == 1 else -1
    at = failure.source.key(failure.pointer[: end + 1])
    gaps = {"key": word, "meant": meant_word, "instead": f"{meant_word}:"}
    return shape.MISSPELT_KEY.at(at, **gaps).mended(meant_word)


def _no_text(failure: Misfit, key: str) -> Diagnostic:
    if (found := _in_condition(failure)) is not None:
        return found
    if isinstance(failure.value, int | float) and failure.name == "id" and _is_a_number(failure):
        return no_id(failure)
    if isinstance(failure.value, bool | int | float):
        word = text_of(failure.key, failure.raw)
        return shape.AMBIGUOUS_SCALAR.at(failure.at, value=failure.raw, meant=word).mended(word)
    if failure.name in ("id", "way", "next", "value", "values"):
        return shape.ID_EXPECTED.at(failure.at, key=key)
    found = shape.TEXT_EXPECTED.at(failure.at, key=key)
    bare = _text_in_brackets(failure)
    return found.mended(bare) if bare else found


def _text_in_brackets(failure: Misfit) -> str | None:
    """Return the text in `[Familiesamtaler]`, where a text stands without brackets."""
    inside = failure.raw[1:-1].strip() if failure.raw.startswith("[") else ""
    if not (isinstance(failure.value, list) and failure.is_one_line and inside):
        return None
    if not all(isinstance(one, str) for one in failure.value):
        return None
    if len(failure.value) == 1:
        inside = failure.value[0]
    before = failure.at.text[: failure.at.span.column - 1]
    signs_of_yaml = r": |:$| #|^[^\w(]" + ("|[][{},]" if set("[{") & set(before) else "")
    return quoted(inside) if re.search(signs_of_yaml, inside) else inside


def _is_a_number(failure: Misfit) -> bool:
    return register_of(failure.key) is not None


def not_one_of(failure: Misfit) -> Diagnostic:
    """Return the finding that a value is none of those that can stand here."""
    key, choices = shown(failure.key), [str(one) for one in failure.wanted]
    if failure.value is None:
        return shape.EMPTY_VALUE.at(failure.at, key=key)
    written = str(failure.value)
    if isinstance(failure.value, list) and len(failure.value) == 1:
        written = str(failure.value[0])  # in brackets, and one is chosen here
    word: str | None = written if written in choices else None
    word = word or gloss_of(written, choices, failure.schema.get("description", ""))
    word = word or near(written.casefold(), choices)
    if word is not None:
        found = shape.MISSPELT_VALUE.at(failure.at, value=failure.raw, key=key, meant=word)
        return found.mended(word)
    return shape.NOT_ONE_OF.at(failure.at, value=failure.raw, key=key, choices=", ".join(choices))


def wrong_pattern(failure: Misfit) -> Diagnostic:
    """Return the finding that a text has not the form that is meant."""
    if (form := _form(failure)) is not None:
        return _not_in_form(failure, form)
    if failure.name == "id":
        return no_id(failure)
    return shape.EMPTY_TEXT.at(failure.at, key=shown(failure.key))


def _not_in_form(failure: Misfit, form: tuple[Message, str]) -> Diagnostic:
    message, name = form
    word = meant(name, failure.value)
    if message is values.NOT_A_DATE and (found := _no_such_day(failure)):
        return found
    value = shown(failure.value) if isinstance(failure.value, str) else failure.raw
    if name == "values" and not word and (choices := _choices(failure.value)):
        near_map = f"{{{', '.join(f'{one}: {one}' for one in choices)}}}"
        return message.at(failure.at, value=value, near=near_map).mended(near_map)
    if message in (values.NOT_A_DURATION, values.NOT_A_TIME_SPAN) and word and is_foreign(value):
        return values.UNIT_NOT_ENGLISH.at(failure.at, value=value, meant=word).mended(word)
    return _with_meant(failure, message.at, name)


def _no_such_day(failure: Misfit) -> Diagnostic | None:
    """Tell of `2027-11-31`, and of 29 February in a year that has none."""
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", str(failure.value))
    year, month, day = (int(part) for part in found.groups()) if found else (0, 0, 0)
    if not (year and 1 <= month <= 12):
        return None
    days = monthrange(year, month)[1]
    if not days < day <= 31:
        return None
    gaps = {"month": str(month), "days": str(days), "last": f"{year:04}-{month:02}-{days}"}
    return values.NO_SUCH_DAY.at(failure.at, value=shown(failure.value), **gaps)


def _choices(written: object) -> list[str]:
    """Return the values that a fact is given as a list or in a row: `[intet, let, stort]`."""
    parts = written if isinstance(written, list) else re.split(r" *[,;/] *", str(written))
    are_ids = all(isinstance(one, str) and is_id(one) for one in parts)
    return [str(one) for one in parts] if len(parts) > 1 and are_ids else []


def _with_meant(
    failure: Misfit, told: Callable[..., Diagnostic], form: str, **gaps: str
) -> Diagnostic:
    """Return a finding that says what was meant, as far as that is no guess."""
    value = shown(failure.value) if isinstance(failure.value, str) else failure.raw
    word = meant(form, failure.value)
    found = told(failure.at, value=value, near=word or "", **gaps)
    return found.mended(word) if word else found

"""Findings about keys: unknown, misspelt, missing, or two that exclude each other."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pathwaytool.load.failure import MANY, Misfit, near, shown, sorts_of
from pathwaytool.load.id_findings import is_id
from pathwaytool.load.ids import register_of
from pathwaytool.load.meant import gloss_of
from pathwaytool.load.meant import meant as as_written
from pathwaytool.load.messages import shape, syntax, values
from pathwaytool.load.schema import schema
from pathwaytool.load.signs import quoted
from pathwaytool.model.diagnostic import Diagnostic

MOST_OPTIONS = 12
"""How many values there can be for a key for all of them to be told."""

FEW = 8
"""How many keys a part can have, at the most, for a strange one to be there in place of another."""

_MISSING_SPACE = re.compile(r"([\w-]+):(?=\S)")


def unknown_keys(failure: Misfit, misspelt: dict[str, str]) -> Iterator[Diagnostic]:
    """Yield a finding for each key that cannot stand in a map."""
    whole = _of_the_whole(failure) or _misspelt_on_a_line(failure, misspelt)
    if whole is not None:
        yield whole
        return
    without = [key for key in failure.strange_keys if failure.without_colon(key)]
    if without:
        yield _without_colons(failure, without)
    cut_off = [key for key in _rests(failure) if key not in misspelt]
    if cut_off:  # what follows the first comma is most often told with it
        yield _comma_in_text(failure, cut_off)
    elif failure.is_something_else:
        yield _strange_keys(failure)
        return
    told = {*failure.schema.get("properties", {}), *cut_off, *without}
    yield from (_strange_key(failure, key, misspelt) for key in failure.value if key not in told)


def _of_the_whole(failure: Misfit) -> Diagnostic | None:
    """Return the finding about a map that was meant as something else, if it is one."""
    if _is_one_id(failure):
        found = shape.ID_EXPECTED.at(failure.at, key=failure.key)
        return found.mended(next(iter(failure.value))) if failure.is_one_line else found
    if _is_without_keys(failure):
        return _without_keys(failure)
    if (word := _lone_word(failure)) is not None:
        return word
    if (cut_off := _rests(failure)) and _is_target(failure, cut_off):
        at = failure.inside(cut_off[0])
        return shape.BRANCH_WITHOUT_TARGET.at(at).mended(f"to: {cut_off[0]}")
    return _colon_in_text(failure)


def _is_without_keys(failure: Misfit) -> bool:
    """Tell whether a map is `{Psykiatri, core}`: the contents, without their keys."""
    needed = failure.schema.get("required", ())
    is_known = set(failure.value) & set(failure.schema.get("properties", {}))
    if any(failure.without_colon(key) for key in failure.strange_keys):
        return False
    are_bare = len(failure.value) > 1 and all(one is None for one in failure.value.values())
    return are_bare and len(failure.value) == len(needed) and not is_known and failure.is_one_line


def _without_keys(failure: Misfit) -> Diagnostic:
    needed = failure.schema["required"]
    written = ", ".join(f"{key}: {one}" for key, one in zip(needed, failure.value, strict=True))
    example = ", ".join(f"{key}:" for key in needed)
    found = shape.MAP_EXPECTED.at(failure.at, key=shown(failure.key), example=example)
    return found.mended(f"{{{written}}}")


def _lone_word(failure: Misfit) -> Diagnostic | None:
    """Tell of `{always}` and `{Eksempelstyrelsen}`, where a word stands without braces."""
    names = set(failure.schema.get("properties", {}))
    if list(failure.value.values()) != [None] or not failure.is_one_line:
        return None
    (word,) = failure.value
    if failure.key == "start" and word == "always":
        return values.START_EXPECTED.at(failure.at, value=failure.raw).mended(word)
    if names == {"da", "en", "sv"} and not _is_cut_off(failure, word):
        return shape.TEXT_EXPECTED.at(failure.at, key=shown(failure.key)).mended(word)
    return None


def _is_one_id(failure: Misfit) -> bool:
    """Tell whether a map is `next: {indsats}`, where one id stands without braces."""
    values = list(failure.value.values())
    is_known = set(failure.value) & set(failure.schema.get("properties", {}))
    return failure.key in _OF_ONE_ID and values == [None] and not is_known


_OF_ONE_ID = frozenset(("next", "reaches", "can_reach", "never", "happens", "must", "may"))


def _strange_key(failure: Misfit, key: str, misspelt: dict[str, str]) -> Diagnostic:
    at = failure.inside(key)
    if found := _MISSING_SPACE.match(key):
        space = syntax.MISSING_SPACE_AFTER_COLON.at(at, key=found[1])
        return space.mended(f"{found[1]}: {key[found.end() :]}")
    if brackets := _BEFORE_BRACKETS.match(key):
        colon = syntax.MISSING_COLON.at(at, line=shown(key))
        return colon.mended(f"{brackets[1]}: {key[brackets.end() :]}")
    if key in misspelt:
        return _misspelt(failure, key, misspelt[key])
    left = [name for name in failure.schema.get("properties", ()) if name not in failure.value]
    return shape.UNKNOWN_KEY.at(at, key=shown(key), keys=", ".join(left))


_BEFORE_BRACKETS = re.compile(r"([\w-]+) +(?=[\[{])")


def _without_colons(failure: Misfit, keys: list[str]) -> Diagnostic:
    """Tell once of `{from 2024-01-01, to 2026-12-31}`, where no key has its colon."""
    first, last = failure.inside(keys[0]), failure.inside(keys[-1])
    found = syntax.MISSING_COLON.at(first, line=shown(keys[0]))
    if first.span.line != last.span.end_line:
        return found
    whole = replace(first.span, end_column=last.span.end_column)
    written = first.text[whole.column - 1 : whole.end_column - 1]
    for key in keys:
        name, content = failure.without_colon(key) or ("", "")
        written = written.replace(key, f"{name}: {content}", 1)
    return found.mended(written, whole)


def _misspelt(failure: Misfit, key: str, meant: str) -> Diagnostic:
    """Tell of a misspelt key; with its value, where that is one id in place of a list or in one."""
    at, value = failure.inside(key), failure.value[key]
    part = failure.schema.get("properties", {}).get(meant, {})
    changed = _in_other_brackets(sorts_of(failure.kind, part), value)
    changed = changed or _in_other_words(failure.kind, part, value)
    gaps = {"key": shown(key), "meant": meant}
    if changed is None:
        return shape.MISSPELT_KEY.at(at, **gaps, instead=f"{meant}:").mended(meant)
    finding = shape.MISSPELT_KEY.at(at, **gaps, instead=f"{meant}: {changed}")
    span = failure.source.value((*failure.pointer, key)).span
    is_one_line = (span.line, span.end_line) == (at.span.line, at.span.line)
    whole = replace(at.span, end_column=span.end_column)
    return finding.mended(f"{meant}: {changed}", whole) if is_one_line else finding


def _in_other_brackets(sorts: frozenset[str], value: object) -> str | None:
    """Return a value with the brackets that it lacks, or without those that it has too many."""
    if sorts == {"array"} and isinstance(value, str) and re.fullmatch(r"[\w-]+", value):
        return f"[{value}]"
    if sorts == {"string"} and isinstance(value, list) and len(value) == 1:
        return str(value[0])
    return None


def _misspelt_on_a_line(failure: Misfit, misspelt: dict[str, str]) -> Diagnostic | None:
    """Tell once of `{fra: 2026-09-01, til: 2029-08-31}`, where all keys are other words."""
    keys = failure.strange_keys
    if len(keys) < 2 or set(keys) != set(misspelt) or not failure.is_one_line:
        return None
    if any(failure.without_colon(key) for key in keys):
        return None
    at, last = failure.inside(keys[0]), failure.inside(keys[-1])
    written = at.text[at.span.column - 1 : last.span.end_column - 1]
    for key in keys:
        pattern = rf"(?<![\w-]){re.escape(key)}(?=\s*:|\Z)"
        written = re.sub(pattern, misspelt[key], written, count=1)
    gaps = {"key": shown(", ".join(keys)), "meant": shown(", ".join(misspelt[key] for key in keys))}
    instead = ", ".join(f"{misspelt[key]}:" for key in keys)
    found = shape.MISSPELT_KEY.at(at, **gaps, instead=instead)
    return found.mended(written, replace(at.span, end_column=last.span.end_column))


def _in_other_words(kind: str, part: Mapping[str, Any], value: object) -> str | None:
    """Return a value as the format writes it, where it is Danish like its key: `varighed: 2 uger`.

    None where it is right as it is, or that would be a guess.
    """
    name = str(part.get("$ref", "")).rpartition("/")[2]
    whole = {**schema(kind)["$defs"].get(name, {}), **part}
    if not isinstance(value, str):
        return None
    if choices := [str(one) for one in whole.get("enum", ())]:
        word = gloss_of(value, choices, whole.get("description", ""))
        return None if value in choices else word or near(value.casefold(), choices)
    word = as_written(name, value)
    return None if word == value else word


def _colon_in_text(failure: Misfit) -> Diagnostic | None:
    """Tell of a text whose first words end in a colon, so that they are read as a key."""
    ((key, value),) = failure.value.items() if len(failure.value) == 1 else ((None, None),)
    is_text = set(failure.schema.get("properties", {})) == {"da", "en", "sv"}
    if not is_text or not isinstance(value, str) or len(str(key)) < len("dan"):
        return None
    at = failure.inside(str(key))
    before, written = at.text[: at.span.column - 1], at.text[at.span.column - 1 :].rstrip()
    if not written.endswith(value) or before.strip(" -"):
        return None
    found = syntax.COLON_IN_TEXT.at(at, value=shown(written))
    span = replace(at.span, end_column=at.span.column + len(written))
    return found.mended(quoted(written), span)


def _is_target(failure: Misfit, cut_off: list[str]) -> bool:
    """Tell whether a lone id in a branch is where it leads: `{when: {behov: let}, plan}`."""
    is_branch = "to" in failure.schema.get("properties", {}) and "when" in failure.value
    return is_branch and len(cut_off) == 1 and "to" not in failure.value and is_id(cut_off[0])


def cut_after(failure: Misfit) -> str | None:
    """Return the key whose value a comma has cut in two, where there is one."""
    keys = list(failure.value) if failure.validator == "additionalProperties" else []
    at = next((n for n, key in enumerate(keys) if n and _is_strange_rest(failure, key)), None)
    return None if at is None else keys[at - 1]


def _rests(failure: Misfit) -> list[str]:
    known = failure.schema.get("properties", {})
    return [key for key in failure.value if key not in known and _is_cut_off(failure, key)]


def _is_strange_rest(failure: Misfit, key: str) -> bool:
    return key in failure.strange_keys and _is_cut_off(failure, key)


def _is_cut_off(failure: Misfit, key: str) -> bool:
    """Tell whether a key is the rest of a text in braces that a comma has cut in two."""
    if failure.value[key] is not None:
        return False
    at = failure.inside(key)
    before, after = at.text[: at.span.column - 1], at.text[at.span.end_column - 1 :]
    return before.rstrip().endswith(",") and not after.lstrip().startswith(":")


def _comma_in_text(failure: Misfit, cut_off: list[str]) -> Diagnostic:
    """Tell of a text that a comma has cut, with marks around it where it is all on one line."""
    at, keys = failure.inside(cut_off[0]), list(failure.value)
    found = syntax.COMMA_IN_TEXT.at(at, value=shown(cut_off[0]))
    first = keys.index(cut_off[0])
    rest = keys[first:]
    last = next((n for n, key in enumerate(rest) if key not in cut_off), len(rest))
    if first == 0 or not isinstance(failure.value[keys[first - 1]], str):
        return found
    begin = failure.source.value((*failure.pointer, keys[first - 1])).span
    end = failure.inside(rest[last - 1]).span
    written = at.text[begin.column - 1 : end.end_column - 1]
    is_one_line = begin.line == end.end_line == at.span.line
    if not is_one_line or written.startswith(("'", '"')):
        return found
    whole = replace(begin, end_column=end.end_column)
    before = keys[first - 1]
    part = failure.schema.get("properties", {}).get(before, {})
    if "array" in sorts_of(failure.kind, part):
        list_at = replace(at, span=whole)
        gaps = {"key": shown(before), "value": shown(written)}
        return shape.LIST_EXPECTED.at(list_at, **gaps).mended(f"[{written}]")
    if (kind := "loop" if before == "loop" else register_of(before)) is not None:
        gaps = {"home": kind, "brackets": "", "near": ""}
        return values.WORDS_FOR_ID.at(replace(at, span=whole), value=shown(written), **gaps)
    return found.mended(quoted(written), whole)


def _strange_keys(failure: Misfit) -> Diagnostic:
    properties = failure.schema.get("properties", {})
    strange = ", ".join(shown(key) for key in failure.strange_keys[:5])
    gaps = {"part": shown(failure.key), "strange": strange, "keys": ", ".join(properties)}
    return shape.STRANGE_KEYS.at(failure.at_key, **gaps)


def missing_space(failure: Misfit, name: str) -> Diagnostic | None:
    """Return the finding that an id is a key and its content written together."""
    found = _MISSING_SPACE.match(name)
    if not found:
        return None
    finding = syntax.MISSING_SPACE_AFTER_COLON.at(failure.at, key=found[1])
    return finding.mended(f"{found[1]}: {name[found.end() :]}")


def missing_keys(failure: Misfit, misspelt: dict[str, str]) -> Iterator[Diagnostic]:
    """Yield a finding for each key that a map lacks, or one for many; not for a misspelt one."""
    # Each failure names all the keys that are demanded, so all failures of one map tell the same,
    # and what is told twice is dropped afterwards.
    if _is_one_id(failure) or _is_without_keys(failure) or _is_target(failure, _rests(failure)):
        return
    if failure.conditional and misspelt:  # what is demanded depends on the misspelt key
        return
    properties = failure.schema.get("properties", failure.value)
    unknown = [key for key in failure.value if key not in properties and key not in misspelt]
    if len(unknown) == 1 and len(properties) <= FEW:
        return  # it stands in the place of what is missing, and is told with what can stand there
    missing = [
        key for key in failure.wanted if key not in failure.value and key not in misspelt.values()
    ]
    if len(missing) >= MANY:
        gaps = {"part": shown(failure.key), "keys": ", ".join(missing)}
        yield shape.MISSING_KEYS.at(failure.at_key, **gaps)
    else:
        yield from (_missing(failure, key) for key in missing)


def _missing(failure: Misfit, key: str) -> Diagnostic:
    part, at = shown(failure.key), failure.at_key
    if failure.name in ("choice", "path") or failure.pointer[-2:-1] in (("one",), ("each",)):
        if key == "to":
            return shape.BRANCH_WITHOUT_TARGET.at(at)
        other = "always" if "each" in failure.pointer else "otherwise"
        return shape.BRANCH_WITHOUT_CONDITION.at(at, otherwise=other)
    if key == "accountable":
        return shape.MISSING_ACCOUNTABLE.at(at, part=part)
    choices = failure.choices_of(key)
    options = ", ".join(map(str, choices)) if len(choices) <= MOST_OPTIONS else ""
    return shape.MISSING_KEY.at(at, key=key, part=part, options=options)


def exclusive_key(failure: Misfit) -> Diagnostic:
    """Return the finding that a key cannot stand together with the others."""
    return shape.KEYS_TOGETHER.at(failure.at_key, key=failure.key)

"""Findings about lists: a word where one stands, lines without a dash, and brackets left out."""

import re
from dataclasses import replace

from pathwaytool.load.failure import Misfit, near, shown, sorts_of
from pathwaytool.load.id_findings import is_id, is_words, no_id, several_ids
from pathwaytool.load.meant import gloss_of
from pathwaytool.load.messages import shape, signs, syntax
from pathwaytool.load.schema import schema
from pathwaytool.load.signs import quoted
from pathwaytool.model.civil_numbers import DASHES
from pathwaytool.model.consent import WORDS_FOR_CONSENT, word_for_basis
from pathwaytool.model.diagnostic import Diagnostic

_SEVERAL = re.compile(r"([\w-]+): *([\w-]+(?:, *[\w-]+)*), *\Z")


def values_without_brackets(failure: Misfit) -> Diagnostic | None:
    """Tell of `{behov: lille, stort}`, where YAML takes the second value for a key."""
    at = failure.at
    before, after = at.text[: at.span.column - 1], at.text[at.span.end_column - 1 :]
    found = _SEVERAL.search(before)
    if failure.name not in ("value", "values") or not found or not re.match(" *[,}]", after):
        return None
    if failure.key in facts_in(failure.source.text):
        return None  # another fact, whose value was forgotten
    listed = f"{found[2]}, {failure.key}"
    whole = replace(at.span, column=found.start(2) + 1)
    told = shape.LIST_EXPECTED.at(replace(at, span=whole), key=found[1], value=listed)
    return told.mended(f"[{listed}]")


def facts_in(text: str) -> list[str]:
    """Return the ids of the facts of a pathway, from its text alone."""
    found = re.search(r"^facts:(.*(?:\n[ #\r].*|\n)*)", text, re.MULTILINE)
    return re.findall(r"^  ([\w-]+):", found[1], re.MULTILINE) if found else []


def stand_under(key: str, ids: list[str], text: str) -> bool:
    """Tell whether all of `ids` stand under a key at the left of a file, or in a list there."""
    found = re.search(rf"^{key}:(.*(?:\n[ #\r].*|\n)*)", text, re.MULTILINE)
    return found is not None and all(
        re.search(rf"(?:^  |[\[{{,-] *){re.escape(one)} *(?:[,:\]}}]|$)", found[1], re.MULTILINE)
        for one in ids
    )


def is_list_meant(failure: Misfit) -> bool:
    """Tell whether a word stands where a list can, and no word."""
    return isinstance(failure.value, str) and any(
        one.get("type") == "array" for one in failure.wanted
    )


def no_list(failure: Misfit) -> Diagnostic:
    """Return the finding that a value must be a list, with the list that is meant."""
    if (found := _odd_dash(failure) or _no_entry(failure)) is not None:
        return found
    if _is_of_maps(failure) and isinstance(failure.value, dict) and failure.value:
        return _no_dash(failure)
    if _is_of_maps(failure) and isinstance(failure.value, str):
        return _no_list_of_maps(failure)
    listed = _listed(failure)
    found = shape.LIST_EXPECTED.at(failure.at, key=shown(failure.key), value=listed)
    return found if listed == "…" else found.mended(f"[{listed}]")


def _odd_dash(failure: Misfit) -> Diagnostic | None:
    """Tell of `cites: EKS–01`, where the hyphen and the brackets are not right."""
    written = failure.value if isinstance(failure.value, str) else ""
    plain = "".join("-" if one in DASHES else one for one in written)
    ids = [plain] if is_id(plain) else several_ids(plain)
    if plain == written or not ids or not failure.is_one_line:
        return None
    listed = ", ".join(ids)
    found = shape.LIST_EXPECTED.at(failure.at, key=shown(failure.key), value=listed)
    return found.mended(f"[{listed}]")


def _listed(failure: Misfit) -> str:
    """Return what stands in a list in place of a value; … where that would be a guess."""
    value = failure.value
    if isinstance(value, dict):
        is_one_line = failure.is_one_line and not any(one is not None for one in value.values())
        return ", ".join(value) if is_one_line else "…"
    if not isinstance(value, str):
        return failure.raw
    is_one_basis = failure.key == "basis" and not _SEVERAL_IDS.search(value)
    if is_one_basis and (word := word_for_basis(value)):
        return word
    items = failure.schema.get("items", {})
    if (choices := [str(one) for one in items.get("enum", ())]) and value not in choices:
        return gloss_of(value, choices, items.get("description", "")) or near(value, choices) or "…"
    is_text = items.get("else", items).get("$ref") == "#/$defs/text"
    if not failure.is_one_line:
        return _lines_as_entries(failure, is_text)
    if not is_text and (ids := several_ids(value)):
        return ", ".join("consent" if one in WORDS_FOR_CONSENT else one for one in ids)
    return quoted(value) if is_text and set(value) & _SIGNS else failure.raw.strip("[]() ")


_SEVERAL_IDS = re.compile(r"[,;]| (?:og|och|and|&) ")


_SIGNS = frozenset(",:[]{}#")
_MARK = re.compile(r"\s*(?:(?:[-*•–·o]|\(?\d{1,2}[.)])\s+|-(?=\w))")


def _lines_as_entries(failure: Misfit, is_text: bool) -> str:
    """Return the lines of a text as entries, each without the number or the dash before it.

    A text that only goes on in the next line stays one.
    """
    span = failure.at.span
    lines = failure.source.text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    entries = [_MARK.sub("", line, count=1).strip(" ,;\r") for line in lines if line.strip()]
    are_marked = any(_MARK.match(line) for line in lines)
    if is_text and not are_marked and not all(one[:1].isupper() for one in entries):
        entries = [" ".join(entries)]
    return ", ".join(
        quoted(one) if is_text and set(one) & _SIGNS else one for one in entries if one
    )


def _no_dash(failure: Misfit) -> Diagnostic:
    """Tell of one part of a list that lacks its dash, or its brackets where it is on one line."""
    first = next(iter(failure.value))
    at, key_at = failure.inside(first), failure.at_key
    written = failure.raw
    if failure.at.span.line == key_at.span.line:
        found = shape.LIST_EXPECTED.at(failure.at, key=shown(failure.key), value=written)
        return found.mended(f"[{written}]") if failure.is_one_line else found
    gaps = {"key": shown(failure.key), "first": f"{shown(first)}:"}
    span = failure.at.span
    lines = failure.source.text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return signs.MISSING_DASH.at(at, **gaps).mended("- " + "\n  ".join(lines), span)


def _is_of_maps(failure: Misfit) -> bool:
    """Tell whether what stands in a list here has keys of its own."""
    lists = [failure.schema, *failure.schema.get("anyOf", ())]
    items = [one["items"] for one in lists if "items" in one]
    return any(sorts_of(failure.kind, one) == {"object"} for one in items)


def _no_list_of_maps(failure: Misfit) -> Diagnostic:
    """Tell what a word lacks where a list of parts with keys stands, or one of them alone."""
    parts = [one for one in failure.schema.get("anyOf", ()) if "$ref" in one]
    if parts:
        names = schema(failure.kind)["$defs"][parts[0]["$ref"].rpartition("/")[2]]["properties"]
        example = ", ".join(f"{name}:" for name in names)
        return shape.MAP_EXPECTED.at(failure.at, key=shown(failure.key), example=example)
    items = failure.schema["items"]["$ref"].rpartition("/")[2]
    key = next(iter(schema(failure.kind)["$defs"][items]["properties"]))
    written = failure.value.strip("[]() ")
    value = f"{{{key}: …}}" if key != "when" else f"{{when: …, to: {written}}}, {{otherwise: …}}"
    return shape.LIST_EXPECTED.at(failure.at, key=shown(failure.key), value=value)


def _no_entry(failure: Misfit) -> Diagnostic | None:
    """Tell of what no brackets make a list of: a dash without its space, words for an id."""
    written, at = failure.value, failure.at
    if not isinstance(written, str):
        return None
    if written.startswith("-") and not at.text[: at.span.column - 1].strip():
        found = syntax.MISSING_SPACE_AFTER_DASH.at(at)
        is_one = failure.is_one_line
        return found.mended(f"- {written[1:]}") if is_one else found
    kinds = [failure.schema, *failure.schema.get("anyOf", ())]
    is_of_ids = any("/id'" in str(one.get("items")) for one in kinds)
    return no_id(failure) if is_of_ids and is_words(written.strip("[]() ")) else None

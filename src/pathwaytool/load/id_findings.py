"""Findings about ids: letters that no id has, several ids in one place, and words for an id."""

import re
import unicodedata
from dataclasses import replace

from pathwaytool.load.failure import Misfit, shown
from pathwaytool.load.ids import register_of
from pathwaytool.load.meant import meant
from pathwaytool.load.messages import shape, signs, syntax, values
from pathwaytool.model.consent import word_for_basis
from pathwaytool.model.diagnostic import Diagnostic

_ID = re.compile(r"[0-9A-Za-zÀ-ÖØ-öø-ÿ][0-9A-Za-zÀ-ÖØ-öø-ÿ_-]{0,63}")
_OR = re.compile(r"\s*,?\s+(?:eller|or)\s+|\s*,\s*")
_OR_AND = re.compile(r"[,;]|\s(?:eller|or|og|och|and|&|/)\s")
_NUMBERS = re.compile(
    r"(?:under|over|mindst|højst|minst|högst|fra|från|min\.|max\.?|[<>≤≥]=?)\s*\d{1,3}\b.*"
    r"|\d{1,3}(?:-\d{1,3})?\s*(?:år|\+|(?:til|till|to|og|och|eller|or)\b).*",
    re.IGNORECASE,
)
_BETWEEN_IDS = re.compile(r"\s*[,;]\s*|\s+(?:og|och|and|&|\+|/|-)\s+|\s+")


def no_id(failure: Misfit) -> Diagnostic:
    """Return the finding that a text cannot be an id."""
    value = failure.raw if isinstance(failure.value, bool | int | float) else str(failure.value)
    composed = unicodedata.normalize("NFC", value)
    if composed != value:
        found = values.ID_NOT_NFC.at(failure.at, value=shown(value), composed=shown(composed))
        return found.mended(composed) if _ID.fullmatch(composed) else found
    several = (
        _several_ids(failure, value.replace("/", " / ")) if _is_several(failure, value) else None
    )
    if several is not None:
        return several
    is_path = "/" in value.replace(" / ", " ")
    if is_path or "\\" in value or ".." in value:
        return values.ID_IS_PATH.at(failure.at, value=shown(value))
    return _value(failure, value) or _several_ids(failure, value) or _words(failure, value)


def _is_several(failure: Misfit, value: str) -> bool:
    """Tell whether ids stand in one place with a slash between them: `politi/kommune`."""
    is_actor = register_of(failure.key) == "actor" and not failure.in_key
    return is_actor and re.fullmatch(r"[\w-]+(?:/[\w-]+)+", value) is not None


def _value(failure: Misfit, value: str) -> Diagnostic | None:
    """Tell of a fact's values in words: `12 til 14`, `13 år`, `anmeldelse eller begge`."""
    if failure.in_key or register_of(failure.key) or isinstance(failure.pointer[-1], int):
        return None
    if _NUMBERS.fullmatch(value):
        word = meant("ages", value)
        found = values.NOT_AGES.at(failure.at, value=shown(value), near=word or "")
        return found.mended(word) if word else found
    parts = _OR.split(value)
    if len(parts) < 2 or not all(map(_ID.fullmatch, parts)) or not failure.is_one_line:
        return None
    listed = ", ".join(parts)
    found = shape.LIST_EXPECTED.at(failure.at, key=shown(failure.key), value=listed)
    return found.mended(f"[{listed}]")


def several_ids(value: str) -> list[str]:
    """Return the ids that stand beside each other in a text; none where it is one or is words."""
    ids = [part for part in _BETWEEN_IDS.split(value.strip("[]() ")) if part]
    return ids if len(ids) > 1 and all(map(_looks_like_an_id, ids)) else []


def is_id(value: str) -> bool:
    """Tell whether a text has the form of an id."""
    return _ID.fullmatch(value) is not None


def is_words(value: str) -> bool:
    """Tell whether a text is no id, and no ids beside each other either."""
    ids = [part for part in _BETWEEN_IDS.split(value) if part]
    is_one = len(ids) == 1 and _ID.fullmatch(ids[0])
    return not is_one and not all(map(_looks_like_an_id, ids))


def _several_ids(failure: Misfit, value: str) -> Diagnostic | None:
    """Tell of ids that stand beside each other in one place, with the comma that they need."""
    ids = several_ids(value)
    if not ids:
        return None
    if failure.key == "next" and _OR_AND.search(value):
        return values.NEXT_IS_LIST.at(failure.at_key)
    if failure.pointer[-2:-1] == ("basis",) and (word := word_for_basis(value)):
        gaps = {"home": "legal-basis", "brackets": "", "near": word}
        return values.WORDS_FOR_ID.at(failure.at, value=shown(value), **gaps).mended(word)
    if "," not in value and not all(len(one) > 2 or one.isdecimal() for one in ids):
        return None
    if failure.pointer and isinstance(failure.pointer[-1], int):
        return _in_a_list(failure, ids)
    if failure.key == "accountable":
        gaps = {"part": shown(failure.pointer[-2]), "actors": ", ".join(ids)}
        return shape.SEVERAL_ACCOUNTABLE.at(failure.at, **gaps)
    return shape.ID_EXPECTED.at(failure.at, key=shown(failure.key)) if "," in value else None


def _looks_like_an_id(word: str) -> bool:
    """Tell so of small words, and of BL-02; words with capital letters and signs are a title."""
    is_numbered = "-" in word and word[-1].isdecimal()
    return bool(_ID.fullmatch(word)) and (is_numbered or not word[0].isupper())


def _in_a_list(failure: Misfit, ids: list[str]) -> Diagnostic:
    at = failure.at
    before = at.text[: at.span.column - 1]
    semicolon = failure.raw.find(";")
    if before.lstrip(" -") and semicolon >= 0:
        first = at.span.column + semicolon
        sign = replace(at, span=replace(at.span, column=first, end_column=first + 1))
        found = signs.ODD_SIGN.at(sign, written=";", code="U+003B", meant=",")
        return found.mended(", ".join(ids), at.span)
    if before.lstrip(" -"):
        return syntax.MISSING_COMMA.at(at).mended(", ".join(ids))
    return values.SEVERAL_IDS.at(at, value=shown(failure.value)).mended(f"\n{before}".join(ids))


def _words(failure: Misfit, value: str) -> Diagnostic:
    """Tell of words where the id of something stands, or of signs that no id has."""
    kind = _kind_of_key(failure) if failure.in_key else kind_at(failure)
    bare = value.strip(" .,:;!?\"'()<>→-=*")
    is_number = not isinstance(failure.value, str) and kind is not None
    if not is_number and (kind is None or len(value.split()) < 2 or is_id(bare)):
        found = values.NOT_AN_ID.at(failure.at, value=shown(value))
        return found.mended(bare) if is_id(bare) else found
    is_list = failure.schema.get("type") == "array" or failure.name == "ids"
    gaps = {"home": str(kind), "brackets": "[]" if is_list else "", "near": ""}
    return values.WORDS_FOR_ID.at(failure.at, value=shown(value), **gaps)


_NAMED = ("reaches", "can_reach", "never", "then", "happens", "must", "may", "never_together")


def _kind_of_key(failure: Misfit) -> str | None:
    """Return what an edition names by a key: a step that is done otherwise, or an actor."""
    kinds = {"departures": "step", "actors": "actor"}
    return kinds.get(str(failure.pointer[0])) if failure.kind == "edition" else None


def kind_at(failure: Misfit) -> str | None:
    """Return what sort of thing is named in a place, as `register_of` does; or None."""
    is_promised = failure.pointer[:1] in (("promises",), ("cases",))
    if is_promised and failure.key in (*_NAMED, "after", "start", "finish"):
        return "target"
    if failure.key in ("before", "beside", "instead"):
        return "step"
    if failure.key == "loop":
        return "loop"
    return register_of(failure.key)

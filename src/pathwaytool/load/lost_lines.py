"""A heading or an id that was lost or indented: told once, not for each line that follows it."""

from pathwaytool.load.failure import Misfit
from pathwaytool.load.list_findings import facts_in
from pathwaytool.load.messages import shape, syntax
from pathwaytool.load.schema import schema
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.position import Pointer, Span

_WITH_IDS = frozenset(
    (
        *("step", "end", "fact", "loop", "recommendation", "decision"),
        *("actor", "legal_basis", "document", "intervention", "source", "statement", "term"),
        *("section", "topic_advice", "country"),
        *("sector", "phase", "local_actor", "agreement", "departure"),
    )
)
"""The parts of the schema that stand under an id of their own."""


def without_lost_lines(failures: list[Misfit]) -> tuple[list[Misfit], list[Diagnostic]]:
    """Return the failures that are left to explain, and the findings about lost lines."""
    failures, headings = _without_headings(failures)
    failures, beside = _without_beside(failures)
    left, ids = _without_ids(failures)
    return left, headings + beside + ids


def _without_beside(failures: list[Misfit]) -> tuple[list[Misfit], list[Diagnostic]]:
    """Tell of keys that stand beside the empty key that they belong under: `handoff:`."""
    found, left = [], failures
    for one in failures:
        keys = _beside(one, failures) if one.value is None and not one.in_key else []
        if keys:
            strange = next(other for other in failures if other.strange_keys == keys)
            found.append(_to_be_indented(strange))
            left = [other for other in left if other not in (one, strange)]
    return left, found


def _beside(empty: Misfit, failures: list[Misfit]) -> list[str]:
    """Return the strange keys beside an empty one that can all stand under it."""
    inside = set(empty.schema.get("properties", ()))
    if empty.key in ("when", "not", "facts", "decides"):
        inside = set(facts_in(empty.source.text))
    is_of_ids = empty.key == "values" or "propertyNames" in empty.schema
    for other in failures:
        keys = other.strange_keys
        if is_of_ids and keys and other.pointer == empty.pointer[:-1]:
            written = list(other.value)
            first = written.index(empty.key) + 1
            if written[first : first + len(keys)] == keys:
                return keys
        if keys and inside.issuperset(keys) and other.pointer == empty.pointer[:-1]:
            return keys
    return []


def _to_be_indented(failure: Misfit) -> Diagnostic:
    first, last = failure.strange_keys[0], failure.strange_keys[-1]
    at, end = failure.inside(first), failure.source.value((*failure.pointer, last)).span
    found = syntax.BAD_INDENTATION.at(at, line=at.text.strip()[:60])
    lines = failure.source.text.split("\n")[at.span.line - 1 : end.end_line]
    lines[-1] = lines[-1][: end.end_column - 1]
    whole = Span(at.span.line, 1, end.end_line, end.end_column)
    return found.mended("\n".join(f"  {line}" if line.strip() else line for line in lines), whole)


def _without_headings(failures: list[Misfit]) -> tuple[list[Misfit], list[Diagnostic]]:
    """Tell of a heading such as `steps:` that stands under another, and of nothing around it."""
    lost = [failure for failure in failures if _is_indented_heading(failure)]
    found = [_heading_indented(one) for one in lost]
    around = {one.pointer[:1] for one in lost}
    keys = {one.key for one in lost}
    left = [
        one
        for one in failures
        if one.pointer[:1] not in around
        and not (one.validator == "required" and keys & set(one.wanted))
    ]
    return left, found


def _heading_indented(failure: Misfit) -> Diagnostic:
    at = failure.at_key
    found = shape.HEADING_INDENTED.at(at, key=failure.key, part=str(failure.pointer[0]))
    is_first = not at.text[: at.span.column - 1].strip()
    line = at.span.line
    return found.mended("", Span(line, 1, line, at.span.column)) if is_first else found


def _is_indented_heading(failure: Misfit) -> bool:
    is_under_another = len(failure.pointer) == 2 and failure.value is None
    return is_under_another and failure.key in schema(failure.kind)["properties"]


def _without_ids(failures: list[Misfit]) -> tuple[list[Misfit], list[Diagnostic]]:
    """Tell of keys that stand right under `steps:` or the like, where ids must stand."""
    lost: dict[Pointer, list[Misfit]] = {}
    for failure in failures:
        if _is_key_as_id(failure):
            lost.setdefault(failure.pointer[:-1], []).append(failure)
    found = [_key_as_id(place, group) for place, group in lost.items()]
    return [failure for failure in failures if not _is_among(failure, lost)], found


def _is_key_as_id(failure: Misfit) -> bool:
    """Tell whether the id that a part stands under is rather one of its own keys."""
    if failure.name not in _WITH_IDS or not failure.pointer:
        return False
    is_no_part = failure.validator == "type" or (
        failure.validator == "required" and not set(failure.wanted) & set(failure.value)
    )
    return is_no_part and failure.pointer[-1] in failure.schema.get("properties", {})


def _key_as_id(place: Pointer, group: list[Misfit]) -> Diagnostic:
    keys = dict.fromkeys(str(failure.pointer[-1]) for failure in group)
    part = next((key for key in reversed(place) if isinstance(key, str)), "")
    strange = ", ".join(f"{key}:" for key in list(keys)[:5])
    return shape.KEY_AS_ID.at(group[0].at_key, strange=strange, part=part)


def _is_among(failure: Misfit, lost: dict[Pointer, list[Misfit]]) -> bool:
    """Tell whether a failure is in what stands right under a place where ids were lost."""
    for place, group in lost.items():
        below = failure.pointer[len(place) : len(place) + 1]
        keys = group[0].schema.get("properties", {})
        if failure.pointer[: len(place)] == place and below and below[0] in keys:
            return True
    return False

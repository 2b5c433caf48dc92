"""The schemas with a library's own ids in them, so that an editor can complete and check them."""

import json
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any, Protocol

from pathwaytool.load.schema import schema
from pathwaytool.load.step import CONSENT, NOT_STATED
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import FactKind
from pathwaytool.model.text import Text

_ID = "#/$defs/id"

_REGISTER_OF: Mapping[str, str] = {
    "accountable": "actors",
    "actor": "actors",
    "actors": "actors",
    "after": "steps",
    "all": "steps",
    "always": "steps",
    "audience": "actors",
    "basis": "sharing",
    "cites": "statements",
    "contributors": "actors",
    "country": "countries",
    "decided_by": "steps",
    "document": "documents",
    "documents": "documents",
    "edition_of": "pathways",
    "external_documents": "documents",
    "finish": "steps",
    "gives": "documents",
    "interventions": "interventions",
    "lead": "actors",
    "legal": "legal_bases",
    "needs": "documents",
    "next": "steps",
    "otherwise": "steps",
    "outcomes_of": "pathways",
    "phase": "phases",
    "phases": "phases",
    "receiver": "actors",
    "replaced_by": "legal_bases",
    "runs": "pathways",
    "sector": "sectors",
    "source": "sources",
    "start": "steps",
    "steps": "steps",
    "to": "steps",
    "unlike": "terms",
    "uses": "documents",
}
"""Where the ids come from that a key refers to."""

_OPEN = "steps"
"""Steps stand in the very file that refers to them: known ones are proposed, any is allowed."""


_KINDS = {
    "legal_bases": "legal-basis",
    "countries": "country",
    "sharing": "legal-basis",
} | {
    f"{one}s": one
    for one in (
        *("actor", "document", "intervention", "pathway", "phase", "sector", "source", "statement"),
        *("step", "term"),
    )
}


def register_of(key: str) -> str | None:
    """Return what sort of thing a key refers to, such as legal-basis; None where it names none."""
    kind = _KINDS.get(_REGISTER_OF.get(key, ""))
    return "target" if kind == "step" and key in _TO_ENDS else kind


_TO_ENDS = frozenset(("to", "always", "otherwise", "next", "all"))


class _Titled(Protocol):
    @property
    def title(self) -> Text: ...


def schema_with_ids(kind: str, library: Library, *, is_whole: bool = True) -> str:
    """Return the schema of a kind of file as JSON, with the ids of `library` where it has them.

    An id of a register that the library does not have is refused; steps are only proposed. Where
    the library is not whole, all ids are only proposed: another may stand in what was not read.
    """
    changed = deepcopy(schema(kind))
    known = _known(library, is_whole)
    definitions: dict[str, Any] = changed["$defs"]
    _refer(changed, known)
    for name in ("way", "next", "happening"):
        if name in definitions and "steps" in known:
            definitions[name]["anyOf"][0] = {"$ref": "#/$defs/known-steps"}
    if "condition" in definitions:
        definitions["condition"]["properties"] |= _facts(library)
    for key, register in (("actors", "actors"), ("departures", "steps")):
        if kind == "edition" and register in known:
            changed["properties"][key]["propertyNames"] = {"$ref": f"#/$defs/known-{register}"}
    if kind == "topic":
        _refer_by_pathway(definitions["topic_advice"]["properties"]["steps"], known)
    definitions |= {f"known-{name}": one for name, one in known.items()}
    return json.dumps(changed, ensure_ascii=False, indent=2) + "\n"


def _refer(part: Any, known: Mapping[str, Any]) -> None:
    """Point every property that refers to a register at the ids that are known."""
    if isinstance(part, dict):
        for key, one in part.get("properties", {}).items():
            if _REGISTER_OF.get(key) in known:
                _point(one, {"$ref": f"#/$defs/known-{_REGISTER_OF[key]}"})
    for one in part.values() if isinstance(part, dict) else part:
        if isinstance(one, dict | list):
            _refer(one, known)


def _refer_by_pathway(part: dict[str, Any], known: Mapping[str, Any]) -> None:
    """Point a map of pathways to their steps at the ids that are known."""
    if "pathways" in known:
        part["propertyNames"] = {"$ref": "#/$defs/known-pathways"}
        _point(part["additionalProperties"], {"$ref": "#/$defs/known-steps"})


def _point(part: dict[str, Any], target: dict[str, str]) -> None:
    """Let an id, or a list of ids, be one of those at `target`; leave everything else alone."""
    if part.get("$ref") == _ID:
        part.update(target)
    elif part.get("$ref") == "#/$defs/ids":
        del part["$ref"]
        part.update({"type": "array", "items": target, "uniqueItems": True})
    elif part.get("items", {}).get("$ref") == _ID:
        part["items"] = target
    else:
        for one in (*part.get("anyOf", ()), *part.get("items", {}).get("anyOf", ())):
            _point(one, target)


def _known(library: Library, is_whole: bool) -> dict[str, Any]:
    """Return a schema for the ids of each register that has any. Shape: register to schema."""
    language = library.language
    registers: dict[str, Mapping[str, _Titled]] = {
        "actors": library.actors,
        "countries": library.countries,
        "documents": library.documents,
        "interventions": library.interventions,
        "legal_bases": library.legal_bases,
        "pathways": library.pathways,
        "phases": library.phases,
        "sectors": library.sectors,
        "sources": library.sources,
        "terms": library.terms,
    }
    titles = {
        name: {id_: entry.title.in_(language) for id_, entry in entries.items()}
        for name, entries in registers.items()
    }
    titles["statements"] = {id_: one.text.in_(language) for id_, one in library.statements.items()}
    titles["sharing"] = {
        id_: one.title.in_(language) for id_, one in library.legal_bases.items() if one.sharing
    }
    titles["sharing"] |= {CONSENT: CONSENT, NOT_STATED: NOT_STATED}
    titles["steps"] = {
        id_: one.title.in_(language)
        for pathway in library.pathways.values()
        for one_kind in (pathway.steps, pathway.ends)
        for id_, one in one_kind.items()
    }
    return {
        name: _one_of(ids, name == _OPEN or not is_whole) for name, ids in titles.items() if ids
    }


def _one_of(titles: Mapping[str, str], is_open: bool) -> dict[str, Any]:
    closed = {"enum": list(titles), "enumDescriptions": list(titles.values())}
    return {"anyOf": [closed, {"$ref": _ID}]} if is_open else {"type": "string", **closed}


def _facts(library: Library) -> dict[str, Any]:
    """Return a property of a condition for each fact, its values proposed."""
    properties: dict[str, Any] = {}
    for pathway in library.pathways.values():
        for fact in pathway.facts.values():
            proposed = [] if fact.kind == FactKind.NUMBER else _values(map(str, fact.domain))
            title = fact.title.in_(library.language)
            values = {"anyOf": [*proposed, {"$ref": "#/$defs/values"}]}
            properties.setdefault(fact.id, {"title": title, **values})
    return properties


def _values(domain: Iterable[str]) -> list[dict[str, Any]]:
    listed = list(domain)
    return [{"enum": listed}] if listed else []

"""A library in which every text is an attack: each text key that the schemas have."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pathwaytool.load.library import load_library
from pathwaytool.load.schema import KINDS, fits, schema
from pathwaytool.publish.frame.site import SiteInput

FAMILIES = (
    "<script>planted()</script>",
    "<img src=x onerror=planted()>",
    "<svg onload=planted()>",
    "[vis](javascript:planted())",
    "[vis](data:text/html,<script>planted()</script>)",
    "[vis](java&#115;cript&colon;planted()) [vis](JaVaScRiPt:planted())",
    "<javascript:planted()> <https://planted.invalid/auto>",
    "&lt;img src=x onerror=planted()&gt; &#60;script&#62;planted()&#60;/script&#62;",
    "<img src=x onerror=planted() ",
    '" onfocus=planted() autofocus tabindex=0 x="',
    "' onmouseover='planted()' x='",
    "{{ planted() }} {% raw %} {{ config.__class__ }} ${planted()} #{planted()} <%= planted() %>",
    "</script><script>planted()</script></title></style></textarea></template>",
    "--> ]]> <![CDATA[ <!-- ?>",
    "url(https://planted.invalid/css) } * { background: url(https://planted.invalid/all) } <style>",
    '<style>@import "https://planted.invalid/import";</style>',
    "![vis](https://planted.invalid/picture.png)",
    "<iframe src=https://planted.invalid/frame></iframe> <base href=https://planted.invalid/>",
    "<meta http-equiv=refresh content='0;url=https://planted.invalid/away'>",
    "<a href='javascript:planted()'>vis</a> <form action=https://planted.invalid/form>",
    "=cmd|' /C calc'!A0",
    "\\u003cimg src=x onerror=planted()\\u003e %3Cscript%3E",
)
"""What somebody could try; `planted()` is a function that no page should ever call."""

AT_ONCE = 6
"""How many families stand in one text; which of them comes first goes round."""

ADDRESS = "https://planted.invalid/\"'><img/src=x/onerror=planted()>"

ID = "x"
"""The one id: every register and every map has an entry of this name, so that all refer to it."""

FITTING = {
    "id": ID,
    "day": "2026-01-01",
    "duration": "1 day",
    "span": "1-2 days",
    "ages": "12-17",
    "condition": {ID: "a"},
    "confidence": "proposed",
}
"""What stands where the schema wants no text, by its name in the schemas."""

WAY = {"to": "y", "loop": ID, "handoff": {"documents": [ID], "basis": [ID], "receiver": ID}}
STEP = {
    "kind": "action",
    "phase": ID,
    "sector": ID,
    "accountable": ID,
    "gives": [ID],
    "needs": [ID],
    "cites": [ID],
    "legal": [ID],
    "interventions": [ID],
    "within": [{"kind": "until-condition"}, {"kind": "target", "limit": "1 day", "legal": [ID]}],
}
BASES: dict[str, dict[str, Any]] = {
    "library.yml": {
        "library": ID,
        "languages": ["da"],
        "countries": {ID: {}},
        "sectors": {ID: {"role": "core"}, "y": {"role": "interface"}},
        "phases": {ID: {}},
        "accepted": [{"finding": "unverified-basis", "review": "2999-12-31"}],
    },
    "registers.yml": {
        "actors": {ID: {"sector": ID, "kind": "role", "organisation": "municipality"}},
        "legal_bases": {ID: {"effect": "permits", "sharing": True, "source": ID}},
        "documents": {ID: {}},
        "interventions": {ID: {"evidence": [{"scheme": "sbu", "grades": {"certainty": "low"}}]}},
        "sources": {ID: {"kind": "web", "confidence": "found"}},
        "statements": {ID: {"source": ID, "confidence": "seed"}},
        "terms": {ID: {"unlike": ["y"], "forms": {"da": ["Ord"]}}, "y": {}},
    },
    "x.yml": {
        "pathway": ID,
        "country": ID,
        "level": "child",
        "status": "draft",
        "target": {"ages": "12-17"},
        "phases": [ID],
        "external_documents": [ID],
        "recommendations": {ID: {"strength": "strong", "steps": [ID], "audience": [ID]}},
        "decisions": {ID: {"steps": [ID], "cites": [ID]}},
        "facts": {ID: {"values": {"a": "", "b": ""}}, "y": {"values": "yes-no"}},
        "impossible": [{"when": {ID: "b", "y": "yes"}}],
        "loops": {ID: {"rounds": 2}},
        "events": {ID: {"while": {"steps": [ID]}, "to": "w"}},
        "steps": {
            ID: STEP
            | {
                "start": {"when": {ID: "a"}},
                "next": {"one": [{"when": {ID: "a"}, **WAY}, {"otherwise": "y"}]},
            },
            "y": STEP | {"next": {"each": [{"when": {ID: "a"}, "to": "z"}, {"always": "z"}]}},
            "z": STEP | {"waits": "any", "next": {"all": [WAY | {"to": "w"}, "w"]}},
            "w": STEP | {"sector": "y", "next": {"to": ID}},
        },
        "ends": {ID: {"sector": ID, "accountable": ID, "gives": [ID], "cites": [ID]}},
    },
    "org.yml": {
        "pathway": "org",
        "level": "organisation",
        "status": "draft",
        "phases": [ID],
        "steps": {ID: {**STEP, "start": "always", "runs": ID, "next": ID}},
        "ends": {ID: {}},
    },
    "topic.yml": {
        "topic": ID,
        "status": "draft",
        "sections": {ID: {"cites": [ID]}},
        "advice": {ID: {"cites": [ID], "steps": {ID: [ID]}}},
    },
    "edition.yml": {
        "edition": ID,
        "edition_of": ID,
        "actors": {ID: {}},
        "agreements": {ID: {"actors": [ID], "steps": [ID]}},
        "departures": {ID: {"within": [{"kind": "target", "limit": "1 day"}]}},
    },
}
"""What is no text in each file; all texts are put in where the schema has room for one."""

TEXTS = ("text", "string")

FOLDERS = {"base"}
"""Keys about another folder of the machine: no page shows what they say, and there must be one."""


@dataclass
class Planter:
    """Puts texts into the data of one file. `seen` are the keys, such as `step.purpose`."""

    kind: str
    next_text: Callable[[], str]
    seen: set[str] = field(default_factory=set)

    def planted(self, node: dict[str, Any], data: Any, name: str) -> Any:
        """Return `data`, or what must stand there, with every text that `node` has room for."""
        at = node.get("$ref", "").rpartition("/")[2]
        if at in TEXTS:
            self.seen.add(name)
            return self.next_text()
        if at in FITTING:
            return FITTING[at] if data is None else data
        if at:
            return self.planted(schema(self.kind)["$defs"][at], data, at)
        if "properties" in node or "additionalProperties" in node:
            return self._object(node, data or {}, name)
        if node.get("type") == "array":
            items = [None] if data is None else data
            return [self.planted(node["items"], one, name) for one in items]
        if "anyOf" in node:
            return self._any(node["anyOf"], data, name)
        if str(node.get("pattern", "")).startswith("^http"):
            self.seen.add(name)
            return ADDRESS
        return data if data is not None else next(iter(node.get("enum", (True,))))

    def _object(self, node: dict[str, Any], data: dict[str, Any], name: str) -> dict[str, Any]:
        made = {}
        rest = node.get("additionalProperties") or {}
        for key, value in data.items():
            part = node.get("properties", {}).get(key, rest)
            made[key] = self.planted(part, value, f"{name}.{key}" if part is not rest else name)
        if not data:
            made = self._least(node, rest, name)
        for key in sorted(node.get("properties", {}).keys() - FOLDERS):
            part, is_needed = node["properties"][key], key in node.get("required", ())
            if key not in data and (is_needed or any(texts_in(self.kind, part, name))):
                value = self.planted(part, None, f"{name}.{key}")
                made |= {key: value} if _is_allowed(node, made | {key: value}) else {}
        branch = node
        while branch := _branch(branch, made):
            for key in branch.get("required", ()):
                if key not in made:
                    made[key] = self.planted(node["properties"][key], None, f"{name}.{key}")
        return made

    def _least(self, node: dict[str, Any], rest: dict[str, Any], name: str) -> dict[str, Any]:
        """Return what an object has at least."""
        least = node.get("minProperties", 0)
        if rest:
            keys = ("a", "b") if least > 1 else (ID,)
            return {key: self.planted(rest, None, name) for key in keys}
        parts = list(node.get("properties", {}).items())[:least]
        return {key: self.planted(part, None, f"{name}.{key}") for key, part in parts}

    def _any(self, branches: list[dict[str, Any]], data: Any, name: str) -> Any:
        is_text = branches[0].get("$ref", "").endswith(TEXTS)
        wanted = "object" if isinstance(data, dict) or (data is None and not is_text) else "string"
        wanted = "array" if isinstance(data, list) else wanted
        kinds = {self._type_of(one): one for one in reversed(branches)}
        return self.planted(kinds.get(wanted, branches[0]), data, name)

    def _type_of(self, branch: dict[str, Any]) -> str | None:
        """Return what sort of thing a branch asks for; a text may be one or a map of languages."""
        at = branch.get("$ref", "").rpartition("/")[2]
        if at in TEXTS or at in FITTING:
            return "string"
        node = schema(self.kind)["$defs"][at] if at else branch
        kind: str | None = node.get("type", "string" if at else None)
        return kind


def _is_allowed(node: dict[str, Any], data: dict[str, Any]) -> bool:
    """Tell whether the conditions of an object, `if … then … else`, allow the keys of `data`."""
    if "if" not in node:
        return True
    branch = _branch(node, data)
    barred = {key for key, one in branch.get("properties", {}).items() if one == {"not": {}}}
    most = branch.get("maxProperties", len(data))
    return not barred & data.keys() and len(data) <= most and _is_allowed(branch, data)


def _branch(node: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    """Return what an object's condition asks of `data`."""
    asked = node.get("if", {})
    holds = all(key in data for key in asked.get("required", ()))
    for key, wanted in asked.get("properties", {}).items():
        holds = holds and data.get(key) in wanted.get("enum", [wanted.get("const")])
    return dict(node.get("then" if holds else "else", {}))


def texts_in(
    kind: str, node: dict[str, Any], name: str, above: tuple[str, ...] = ()
) -> Iterator[str]:
    """Yield the keys of all texts that `node` of a schema has room for."""
    at = node.get("$ref", "").rpartition("/")[2]
    if at in TEXTS or str(node.get("pattern", "")).startswith("^http"):
        yield name
    elif at and at not in above and at not in FITTING:
        yield from texts_in(kind, schema(kind)["$defs"][at], at, (*above, at))
    for key, part in node.get("properties", {}).items():
        if isinstance(part, dict) and key not in FOLDERS:
            yield from texts_in(kind, part, f"{name}.{key}", above)
    for part in (node.get("items"), node.get("additionalProperties"), *node.get("anyOf", ())):
        if isinstance(part, dict):
            yield from texts_in(kind, part, name, above)


def hostile_texts(turn: int = 0) -> tuple[dict[str, bytes], dict[str, set[str]]]:
    """Return the files of the library, and which keys of which schema have an attack in them.

    `turn` tells which families the first text begins with; so many turns as there are families
    bring each of them to the head of each text.
    """
    number = turn

    def next_text() -> str:
        nonlocal number
        number += 1
        some = [FAMILIES[(number * 7 + one) % len(FAMILIES)] for one in range(AT_ONCE)]
        # A formula must stand first to be one.
        return " ".join(some) if number % 5 == 0 else f"Ord {number} " + " ".join(some)

    texts: dict[str, bytes] = {}
    seen: dict[str, set[str]] = {}
    for path, base in BASES.items():
        kind = next(
            one for one in (*KINDS[:1], *KINDS[2:], "register") if one in base or one == "register"
        )
        planter = Planter(kind, next_text)
        data = planter.planted(schema(kind), base, kind)
        assert fits(kind, data), path
        # As JSON, which is YAML; in every second file all signs of markup as escapes.
        text = json.dumps(data, ensure_ascii=False, indent=1)
        texts[path] = (text.replace("<", "\\u003c") if len(texts) % 2 else text).encode()
        seen.setdefault(kind, set()).update(planter.seen)
    return texts, seen


def hostile(turn: int = 0) -> SiteInput:
    """Return the site of the hostile library. No rule is asked: many would refuse it."""
    loaded = load_library(hostile_texts(turn)[0])
    assert loaded.library is not None, [
        (one.message.rule, one.location, one.gaps) for one in loaded.diagnostics
    ]
    return SiteInput(loaded.library, loaded.diagnostics, date="2026-01-01")

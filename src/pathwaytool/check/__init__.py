"""Rules: what must hold of a library beyond its shape.

Rules come in stages. A later stage does not look at a pathway where an earlier one found an error,
so that one mistake gives one finding.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from pathwaytool.check.graph import step_graph
from pathwaytool.check.references import pathway_references
from pathwaytool.check.rule import Rule, Setting, Whole
from pathwaytool.check.rules import LIBRARY_RULES, STAGES
from pathwaytool.check.texts import pathway_texts
from pathwaytool.model.diagnostic import Diagnostic, Severity
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway

if TYPE_CHECKING:
    from pathwaytool.prove import Proof


def check_library(
    library: Library, *, date: str, proofs: "Mapping[str, Proof] | None" = None
) -> tuple[Diagnostic, ...]:
    """Return everything that the rules find, by file, line and column.

    `date`: the ISO day to test law and reviews against. Shape of `proofs`: pathway id to proof,
    for the rules that tell what a proof found. Raises: nothing.
    """
    settings = {
        pathway.id: _setting(pathway, library, date, (proofs or {}).get(pathway.id))
        for pathway in library.pathways.values()
    }
    found: list[Diagnostic] = []
    for pathway in library.pathways.values():
        found.extend(_of_pathway(pathway, settings[pathway.id]))
    whole = Whole(library, date, settings)
    for rule in LIBRARY_RULES:
        found.extend(_of_library(rule, whole))
    return tuple(sorted(found, key=_position))


def _setting(pathway: Pathway, library: Library, date: str, proof: "Proof | None") -> Setting:
    return Setting(
        library=library,
        date=date,
        graph=step_graph(pathway),
        references=tuple(pathway_references(pathway)),
        texts=tuple(pathway_texts(pathway)),
        proof=proof,
    )


def _of_pathway(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    for stage in STAGES:
        is_sound = True
        for rule in stage:
            for finding in rule.check(pathway, setting) if rule.check else ():
                is_sound = is_sound and finding.message.severity != Severity.ERROR
                yield finding
        if not is_sound:
            return


def _of_library(rule: Rule, whole: Whole) -> Iterator[Diagnostic]:
    if rule.check_library:
        yield from rule.check_library(whole)


def _position(finding: Diagnostic) -> tuple[str, object, str]:
    return finding.location.path, finding.location.span, finding.message.rule

"""Rules: what must hold of a library beyond its shape.

Rules come in stages. A later stage does not look at a pathway where an earlier one found an error,
so that one mistake gives one finding.
"""

from collections.abc import Iterable, Iterator

from pathwaytool.check.graph import step_graph
from pathwaytool.check.references import pathway_references
from pathwaytool.check.rule import Rule, Setting, Whole
from pathwaytool.check.rules import LEFT_OVER, STAGES
from pathwaytool.check.texts import pathway_texts
from pathwaytool.model.diagnostic import Diagnostic, Severity
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.position import Span

Stage = tuple[Rule, ...]


def check_library(library: Library, *, date: str) -> tuple[Diagnostic, ...]:
    """Return everything that the rules find, by file, line and column.

    `date`: the ISO day to test law and reviews against. Raises: nothing.
    """
    settings = {
        pathway.id: _setting(pathway, library, date) for pathway in library.pathways.values()
    }
    whole = Whole(library, date, settings)
    found: list[Diagnostic] = []
    unsound: set[str] = set()
    for stage in STAGES:
        for pathway in library.pathways.values():
            if pathway.id not in unsound:
                of_pathway = list(_of_pathway(stage, pathway, settings[pathway.id]))
                found += of_pathway
                if has_errors(of_pathway):
                    unsound.add(pathway.id)
        if stage is not LEFT_OVER or not has_errors(found):
            found += _of_library(stage, whole)
    return tuple(sorted(found, key=_position))


def has_errors(found: Iterable[Diagnostic]) -> bool:
    """Tell whether anything in `found` is an error."""
    return any(one.message.severity == Severity.ERROR for one in found)


def _setting(pathway: Pathway, library: Library, date: str) -> Setting:
    return Setting(
        library=library,
        date=date,
        graph=step_graph(pathway),
        references=tuple(pathway_references(pathway)),
        texts=tuple(pathway_texts(pathway)),
    )


def _of_pathway(stage: Stage, pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    for rule in stage:
        if rule.check:
            yield from rule.check(pathway, setting)


def _of_library(stage: Stage, whole: Whole) -> Iterator[Diagnostic]:
    for rule in stage:
        if rule.check_library:
            yield from rule.check_library(whole)


def _position(finding: Diagnostic) -> tuple[str, Span, str]:
    return finding.location.path, finding.location.span, finding.message.rule

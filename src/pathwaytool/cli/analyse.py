"""`pathwaytool analyse`: what the structure of a pathway says, or the graph itself."""

import click

from pathwaytool.cli.libraries import pathway_named, usable_project, where_it_stands
from pathwaytool.cli.speech import LANGUAGE, SpokenCommand, language_about, option
from pathwaytool.cli.streams import (
    CLEAN,
    DEFAULT_LIBRARY,
    WrongUseError,
    day_of,
    for_machines,
    form_of,
    write,
)
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.text import Language

FORMATS = ("text", "json", "node-link", "graphml")
"""Sentences or figures on one pathway or all; `node-link` and `graphml` are one pathway's graph."""


ENDINGS = {".txt": "text", ".json": "json", ".graphml": "graphml"}
"""What a file of each ending holds where no format is named."""


@click.command("analyse", cls=SpokenCommand)
@click.argument("pathway", required=False)
@option("--format", "analysis_format", type=click.Choice(FORMATS), default=None)
@option("--output", "-o", metavar="FILE")
@option("--library", metavar="PATH", default=DEFAULT_LIBRARY)
@LANGUAGE
def command(
    pathway: str | None,
    analysis_format: str | None,
    output: str | None,
    library: str,
) -> int:
    """Say who holds the cooperation together, and what depends on what."""
    # A graph in node-link form is JSON as well, so that its ending says nothing against it.
    is_named = analysis_format == "node-link"
    form = "node-link" if is_named else form_of(output, analysis_format, ENDINGS, "text")
    _, whole = usable_project(library, day_of(None))
    model, name = where_it_stands(whole, pathway)
    asked = _asked(model, name, one=form in ("node-link", "graphml"))
    written = _written(asked, model, form, language_about(model.language))
    write(for_machines(written) if isinstance(written, str) and form != "text" else written, output)
    return CLEAN


def _asked(library: Library, id_: str | None, *, one: bool) -> list[Pathway]:
    if id_ is not None:
        return [pathway_named(library, id_)]
    if not library.pathways:
        raise WrongUseError("no-pathways")
    if one and len(library.pathways) > 1:
        raise WrongUseError("no-pathway-given", names=", ".join(library.pathways))
    return list(library.pathways.values())


def _written(asked: list[Pathway], library: Library, form: str, language: Language) -> str | bytes:
    from pathwaytool.analyse import exchange
    from pathwaytool.analyse.unavoidable import Everybody

    match form:
        case "json":
            return exchange.analysis_json(asked, Everybody(library))
        case "node-link":
            return exchange.node_link_json(asked[0], language)
        case "graphml":
            return exchange.graphml(asked[0], language)
    return "\n".join(_text(one, library, language) for one in asked)


def _text(pathway: Pathway, library: Library, language: Language) -> str:
    from pathwaytool.analyse.sentences import parts_of
    from pathwaytool.analyse.unavoidable import Everybody

    lines = [pathway.title.in_(language), ""]
    for part in parts_of(pathway, Everybody(library), language):
        lines += [part.title, f"  {part.counts}", *(f"  - {one}" for one in part.sentences), ""]
    return "\n".join(lines)

"""`pathwaytool draw`: any picture of a pathway as a file."""

from collections.abc import Callable

import click

from pathwaytool.cli.libraries import asked_pathway, usable_project, where_it_stands
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
from pathwaytool.draw import view as views
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.text import Language


def _svg(view: views.View, engine: str = "own") -> str:
    from pathwaytool.draw.engine import EngineError
    from pathwaytool.draw.free import free_layout_of
    from pathwaytool.draw.svg import svg_of

    try:
        layout = free_layout_of(view, INSTALLED[engine]) if engine in INSTALLED else None
        return svg_of(view, lambda target: None, standalone=True, layout=layout)
    except EngineError as error:
        raise WrongUseError("no-graphviz", why=str(error)) from error


def _png(view: views.View) -> bytes:
    from pathwaytool.draw.png import png_of

    return png_of(view)


def _dot(view: views.View) -> str:
    from pathwaytool.draw.dot import dot_of

    return dot_of(view)


def _mermaid(view: views.View) -> str:
    from pathwaytool.draw.mermaid import mermaid_of

    return mermaid_of(view)


def _text(view: views.View) -> str:
    from pathwaytool.draw.twin import twin_text

    return twin_text(view)


FORMATS: dict[str, Callable[[views.View], str | bytes]] = {
    "svg": _svg,
    "png": _png,
    "dot": _dot,
    "mermaid": _mermaid,
    "text": _text,
}


def _cooperation(pathway: Pathway, library: Library, language: Language) -> views.View:
    from pathwaytool.analyse.cooperation import cooperation_of

    found = cooperation_of(pathway)
    given = [
        views.Handover(one.giver, one.receiver, one.documents, one.way.handoff is not None)
        for one in found.passings
    ]
    joints = {one.actor for one in found.joints}
    return views.cooperation_view(pathway, library, language, given, joints)


WHOLE: dict[str, Callable[[Pathway, Library, Language], views.View]] = {
    "swimlane": views.swimlane_view,
    "overview": views.overview_view,
    "flow": views.flow_view,
    "cooperation": _cooperation,
    "documents": views.documents_view,
}
"""The pictures of a whole pathway by name."""


INSTALLED = {"graphviz": None, "dot": "dot"}
"""The Graphviz that travels with the extra `draw`, or one that is installed on the machine."""

ENGINES = ("own", *INSTALLED)
"""Who lays an SVG out. `own` is the tool itself; pictures without lanes it leaves to `graphviz`."""

ENDINGS = {
    ".svg": "svg",
    ".png": "png",
    ".dot": "dot",
    ".gv": "dot",
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".txt": "text",
    ".text": "text",
}
"""What a file of each ending holds."""


@click.command("draw", cls=SpokenCommand)
@click.argument("pathway", required=False)
@option("--picture", default="swimlane", metavar="PICTURE")
@option("--case", metavar="FACT=VALUE,...")
@option("--format", "picture_format", type=click.Choice(tuple(FORMATS)))
@option("--engine", type=click.Choice(ENGINES), default="own")
@option("--output", "-o", metavar="FILE")
@option("--library", metavar="PATH", default=DEFAULT_LIBRARY)
@LANGUAGE
def command(  # noqa: PLR0913, PLR0917 - click hands over one argument an option
    pathway: str | None,
    picture: str,
    case: str | None,
    picture_format: str | None,
    engine: str,
    output: str | None,
    library: str,
) -> int:
    """Write one picture."""
    form = form_of(output, picture_format, ENDINGS, "svg")
    if engine != "own" and form != "svg":
        raise WrongUseError("engine-is-for-svg", engine=engine, form=form)
    _, whole = usable_project(library, day_of(None))
    model, pathway = where_it_stands(whole, pathway)
    spoken = language_about(model.language)
    if case is None:
        view = _view(model, pathway, picture, spoken)
    else:
        view = _way(model, asked_pathway(model, pathway), (picture, case), spoken)
    drawn = _svg(view, engine) if form == "svg" else FORMATS[form](view)
    write(for_machines(drawn) if isinstance(drawn, str) and form != "text" else drawn, output)
    return CLEAN


def _view(library: Library, id_: str | None, picture: str, language: Language) -> views.View:
    """Return a picture by its name. Raises: WrongUseError where there is none of that name."""
    if picture == "library":
        return views.library_view(library, language)
    pathway = asked_pathway(library, id_)
    if picture in WHOLE:
        return WHOLE[picture](pathway, library, language)
    kind, _, name = picture.partition(":")
    match kind:
        case "phase":
            if name not in pathway.phases:
                names = ", ".join(pathway.phases)
                raise WrongUseError("no-phase", pathway=pathway.id, phase=name, names=names)
            return views.phase_view(pathway, library, name, language)
        case "step":
            if name not in pathway.steps:
                raise WrongUseError("no-step", pathway=pathway.id, step=name)
            return views.step_view(pathway, library, name, language)
    raise WrongUseError("no-picture", picture=picture)


def _way(
    library: Library, pathway: Pathway, asked: tuple[str, str], language: Language
) -> views.View:
    """Return the swimlanes with one young person's way standing out; `asked`: picture and case."""
    from pathwaytool.cli.cases import followed
    from pathwaytool.prove.follow.trail import trail_of_walk

    picture, case = asked
    if picture != "swimlane":
        raise WrongUseError("case-is-for-swimlane", picture=picture)
    trail = trail_of_walk(followed(pathway, library, case))
    return views.swimlane_view(pathway, library, language, highlight=trail.names, ways=trail.ways)

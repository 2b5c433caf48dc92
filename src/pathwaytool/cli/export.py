"""`pathwaytool export`: a library, or one pathway of it, in another system's format."""

from dataclasses import replace

import click

from pathwaytool.cli.libraries import made_by_edition, pathway_named, usable_project
from pathwaytool.cli.speech import LANGUAGE, SpokenCommand, option
from pathwaytool.cli.streams import CLEAN, DEFAULT_LIBRARY, day_of, for_machines, write
from pathwaytool.export.model_json import Json, model_json
from pathwaytool.localise import Localised


@click.command("export", cls=SpokenCommand)
@click.argument("pathway", required=False)
@option("--library", metavar="PATH", default=DEFAULT_LIBRARY)
@option("--output", "-o", metavar="FILE")
@LANGUAGE
def command(pathway: str | None, library: str, output: str | None) -> int:
    """Write the library as JSON, its texts in all their languages; or one pathway in it."""
    _, whole = usable_project(library, day_of(None))
    there = made_by_edition(whole, pathway)
    model = there.library if there else whole
    if pathway is not None:
        one = there.pathway if there else pathway_named(whole, pathway)
        editions = {pathway: there.edition} if there else {}
        model = replace(model, pathways={one.id: one}, topics={}, editions=editions)
    write(for_machines(model_json(model, _whose(there) if there else None)), output)
    return CLEAN


def _whose(there: Localised) -> Json:
    """Return whose each part of an edition's pathway is: the nation's, ours, or ours in part.

    Shape: `{"id", "of", "steps", "promises"}`; of each step `origin`, and of its limits and ways
    `within` and `transitions` in their order. A part is `national`, `local` or `departed`.
    """
    steps: dict[str, Json] = {}
    for id_, step in there.pathway.steps.items():
        within: list[Json] = [there.origin(one).value for one in step.within]
        ways: list[Json] = [there.origin(one).value for one in step.transitions]
        steps[id_] = {"origin": there.origin(step).value, "within": within, "transitions": ways}
    promises: dict[str, Json] = {
        id_: there.origin(one).value for id_, one in there.pathway.promises.items()
    }
    return {"id": there.edition.id, "of": there.base.id, "steps": steps, "promises": promises}

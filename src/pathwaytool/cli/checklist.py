"""`pathwaytool checklist`: what a person has still to check, the gravest first."""

import click

from pathwaytool.cli.libraries import usable_project
from pathwaytool.cli.speech import LANGUAGE, SpokenCommand, language_about, option
from pathwaytool.cli.streams import (
    CLEAN,
    DEFAULT_LIBRARY,
    day_of,
    library_at,
    path_from_here,
    write,
)


@click.command("checklist", cls=SpokenCommand)
@option("--library", metavar="PATH", default=DEFAULT_LIBRARY)
@option("--csv", "as_csv", is_flag=True)
@option("--output", "-o", metavar="FILE")
@LANGUAGE
def command(library: str, as_csv: bool, output: str | None) -> int:
    """Write all that pathways rest on and nobody has checked, with file and line."""
    from pathwaytool.publish.files.checklist import checklist_csv, checklist_lines
    from pathwaytool.publish.frame.addresses import Addresses
    from pathwaytool.publish.words.writer import Writer

    _, model = usable_project(library, day_of(None))
    writer = Writer(model, Addresses(model), language_about(model.language), "index")
    if as_csv:
        write(checklist_csv(writer), output)
        return CLEAN
    lines = checklist_lines(writer, f"{path_from_here(library_at(library)).as_posix()}/")
    write("\n".join(lines) + "\n", output)
    return CLEAN

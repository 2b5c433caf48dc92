"""`pathwaytool checklist`: what a person has still to check, the gravest first."""

import os
from pathlib import Path

import click

from pathwaytool.cli.libraries import usable_project
from pathwaytool.cli.speech import LANGUAGE, SpokenCommand, option
from pathwaytool.cli.streams import CLEAN, DEFAULT_LIBRARY, day_of, library_at, write
from pathwaytool.model.text import Language


@click.command("checklist", cls=SpokenCommand)
@option("--library", metavar="PATH", default=DEFAULT_LIBRARY)
@option("--csv", "as_csv", is_flag=True)
@option("--output", "-o", metavar="FILE")
@LANGUAGE
def command(library: str, as_csv: bool, output: str | None, language: Language | None) -> int:
    """Write all that pathways rest on and nobody has checked, with file and line."""
    from pathwaytool.publish.files.checklist import checklist_csv, checklist_lines
    from pathwaytool.publish.frame.addresses import Addresses
    from pathwaytool.publish.words.writer import Writer

    _, model = usable_project(library, day_of(None))
    writer = Writer(model, Addresses(model), language or model.language, "index")
    folder = f"{Path(os.path.relpath(library_at(library))).as_posix()}/"
    lines = checklist_lines(writer, folder)
    write(checklist_csv(writer) if as_csv else "\n".join(lines) + "\n", output)
    return CLEAN

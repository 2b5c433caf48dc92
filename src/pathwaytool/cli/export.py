"""`pathwaytool export`: the whole library in another system's format."""

import click

from pathwaytool.cli.libraries import usable_project
from pathwaytool.cli.speech import LANGUAGE, SpokenCommand, option
from pathwaytool.cli.streams import CLEAN, DEFAULT_LIBRARY, day_of, for_machines, write
from pathwaytool.export.model_json import model_json


@click.command("export", cls=SpokenCommand)
@option("--library", metavar="PATH", default=DEFAULT_LIBRARY)
@option("--output", "-o", metavar="FILE")
@LANGUAGE
def command(library: str, output: str | None) -> int:
    """Write the library as JSON, its texts in all their languages."""
    _, model = usable_project(library, day_of(None))
    write(for_machines(model_json(model)), output)
    return CLEAN

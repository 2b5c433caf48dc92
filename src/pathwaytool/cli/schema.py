"""`pathwaytool schema`: the format, for editors that know JSON Schema."""

from pathlib import Path

import click

from pathwaytool.cli.libraries import usable_project
from pathwaytool.cli.speech import LANGUAGE, SpokenCommand, option
from pathwaytool.cli.streams import CLEAN, DEFAULT_LIBRARY, day_of, make_folder, write
from pathwaytool.load.schema import KINDS, schema_text
from pathwaytool.model.text import Language


@click.command("schema", cls=SpokenCommand)
@option("--ids", is_flag=True)
@option("--kind", type=click.Choice(KINDS), default="pathway")
@option("--output", "-o", "folder", metavar="FOLDER")
@option("--library", metavar="PATH", default=DEFAULT_LIBRARY)
@LANGUAGE
def command(
    ids: bool, kind: str, folder: str | None, library: str, language: Language | None
) -> int:
    """Write one schema to standard output, or all of them to a folder."""
    kinds = KINDS if folder else (kind,)
    if ids:
        from pathwaytool.load.ids import schema_with_ids

        _, model = usable_project(library, day_of(None))
        texts = {one: schema_with_ids(one, model) for one in kinds}
    else:
        texts = {one: schema_text(one) for one in kinds}
    if folder:
        make_folder(folder)
    for one, text in texts.items():
        write(text, str(Path(folder, f"{one}.schema.json")) if folder else None)
    return CLEAN

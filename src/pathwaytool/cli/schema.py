"""`pathwaytool schema`: the format, for editors that know JSON Schema."""

from pathlib import Path

import click

from pathwaytool.cli.speech import LANGUAGE, SpokenCommand, language_of_speaker, option, said
from pathwaytool.cli.streams import (
    CLEAN,
    DEFAULT_LIBRARY,
    for_machines,
    library_at,
    make_folder,
    note,
    read_library,
    write,
)
from pathwaytool.load.schema import KINDS, schema_text


@click.command("schema", cls=SpokenCommand)
@option("--ids", is_flag=True)
@option("--kind", type=click.Choice(KINDS), default="pathway")
@option("--output", "-o", "folder", metavar="FOLDER")
@option("--library", metavar="PATH", default=DEFAULT_LIBRARY)
@LANGUAGE
def command(ids: bool, kind: str, folder: str | None, library: str) -> int:
    """Write one schema to standard output, or all of them to a folder."""
    kinds = KINDS if folder else (kind,)
    if ids:
        from pathwaytool.load.ids import schema_with_ids
        from pathwaytool.load.salvage import salvaged

        folder_read = read_library(library_at(library))
        model, is_whole = salvaged(folder_read.texts)
        is_whole = is_whole and not folder_read.refused
        texts = {one: schema_with_ids(one, model, is_whole=is_whole) for one in kinds}
        if not is_whole:
            note(f"pathwaytool: {said(language_of_speaker(), 'some-ids', path=library)}")
    else:
        texts = {one: schema_text(one) for one in kinds}
    if folder:
        make_folder(folder)
    for one, text in texts.items():
        write(for_machines(text), str(Path(folder, f"{one}.schema.json")) if folder else None)
    return CLEAN

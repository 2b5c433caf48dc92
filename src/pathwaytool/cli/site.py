"""`pathwaytool site`: the site's pages as a docs folder that site builders read."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from pathwaytool.cli.libraries import measured, recorded, usable_project
from pathwaytool.cli.speech import LANGUAGE, SpokenCommand, language_of_speaker, option, said
from pathwaytool.cli.streams import (
    CLEAN,
    DEFAULT_LIBRARY,
    WrongUseError,
    day_of,
    library_at,
    why,
    write,
)
from pathwaytool.new_folder import NewFolder, are_tangled, is_unfinished

LIST = ".pathwaytool-site"
"""The file in a written folder that lists what was written, a path a line."""


@click.command("site", cls=SpokenCommand)
@click.argument("out", metavar="OUT")
@option("--library", metavar="PATH", default=DEFAULT_LIBRARY)
@option("--date", metavar="YYYY-MM-DD")
@option("--with-errors", is_flag=True)
@LANGUAGE
def command(out: str, library: str, date: str | None, with_errors: bool) -> int:
    """Write the folder, and say how many files it has."""
    from pathwaytool.kept import copies_in
    from pathwaytool.publish.frame.site import SiteInput, bars_a_site
    from pathwaytool.publish.plain_folder import folder_of

    project, model = usable_project(library, day_of(date), with_proofs=True)
    errors = sum(map(bars_a_site, project.diagnostics))
    if errors and not with_errors:
        raise WrongUseError("site-with-errors", n=errors, path=library)
    records = recorded(library_at(library))
    site = SiteInput(model, project.diagnostics, project.proofs, project.date, records=records)
    copies = copies_in(library_at(library), records)
    site = replace(site, local_proofs=project.local_proofs, copies=copies)
    site = replace(site, strengths=measured(library_at(library)))
    number = write_folder(Path(out), library_at(library), folder_of(site))
    write(said(language_of_speaker(), "written-pages", pages=number, path=out), None)
    return CLEAN


def write_folder(out: Path, library: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write files as the folder `out`, and return how many there are.

    The folder that stands is whole until the new one is. A file that has not changed is the same
    file, so that builders see what did; those of an earlier time are gone, and what others wrote
    there stays. Raises: WrongUseError where the folder holds something else, cannot be written,
    or stands in the library or around it.
    """
    if are_tangled(out, library):
        raise WrongUseError("site-in-library", path=str(out), library=str(library))
    try:
        earlier = _earlier(out)
        new = NewFolder(out)
        try:
            written = _write_all(new, out, files)
            new.keep_others(earlier | written | {LIST})
            (new.path / LIST).write_text("".join(f"{name}\n" for name in sorted(written)), "utf-8")
            new.replace()
        finally:
            new.give_up()
    except OSError as error:
        raise WrongUseError("unwritable", path=str(out), why=why(error)) from error
    return len(written)


def _write_all(new: NewFolder, out: Path, files: Iterable[tuple[str, bytes]]) -> set[str]:
    written: set[str] = set()
    for name, content in files:
        written.add(name)
        there, here = out / name, new.path / name
        if there.is_file() and there.read_bytes() == content and new.link(name):
            continue
        here.parent.mkdir(parents=True, exist_ok=True)
        here.write_bytes(content)
    return written


def _earlier(out: Path) -> set[str]:
    """Return what was written before. Raises: WrongUseError where somebody else wrote there."""
    if (out / LIST).is_file():
        return set((out / LIST).read_text("utf-8", "replace").splitlines())
    items = out.iterdir() if out.exists() else ()
    found = {item.name for item in items if not is_unfinished(item.name, out)}
    if found and not _is_half_made(out, found):
        raise WrongUseError("foreign-folder", path=str(out))
    return set()


def _is_half_made(out: Path, names: set[str]) -> bool:
    """Tell whether a folder without a list is what a killed run of an earlier version left."""
    from pathwaytool.publish.plain_folder import CONFIG, DOCS, MADE_BY_US

    config = out / CONFIG
    is_ours = config.is_file() and MADE_BY_US.encode() in config.read_bytes()
    return is_ours and names <= {CONFIG, DOCS}

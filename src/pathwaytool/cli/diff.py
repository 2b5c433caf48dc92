"""`pathwaytool diff`: what differs between two versions of a library, and whom it concerns."""

from pathlib import Path

import click

from pathwaytool.cli.speech import LANGUAGE, SpokenCommand, language_about, option
from pathwaytool.cli.streams import (
    CLEAN,
    DEFAULT_LIBRARY,
    FINDINGS,
    WrongUseError,
    day_of,
    for_machines,
    library_at,
    read_library,
    write,
)
from pathwaytool.compare import difference_of
from pathwaytool.compare.change import Version
from pathwaytool.compare.telling import json_of, markdown_of, text_of
from pathwaytool.folder import Folder
from pathwaytool.load.library import load_library
from pathwaytool.model.library import Library
from pathwaytool.project import project_of
from pathwaytool.revision import NoRevisionError, folder_at, newest_tag

NOW = "HEAD"


@click.command("diff", cls=SpokenCommand)
@click.argument("before", required=False, metavar="[A]")
@click.argument("after", required=False, metavar="[B]")
@option("--format", "difference_format", type=click.Choice(("text", "markdown", "json")))
@option("--output", "-o", metavar="FILE")
@option("--library", metavar="PATH", default=DEFAULT_LIBRARY)
@option("--no-proof", is_flag=True)
@LANGUAGE
def command(  # noqa: PLR0913, PLR0917 - click hands over one argument an option
    before: str | None,
    after: str | None,
    difference_format: str | None,
    output: str | None,
    library: str,
    no_proof: bool,
) -> int:
    """Compare two versions of a library by its model."""
    home = library_at(library)
    versions = [
        _version(folder, home, name, with_proofs=not no_proof)
        for name, folder in (_older(before, home), _newer(after, home))
    ]
    difference = difference_of(*versions)
    language = language_about(versions[1].library.language)
    if difference_format == "json":
        write(for_machines(json_of(difference)), output)
    elif difference_format == "markdown":
        write(for_machines(markdown_of(difference, language)), output)
    else:
        write(text_of(difference, language), output)
    return FINDINGS if difference.is_meant else CLEAN


def _older(name: str | None, home: Path) -> tuple[str, Folder]:
    """Return what to compare with: what was named, else the newest tag, else the last commit."""
    asked = name or newest_tag(home) or NOW
    return asked, _folder(asked, home)


def _newer(name: str | None, home: Path) -> tuple[str, Folder]:
    """Return what is compared: what was named, else what stands in the folder now."""
    return (name, _folder(name, home)) if name else (str(home), read_library(home))


def _folder(name: str, home: Path) -> Folder:
    """Return the texts of a version: a folder, or a revision of Git."""
    if Path(name).exists():
        return read_library(library_at(name))
    try:
        return folder_at(home, name)
    except NoRevisionError as error:
        raise WrongUseError(error.key, name=name, path=str(home)) from error


def version_named(name: str, home: Path) -> Library:
    """Return the library as it stood at a revision of Git, or as it stands in a folder.

    Raises: WrongUseError where there is none that can be used.
    """
    library = load_library(_folder(name, home).texts).library
    if library is None:
        raise WrongUseError("not-comparable", path=name)
    return library


def _version(folder: Folder, home: Path, name: str, *, with_proofs: bool) -> Version:
    """Return a library that can be compared, and what is proved of it."""
    project = project_of(folder, date=day_of(None), with_proofs=with_proofs, home=home)
    if project.library is None:
        raise WrongUseError("not-comparable", path=name)
    return Version(project.library, project.proofs)

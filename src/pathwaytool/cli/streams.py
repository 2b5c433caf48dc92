"""Where the command line reads from and writes to."""

import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from pathwaytool.cli.speech import language_of_speaker, said
from pathwaytool.folder import Folder, library_folder, read_folder
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.position import Location

CLEAN = 0
FINDINGS = 1
WRONG_USE = 2

DEFAULT_LIBRARY = "pathways"


class WrongUseError(Exception):
    """The command was asked for something it cannot do: a sentence, exit 2, no stack trace."""

    def __init__(self, key: str, **gaps: str | int) -> None:
        super().__init__(said(language_of_speaker(), key, **gaps))


def library_at(path: str) -> Path:
    """Return the library folder that `path` is, or stands in. Raises: WrongUseError if none."""
    if not Path(path).exists():
        raise WrongUseError("missing-path", path=path)
    folder = library_folder(Path(path))
    if folder is None:
        raise WrongUseError("no-library", path=path)
    return folder


def read_library(folder: Path) -> Folder:
    """Return the texts of a library. Raises: WrongUseError where its folder cannot be listed."""
    try:
        return read_folder(folder)
    except OSError as error:
        raise WrongUseError("unlistable", path=str(folder), why=why(error)) from error


def write(text: str | bytes, output: str | None) -> None:
    """Write to the file `output`, or to standard output. Raises: WrongUseError if it cannot."""
    if output is None or output == "-":
        click.echo(text, nl=isinstance(text, str) and not text.endswith("\n") and bool(text))
        return
    content = text if isinstance(text, bytes) else text.encode("utf-8")
    try:
        Path(output).write_bytes(content)
    except OSError as error:
        raise WrongUseError("unwritable", path=output, why=why(error)) from error


def make_folder(path: str) -> None:
    """Make a folder, and those it stands in. Raises: WrongUseError if it cannot be made."""
    try:
        Path(path).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUseError("unwritable", path=path, why=why(error)) from error


def why(error: OSError) -> str:
    """Return the reason that the system gives, without its number and path."""
    return error.strerror or type(error).__name__


def is_terminal() -> bool:
    """Tell whether standard output is a terminal, and nobody asked for no colour there."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def day_of(day: str | None) -> str:
    """Return `day` if it is an ISO day, today if it is None. Raises: WrongUseError otherwise."""
    if day is None:
        return date.today().isoformat()
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError as error:
        raise WrongUseError("no-day", day=day) from error


def from_here(found: Iterable[Diagnostic], folder: Path) -> list[Diagnostic]:
    """Return findings whose paths lead from the working folder, not from the library's."""
    prefix = Path(os.path.relpath(folder))

    def moved(location: Location) -> Location:
        return replace(location, path=(prefix / location.path).as_posix())

    return [
        replace(one, location=moved(one.location), related=tuple(map(moved, one.related)))
        for one in found
    ]

"""Where the command line reads from and writes to."""

import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from pathwaytool.beneath import read_with_base
from pathwaytool.cli.speech import DEFAULT_LIBRARY, language_of_speaker, said
from pathwaytool.folder import Folder, library_folder, reason
from pathwaytool.locales import words
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.position import Location

CLEAN = 0
FINDINGS = 1
WRONG_USE = 2

__all__ = ["DEFAULT_LIBRARY"]


class WrongUseError(Exception):
    """The command was asked for something it cannot do: a sentence, exit 2, no stack trace."""

    def __init__(self, key: str, **gaps: str | int) -> None:
        super().__init__(said(language_of_speaker(), key, **gaps))


def library_at(path: str) -> Path:
    """Return the library folder that `path` is, or stands in. Raises: WrongUseError if none."""
    if not Path(path).is_absolute() and not _has_working_folder():
        raise WrongUseError("no-working-folder", path=path)
    try:
        if not Path(path).exists():
            raise WrongUseError("missing-path", path=path)
        folder = library_folder(Path(path))
    except RuntimeError as error:  # a ring of links
        raise WrongUseError("no-library", path=path) from error
    except OSError as error:
        raise WrongUseError("unlistable", path=path, why=why(error)) from error
    if folder is None:
        raise WrongUseError("no-library", path=path)
    return folder


def read_library(folder: Path) -> Folder:
    """Return the texts of a library. Raises: WrongUseError where its folder cannot be listed."""
    try:
        return read_with_base(folder)
    except OSError as error:
        raise WrongUseError("unlistable", path=str(folder), why=why(error)) from error


def write(text: str | bytes, output: str | None) -> None:
    """Write to the file `output`, or to standard output. Raises: WrongUseError if it cannot.

    Text is for people: on the screen it has the letters that the screen has. A file is UTF-8.
    """
    if output is None or output == "-":
        if isinstance(text, bytes) and hasattr(sys.stdout, "buffer"):
            sys.stdout.flush()  # click would try the stream with a text, which begins it with a BOM
            sys.stdout.buffer.write(text)
            sys.stdout.buffer.flush()
            return
        click.echo(text, nl=isinstance(text, str) and not text.endswith("\n") and bool(text))
        return
    content = text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace")
    try:
        Path(output).write_bytes(content)
    except OSError as error:
        raise WrongUseError("unwritable", path=output, why=why(error)) from error


def rewrite(path: Path, content: bytes) -> None:
    """Write a file anew, in one move. Raises: WrongUseError if it cannot be written."""
    target = path.resolve()
    half = target.with_name(f".{target.name}.{os.getpid()}.half")
    try:
        half.write_bytes(content)
        shutil.copymode(target, half)
        half.replace(target)
    except OSError as error:
        raise WrongUseError("unwritable", path=str(path), why=why(error)) from error
    finally:
        half.unlink(missing_ok=True)


def for_machines(text: str) -> bytes:
    """Return what a machine will read: UTF-8 whatever the computer's own letters, and whole lines.

    Half a character of two, which UTF-8 cannot hold, is written as an escape.
    """
    return (text if text.endswith("\n") or not text else f"{text}\n").encode(
        "utf-8", "backslashreplace"
    )


def form_of(
    output: str | None, wanted: str | None, endings: Mapping[str, str], otherwise: str
) -> str:
    """Return what to write to `output`: what was `wanted`, else what the ending of its name says.

    Shape of `endings`: `.svg` to the name of a format. Raises: WrongUseError where the two do not
    agree, and where nothing tells what an ending stands for.
    """
    ending = Path(output or "").suffix.lower()
    meant = endings.get(ending)
    if wanted and meant and wanted != meant:
        raise WrongUseError("other-ending", path=output or "", ending=meant, form=wanted)
    if ending and not (wanted or meant):
        raise WrongUseError("no-ending", path=output or "", endings=", ".join(endings))
    return wanted or meant or otherwise


def note(text: str) -> None:
    """Say something beside the result, on standard error; where nobody can hear it, nothing."""
    with suppress(OSError):
        click.echo(text, err=True)
        return
    _silence(2)


def be_quiet() -> None:
    """Let nothing more be written to standard output, so that Python does not complain at exit."""
    _silence(1)


def _silence(number: int) -> None:
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)


def open_streams() -> None:
    """Have standard input, output and error, also where whoever started us has closed them.

    Else the first file that is opened would take the place of standard output.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free, which is this one
    if sys.stdout is None:
        sys.stdout = os.fdopen(1, "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = os.fdopen(2, "w", encoding="utf-8")


def make_folder(path: str) -> None:
    """Make a folder, and those it stands in. Raises: WrongUseError if it cannot be made."""
    try:
        Path(path).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUseError("unwritable", path=path, why=why(error)) from error


def why(error: OSError) -> str:
    """Return the reason that the system gives, in the reader's language where it has words."""
    told = reason(error)
    return words(language_of_speaker(), "report").get(f"why-{told}", told)


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


def path_from_here(folder: Path) -> Path:
    """Return the way to a folder from the working folder; the whole path where there is none."""
    try:
        return Path(os.path.relpath(folder))
    except (OSError, ValueError):  # the working folder is gone, or on another drive
        return folder.absolute() if _has_working_folder() else folder


def _has_working_folder() -> bool:
    try:
        Path.cwd()
    except OSError:
        return False
    return True


def from_here(found: Iterable[Diagnostic], folder: Path) -> list[Diagnostic]:
    """Return findings whose paths lead from the working folder, not from the library's."""
    prefix = path_from_here(folder)

    def moved(location: Location) -> Location:
        return replace(location, path=(prefix / location.path).as_posix())

    return [
        replace(one, location=moved(one.location), related=tuple(map(moved, one.related)))
        for one in found
    ]

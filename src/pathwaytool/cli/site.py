"""`pathwaytool site`: the site's pages as a docs folder that site builders read."""

from collections.abc import Iterable
from pathlib import Path

import click

from pathwaytool.cli.libraries import usable_project
from pathwaytool.cli.speech import LANGUAGE, SpokenCommand, language_of_speaker, option, said
from pathwaytool.cli.streams import (
    CLEAN,
    DEFAULT_LIBRARY,
    WrongUseError,
    day_of,
    make_folder,
    why,
    write,
)

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
    from pathwaytool.publish.frame.site import SiteInput, bars_a_site
    from pathwaytool.publish.plain_folder import folder_of

    project, model = usable_project(library, day_of(date), with_proofs=True)
    errors = sum(map(bars_a_site, project.diagnostics))
    if errors and not with_errors:
        raise WrongUseError("site-with-errors", n=errors, path=library)
    site = SiteInput(model, project.diagnostics, project.proofs, project.date)
    number = write_folder(Path(out), folder_of(site))
    write(said(language_of_speaker(), "written-pages", pages=number, path=out), None)
    return CLEAN


def write_folder(out: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write files below `out`, remove those of an earlier time, and return how many there are.

    A file that has not changed is not touched, so that builders see what did. Raises:
    WrongUseError where the folder holds something else, or cannot be written.
    """
    make_folder(str(out))
    earlier = _earlier(out)
    written: set[str] = set()
    try:
        for name, content in files:
            written.add(name)
            _write(out / name, content)
        for name in earlier - written:
            _remove(out, name)
        _write(out / LIST, "".join(f"{name}\n" for name in sorted(written)).encode())
    except OSError as error:
        raise WrongUseError("unwritable", path=str(out), why=why(error)) from error
    return len(written)


def _earlier(out: Path) -> set[str]:
    """Return what was written before. Raises: WrongUseError where somebody else wrote there."""
    if (out / LIST).is_file():
        return set((out / LIST).read_text("utf-8", "replace").splitlines())
    if any(out.iterdir()):
        raise WrongUseError("foreign-folder", path=str(out))
    return set()


def _write(path: Path, content: bytes) -> None:
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _remove(out: Path, name: str) -> None:
    path = out / name
    # The list could have been tampered with: nothing outside the folder is ever removed.
    if path.resolve().is_relative_to(out.resolve()) and path.is_file():
        path.unlink()

"""`pathwaytool validate`: is the library consistent, and if not, where and how to mend it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from pathwaytool import report
from pathwaytool.cli.speech import (
    LANGUAGE,
    SpokenCommand,
    language_about,
    language_of_speaker,
    option,
    said,
)
from pathwaytool.cli.streams import (
    CLEAN,
    DEFAULT_LIBRARY,
    FINDINGS,
    day_of,
    for_machines,
    from_here,
    is_terminal,
    library_at,
    note,
    read_library,
    write,
)
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.recheck import findings_anew, findings_of


@click.command("validate", cls=SpokenCommand)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@LANGUAGE
@option("--format", "form", type=click.Choice(tuple(report.FORMATS)), default="text")
@option("--output", "-o", metavar="FILE")
@option("--strict", is_flag=True)
@option("--date", metavar="YYYY-MM-DD")
@option("--no-cache", is_flag=True)
@option("--no-proof", is_flag=True)
def command(  # noqa: PLR0913, PLR0917 - click hands over one argument an option
    paths: tuple[str, ...],
    form: str,
    output: str | None,
    strict: bool,
    date: str | None,
    no_cache: bool,
    no_proof: bool,
) -> int:
    """Check libraries and write what was found."""
    day = day_of(date)
    found: list[Diagnostic] = []
    elsewhere, language = 0, ""
    for home, wanted in _libraries(paths or (DEFAULT_LIBRARY,)).items():
        folder = read_library(home)
        if no_cache:
            findings = findings_anew(folder, date=day, with_proofs=not no_proof)
        else:
            findings = findings_of(folder, home, date=day, with_proofs=not no_proof)
        here = _within(wanted, home, findings.diagnostics)
        elsewhere += _errors(findings.diagnostics) - _errors(here)
        found += from_here(here, home)
        language = language or language_about(findings.language)
    text = report.FORMATS[form](
        tuple(found),
        language or language_of_speaker(),
        colour=output is None and is_terminal(),
    )
    write(text if form == "text" else for_machines(text), output)
    if elsewhere:
        # A mistake in a register, say, keeps what builds on it from being checked to the end.
        note(_of_the_others(elsewhere, language or language_of_speaker()))
    return FINDINGS if _fails(found, strict) else CLEAN


def _libraries(paths: Iterable[str]) -> Mapping[Path, tuple[Path, ...]]:
    """Return what was asked about by library folder, in the order it was asked."""
    asked: dict[Path, tuple[Path, ...]] = {}
    for path in paths:
        folder = library_at(path)
        asked[folder] = (*asked.get(folder, ()), Path(path))
    return asked


def _within(
    wanted: tuple[Path, ...], folder: Path, found: Iterable[Diagnostic]
) -> list[Diagnostic]:
    """Return what was found in the files, or below the folders, that were asked about."""
    # A file that is a link stays under its own name: where it leads may be outside the library.
    roots = [path.resolve() if path.is_dir() else _in_place(path) for path in wanted]
    top = folder.resolve()
    return [
        one
        for one in found
        if any((top / one.location.path).is_relative_to(root) for root in roots)
    ]


def _in_place(path: Path) -> Path:
    return path.parent.resolve() / path.name


def _errors(found: Iterable[Diagnostic]) -> int:
    return sum(one.is_error for one in found)


def _of_the_others(errors: int, language: str) -> str:
    return said(language, "errors-elsewhere-1" if errors == 1 else "errors-elsewhere", n=errors)


def _fails(found: Iterable[Diagnostic], strict: bool) -> bool:
    return any(one.is_error or (strict and one.accepted is None) for one in found)

"""`pathwaytool checklist`: what a person has still to check, and that somebody has checked it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from pathwaytool.check.personal import is_personal
from pathwaytool.cli.libraries import usable_model, usable_project
from pathwaytool.cli.speech import LANGUAGE, SpokenCommand, language_about, option, said
from pathwaytool.cli.streams import (
    CLEAN,
    DEFAULT_LIBRARY,
    WrongUseError,
    day_of,
    library_at,
    path_from_here,
    read_library,
    rewrite,
    write,
)
from pathwaytool.load.library import load_library
from pathwaytool.model.confidence import Check, Confidence
from pathwaytool.model.library import Library
from pathwaytool.model.vouched import Vouched, vouched_in


@click.command("checklist", cls=SpokenCommand)
@option("--library", metavar="PATH", default=DEFAULT_LIBRARY)
@option("--done", metavar="FILE:LINE", multiple=True)
@option("--role", metavar="TEXT")
@option("--csv", "as_csv", is_flag=True)
@option("--by-law", is_flag=True)
@option("--output", "-o", metavar="FILE")
@LANGUAGE
def command(  # noqa: PLR0913, PLR0917 - click hands over one argument an option
    library: str,
    done: Sequence[str],
    role: str | None,
    as_csv: bool,
    by_law: bool,
    output: str | None,
) -> int:
    """Write all that pathways rest on and nobody has checked; or write that it is checked."""
    if as_csv and by_law:
        raise WrongUseError("not-together", first="--csv", second="--by-law")
    if done:
        return _mark(library_at(library), done, role)
    if by_law:
        return _by_law(library, output)
    return _list(library, as_csv, output)


def _by_law(library: str, output: str | None) -> int:
    from pathwaytool.publish.files.law_checklist import law_lines
    from pathwaytool.publish.frame.addresses import Addresses
    from pathwaytool.publish.words.writer import Writer

    model = usable_model(library)
    writer = Writer(model, Addresses(model), language_about(model.language), "index")
    write("\n".join(law_lines(writer)) + "\n", output)
    return CLEAN


def _list(library: str, as_csv: bool, output: str | None) -> int:
    from pathwaytool.publish.files.checklist import checklist_csv, checklist_lines
    from pathwaytool.publish.frame.addresses import Addresses
    from pathwaytool.publish.words.writer import Writer

    _, model = usable_project(library, day_of(None))
    writer = Writer(model, Addresses(model), language_about(model.language), "index")
    if as_csv:
        write(checklist_csv(writer), output)
        return CLEAN
    lines = checklist_lines(writer, f"{path_from_here(library_at(library)).as_posix()}/")
    write("\n".join(lines) + "\n", output)
    return CLEAN


def _mark(home: Path, done: Sequence[str], role: str | None) -> int:
    """Write in the files that somebody has checked what stands at the places in `done`."""
    folder = read_library(home)
    model = load_library(folder.texts).library
    if model is None or folder.refused:
        raise WrongUseError("no-model", path=str(home))
    found = [_at(place, model) for place in done]
    things = {(one.file.path, one.place.pointer): one for one in found}.values()
    checks = {one: _check(one, role) for one in things}
    texts = {path: _rewritten(path, checks, folder.texts[path]) for path in _paths(things)}
    again = load_library({**folder.texts, **texts}).library
    for one, check in checks.items():
        if not _says(again, one, check):
            raise WrongUseError("check-by-hand", id=one.id, mark=str(check.seen))
    for path, content in texts.items():
        rewrite(home / path, content)
    write(said(language_about(model.language), "check-done", n=len(things)), None)
    return CLEAN


def _at(place: str, library: Library) -> Vouched:
    """Return what stands at `FILE:LINE` or `FILE:LINE:COLUMN`: the innermost that can be checked.

    Raises: WrongUseError where there is nothing there, or several and no column.
    """
    path, line, column = _place(place)
    found: dict[Vouched, tuple[int, int]] = {}
    for one in vouched_in(library):
        key, value = one.place.key().span, one.place.value().span
        if library.is_of_base(one.file):  # whoever keeps the base has checked it, or shall
            continue
        if path != one.file.path and not path.endswith(f"/{one.file.path}"):
            continue
        first, last = (key.line, key.column), (value.end_line, value.end_column)
        if column is None and key.line <= line <= value.end_line:
            found[one] = (value.end_line - key.line, 0)
        elif column is not None and first <= (line, column) < last:
            found[one] = (value.end_line - key.line, value.end_column - key.column)
    near = [one for one in found if found[one] == min(found.values())]
    if len(near) != 1:
        raise WrongUseError("check-several" if near else "check-nowhere", place=place)
    return near[0]


def _place(place: str) -> tuple[str, int, int | None]:
    """Return path, line and column. Raises: WrongUseError where it is not said like that."""
    parts = place.split(":")
    numbers = [part for part in parts[1:] if part.isascii() and part.isdecimal() and len(part) < 9]
    if len(parts) not in {2, 3} or len(numbers) != len(parts) - 1:
        raise WrongUseError("check-nowhere", place=place)
    return parts[0], int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else None


def _check(one: Vouched, role: str | None) -> Check:
    """Return today's check of something. Raises: WrongUseError where nobody has said the role."""
    known = role or (one.check.role if one.check else None)
    if not known:
        raise WrongUseError("check-role", id=one.id)
    if is_personal(known):
        raise WrongUseError("check-personal")
    return Check(day_of(None), known, one.mark)


def _paths(things: Iterable[Vouched]) -> list[str]:
    return list(dict.fromkeys(one.file.path for one in things))


def _rewritten(path: str, checks: Mapping[Vouched, Check], before: bytes) -> bytes:
    from pathwaytool.cli.checked_text import check_edits, edited

    edits: list[tuple[int, int, str]] = []
    text = ""
    for one, check in checks.items():
        if one.file.path == path:
            text = one.file.text
            edits += check_edits(one, check)
    return (b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b"") + edited(
        text, edits
    ).encode()


def _says(library: Library | None, one: Vouched, check: Check) -> bool:
    """Tell whether the library says the check, and nothing else than before of the thing."""
    wanted = (one.file.path, one.place.pointer, one.mark)
    known = vouched_in(library) if library else ()
    return any(
        (other.file.path, other.place.pointer, other.mark) == wanted
        and other.check == check
        and other.confidence == Confidence.CHECKED
        for other in known
    )

"""`pathwaytool accept`: accept a finding with a reason and a day to look at it again."""

from collections.abc import Sequence
from pathlib import Path

import click

from pathwaytool.check.acceptance import (
    is_acceptable,
    is_within,
    mark_of,
    place_at,
    whereabouts_in,
)
from pathwaytool.cli.speech import LANGUAGE, SpokenCommand, language_about, option, said
from pathwaytool.cli.streams import (
    CLEAN,
    DEFAULT_LIBRARY,
    WrongUseError,
    day_of,
    library_at,
    read_library,
    rewrite,
    write,
)
from pathwaytool.folder import Folder
from pathwaytool.load.library import load_library
from pathwaytool.model.acceptance import Acceptance
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.library import Library
from pathwaytool.recheck import findings_of


@click.command("accept", cls=SpokenCommand)
@click.argument("finding")
@click.argument("at")
@option("--because", metavar="TEXT")
@option("--review", metavar="YYYY-MM-DD")
@option("--library", metavar="PATH", default=DEFAULT_LIBRARY)
@LANGUAGE
def command(finding: str, at: str, because: str | None, review: str | None, library: str) -> int:
    """Write the acceptance in the library file, or renew the one that stands there."""
    from pathwaytool.cli.library_file import with_acceptance

    home = library_at(library)
    folder = read_library(home)
    model = load_library(folder.texts).library
    if model is None or folder.refused:
        raise WrongUseError("no-model", path=library)
    seen = _marks(model, findings_of(folder, home, date=day_of(None)).diagnostics, finding, at)
    earlier = next((one for one in model.accepted if (one.finding, one.at) == (finding, at)), None)
    until = _until(review, earlier)
    reason = because or (earlier and earlier.because.in_(model.language))
    if not reason or not until:
        raise WrongUseError("accept-needs")
    entry = {"finding": finding, "at": at, "because": because or "", "review": until}
    text = with_acceptance(model, earlier, entry, seen)
    _write(home, folder, model, (text, finding, at, seen))
    write(said(language_about(model.language), "accepted", finding=finding, at=at, day=until), None)
    return CLEAN


def _marks(library: Library, found: Sequence[Diagnostic], rule: str, at: str) -> tuple[str, ...]:
    """Return the marks of the findings of a rule at a place. Raises: WrongUseError if none may."""
    whereabouts = whereabouts_in(library)
    place = place_at(whereabouts, at)
    if place is None:
        raise WrongUseError("accept-nowhere", at=at)
    mine = [one for one in found if one.message.rule == rule and is_within(one, place)]
    if not mine:
        raise WrongUseError("accept-nothing", finding=rule, at=at)
    if not all(map(is_acceptable, mine)):
        raise WrongUseError("accept-never", finding=rule)
    return tuple(dict.fromkeys(mark_of(one, place, whereabouts) for one in mine))


def _until(review: str | None, earlier: Acceptance | None) -> str | None:
    """Return the last day to accept. Raises: WrongUseError where it has passed."""
    until = day_of(review) if review else earlier.review if earlier else None
    if until and until < day_of(None):
        raise WrongUseError("accept-late", day=until)
    return until


def _write(
    home: Path, folder: Folder, library: Library, made: tuple[str, str, str, tuple[str, ...]]
) -> None:
    """Write the library file, if it then says what was asked. Raises: WrongUseError otherwise."""
    text, finding, at, seen = made
    path = library.source.path
    before = folder.texts[path]
    content = (b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b"") + text.encode()
    again = load_library({**folder.texts, path: content}).library
    known = again.accepted if again else ()
    if not any((one.finding, one.at, one.seen) == (finding, at, seen) for one in known):
        raise WrongUseError("accept-by-hand", seen=", ".join(seen))
    rewrite(home / path, content)

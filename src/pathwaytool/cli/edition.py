"""`pathwaytool edition`: a first file for a municipality, and what to look at in one again."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import click

from pathwaytool.cli.diff import version_named
from pathwaytool.cli.edition_file import first_file, id_from, with_marks
from pathwaytool.cli.libraries import pathway_named
from pathwaytool.cli.speech import LANGUAGE, SpokenCommand, language_about, option, said
from pathwaytool.cli.streams import (
    CLEAN,
    DEFAULT_LIBRARY,
    FINDINGS,
    WrongUseError,
    library_at,
    make_folder,
    read_library,
    rewrite,
    write,
)
from pathwaytool.compare import difference_of
from pathwaytool.compare.change import Version
from pathwaytool.compare.telling import sentences_about
from pathwaytool.folder import Folder
from pathwaytool.load.library import load_library
from pathwaytool.localise.seen import mark_of, successors, to_look_at
from pathwaytool.model.edition import Departure, Edition
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.text import Language
from pathwaytool.report.text import shown

FOLDER = "lokale"
"""Where the editions of a library stand."""


@click.command("edition", cls=SpokenCommand)
@click.argument("action", type=click.Choice(("new", "review")))
@click.argument("name")
@option("--of", metavar="PATHWAY")
@option("--since", metavar="A")
@option("--mark", is_flag=True)
@option("--output", "-o", metavar="FILE")
@option("--library", metavar="PATH", default=DEFAULT_LIBRARY)
@LANGUAGE
def command(  # noqa: PLR0913, PLR0917 - click hands over one argument an option
    action: str,
    name: str,
    of: str | None,
    since: str | None,
    mark: bool,
    output: str | None,
    library: str,
) -> int:
    """Write a first edition, or say which departures to look at again."""
    home = library_at(library)
    folder = read_library(home)
    model = load_library(folder.texts).library
    if model is None or folder.refused:
        raise WrongUseError("no-model", path=library)
    if action == "new":
        _refuse_together(("new", True), ("--since", bool(since)), ("--mark", mark))
        return _new(name, _base(of, model), model, home, output)
    _refuse_together(("review", True), ("--of", bool(of)))
    edition = model.editions.get(name)
    if edition is None:
        names = ", ".join(model.editions)
        raise WrongUseError("no-edition" if names else "no-editions", edition=name, names=names)
    base = pathway_named(model, edition.edition_of)
    if mark:
        return _mark(edition, base, folder, home)
    # What the nation said is in the history of its own library, where ours rests on that.
    nation = home / model.base.top if model.base else home
    return _review(edition, base, model, (since, nation, home), output)


def _base(of: str | None, library: Library) -> Pathway:
    """Return the pathway that a new edition is of: the only one, where none is named."""
    names = [*library.pathways]
    if of is None and len(names) != 1:
        raise WrongUseError("edition-of-what", names=", ".join(names) or "–")
    return pathway_named(library, of or names[0])


def _refuse_together(*words: tuple[str, bool]) -> None:
    """Refuse words of which each goes with the first alone. Shape: the word, and if it was said."""
    (first, _), *others = words
    for second, is_said in others:
        if is_said:
            raise WrongUseError("not-together", first=first, second=second)


def _new(name: str, base: Pathway, library: Library, home: Path, output: str | None) -> int:
    """Write the first file. Raises: WrongUseError where there is one, or the name gives no id."""
    id_ = id_from(name)
    if not id_:
        raise WrongUseError("edition-unnamed", name=name)
    if id_ in library.editions or id_ in library.pathways:
        raise WrongUseError("edition-exists", edition=id_)
    language = language_about(library.language)
    text = first_file(id_, name, base, library, language)
    if output == "-":
        write(text, None)
        return CLEAN
    path = Path(output) if output else home / FOLDER / f"{id_}.yml"
    if path.exists():
        raise WrongUseError("edition-stands", path=str(path))
    make_folder(str(path.parent))
    write(text.encode(), str(path))
    write(said(language, "edition-made", path=str(path)), None)
    return CLEAN


def _review(
    edition: Edition,
    base: Pathway,
    library: Library,
    where: tuple[str | None, Path, Path],
    output: str | None,
) -> int:
    """Write the departures to look at, each with what is otherwise, in words.

    Shape of `where`: the version to compare with, the folder with its history, and the library's.
    """
    since, nation, home = where
    language = language_about(library.language)
    found = to_look_at(edition, base)
    old = _older((since, nation), base.id) if found else None
    blocks = [_told(one, base, (old, library), language, home) for one in found]
    if not blocks:
        write(said(language, "review-nothing", edition=edition.id), output)
        return CLEAN
    told = [said(language, "review-some", edition=edition.id, n=len(blocks)), *blocks]
    told.append(said(language, "review-mark", edition=edition.id))
    write("\n\n".join(told) + "\n", output)
    return FINDINGS


def _older(since: tuple[str | None, Path], id_: str) -> Library | None:
    """Return the library as it stood, with its pathway alone; None where nobody said when."""
    name, home = since
    if name is None:
        return None
    old = version_named(name, home)
    return replace(old, pathways={id_: old.pathways[id_]} if id_ in old.pathways else {})


def _told(
    departure: Departure,
    base: Pathway,
    versions: tuple[Library | None, Library],
    language: Language,
    home: Path,
) -> str:
    lines = list(_lines(departure, base, versions, language))
    at = departure.place.key()
    head = f"{home / at.path}:{at.span.line}: {departure.step}"
    reason = said(language, "review-reason", reason=departure.reason.in_(language))
    return "\n".join([head, *(f"  {shown(line)}" for line in (reason, *lines))])


def _lines(
    departure: Departure,
    base: Pathway,
    versions: tuple[Library | None, Library],
    language: Language,
) -> Iterator[str]:
    """Yield why to look at a departure: the step is gone, new to us, or what differs of it."""
    old, new = versions
    if departure.step not in base.steps:
        now = successors(base, departure.step)
        key = ("review-gone", "review-renamed", "review-split")[min(len(now), 2)]
        yield said(language, key, step=departure.step, names=", ".join(now))
        return
    if departure.seen is None:
        yield said(language, "review-unseen")
        return
    if old is None:
        yield said(language, "review-changed")
        return
    there = replace(new, pathways={base.id: base})
    told = sentences_about(
        difference_of(Version(old, {}), Version(there, {})), departure.step, language
    )
    yield from told or [said(language, _only_ids(departure, old, base))]


def _only_ids(departure: Departure, old: Library, base: Pathway) -> str:
    """Return why nothing can be told: only ids differ since then, or it had changed before."""
    then = old.pathways.get(base.id)
    has_changed = then is None or mark_of(departure, then) != mark_of(departure, base)
    return "review-only-ids" if has_changed else "review-earlier"


def _mark(edition: Edition, base: Pathway, folder: Folder, home: Path) -> int:
    """Write in the edition that somebody has looked at its departures."""
    marks = {one.step: mark_of(one, base) for one in to_look_at(edition, base)}
    known = {step: mark for step, mark in marks.items() if mark is not None}
    path = edition.source.path
    before = folder.texts[path]
    text = with_marks(edition, known)
    content = (b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b"") + text.encode()
    if not _says(load_library({**folder.texts, path: content}).library, edition.id, known):
        raise WrongUseError("mark-by-hand", seen=", ".join(f"{k}: {v}" for k, v in known.items()))
    if known:
        rewrite(home / path, content)
    language = language_about(None)
    write(said(language, "marked", edition=edition.id, n=len(known)), None)
    return CLEAN


def _says(library: Library | None, id_: str, marks: Mapping[str, str]) -> bool:
    edition = library.editions.get(id_) if library else None
    return edition is not None and all(
        edition.departures[step].seen == mark for step, mark in marks.items()
    )

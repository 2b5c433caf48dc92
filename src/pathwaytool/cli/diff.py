"""`pathwaytool diff`: what differs between two versions of a library, and whom it concerns."""

from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from pathwaytool.beneath import with_base
from pathwaytool.cli.libraries import pathway_named, recorded, where_it_stands
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
from pathwaytool.compare.change import Difference, Version
from pathwaytool.compare.record import Record
from pathwaytool.compare.telling import json_of, markdown_of, text_of
from pathwaytool.folder import Folder
from pathwaytool.kept import kept_texts
from pathwaytool.load.library import load_library
from pathwaytool.model.library import Library
from pathwaytool.model.resting import named_in, reached
from pathwaytool.model.text import Language
from pathwaytool.project import Project, library_in, project_of, proofs_in
from pathwaytool.revision import NoRevisionError, folder_at, newest_tag

NOW = "HEAD"


@click.command("diff", cls=SpokenCommand)
@click.argument("before", required=False, metavar="[A]")
@click.argument("after", required=False, metavar="[B]")
@option("--format", "difference_format", type=click.Choice(("text", "markdown", "json")))
@option("--output", "-o", metavar="FILE")
@option("--picture", "picture_file", metavar="FILE")
@option("--library", metavar="PATH", default=DEFAULT_LIBRARY)
@option("--no-proof", is_flag=True)
@LANGUAGE
def command(  # noqa: PLR0913, PLR0917 - click hands over one argument an option
    before: str | None,
    after: str | None,
    difference_format: str | None,
    output: str | None,
    picture_file: str | None,
    library: str,
    no_proof: bool,
) -> int:
    """Compare two versions of a library by its model."""
    if after and library == DEFAULT_LIBRARY and _stands(after) and not _stands(library):
        library = after  # two folders, of which neither is where the command runs
    home = library_at(library)
    old, new = local_versions(before, after, home, with_proofs=not no_proof) or _versions(
        before, after, library, with_proofs=not no_proof
    )
    difference = difference_of(old, new)
    language = language_about(new.library.language)
    if picture_file:
        _draw(difference, Path(picture_file), language)
    if difference_format == "json":
        write(for_machines(json_of(difference)), output)
    elif difference_format == "markdown":
        write(for_machines(markdown_of(difference, language)), output)
    else:
        write(text_of(difference, language), output)
    return FINDINGS if difference.is_meant else CLEAN


def _versions(
    before: str | None, after: str | None, library: str, *, with_proofs: bool
) -> tuple[Version, Version]:
    """Return the two versions of a library."""
    home = library_at(library)
    name, folder = (after, _folder(after, home)) if after else (library, read_library(home))
    new = readable_version(folder, home, name, with_proofs=with_proofs)
    old = _last_released(new, home, with_proofs=with_proofs) if before is None else None
    if old is None:
        asked = before or newest_tag(home) or NOW
        old = readable_version(_folder(asked, home), home, asked, with_proofs=with_proofs)
    return old, new


def local_versions(
    before: str | None, after: str | None, home: Path, *, with_proofs: bool
) -> tuple[Version, Version] | None:
    """Return the pathway as it is by what an edition says, beside what it is compared with.

    None where neither name is that of an edition. One edition alone is compared with the pathway
    that it is of; two with each other; one and a folder or a revision, with itself as it was there.
    """
    asked = [one for one in (before, after) if one is not None and not _stands(one)]
    if not asked:
        return None
    folder = read_library(home)
    library = library_in(folder, home)
    editions = library.editions if library else {}
    ids = [one for one in asked if one in editions]
    if not ids:
        return None
    now = project_of(folder, date=day_of(None), with_proofs=with_proofs, home=home)
    if after is None:
        return version_there(editions[ids[0]].edition_of, now), version_there(ids[0], now)

    def version(name: str) -> Version:
        if name in ids:
            return version_there(name, now)
        there = _folder(name, home)
        then = project_of(there, date=day_of(None), with_proofs=with_proofs, home=home)
        return version_there(ids[0], then)

    return version(before or ids[0]), version(after)


def _stands(name: str) -> bool:
    with suppress(OSError, ValueError):  # no file can have such a name
        return Path(name).exists()
    return False


def version_there(id_: str, project: Project) -> Version:
    """Return a pathway, or the one that an edition makes, as a version that has nothing else.

    Raises: WrongUseError where there is none of that name, or the edition makes none.
    """
    whole = project.library
    if whole is None:
        raise WrongUseError("not-comparable", path=id_)
    library, name = where_it_stands(whole, id_)
    pathway = pathway_named(library, name or "")
    proofs = dict(project.proofs)
    if id_ in whole.editions:
        proofs.pop(pathway.id, None)
        local = project.local_proofs.get(id_)
        proofs |= {pathway.id: local} if local else {}
    alone = Version(replace(library, editions={}), proofs)
    return alone.with_only(under(library, pathway.id))


def _draw(difference: Difference, path: Path, language: Language) -> None:
    """Write what differs as pictures: SVG, or the same in words for `.txt`; one a pathway."""
    from pathwaytool.compare.picture import is_drawn, picture_of
    from pathwaytool.draw.svg import svg_of
    from pathwaytool.draw.twin import twin_text

    shown = [one for one in difference.pathways if is_drawn(one)]
    for one in shown:
        view = picture_of(one, difference, language)
        in_words = path.suffix.lower() == ".txt"
        drawn = twin_text(view) if in_words else svg_of(view, lambda target: None, standalone=True)
        name = path if len(shown) == 1 else path.with_stem(f"{path.stem}-{one.id}")
        write(drawn, str(name))


def _last_released(now: Version, home: Path, *, with_proofs: bool) -> Version | None:
    """Return the library with each pathway as it was last released; None where none was.

    What was never released, and what pathways share, is as it is now.
    """
    newest = {one.pathway: one for one in recorded(home)}
    pathways, proofs = dict(now.library.pathways), dict(now.proofs)
    for id_, record in newest.items():
        folder = released_texts(record, home)
        if folder is None:
            continue
        name = f"{id_} {record.version}"
        then = readable_version(folder, home, name, with_proofs=with_proofs)
        for old in under(then.library, id_):
            pathways[old] = then.library.pathways[old]
            proofs.update({old: then.proofs[old]} if old in then.proofs else {})
    if pathways == dict(now.library.pathways):
        return None
    for one in now.library.pathways.values():
        if any(former in newest for former in one.formerly) and one.id not in newest:
            del pathways[one.id]
    return Version(replace(now.library, pathways=pathways), proofs)


def released_texts(record: Record, home: Path) -> Folder | None:
    """Return the library as it was released: its copy, else from Git; None where neither is."""
    kept = kept_texts(home, record)
    if kept is not None:
        return with_base(kept, home)
    if not record.revision:
        return None
    return _folder(record.revision, home)


def under(library: Library, pathway: str) -> tuple[str, ...]:
    """Return a pathway and those that it runs, near or far."""
    if pathway not in library.pathways:
        return ()
    return tuple(reached([pathway], partial(named_in, library)))


def _folder(name: str, home: Path) -> Folder:
    """Return the texts of a version: a folder, or a revision of Git."""
    with suppress(OSError):  # no file can have a name that is so long
        if Path(name).exists():
            return read_library(library_at(name))
    try:
        return with_base(folder_at(home, name), home)
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


def readable_version(folder: Folder, home: Path, name: str, *, with_proofs: bool) -> Version:
    """Return a library that can be compared, and what is proved of it."""
    library = library_in(folder, home)
    if library is None:
        raise WrongUseError("not-comparable", path=name)
    proofs = proofs_in(library, date=day_of(None), with_proofs=with_proofs, home=home)
    return Version(library, proofs)

"""`pathwaytool release`: see that a version can be released, and write its record."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from pathwaytool.beneath import with_base
from pathwaytool.check.resting_on import Unsure, unsure_in
from pathwaytool.cli.diff import readable_version, released_texts, under
from pathwaytool.cli.libraries import pathway_named, recorded
from pathwaytool.cli.speech import LANGUAGE, SpokenCommand, language_about, option, said
from pathwaytool.cli.streams import (
    CLEAN,
    DEFAULT_LIBRARY,
    FINDINGS,
    WrongUseError,
    day_of,
    library_at,
    path_from_here,
    read_library,
    why,
    write,
)
from pathwaytool.compare import difference_of
from pathwaytool.compare.change import Difference, Version
from pathwaytool.compare.kept_view import is_keepable
from pathwaytool.compare.record import Record, RecordError, ToldDifference, number_of, told_by
from pathwaytool.compare.release import Problem, problems_of, size_of, steps_of
from pathwaytool.compare.telling import sections_of
from pathwaytool.draw.view import View
from pathwaytool.folder import Folder
from pathwaytool.kept import keep
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Status
from pathwaytool.model.text import Language
from pathwaytool.project import Project, project_of
from pathwaytool.prove import Verdict
from pathwaytool.revision import NoRevisionError, commit_at, folder_at


@click.command("release", cls=SpokenCommand)
@click.argument("pathway")
@option("--library", metavar="PATH", default=DEFAULT_LIBRARY)
@option("--date", "release_date", metavar="YYYY-MM-DD")
@option("--note", metavar="TEXT", default="")
@option("--check", "only_check", is_flag=True)
@option("--at", "revision", metavar="REVISION")
@option("--as", "number", metavar="VERSION")
@LANGUAGE
def command(  # noqa: PLR0913, PLR0917 - click hands over one argument an option
    pathway: str,
    library: str,
    release_date: str | None,
    note: str,
    only_check: bool,
    revision: str | None,
    number: str | None,
) -> int:
    """Check what a release needs, and write the record of the version."""
    home, day = library_at(library), day_of(release_date)
    if (revision is None) != (number is None):
        raise WrongUseError("release-at-as")
    folder = _folder(home, revision)
    project = project_of(folder, date=day, home=home)
    model = project.library
    if model is None:
        raise WrongUseError("not-comparable", path=revision or library)
    released = _own(model, pathway)
    previous, number = _previous(home, released, number or released.version)
    difference = _since(previous, Version(model, project.proofs), home, released)
    since = previous.version if previous else None
    unsure = [] if revision else unsure_in(model, under(model, pathway))
    if revision is None:
        size = size_of(difference, pathway) if difference else None
        found = [*_unsound(project, released), *problems_of(released, number, since, size, day)]
        found += _unchecked(unsure, released, home)
        if found:
            _say(model, found)
            return FINDINGS
    done: list[Problem] = [("release-unsure", {"n": len(unsure)})] if unsure else []
    if only_check:
        _say(model, [("release-can", {"pathway": pathway, "version": number}), *done])
        return CLEAN
    record = Record(pathway, number, day, released.status.value, since, {}, note)
    record = replace(record, unsure=None if revision else len(unsure))
    record = _filled(record, difference, model, _commit(home, revision))
    path = _kept(home, record, None if revision else _copy(folder, model, released))
    _say(model, [("release-written", {"path": path_from_here(path).as_posix()}), *done])
    return CLEAN


def _say(library: Library, sentences: Sequence[Problem]) -> None:
    """Write each sentence on a line."""
    spoken = language_about(library.language)
    write("".join(f"{said(spoken, key, **gaps)}\n" for key, gaps in sentences), None)


MOST_UNSURE = 20
"""How many places that nobody vouches for are told before they are only counted."""


def _unchecked(unsure: Sequence[Unsure], pathway: Pathway, home: Path) -> Iterator[Problem]:
    """Yield what nobody vouches for, by file and line; a draft or a hearing may rest on it."""
    if pathway.status != Status.PUBLISHED or not unsure:
        return
    for one in unsure[:MOST_UNSURE]:
        path, line = one.at
        at = f"{path_from_here(home).as_posix()}/{path}:{line}"
        yield f"release-{one.lack.value}", {"at": at, "id": one.vouched.id}
    if len(unsure) > MOST_UNSURE:
        yield "release-more-unsure", {"n": len(unsure) - MOST_UNSURE}
    yield "release-as-draft", {}


def _own(library: Library, id_: str) -> Pathway:
    """Return a pathway. Raises: WrongUseError where there is none, or it is the base's."""
    pathway = pathway_named(library, id_)
    if library.is_of_base(pathway.source):
        raise WrongUseError("release-of-base", pathway=id_)
    return pathway


def _filled(
    record: Record, difference: Difference | None, library: Library, revision: str
) -> Record:
    """Return a record with what differs from the version before, and where Git has it."""
    return replace(
        record,
        told=_told(difference, library, record.pathway),
        revision=revision,
        pictures=_pictures(difference, library, record.pathway),
        steps=steps_of(difference, library.pathways[record.pathway]),
    )


def _commit(home: Path, revision: str | None) -> str:
    return commit_at(home, revision) if revision else ""


def _folder(home: Path, revision: str | None) -> Folder:
    """Return the texts to release: those that stand there, or those of a revision."""
    if revision is None:
        return read_library(home)
    try:
        return with_base(folder_at(home, revision), home)
    except NoRevisionError as error:
        raise WrongUseError(error.key, name=revision, path=str(home)) from error


def _previous(home: Path, pathway: Pathway, number: str) -> tuple[Record | None, str]:
    """Return the newest record before this version. Raises: WrongUseError where it is recorded."""
    names = (pathway.id, *pathway.formerly)
    records = sorted(
        (one for one in recorded(home) if one.pathway in names), key=lambda one: one.number
    )
    try:
        this = number_of(number)
    except RecordError as error:
        raise WrongUseError("release-number", version=number) from error
    if any(one.number == this for one in records):
        raise WrongUseError("release-there", pathway=pathway.id, version=number)
    if records and records[-1].number > this:
        raise WrongUseError("release-older", version=number, previous=records[-1].version)
    return (records[-1] if records else None), number


def _since(
    previous: Record | None, now: Version, home: Path, pathway: Pathway
) -> Difference | None:
    """Return what differs from the version before; None where there is none."""
    if previous is None:
        return None
    folder = released_texts(previous, home)
    if folder is None:
        raise WrongUseError("release-no-copy", pathway=previous.pathway, version=previous.version)
    name = f"{previous.pathway} {previous.version}"
    then = readable_version(folder, home, name, with_proofs=True)
    old = then.with_only(under(then.library, previous.pathway))
    return difference_of(old, now.with_only(under(now.library, pathway.id)))


def _unsound(project: Project, pathway: Pathway) -> Iterator[Problem]:
    """Yield what the rules and the proof have against a release."""
    errors = sum(one.is_error for one in project.diagnostics)
    if errors:
        yield "release-errors", {"n": errors}
    proof = project.proofs.get(pathway.id)
    if proof is None or proof.verdict != Verdict.PROVED:
        yield "release-unproved", {"pathway": pathway.id}


def _told(
    difference: Difference | None, library: Library, pathway: str
) -> dict[str, ToldDifference]:
    """Return what differs in the pathway, in each language of the library."""
    found = {}
    for language in library.languages:
        sections = sections_of(difference, language) if difference else ()
        mine = next((one for one in sections if one.id == pathway), None)
        found[language] = told_by(mine)
    return found


def _pictures(
    difference: Difference | None, library: Library, pathway: str
) -> dict[Language, View]:
    """Return what differs in the pathway as a picture, in each language; none where none shows."""
    from pathwaytool.compare.picture import is_drawn, picture_of

    found = [one for one in difference.pathways if one.id == pathway] if difference else []
    if difference is None or not found or not is_drawn(found[0]):
        return {}
    views = {language: picture_of(found[0], difference, language) for language in library.languages}
    return {language: one for language, one in views.items() if is_keepable(one)}


def _copy(folder: Folder, library: Library, pathway: Pathway) -> Folder:
    """Return the texts that a pathway stands on, without other pathways, topics and editions."""
    own = {library.pathways[id_].source.path for id_ in under(library, pathway.id)}
    left = {one.source.path for one in library.pathways.values()} - own
    left |= {one.source.path for one in library.topics.values()}
    left |= {one.source.path for one in library.editions.values()}
    left |= {one.path for one in library.files if library.is_of_base(one)}
    return Folder({path: text for path, text in folder.texts.items() if path not in left})


def _kept(home: Path, record: Record, copy: Folder | None) -> Path:
    try:
        return keep(home, record, copy)
    except OSError as error:
        raise WrongUseError("unwritable", path=str(home), why=why(error)) from error

"""`pathwaytool hearing`: templates to answer in, and the answers collected into one list."""

from collections.abc import Sequence
from pathlib import Path

import click

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
    why,
    write,
)
from pathwaytool.folder import Folder
from pathwaytool.hearing.parcel import LARGEST_FILE, RefusedError
from pathwaytool.hearing.placing import Placed, PlacedAnswer, Unplaced, placed
from pathwaytool.hearing.tables import rows_of
from pathwaytool.load.library import load_library
from pathwaytool.locales import words
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.report.text import shown


@click.command("hearing", cls=SpokenCommand)
@click.argument("action", type=click.Choice(("export", "import")))
@click.argument("names", nargs=-1, required=True)
@option("--of", "heard", metavar="PATHWAY")
@option("--output", "-o", "templates", metavar="FOLDER")
@option("--library", metavar="PATH", default=DEFAULT_LIBRARY)
@LANGUAGE
def command(
    action: str, names: Sequence[str], heard: str | None, templates: str | None, library: str
) -> int:
    """Write the templates of a pathway's hearing, or collect the answers from filled in ones."""
    home = library_at(library)
    folder = read_library(home)
    model = load_library(folder.texts).library
    if model is None or folder.refused:
        raise WrongUseError("no-model", path=library)
    if action == "export":
        if len(names) > 1:
            raise WrongUseError("extra-argument", names=", ".join(names[1:]))
        return _export(_heard(model, names[0]), model, templates or ".")
    return _import(_heard(model, heard), names, (model, folder, home))


def _heard(library: Library, id_: str | None) -> Pathway:
    """Return a pathway with a hearing: the only one, where none is named."""
    if id_ is None:
        having = [one.id for one in library.pathways.values() if one.hearing]
        if len(having) != 1:
            raise WrongUseError("hearing-which", names=", ".join(having) or "–")
        id_ = having[0]
    pathway = pathway_named(library, id_)
    if pathway.hearing is None:
        raise WrongUseError("hearing-none", pathway=id_)
    return pathway


def _export(pathway: Pathway, library: Library, output: str) -> int:
    from pathwaytool.hearing.templates import excel, template_of, word

    language = language_about(pathway.languages[0] if pathway.languages else library.language)
    template = template_of(pathway, library, language)
    made = {".docx": word(template), ".xlsx": excel(template)}
    make_folder(output)
    for ending, content in made.items():
        path = Path(output) / f"{words(language, 'hearing')['file']}-{pathway.id}{ending}"
        write(content, str(path))
        write(said(language, "hearing-made", path=str(path)), None)
    return CLEAN


def _import(pathway: Pathway, names: Sequence[str], where: tuple[Library, Folder, Path]) -> int:
    """Add what is new to the list of answers; say, by file and row, what could not be placed."""
    library, folder, home = where
    language = language_about(library.language)
    given: dict[str, PlacedAnswer] = {}
    lines: list[str] = []
    for name in names:
        found = _placed(name, pathway)
        given |= {one.id: one for one in found.given}
        lines += [_told(name, one, language) for one in found.unplaced]
    new = [one for id_, one in given.items() if id_ not in library.answers]
    path = f"registers/{words(language, 'hearing')['file']}-{pathway.id}.yml"
    if new:
        _add(new, pathway, path, (folder, home, language))
    lost, known = len(lines), len(given) - len(new)
    lines.append(said(language, "hearing-read", new=len(new), known=known, lost=lost, path=path))
    write("\n".join(lines) + "\n", None)
    return FINDINGS if len(lines) > 1 else CLEAN


def _placed(name: str, pathway: Pathway) -> Placed:
    try:
        with Path(name).open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise WrongUseError("unlistable", path=name, why=why(error)) from error
    try:
        return placed(rows_of(content), pathway)
    except RefusedError as refused:
        return Placed((), (Unplaced(0, refused.why),))


def _told(name: str, one: Unplaced, language: str) -> str:
    gaps = {"text": one.text}
    sentence = words(language, "hearing")[f"refused-{one.why}"].format(**gaps)
    place = said(language, "hearing-row", path=name, row=one.row) if one.row else name
    return shown(f"{place}: {sentence}")


def _add(
    new: Sequence[PlacedAnswer], pathway: Pathway, path: str, where: tuple[Folder, Path, str]
) -> None:
    """Write the list with more answers, if it can then be read. Raises: WrongUseError else."""
    from pathwaytool.hearing.answer_file import with_answers

    folder, home, language = where
    before = folder.texts.get(path, b"")
    about = said(language, "hearing-head", pathway=pathway.id)
    content = with_answers(before.decode("utf-8", "replace"), pathway.id, new, about).encode()
    again = load_library({**folder.texts, path: content}).library
    if again is None or any(
        one.id not in again.answers or again.answers[one.id].text != one.text for one in new
    ):
        raise WrongUseError("hearing-by-hand", path=path)
    if path in folder.texts:
        rewrite(home / path, content)
    else:
        make_folder(str((home / path).parent))
        write(content, str(home / path))

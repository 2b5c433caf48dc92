"""A library folder on disk -> the texts in it. The one place where pathway files are read."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from pathwaytool.load.encoding import LARGEST, too_large
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.position import Location, Span

SUFFIXES = (".yml", ".yaml")

LIBRARY_FILES = ("library.yml", "library.yaml")

LINK_OUT = Message(
    "link-out-of-library",
    Severity.ERROR,
    "{file} is a link that leads out of the library folder, so it is not read.",
    "Put the file itself in the library folder.",
)
FILE_NAME = Message(
    "odd-file-name",
    Severity.ERROR,
    "The name of the file {file} holds characters that cannot be shown, so it is not read.",
    "Rename the file; letters, digits, hyphens and dots are safe everywhere.",
)
UNREADABLE = Message(
    "unreadable-file",
    Severity.ERROR,
    "{file} cannot be read: {why}.",
    "See to it that it is an ordinary file and that you may read it.",
)
MESSAGES = (LINK_OUT, FILE_NAME, UNREADABLE)


@dataclass(frozen=True, slots=True)
class Folder:
    """What was read from a library folder.

    Shape of `texts`: path from the folder, with `/` between parts, to content; sorted by path.
    `refused` says which files were not read, and why.
    """

    texts: Mapping[str, bytes]
    refused: tuple[Diagnostic, ...] = ()


def library_folder(path: Path) -> Path | None:
    """Return the library folder that `path`, a file or a folder, stands in; None if in none."""
    start = path if path.is_dir() else path.parent
    for folder in (start, *start.resolve().parents):
        if any((folder / name).is_file() for name in LIBRARY_FILES):
            return folder
    return None


def read_folder(folder: Path) -> Folder:
    """Read every *.yml and *.yaml below `folder`, sorted by path; what is hidden is skipped.

    Raises: OSError where the folder itself cannot be listed.
    """
    os.scandir(folder).close()
    root = folder.resolve()
    texts: dict[str, bytes] = {}
    refused: list[Diagnostic] = []
    for path in sorted(_yaml_files(folder), key=lambda path: path.relative_to(folder).as_posix()):
        content = _content(path, path.relative_to(folder).as_posix(), root)
        if isinstance(content, Diagnostic):
            refused.append(content)
        else:
            texts[path.relative_to(folder).as_posix()] = content
    return Folder(texts, tuple(refused))


def _yaml_files(folder: Path) -> Iterator[Path]:
    """Yield the files to read, and the linked folders outside of `folder`, to be refused.

    A linked folder inside it is skipped: what is in it is read where it stands.
    """
    for top, folders, names in os.walk(folder):
        for name in list(folders):
            if name.startswith("."):
                folders.remove(name)
            elif (path := Path(top, name)).is_symlink() and not _is_inside(path, folder.resolve()):
                yield path
        for name in names:
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                yield Path(top, name)


def _content(path: Path, name: str, root: Path) -> bytes | Diagnostic:
    """Return what stands in a file, or why it is not read. Looks before it reads."""
    shown = name.encode("utf-8", "backslashreplace").decode()
    if shown != name or not name.isprintable():
        shown = "".join(char if char.isprintable() else repr(char)[1:-1] for char in shown)
        return _refusal(FILE_NAME, shown)
    if path.is_symlink() and not _is_inside(path, root):
        return _refusal(LINK_OUT, name)
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            return _refusal(UNREADABLE, name, why="not an ordinary file")
        if status.st_size > LARGEST:
            return too_large(name, status.st_size)
        return path.read_bytes()
    except OSError as error:
        return _refusal(UNREADABLE, name, why=error.strerror or type(error).__name__)


def _is_inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve(strict=False).is_relative_to(root)
    except (OSError, RuntimeError):  # a ring of links
        return False


def _refusal(message: Message, name: str, **gaps: str | int) -> Diagnostic:
    return message.at(Location(name, Span(1, 1, 1, 1)), file=name, **gaps)

"""A library folder on disk -> the texts in it. The one place where pathway files are read."""

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from pathwaytool.dataclass import dataclass
from pathwaytool.load.encoding import LARGEST, too_large
from pathwaytool.load.stated_language import FALLBACK_LANGUAGE, LIBRARY_FILES, stated_language
from pathwaytool.model.civil_numbers import without_civil_numbers
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.position import Location, Span
from pathwaytool.model.text import Language

SUFFIXES = (".yml", ".yaml")

VERSIONS = "versions"
"""The folder of a library that keeps what was published before; each version is a library."""

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
PERSON = Message(
    "civil-number-in-name",
    Severity.ERROR,
    "The name of the file {file} holds what looks like a civil registration number.",
    "Give the file another name; if it has been shared, tell your data protection officer.",
)
UNREADABLE = Message(
    "unreadable-file",
    Severity.ERROR,
    "{file} cannot be read: {why}.",
    "See to it that it is an ordinary file or folder and that you may read it.",
)
REASONS = (
    "EACCES",
    "EEXIST",
    "EISDIR",
    "ELOOP",
    "ENAMETOOLONG",
    "ENOENT",
    "ENOSPC",
    "ENOTDIR",
    "EPERM",
    "EROFS",
)
"""The reasons of the system that there are words for, as `why-REASON` in `report.toml`."""

MESSAGES = (LINK_OUT, FILE_NAME, PERSON, UNREADABLE)


@dataclass(frozen=True, slots=True)
class Folder:
    """What was read from a library folder.

    Shape of `texts`: path from the folder, with `/` between parts, to content; sorted by path.
    `refused` says which files were not read, and why.
    """

    texts: Mapping[str, bytes]
    refused: tuple[Diagnostic, ...] = ()


def library_folder(path: Path) -> Path | None:
    """Return the library folder that `path`, a file or a folder, stands in; None if in none.

    Raises: OSError where that cannot be seen, such as below a folder that may not be entered.
    """
    start = path if path.is_dir() else path.parent
    for folder in (start, *start.resolve().parents):
        if any((folder / name).is_file() for name in LIBRARY_FILES):
            return folder
    return None


def is_kept_version(path: str) -> bool:
    """Tell whether a path in a library leads into its earlier versions, which are no part of it."""
    return path.split("/", 1)[0] == VERSIONS and "/" in path


def language_of(path: Path) -> Language | None:
    """Return the language of the library that `path` stands in, as far as its file can be read.

    None where there is no library. Raises: nothing.
    """
    with suppress(OSError, RuntimeError, ValueError):
        folder = library_folder(path)
        if folder is None:
            return None
        name = next(name for name in LIBRARY_FILES if (folder / name).is_file())
        with (folder / name).open("rb") as file:
            text = file.read(LARGEST).decode("utf-8", "replace").removeprefix("\ufeff")
        return stated_language([text]) or FALLBACK_LANGUAGE
    return None


def read_folder(folder: Path) -> Folder:
    """Read every *.yml and *.yaml below `folder`, sorted by path.

    What is hidden is skipped, and what stands in its folder of earlier versions.

    What cannot be read, a folder too, is among the `refused`. Raises: OSError where the folder
    itself cannot be listed.
    """
    os.scandir(folder).close()
    root = folder.resolve()
    texts: dict[str, bytes] = {}
    refused: list[Diagnostic] = []

    def unread(error: OSError) -> None:
        name = Path(error.filename).relative_to(folder).as_posix()
        refused.append(_refusal(UNREADABLE, _shown(name), why=reason(error)))

    paths = _yaml_files(folder, unread)
    for path in sorted(paths, key=lambda path: path.relative_to(folder).as_posix()):
        content = _content(path, path.relative_to(folder).as_posix(), root)
        if isinstance(content, Diagnostic):
            refused.append(content)
        else:
            texts[path.relative_to(folder).as_posix()] = content
    return Folder(texts, tuple(sorted(refused, key=lambda one: one.location)))


def _yaml_files(folder: Path, unread: Callable[[OSError], None]) -> Iterator[Path]:
    """Yield the files to read, and the linked folders outside of `folder`, to be refused.

    A linked folder inside it is skipped: what is in it is read where it stands. `unread` is told
    of each folder that cannot be listed, and a folder that is called like a file is to be refused.
    """
    for top, folders, names in os.walk(folder, onerror=unread):
        for name in list(folders):
            is_kept = name == VERSIONS and Path(top) == folder
            if name.startswith(".") or is_kept:
                folders.remove(name)
            elif name.lower().endswith(SUFFIXES) and not _is_link(Path(top, name)):
                folders.remove(name)
                yield Path(top, name)
            elif _is_link(path := Path(top, name)) and not _is_inside(path, folder.resolve()):
                yield path
        for name in names:
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                yield Path(top, name)


def _content(path: Path, name: str, root: Path) -> bytes | Diagnostic:
    """Return what stands in a file, or why it is not read. Looks before it reads."""
    if (shown := _shown(name)) != name:
        return _refusal(FILE_NAME, without_civil_numbers(shown))
    if (hidden := without_civil_numbers(name)) != name:
        return _refusal(PERSON, hidden)
    try:
        if path.is_symlink() and not _is_ring(path) and not _is_inside(path, root):
            return _refusal(LINK_OUT, name)
        status = path.stat()
        if S_ISDIR(status.st_mode):
            return _refusal(UNREADABLE, name, why="EISDIR")
        if not S_ISREG(status.st_mode):
            return _refusal(UNREADABLE, name, why="not-ordinary")
        if status.st_size > LARGEST:
            return too_large(name, status.st_size)
        return path.read_bytes()
    except OSError as error:
        return _refusal(UNREADABLE, name, why=reason(error))


def reason(error: OSError) -> str:
    """Return why the system refuses: the name of its reason, as in `report.toml`, or its words."""
    known = errno.errorcode.get(error.errno or 0, "")
    return known if known in REASONS else error.strerror or type(error).__name__


def _shown(name: str) -> str:
    """Return a name with what cannot be shown as escapes."""
    shown = name.encode("utf-8", "backslashreplace").decode()
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in shown)


def _is_link(path: Path) -> bool:
    with suppress(OSError):  # in a folder that can be listed, but not entered
        return path.is_symlink()
    return False


def _is_ring(path: Path) -> bool:
    """Tell whether a link leads back to itself."""
    try:
        path.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    return False


def _is_inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve(strict=False).is_relative_to(root)
    except (OSError, RuntimeError):  # a ring of links
        return False


def _refusal(message: Message, name: str, **gaps: str | int) -> Diagnostic:
    return message.at(Location(name, Span(1, 1, 1, 1)), file=name, **gaps)

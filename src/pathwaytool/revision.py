"""A library as it stood at a revision of Git -> the texts in it. The one place that asks Git."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from pathwaytool.folder import SUFFIXES, Folder, is_kept_version
from pathwaytool.load.encoding import LARGEST

LINK = "120000"
"""How Git marks a link; what it leads to is read where it stands."""

SECONDS = 60
"""How long Git may take to answer."""


class NoRevisionError(Exception):
    """Git cannot give what was asked for. `key` says why: `no-git` or `no-revision`."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def folder_at(library: Path, revision: str) -> Folder:
    """Return the texts of the library that stands in `library`, as they were at `revision`.

    Raises: NoRevisionError where there is no Git, or no such revision with that folder.
    """
    listed = _asked(library, "ls-tree", "-r", "-z", "-l", commit_at(library, revision), ".")
    wanted = dict(_wanted(listed))
    texts = _contents(library, list(wanted.values()))
    return Folder(dict(sorted(zip(wanted, texts, strict=True))))


def commit_at(library: Path, revision: str) -> str:
    """Return the whole name of the commit that a revision means. Raises: NoRevisionError."""
    wanted = f"{revision}^{{commit}}"
    return _asked(library, "rev-parse", "--verify", "--end-of-options", wanted).decode().strip()


def newest_tag(library: Path) -> str | None:
    """Return the newest tag before what is there now; None without one, or without Git."""
    try:
        return _asked(library, "describe", "--tags", "--abbrev=0").decode().strip()
    except NoRevisionError:
        return None


def merge_lines(base: str, ours: str, theirs: str) -> bool:
    """Let Git write to `ours` what both have changed, line by line; tell whether it could.

    Raises: NoRevisionError where there is no Git.
    """
    words = ["git", "merge-file", "-L", "ours", "-L", "base", "-L", "theirs", "--"]
    try:
        done = subprocess.run(
            [*words, ours, base, theirs], capture_output=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoRevisionError("no-git") from error
    return done.returncode == 0


def _wanted(listed: bytes) -> Iterator[tuple[str, str]]:
    """Yield path and name of object of each file to read, as `read_folder` would choose them."""
    for line in listed.split(b"\0"):
        about, _, path = line.partition(b"\t")
        name = path.decode("utf-8", "surrogateescape")
        if not about or not name.lower().endswith(SUFFIXES) or is_kept_version(name):
            continue
        mode, kind, object_, size = about.decode().split()
        is_hidden = any(part.startswith(".") for part in name.split("/"))
        if mode != LINK and kind == "blob" and not is_hidden and int(size) <= LARGEST:
            yield name, object_


def _contents(library: Path, objects: list[str]) -> Iterator[bytes]:
    """Yield what the objects hold."""
    answer = _asked(library, "cat-file", "--batch", given="".join(f"{one}\n" for one in objects))
    at = 0
    for _ in objects:
        head_end = answer.index(b"\n", at)
        size = int(answer[at:head_end].split()[2])
        yield answer[head_end + 1 : head_end + 1 + size]
        at = head_end + 1 + size + 1


def _asked(library: Path, *words: str, given: str = "") -> bytes:
    """Return what Git answers."""
    try:
        done = subprocess.run(
            ["git", "-C", str(library), *words],
            input=given.encode(),
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoRevisionError("no-git") from error
    except subprocess.CalledProcessError as error:
        is_outside = b"not a git repository" in error.stderr
        raise NoRevisionError("no-git" if is_outside else "no-revision") from error
    return done.stdout

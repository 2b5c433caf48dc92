"""A folder made anew beside the one it is to replace, which stays whole until it is replaced.

The new folder has a hidden name of its own, so that two can be made at a time, and is held by a
lock for as long as its maker lives: what no living maker holds was left by one that was killed,
and the next maker removes it. What has not changed is linked from the folder that stands, not
moved; and the new one takes its place in one step of the file system where that can be had.
"""

import errno
import os
import re
import shutil
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

LONG_AGO = 24 * 60 * 60
"""Seconds after which a folder counts as left behind on systems that have no locks on folders."""


class NewFolder:
    """A folder on its way to `place`. Write below `path`; then `replace`, or else `give_up`."""

    def __init__(self, place: Path) -> None:
        """Make the new folder, beside `place` or, where nothing may be made there, inside it.

        What killed makers have left is removed. Raises: OSError where no folder can be made, or
        where somebody has seen to it that nothing is written in the one that stands.
        """
        # A link to a folder stays a link: what it leads to is replaced.
        self.place = Path(os.path.realpath(place))
        _see_to(self.place)
        _clear(self.place)
        self._is_inside = False
        self.path, self._lock = self._begun()
        self._ours: frozenset[str] | None = None

    def _begun(self) -> tuple[Path, int | None]:
        self.place.parent.mkdir(parents=True, exist_ok=True)
        try:
            if self.place.is_mount():
                raise PermissionError
            return _made(self.place.parent, self.place)
        except OSError:
            if not self.place.is_dir():
                raise
        self._is_inside = True
        return _made(self.place, self.place)

    def link(self, name: str) -> bool:
        """Let the file `name` be the very one that stands in the place; tell whether it is."""
        there, here = self.place / name, self.path / name
        try:
            if there.is_symlink() or not there.is_file():
                return False
            here.parent.mkdir(parents=True, exist_ok=True)
            _link(there, here)
        except OSError:
            return False
        return True

    def keep_others(self, ours: Collection[str]) -> None:
        """Take over everything in the place but `ours`: paths of files, or of whole folders.

        Shape of `ours`: `/` between parts. Without this call nothing is taken over. Raises: OSError
        where something cannot be read: what is not ours is never lost.
        """
        self._ours = frozenset(ours)
        folders = {
            path.rsplit("/", number)[0] for path in ours for number in range(1, path.count("/") + 1)
        }
        if self.place.is_dir():
            self._keep_others(self.place, self._ours, folders)

    def _keep_others(self, folder: Path, ours: Collection[str], folders: Collection[str]) -> None:
        for item in sorted(folder.iterdir()):
            name = item.relative_to(self.place).as_posix()
            # What stands at the top of a place that is filled from inside is not moved at all.
            stays = name in ours or (self._is_inside and folder == self.place)
            if name in folders and item.is_dir() and not item.is_symlink():
                self._keep_others(item, ours, folders)
            elif not stays and not os.path.lexists(self.path / name):
                (self.path / name).parent.mkdir(parents=True, exist_ok=True)
                _take_over(item, self.path / name)

    def replace(self) -> None:
        """Put the new folder in its place, and remove what stood there. Raises: OSError."""
        with _held(self.place.parent):
            if self._is_inside:
                self._fill()
            else:
                _like(self.path, self.place)
                _put(self.path, self.place)
        self.give_up()

    def give_up(self) -> None:
        """Remove the new folder, or the old one once it has been replaced."""
        shutil.rmtree(self.path, ignore_errors=True)
        if self._lock is not None:
            with suppress(OSError):
                os.close(self._lock)
            self._lock = None

    def _fill(self) -> None:
        """Put each thing at the top of the new folder in its place, what is hidden first."""
        old = self._ours if self._ours is not None else {one.name for one in _items(self.place)}
        new = sorted(one.name for one in _items(self.path))
        for name in new:
            _put(self.path / name, self.place / name)
        tops = {name.partition("/")[0] for name in old} - {*new, self.path.name}
        for name in tops:
            with suppress(FileNotFoundError):
                (self.place / name).rename(self.path / f"{name}-old")


def _made(parent: Path, place: Path) -> tuple[Path, int | None]:
    """Make a folder for what is to stand in `place`; return it and the lock that holds it."""
    for _ in range(100):
        path = parent / f".{place.name}-new-{token_hex(4)}"
        path.mkdir()
        with suppress(OSError):  # another maker took it for left behind, just as it was made
            return path, _locked(path)
    raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(parent))


def is_unfinished(name: str, place: Path) -> bool:
    """Tell whether a file's name is that of a folder on its way to `place`."""
    return bool(re.fullmatch(rf"\.{re.escape(place.name)}-(new|old)-[0-9a-f]{{8}}", name))


def are_tangled(one: Path, other: Path) -> bool:
    """Tell whether one of two folders stands inside the other, or both are the same."""
    first, second = Path(os.path.realpath(one)), Path(os.path.realpath(other))
    return first.is_relative_to(second) or second.is_relative_to(first)


def _see_to(place: Path) -> None:
    """Raise an OSError where a folder may not be replaced, or where there is no folder."""
    code = 0
    if os.path.lexists(place) and not place.is_dir():
        code = errno.ENOTDIR
    elif place.is_dir() and not os.access(place, os.W_OK | os.X_OK):
        code = errno.EACCES
    if code:
        raise OSError(code, os.strerror(code), str(place))


def _clear(place: Path) -> None:
    """Remove what killed makers have left; put back what one has left out of its place."""
    for parent in (place.parent, place):
        for path in _items(parent):
            if is_unfinished(path.name, place):
                with suppress(OSError):
                    _clear_one(path, place)


def _clear_one(path: Path, place: Path) -> None:
    if not path.is_dir() or path.is_symlink():
        return
    lock = _locked(path)
    try:
        if lock is None and time.time() - path.stat().st_mtime < LONG_AGO:
            return
        if path.name.startswith(f".{place.name}-old-") and not place.exists():
            path.rename(place)
            return
        shutil.rmtree(path, ignore_errors=True)
    finally:
        if lock is not None:
            os.close(lock)


def _locked(path: Path) -> int | None:
    """Hold a folder while this process lives; None where the system has no locks on folders.

    Raises: OSError where somebody else holds it, or it is gone.
    """
    try:
        import fcntl
    except ModuleNotFoundError:  # Windows
        return None
    lock = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(lock), path.stat()):
            return lock
    except BlockingIOError:
        os.close(lock)
        raise
    except OSError:  # a file system without locks, or the folder is gone
        os.close(lock)
        path.stat()
        return None
    os.close(lock)
    raise FileNotFoundError(path)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Let one maker at a time put its folder in place, where the system can see to that."""
    lock = None
    with suppress(OSError, ModuleNotFoundError):
        import fcntl

        lock = os.open(folder, os.O_RDONLY)
        fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if lock is not None:
            os.close(lock)


def _put(new: Path, place: Path) -> None:
    """Move `new` to `place`, and what stood there to `new`. Raises: OSError, all as it was."""
    if not os.path.lexists(place):
        new.rename(place)
    elif not _exchanged(new, place):
        # Two steps where one cannot be had: between them the old stands aside, and `_clear` knows.
        aside = new.with_name(f".{place.name}-old-{token_hex(4)}")
        place.rename(aside)
        try:
            new.rename(place)
        except OSError:
            aside.rename(place)
            raise
        aside.rename(new)


def _exchanged(one: Path, other: Path) -> bool:
    """Let two paths change places in one step; tell whether the system could."""
    import ctypes

    system: str = sys.platform
    names = os.fsencode(one), os.fsencode(other)
    with suppress(OSError, AttributeError):
        if system == "linux":
            here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
            rename = ctypes.CDLL(None).renameat2
            return bool(rename(here, names[0], here, names[1], exchange) == 0)
        if system == "darwin":
            swap = 2  # RENAME_SWAP
            return bool(ctypes.CDLL(None).renamex_np(*names, swap) == 0)
    return False


def _items(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(folder.iterdir())
    return []


def _like(new: Path, place: Path) -> None:
    """Let the new folder be owned and open as the one that it replaces."""
    with suppress(OSError):
        status = place.stat()
        new.chmod(status.st_mode & 0o7777)
        if (status.st_uid, status.st_gid) != (os.geteuid(), os.getegid()):
            shutil.chown(new, status.st_uid, status.st_gid)


def _take_over(there: Path, here: Path) -> None:
    if there.is_dir() and not there.is_symlink():
        here.mkdir()
        for item in there.iterdir():
            _take_over(item, here / item.name)
        shutil.copystat(there, here)
    else:
        _link(there, here)


def _link(there: Path, here: Path) -> None:
    """Let `here` be the same file as `there`; a copy with its time where that cannot be."""
    try:
        os.link(there, here, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(there, here, follow_symlinks=False)

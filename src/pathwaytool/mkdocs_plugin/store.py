"""Built pages kept between builds: one SQLite file, safe to delete, to share and to lose.

A key is a fingerprint of everything that a page rests on, the frame around it and the tool
included, so that nothing kept can be out of date: what has changed has another key.
"""

import sqlite3
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

QUICK = 1
"""zlib's fastest level: a page shrinks to a fifth in a third of a millisecond."""


class Store:
    """Pages by key. A file that cannot be read or written counts as empty."""

    def __init__(self, path: Path | None) -> None:
        """`path` is the file; None keeps nothing."""
        self._path = path
        self._new: dict[str, bytes] = {}

    def recall(self, keys: Collection[str]) -> dict[str, bytes]:
        """Return those of the pages `keys` that are kept, as they were: packed."""
        with suppress(sqlite3.Error, OSError), self._open() as database:
            rows = database.execute("SELECT key, page FROM pages")
            return {key: page[_MARK:] for key, page in rows if key in keys and _is_whole(page)}
        return {}

    def keep(self, key: str, page: bytes) -> None:
        """Remember a page; `save` writes it."""
        packed = zlib.compress(page, QUICK)
        self._new[key] = _mark(packed) + packed

    def save(self, living: Collection[str]) -> None:
        """Write what is new, and forget every page whose key is not in `living`."""
        with suppress(sqlite3.Error, OSError), self._open() as database:
            kept = [key for (key,) in database.execute("SELECT key FROM pages")]
            dead = [(key,) for key in kept if key not in living]
            database.executemany("DELETE FROM pages WHERE key = ?", dead)
            database.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?)", self._new.items())
            database.commit()
        self._new.clear()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        if self._path is None:
            raise OSError
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        database = sqlite3.connect(self._path, timeout=2)
        try:
            database.execute("PRAGMA synchronous = OFF")
            database.execute("CREATE TABLE IF NOT EXISTS pages (key TEXT PRIMARY KEY, page BLOB)")
            yield database
        finally:
            database.close()


_MARK = 16
"""How many bytes before each page say whether it is as it was written."""


def _mark(packed: bytes) -> bytes:
    return blake2b(packed, digest_size=_MARK).digest()


def _is_whole(page: object) -> bool:
    # What is damaged must count as absent here already: later it is promised to be there.
    return isinstance(page, bytes) and page[:_MARK] == _mark(page[_MARK:])


def unpacked(page: bytes) -> bytes:
    """Return a page that `recall` gave as it was."""
    return zlib.decompress(page)

"""Values kept between runs, each in a file of its own: a run reads only those that it needs.

Each is JSON, which runs nothing, with a digest before it: where somebody or something has changed
it, it counts as absent. A key is a fingerprint of everything that the value depends on.
"""

import json
import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from pathwaytool.cache import HALF, cache_folder, remove_leftovers
from pathwaytool.fingerprint import fingerprint


class KeptFiles:
    """The values of one kind for one library, by key. Nothing here raises for what is on a disk."""

    def __init__(self, home: Path | None, kind: str) -> None:
        """`home` is where the library stands; None remembers nothing beyond this run."""
        folder = home and cache_folder(home)
        self._folder = folder and folder / kind
        self._ending = f".{kind}"

    def has(self, key: str) -> bool:
        """Tell whether a file is kept under `key`; it may be spoilt."""
        if self._folder is None:
            return False
        try:
            return self._path(key).is_file()
        except OSError:  # a folder that may not be entered
            return False

    def recall(self, key: str) -> object:
        """Return what is kept, as JSON gives it; None where there is nothing."""
        if self._folder is None:
            return None
        try:
            kept = self._path(key).read_bytes()
            digest, body = kept.split(b"\n", 1)
            if digest.decode("ascii") != fingerprint(body):
                return None
            found: object = json.loads(body)
        except (OSError, ValueError, RecursionError):
            return None
        return found

    def keep(self, key: str, value: object) -> None:
        """Keep what JSON knows; where that cannot be, the next run only takes longer."""
        if self._folder is None:
            return
        body = json.dumps(value, separators=(",", ":")).encode("ascii")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            remove_leftovers(self._folder)
            _write(self._path(key), fingerprint(body).encode("ascii") + b"\n" + body)

    def forget(self, used: Collection[str], spare: int) -> None:
        """Remove what is not under a key that is `used`, but for the `spare` written last."""
        if self._folder is None:
            return
        names = {self._path(key).name for key in used}
        with suppress(OSError):
            others = [one for one in self._folder.iterdir() if one.name not in names]
            if len(others) > spare:
                others.sort(key=lambda one: one.stat().st_mtime_ns)
                for one in others[:-spare]:
                    one.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        assert self._folder is not None
        return self._folder / f"{key}{self._ending}"


def _write(path: Path, content: bytes) -> None:
    # In one move, so that a process that reads meanwhile sees the old file or the new.
    half = path.with_name(f"{path.name}.{os.getpid()}{HALF}")
    try:
        half.write_bytes(content)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)

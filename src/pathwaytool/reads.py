"""Files as they were read, kept between runs: what has not changed is not read as YAML again.

Each stands in a file of its own, under the fingerprint of its name, its text and the tool, so that
a run reads only those that it needs. It is JSON, which runs nothing, with a digest before it: where
somebody or something has changed it, it counts as absent. A file in which anything is wrong, or
only odd, is not kept: it is read again until it is mended.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from pathwaytool.cache import HALF, cache_folder, remove_leftovers
from pathwaytool.fingerprint import fingerprint, tool_fingerprint
from pathwaytool.load.encoding import plain_text, text_of
from pathwaytool.load.file import FileRead, read_file
from pathwaytool.load.positions import source_file

ENDING = ".read"

SPARE = 100
"""How many files of earlier texts are kept beside those in use."""


class Reads:
    """Reads the files of one library, each once, and remembers them."""

    def __init__(
        self, texts: Mapping[str, bytes], marks: Mapping[str, str], home: Path | None
    ) -> None:
        """`marks` are fingerprints of each path and text. `home` is where the library stands; None
        remembers nothing beyond this run.
        """
        self._texts = texts
        self._marks = marks
        self._home = home
        self._reads: dict[str, FileRead] = {}
        self._made: set[str] = set()

    def of(self, path: str) -> FileRead:
        """Return a file of the library as far as it can be read alone."""
        if path not in self._reads:
            kept = self._recalled(path)
            if kept is None:
                kept = read_file(path, self._texts[path])
                self._made.add(path)
            self._reads[path] = kept
        return self._reads[path]

    def text(self, path: str) -> str:
        """Return the text of a file, which need not be read for it; "" where it is none."""
        if path in self._reads:
            return self._reads[path].source.text
        text = text_of(path, self._texts[path])
        return text if isinstance(text, str) else ""

    def save(self) -> None:
        """Keep what was read anew for the next run; where that cannot be, it only takes longer."""
        folder = self._folder()
        made = [one for one in sorted(self._made) if _can_be_kept(self._reads[one])]
        if folder is None or not made:
            return
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            remove_leftovers(folder)
            for path in made:
                _write(folder / f"{self._key(path)}{ENDING}", _kept(self._reads[path]))
            self._forget(folder)

    def _recalled(self, path: str) -> FileRead | None:
        folder = self._folder()
        if folder is None:
            return None
        try:
            kept = (folder / f"{self._key(path)}{ENDING}").read_bytes()
            digest, body = kept.split(b"\n", 1)
            if digest.decode("ascii") != fingerprint(body):
                return None
            kind, data = json.loads(body)
            text = plain_text(self._texts[path])
        except (OSError, ValueError, RecursionError):
            return None
        return FileRead(source_file(path, text), kind, data, ())

    def _forget(self, folder: Path) -> None:
        """Remove what no file is like any more, but for what was written last."""
        used = {f"{self._key(path)}{ENDING}" for path in self._marks}
        others = [one for one in folder.iterdir() if one.name not in used]
        if len(others) > SPARE:
            others.sort(key=lambda one: one.stat().st_mtime_ns)
            for one in others[:-SPARE]:
                one.unlink(missing_ok=True)

    def _key(self, path: str) -> str:
        return fingerprint("read", tool_fingerprint(), self._marks[path])

    def _folder(self) -> Path | None:
        folder = self._home and cache_folder(self._home)
        return folder and folder / "read"


def _can_be_kept(read: FileRead) -> bool:
    return read.data is not None and not read.diagnostics


def _kept(read: FileRead) -> bytes:
    body = json.dumps([read.kind, read.data], separators=(",", ":")).encode("ascii")
    return fingerprint(body).encode("ascii") + b"\n" + body


def _write(path: Path, content: bytes) -> None:
    # In one move, so that a process that reads meanwhile sees the old file or the new.
    half = path.with_name(f"{path.name}.{os.getpid()}{HALF}")
    try:
        half.write_bytes(content)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)

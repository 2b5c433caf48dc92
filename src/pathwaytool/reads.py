"""Files as they were read, kept between runs: what has not changed is not read as YAML again.

Each is kept by itself, under the fingerprint of its name, its text and the tool, so that a run
reads only those that it needs. A file in which anything is wrong, or only odd, is not kept: it is
read again until it is mended.
"""

from collections.abc import Mapping
from pathlib import Path

from pathwaytool.fingerprint import fingerprint, tool_fingerprint
from pathwaytool.kept_files import KeptFiles
from pathwaytool.load.encoding import plain_text, text_of
from pathwaytool.load.file import FileRead, read_file
from pathwaytool.load.positions import source_file

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
        self._kept = KeptFiles(home, "read")
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
        made = [one for one in sorted(self._made) if _can_be_kept(self._reads[one])]
        for path in made:
            self._kept.keep(self._key(path), [self._reads[path].kind, self._reads[path].data])
        if made:
            self._kept.forget([*map(self._key, self._marks)], SPARE)

    def _recalled(self, path: str) -> FileRead | None:
        match self._kept.recall(self._key(path)):
            case [str(kind), dict(data)]:
                pass
            case _:
                return None
        try:
            text = plain_text(self._texts[path])
        except ValueError:
            return None
        return FileRead(source_file(path, text), kind, data, ())

    def _key(self, path: str) -> str:
        return fingerprint("read", tool_fingerprint(), self._marks[path])


def _can_be_kept(read: FileRead) -> bool:
    return read.data is not None and not read.diagnostics

"""The site of the build before: what has not changed is moved from it and not written anew.

MkDocs empties the folder of the site before it builds. With thousands of pages, to delete and to
write them takes longer than to make those that changed; to move them takes next to nothing.
"""

import json
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

Mark = tuple[str, int, int]
"""What tells that a file is still as we left it: the key of its page, its size, its time (ns)."""


class Previous:
    """An earlier site, set aside while the next is built."""

    def __init__(self, site: Path, record: Path | None) -> None:
        """`site` is the folder of the site; `record` the file that says what we left in it."""
        self._site = site
        self._aside = site.with_name(f".{site.name}-previous")
        self._record = record
        self._marks: dict[str, Mark] = {}

    def set_aside(self) -> None:
        """Move the earlier site out of the way, where it is ours and nothing else is in it."""
        shutil.rmtree(self._aside, ignore_errors=True)
        self._marks = self._recorded()
        if not self._marks or any(name.startswith(".") for name in _names(self._site)):
            return
        with suppress(OSError):
            self._site.rename(self._aside)
            self._site.mkdir()

    def take(self, address: str, key: str) -> bool:
        """Move a file from the earlier site, if it is just the one with this key."""
        earlier, place = self._aside / address, self._site / address
        with suppress(OSError):
            if self._marks.get(address) == _mark(earlier, key):
                place.parent.mkdir(parents=True, exist_ok=True)
                earlier.replace(place)
                return True
        return False

    def finish(self, keys: Mapping[str, str]) -> None:
        """Remove what was not taken, and record the new site. `keys`: address to key."""
        shutil.rmtree(self._aside, ignore_errors=True)
        if self._record is None:
            return
        marks = dict(self._marked(keys.items()))
        with suppress(OSError):
            self._record.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._record.write_text(json.dumps({str(self._site): marks}), "utf-8")

    def give_up(self) -> None:
        """Remove the earlier site after a build that failed."""
        shutil.rmtree(self._aside, ignore_errors=True)

    def _marked(self, keys: Iterable[tuple[str, str]]) -> Iterable[tuple[str, Mark]]:
        for address, key in keys:
            with suppress(OSError):
                yield address, _mark(self._site / address, key)

    def _recorded(self) -> dict[str, Mark]:
        with suppress(OSError, ValueError, TypeError, AttributeError):
            if self._record is not None:
                found = json.loads(self._record.read_text("utf-8")).get(str(self._site), {})
                return {address: (mark[0], mark[1], mark[2]) for address, mark in found.items()}
        return {}


def _mark(file: Path, key: str) -> Mark:
    status = file.stat()
    return key, status.st_size, status.st_mtime_ns


def _names(folder: Path) -> list[str]:
    with suppress(OSError):
        return [item.name for item in folder.iterdir()]
    return []

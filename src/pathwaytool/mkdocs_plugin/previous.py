"""The site of the build before: it stands until the new one is whole, and lends it its pages.

MkDocs empties the folder of the site before it builds. Here it is given a new folder beside that
one. With thousands of pages, to write them takes longer than to make those that changed; to link
them from the site that stands takes next to nothing.
"""

import json
import logging
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from pathwaytool.new_folder import NewFolder

Mark = tuple[str, int, int]
"""What tells that a file is still as we left it: the key of its page, its size, its time (ns)."""

TELLS = logging.getLogger("mkdocs.commands.build")
"""Where MkDocs says in which folder it builds."""


class Previous:
    """The site that stands, and the new folder in which the next is built."""

    def __init__(self, site: Path, record: Path | None) -> None:
        """`site` is the folder of the site; `record` the file that says what we left in it.

        Raises: OSError where the site cannot be written.
        """
        self.site = site
        self._new = NewFolder(site)
        self._record = record
        self._marks = self._recorded()
        TELLS.addFilter(self._said)

    @property
    def path(self) -> Path:
        """Return the folder to build in."""
        return self._new.path

    def take(self, address: str, key: str) -> bool:
        """Let a file of the new site be that of the earlier, if it is the one with this key."""
        mark = self._marks.get(address)
        with suppress(OSError):
            if mark == _mark(self.site / address, key) and self._new.link(address):
                # Another build may have put its own site there just now.
                if mark == _mark(self.path / address, key):
                    return True
                (self.path / address).unlink()
        return False

    def finish(self, keys: Mapping[str, str]) -> None:
        """Put the new site in place of the earlier, and record it. `keys`: address to key.

        What is hidden in the folder of the site, such as `.git`, stays. Raises: OSError.
        """
        marks = dict(self._marked(keys.items()))
        self._new.keep_others(tuple(name for name in _names(self.site) if name[0] != "."))
        if self._record is not None:
            # Between two sites there must be no record: it would speak of the wrong one.
            with suppress(OSError):
                self._record.unlink(missing_ok=True)
        self._new.replace()
        TELLS.removeFilter(self._said)
        if self._record is not None:
            with suppress(OSError):
                self._record.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                self._record.write_text(json.dumps({str(self.site): marks}), "utf-8")

    def give_up(self) -> None:
        """Remove the new site after a build that failed; the earlier stands as it stood."""
        self._new.give_up()
        TELLS.removeFilter(self._said)

    def named(self, text: str) -> str:
        """Return `text` with the name of the site where that of the new folder stands."""
        return text.replace(str(self.path), str(self.site))

    def _said(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self.named(record.getMessage()), ()
        return True

    def _marked(self, keys: Iterable[tuple[str, str]]) -> Iterable[tuple[str, Mark]]:
        for address, key in keys:
            with suppress(OSError):
                yield address, _mark(self.path / address, key)

    def _recorded(self) -> dict[str, Mark]:
        with suppress(OSError, ValueError, TypeError, AttributeError, IndexError):
            if self._record is not None:
                found = json.loads(self._record.read_text("utf-8")).get(str(self.site), {})
                return {address: (mark[0], mark[1], mark[2]) for address, mark in found.items()}
        return {}


def _mark(file: Path, key: str) -> Mark:
    status = file.stat()
    return key, status.st_size, status.st_mtime_ns


def _names(folder: Path) -> list[str]:
    with suppress(OSError):
        return [item.name for item in folder.iterdir()]
    return []

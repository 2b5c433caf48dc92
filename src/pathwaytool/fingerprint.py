"""Fingerprints: of any texts, and of the tool itself. The ground floor: it imports nothing of ours.

What is kept between runs is kept under a fingerprint of everything that it depends on, and the
tool is always part of that: another version of it, or of what it rests on, is another tool.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

INSTALLED = (".dist-info", ".egg-info")
"""How the folders end that say by their names which packages are installed, in which version."""


def fingerprint(*parts: str | bytes) -> str:
    """Return a short text that differs where any part, or the division into parts, differs."""
    digest = blake2b(digest_size=16)
    for part in parts:
        content = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        digest.update(len(content).to_bytes(8, "big"))
        digest.update(content)
    return digest.hexdigest()


@cache
def tool_fingerprint() -> str:
    """Return what differs between two states of this tool, see `fingerprint_of_tool`."""
    return fingerprint_of_tool(Path(__file__).parent, tuple(sys.path))


def fingerprint_of_tool(package: Path, search_path: tuple[str, ...]) -> str:
    """Return what differs between two states of the tool in `package`.

    It is of the content of every file in it, the schema, the version of Python, and the names and
    versions of all packages on `search_path`: which of them can be seen in a result is not for a
    list to say, that somebody must keep. Where no file can be read, as in an archive, nothing
    that was kept can be trusted: each call then gives another text.
    """
    # The schema stands inside the package, or beside `src` where the tool is being developed.
    parts = [*_contents(str(package)), *_contents(str(package.parent.parent / "schema"))]
    if not parts:
        return os.urandom(16).hex()
    return fingerprint(sys.version, *_installed(search_path), "", *parts)


def _contents(folder: str) -> Iterator[bytes]:
    """Yield name and content of every file below `folder`, sorted by name."""
    items: list[os.DirEntry[str]] = []
    with suppress(OSError):
        items = sorted(os.scandir(folder), key=lambda item: item.name)
    for item in items:
        if item.is_dir():
            if item.name != "__pycache__":
                yield item.name.encode("utf-8", "surrogatepass")
                yield from _contents(item.path)
        elif item.is_file():
            yield item.name.encode("utf-8", "surrogatepass")
            yield _content(item.path)


def _content(path: str) -> bytes:
    # As the system gives it: a file that Python opens takes twice as long, and they are many.
    number = os.open(path, _TO_READ)
    try:
        parts = list(iter(lambda: os.read(number, _AT_ONCE), b""))
    finally:
        os.close(number)
    return b"".join(parts)


_TO_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_AT_ONCE = 1 << 18


def _installed(search_path: tuple[str, ...]) -> list[str]:
    found: set[str] = set()
    for folder in search_path:
        with suppress(OSError):
            names = os.listdir(folder or ".")  # noqa: PTH208  a tenth of the time of Path
            found.update(name for name in names if name.endswith(INSTALLED))
    return sorted(found)

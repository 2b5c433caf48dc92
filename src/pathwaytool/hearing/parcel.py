"""A Word or Excel file from outside -> its parts, or why it is refused.

Such a file is a zip of XML files. It may be made to do harm: to fill the memory, to fetch things or
to run. Nothing in it is run or fetched, sizes are counted while it is unpacked and not believed,
and what has no business in an answer is refused.
"""

import zlib
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser
from zipfile import BadZipFile, ZipFile

from pathwaytool.dataclass import dataclass

LARGEST_FILE = 20_000_000
LARGEST_PART = 8_000_000
MOST_PARTS = 2_000
MOST_ELEMENTS = 300_000
"""What an answer of a few hundred rows never comes near; bytes unpacked, parts, elements."""

LINKS = ".rels"


class RefusedError(Exception):
    """A file is not taken in; `why` is the key of a sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Parcel:
    """The names of all parts of a file, and a way to open one."""

    archive: ZipFile
    names: frozenset[str]

    def tree(self, name: str) -> Element:
        """Return a part as a tree. Raises: RefusedError where it is none, or far too large."""
        if name not in self.names:
            raise RefusedError("broken")
        return _tree(self._read(name))

    def _read(self, name: str) -> bytes:
        try:
            with self.archive.open(name) as part:
                content = part.read(LARGEST_PART + 1)
        except (
            BadZipFile,
            zlib.error,
            OSError,
            RuntimeError,
            NotImplementedError,
            EOFError,
        ) as one:
            raise RefusedError("broken") from one
        if len(content) > LARGEST_PART:
            raise RefusedError("too-large")
        return content


def parcel_of(content: bytes) -> Parcel:
    """Return the parts of a file. Raises: RefusedError where it is no such file, or may do harm."""
    if len(content) > LARGEST_FILE:
        raise RefusedError("too-large")
    try:
        archive = ZipFile(BytesIO(content))
        names = archive.namelist()
    except (BadZipFile, OSError, ValueError, EOFError, RuntimeError) as error:
        raise RefusedError("no-office-file") from error
    if len(names) > MOST_PARTS:
        raise RefusedError("too-large")
    parcel = Parcel(archive, frozenset(names))
    if any("vbaproject" in name.lower() or "/activex/" in name.lower() for name in names):
        raise RefusedError("macros")
    if any("/externallinks/" in name.lower() for name in names):
        raise RefusedError("links")
    for name in names:
        if name.endswith(LINKS):
            _look_at_links(parcel.tree(name))
    return parcel


def _look_at_links(relations: Element) -> None:
    """Raise RefusedError where a file would fetch something; a link to a page is only text."""
    for one in relations:
        is_outside = one.get("TargetMode", "").lower() == "external"
        if is_outside and not one.get("Type", "").endswith("/hyperlink"):
            raise RefusedError("links")


class _Builder:
    """Builds a tree of at most so many elements, without a document type: entities come of that."""

    def __init__(self) -> None:
        self._inner = TreeBuilder()
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise RefusedError("too-large")
        return self._inner.start(tag, attributes)

    def end(self, tag: str) -> Element:
        return self._inner.end(tag)

    def data(self, text: str) -> None:
        self._inner.data(text)

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise RefusedError("broken")

    def close(self) -> Element:
        return self._inner.close()


def _tree(content: bytes) -> Element:
    parser = XMLParser(target=_Builder())
    try:
        parser.feed(content)
        tree: Element = parser.close()
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise RefusedError("broken") from error
    return tree

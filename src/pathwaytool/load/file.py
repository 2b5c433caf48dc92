"""One file: bytes to data that fits its schema, or findings. What a cache can keep of a file."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from pathwaytool.dataclass import dataclass
from pathwaytool.load.cut_texts import cut_texts, html_signs, lone_quotes
from pathwaytool.load.doubtful import doubtful_texts
from pathwaytool.load.encoding import LARGEST, plain_text, text_of
from pathwaytool.load.failure import MOST_MEANT, meant_key, shown
from pathwaytool.load.garbled import garbled_letters, lost_letters
from pathwaytool.load.merges import merge_conflicts
from pathwaytool.load.messages import shape
from pathwaytool.load.positions import source_file
from pathwaytool.load.ranges import backward_ranges
from pathwaytool.load.schema import KINDS, fits, kind_of, registers, schema
from pathwaytool.load.yaml_source import Data, Read, data_of
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.position import SourceFile


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file as far as it can be read alone; it can be pickled.

    `data` fits the schema of `kind`, and is None where there are errors. Kind: library |
    register | pathway | topic | edition, or None where nothing tells.
    """

    source: SourceFile
    kind: str | None
    data: Data | None
    diagnostics: tuple[Diagnostic, ...]


def read_file(path: str, content: bytes) -> FileRead:
    """Read one file of a library; `path` is from the library folder.

    The result depends on the arguments alone. Raises: nothing, whatever the content.
    """
    text = text_of(path, content)
    if isinstance(text, Diagnostic):
        garbled = garbled_letters(path, plain) if (plain := _decoded(content)) else None
        return FileRead(source_file(path, ""), None, None, (garbled or text,))
    if garbled := garbled_letters(path, text):
        return FileRead(source_file(path, text), None, None, (garbled,))
    if conflicts := merge_conflicts(path, text):
        return FileRead(source_file(path, text), None, None, conflicts)
    read = _read_text(path, text)
    if read.data is not None:
        return replace(read, diagnostics=_warnings(read.source))
    # Nearly every file that is read has nothing wrong, and need not wait for what explains it.
    from pathwaytool.load.block_texts import told_by_block_texts
    from pathwaytool.load.brackets import told_by_brackets
    from pathwaytool.load.indenting import told_by_indentation
    from pathwaytool.load.mending import told_by_signs
    from pathwaytool.load.pasted import told_by_pasted_lines
    from pathwaytool.load.tried_lines import told_by_ids_with_texts, told_by_quoted_values

    def read_anew(text: str) -> tuple[tuple[Diagnostic, ...], bool]:
        again = _read_text(path, text)
        return again.diagnostics, again.kind is not None

    for tell in (
        told_by_pasted_lines,
        told_by_block_texts,
        told_by_brackets,
        told_by_quoted_values,
        told_by_ids_with_texts,
    ):
        if told := tell(read.source, read.diagnostics, read_anew):
            return replace(read, data=None, diagnostics=tuple(told))
    found = told_by_signs(read.source, read.diagnostics, read_anew)
    return replace(read, diagnostics=tuple(told_by_indentation(read.source, found, read_anew)))


def _warnings(source: SourceFile) -> tuple[Diagnostic, ...]:
    """Return what may be wrong in a file that can be read."""
    return (*cut_texts(source), *lone_quotes(source), *html_signs(source), *lost_letters(source))


def _decoded(content: bytes) -> str | None:
    """Return the text of a file that may not be read as it is; None where it is no UTF-8."""
    try:
        return plain_text(content[:LARGEST])
    except UnicodeError:
        return None


def _read_text(path: str, text: str) -> FileRead:
    read = data_of(path, text)
    if isinstance(read, Diagnostic):
        return FileRead(source_file(path, text), None, None, (read,))
    source = source_file(path, text, read.layout)
    kind = kind_of(read.data)
    if kind is None:
        return FileRead(source, None, None, (_no_kind(read.data, source),))
    return FileRead(source, kind, *_fitting(kind, read, source))


def _no_kind(data: Data, source: SourceFile) -> Diagnostic:
    """Say that no key tells what a file is, or which one does in other words: `dokumenter:`."""
    known = {key for kind in KINDS for key in schema(kind)["properties"]}
    telling = {kind: {"title": schema(kind)["title"]} for kind in KINDS if kind != "register"}
    telling |= {key: schema("register")["properties"][key] for key in registers()}
    for key in islice(data, MOST_MEANT):
        if key not in known and (found := meant_key(key, telling)):
            at = source.key((key,))
            gaps = {"key": shown(key), "meant": found, "instead": f"{found}:"}
            return shape.MISSPELT_KEY.at(at, **gaps).mended(found)
    first = next(iter(data), "")
    return shape.UNKNOWN_KIND.at(source.key((first,)), key=shown(first))


def _fitting(
    kind: str, read: Read, source: SourceFile
) -> tuple[Data | None, tuple[Diagnostic, ...]]:
    """Return the data where it fits, and the findings where it does not."""
    found = doubtful_texts(read, source)
    explained = () if fits(kind, read.data) else _explained(kind, read, source)
    if not explained:
        found += backward_ranges(read.data, source)
    else:
        places = {one.location for one in explained}
        found = [*explained, *(one for one in found if one.location not in places)]
    found.sort(key=lambda one: one.location.span)
    return None if found else read.data, tuple(found)


def _explained(kind: str, read: Read, source: SourceFile) -> Sequence[Diagnostic]:
    from pathwaytool.load.schema_findings import findings

    return findings(kind, read.data, source)

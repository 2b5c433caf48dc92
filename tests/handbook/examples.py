"""The examples of the handbook: YAML blocks, the marks above them and the output below them.

A block names its file in `title="…"`. A whole file (it begins with `library:`, `pathway:`,
`topic:` or `edition:`, or its path is new) takes the place of the file with that path; anything
else is a fragment, which is spliced into it. Marks stand in a comment on the line above the block:

    <!-- grundlag -->          the block belongs to every later example of the page
    <!-- sammen -->            the block is read together with the block before it
    <!-- giver besked -->      the tool has something to say; the `text` block below is its output
    <!-- ud over: missing-translation -->   the text above says that this rule speaks as well
    <!-- biblioteket ligger i: ../nationalt -->   what stood there before is moved to that folder
    <!-- uden: steps.plan.next -->   this key is taken out of the file before the block is put in
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.handbook.splice import spliced, without

HANDBOOK = Path(__file__).parents[2] / "docs" / "haandbog"
LIBRARY_PAGE = "eksempel.md"
PREFIX = "pathways/"

_FENCE = re.compile(
    r"(?P<marks>(?:^<!-- [^\n]* -->\n)*)^```yaml(?: title=\"(?P<path>[^\"]+)\")?"
    r"(?: hl_lines=\"[^\"]+\")?\n"
    r"(?P<text>.*?)^```\n(?:\n```text\n(?P<shown>.*?)^```\n)?",
    re.MULTILINE | re.DOTALL,
)
_MARK = re.compile(r"^<!-- (.*?) -->$", re.MULTILINE)
_WHOLE = re.compile(r"^(?:#[^\n]*\n)*(?:library|pathway|topic|edition):", re.MULTILINE)


MOVED = "biblioteket ligger i: "


def moved_to(folder: str, files: Mapping[str, str]) -> dict[str, str]:
    """Return files with those of the library in another folder."""
    return {
        f"{PREFIX}{folder}/{path.removeprefix(PREFIX)}": text
        for path, text in files.items()
        if path.startswith(PREFIX)
    }


@dataclass(frozen=True, slots=True)
class Block:
    """A YAML block of a page. `shown` is the output below it; `span` is where that stands."""

    page: str
    line: int
    path: str
    text: str
    marks: tuple[str, ...]
    shown: str | None
    span: tuple[int, int]

    def put_into(self, files: Mapping[str, str]) -> dict[str, str]:
        """Return `files` with this block in them. Shape: path to text."""
        for mark in self.marks:
            if mark.startswith(MOVED):
                files = moved_to(mark.removeprefix(MOVED), files)
        old = files.get(self.path)
        for mark in self.marks:
            if mark.startswith("uden: ") and old is not None:
                old = without(old, mark.removeprefix("uden: "))
        whole = old is None or _WHOLE.match(self.text)
        return {**files, self.path: self.text if whole else spliced(old or "", self.text)}


@dataclass(frozen=True, slots=True)
class Example:
    """A block and the whole library it stands in. Shape of `files`: path to text."""

    block: Block
    files: Mapping[str, str] = field(repr=False)

    @property
    def name(self) -> str:
        """Return where it stands, such as `flow.md:20`."""
        return f"{self.block.page}:{self.block.line}"

    @property
    def texts(self) -> dict[str, bytes]:
        """Return the files as a library folder holds them."""
        return {path.removeprefix(PREFIX): text.encode() for path, text in self.files.items()}

    @property
    def is_expected_to_speak(self) -> bool:
        """Tell whether the page says that the tool has a message for this example."""
        return "giver besked" in self.block.marks

    @property
    def not_counted(self) -> frozenset[str]:
        """Return the rules that the page says speak as well."""
        marks = [mark for mark in self.block.marks if mark.startswith("ud over: ")]
        return frozenset(mark.removeprefix("ud over: ") for mark in marks)


def blocks_of(page: Path) -> Iterator[Block]:
    """Yield the YAML blocks of a page, in order."""
    text = page.read_text("utf-8")
    for found in _FENCE.finditer(text):
        yield Block(
            page.name,
            text.count("\n", 0, found.start("text")),
            found["path"] or "",
            found["text"],
            tuple(_MARK.findall(found["marks"])),
            found["shown"],
            found.span("shown"),
        )


def examples_of(page: Path) -> Iterator[Example]:
    """Yield the examples of a page, each in the library that its marks describe."""
    ground: dict[str, str] = {} if page.name == LIBRARY_PAGE else library_files()
    files = ground
    for block in blocks_of(page):
        files = block.put_into(files if "sammen" in block.marks else ground)
        if "grundlag" in block.marks:
            ground = files
        else:
            yield Example(block, files)


def library_files() -> dict[str, str]:
    """Return the handbook's own small library. Shape: path to text."""
    files: dict[str, str] = {}
    for block in blocks_of(HANDBOOK / LIBRARY_PAGE):
        files = block.put_into(files)
    return files


def pages() -> list[Path]:
    """Return the pages of the handbook, sorted."""
    return sorted(HANDBOOK.glob("*.md"))


def all_examples() -> list[Example]:
    """Return the examples of all pages, the small library itself first."""
    library = Block(LIBRARY_PAGE, 1, "", "", (), None, (0, 0))
    return [Example(library, library_files())] + [
        example for page in pages() for example in examples_of(page)
    ]

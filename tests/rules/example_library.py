"""The library that the examples of the rules are put into."""

from importlib.resources import files
from pathlib import Path

from pathwaytool.check.manual import BESIDE, DATE
from pathwaytool.folder import Folder
from pathwaytool.load.library import load_library
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.project import project_of
from tests.findings import rules_find
from tests.once import value_once

EXAMPLES = Path(str(files("pathwaytool.check"))) / "examples"
SHARED = EXAMPLES / "library"


def shared_texts() -> dict[str, bytes]:
    """Return the files that all examples share. Shape: path to content."""
    return {
        path.relative_to(SHARED).as_posix(): path.read_bytes()
        for path in sorted(SHARED.rglob("*.yml"))
    }


def texts_with(example: str) -> dict[str, bytes]:
    """Return the shared files and an example: a pathway, an edition, a register, or a library."""
    content = example.encode()
    if example.startswith("library:"):
        return {"library.yml": content}
    kind = example.partition(":")[0]
    name = {"pathway": "forløb.yml", "edition": "udgave.yml"}.get(kind, "registers/nyt.yml")
    return {**shared_texts(), name: content}


def texts_of(path: Path) -> dict[str, bytes]:
    """Return the texts of a wrong example: with the pathway that stands beside it, if one does."""
    texts = texts_with(path.read_text("utf-8"))
    beside = path.with_name("beside.yaml")
    return {**texts, BESIDE: beside.read_bytes()} if beside.is_file() else texts


def found_in(texts: dict[str, bytes], date: str = DATE) -> tuple[Diagnostic, ...]:
    """Return everything that is found in a library."""
    loaded = load_library(texts)
    if loaded.library is None:
        return loaded.diagnostics
    return loaded.diagnostics + rules_find(loaded.library, date)


def said_of(texts: dict[str, bytes]) -> tuple[Diagnostic, ...]:
    """Return everything that the whole tool says of a library, the proof included.

    Several tests ask the same of the same example: it is worked out once.
    """
    parts = [part for path, content in texts.items() for part in (path, content)]
    return value_once("said", parts, lambda: project_of(Folder(texts), date=DATE).diagnostics)

"""What a test rests on: every file of this repository that it imports, near and far.

No module is named by hand, so none can be forgotten: the imports are read from the files. What
reads more of the repository says so in a constant, `RESTS_ON = ("pathways",)`: then every test
that imports it rests on that too.
"""

import ast
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from pathwaytool.fingerprint import fingerprint

ROOT = Path(__file__).resolve().parents[1]
PASSED = ROOT / "tests" / "passed.json"
"""What has passed, by state: no state may rest on it."""

TOPS = {"pathwaytool": ROOT / "src", "tests": ROOT, "bench": ROOT}
"""Where the packages of this repository stand."""


@cache
def fingerprint_of(test: Path) -> str:
    """Return a text that differs as soon as anything differs that the test file rests on.

    That is the files it imports, what lies beside them, the pinned packages and Python's version.
    """
    lock = ROOT / "requirements" / "dev.txt"
    imported = {one for file in (test, *_around(test)) for one in rests_on(file)}
    files = sorted({*imported, *_read_by(imported), lock})
    parts = [part for file in files for part in (_name(file), file.read_bytes())]
    return fingerprint(f"{sys.version_info[:2]}", *parts)


def _read_by(imported: Iterable[Path]) -> Iterator[Path]:
    """Yield the files that `RESTS_ON` names in any of these, or that stand in a folder it names."""
    named = {name for file in imported if file.suffix == ".py" for name in _named_by(file)}
    for path in (ROOT / name for name in named):
        every = [path] if path.is_file() else path.rglob("*")
        yield from (one for one in every if one.is_file() and one.suffix != ".pyc")


@cache
def _named_by(file: Path) -> tuple[str, ...]:
    found: tuple[str, ...] = ()
    for node in ast.parse(file.read_bytes()).body:
        match node:
            case ast.Assign([ast.Name("RESTS_ON")], ast.Tuple() as named):
                found = ast.literal_eval(named)
    return found


def _name(file: Path) -> str:
    """Return how the file is called in every clone."""
    return str(file.relative_to(ROOT) if file.is_relative_to(ROOT) else file)


def rests_on(test: Path) -> frozenset[Path]:
    """Return the test file and all Python files and data of ours that it imports, near and far."""
    found: set[Path] = set()
    todo = [test.resolve()]
    while todo:
        file = todo.pop()
        if file not in found:
            found.add(file)
            todo += _imports(file)
    packages = {file.parent for file in found if file.name == "__init__.py"}
    return frozenset(found | {data for package in packages for data in _data(package)})


@cache
def _imports(file: Path) -> tuple[Path, ...]:
    tree = ast.parse(file.read_bytes())
    found = [path for name in _names(tree) for path in _files(name)]
    if any(isinstance(node, ast.Name) and node.id == "import_module" for node in ast.walk(tree)):
        found += file.parent.glob("*.py")  # it may import any of its neighbours
    return tuple(found)


def _names(tree: ast.Module) -> Iterator[str]:
    """Yield what may be a module, from every import, also from those inside of functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports here are absolute"
            yield from (f"{node.module}.{one.name}" for one in node.names)


def _files(name: str) -> Iterator[Path]:
    """Yield the files that run when `name`, a module or something in one, is imported."""
    parts = name.split(".")
    top = TOPS.get(parts[0])
    for length in range(1, len(parts) + 1) if top else ():
        path = Path(top or "", *parts[:length])
        yield from (one for one in (path / "__init__.py", path.with_suffix(".py")) if one.is_file())


def _data(folder: Path) -> Iterator[Path]:
    """Yield what is no code in a package, but for the packages in it."""
    for path in folder.iterdir():
        if path.is_dir() and path.name != "__pycache__" and not (path / "__init__.py").exists():
            yield from (one for one in path.rglob("*") if one.is_file() and one.suffix != ".pyc")
        elif path.is_file() and path.suffix != ".py" and path != PASSED:
            yield path


def _around(test: Path) -> Iterator[Path]:
    """Yield the files that pytest reads for every test in the folders above it."""
    for folder in test.resolve().parents:
        yield from (one for one in (folder / "conftest.py",) if one.is_file())
        if folder == ROOT / "tests":
            return

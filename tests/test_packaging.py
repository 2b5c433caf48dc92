"""What users install: the wheel by itself, without MkDocs, in an environment of its own."""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.effort import HANG

pytestmark = pytest.mark.unmeasured

ROOT = Path(__file__).resolve().parent.parent
SITE_PACKAGES = Path(pytest.__file__).resolve().parent.parent
EXTRAS = (
    "mkdocs",
    "jinja2",
    "markdown_it",
    "nh3",
    "resvg_py",
    "playwright",
    "pytest",
    "networkx",
    "typst",
    "pikepdf",
)


def run(command: Sequence[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    env |= {"PATHWAYTOOL_CACHE": str(folder / "cache"), "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=HANG,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the pinned hatchling, as `pip wheel` would."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], ROOT)
    assert built.returncode == 0, built.stderr
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel and its dependencies alone, without a network; return the `bin` folder.

    The dependencies are those already here, linked into an otherwise empty environment.
    """
    folder = tmp_path_factory.mktemp("installed")
    made = run([sys.executable, "-m", "venv", "--without-pip", folder / "env"], folder)
    assert made.returncode == 0, made.stderr
    python = folder / "env" / "bin" / "python"
    pip: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--no-index",
        "--no-deps",
    ]
    done = run([*pip, "--quiet", "--disable-pip-version-check", wheel], folder)
    assert done.returncode == 0, done.stderr
    (site,) = (folder / "env" / "lib").glob("python*/site-packages")
    for name in dependencies():
        for part in SITE_PACKAGES.glob(f"{name}*"):
            (site / part.name).symlink_to(part)
    return python.parent


def dependencies() -> tuple[str, ...]:
    """Return how the files of the dependencies, near and far, begin in `site-packages`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    direct = {text.split(">")[0].replace("-", "_") for text in project["dependencies"]}
    assert direct == {"click", "graphviz", "jsonschema", "jsonschema_rs", "pyyaml"}
    return (
        "click",
        "graphviz",
        "jsonschema",
        "yaml",
        "_yaml",
        "attr",
        "referencing",
        "rpds",
        "typing_ext",
    )


def test_the_wheel_carries_schemas_words_and_nothing_stray(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for kind in ("library", "register", "pathway", "edition"):
        inside = zipfile.ZipFile(wheel).read(f"pathwaytool/schema/{kind}.schema.json")
        assert inside == (ROOT / "schema" / f"{kind}.schema.json").read_bytes()
    for path in (ROOT / "src" / "pathwaytool").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert path.relative_to(ROOT / "src").as_posix() in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"pathwaytool"}
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_a_plain_install_checks_a_library(installed: Path, tmp_path: Path) -> None:
    python, tool = installed / "python", installed / "pathwaytool"
    for name in EXTRAS:
        assert run([python, "-c", f"import {name}"], tmp_path).returncode == 1, name
    (tmp_path / "pathways").symlink_to(ROOT / "pathways")
    checked = run([tool, "validate", "--no-proof", "--date", "2026-11-21"], tmp_path)
    assert (checked.returncode, checked.stderr) == (0, ""), checked.stdout
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "library.yml").write_text("library: x\n")
    assert run([tool, "validate", "broken"], tmp_path).returncode == 1


@pytest.mark.parametrize(
    "words", ["schema", "rules", "explain dead-end", "explain tab", "export", "prove -h"]
)
def test_a_plain_install_has_every_command(installed: Path, tmp_path: Path, words: str) -> None:
    (tmp_path / "pathways").symlink_to(ROOT / "pathways")
    done = run([installed / "pathwaytool", *words.split()], tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_a_plain_install_says_what_the_site_needs(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "pathways").symlink_to(ROOT / "pathways")
    done = run([installed / "pathwaytool", "site", "out"], tmp_path)
    assert done.returncode == 2
    assert_told(done, "site")
    picture = ("--format", "png", "-o", "picture.png")
    drawn = run([installed / "pathwaytool", "draw", "national", *picture], tmp_path)
    assert drawn.returncode == 2
    assert_told(drawn, "draw")
    listed = run([installed / "pathwaytool", "checklist"], tmp_path)
    assert listed.returncode == 2
    assert_told(listed, "site")


def assert_told(done: "subprocess.CompletedProcess[str]", extra: str) -> None:
    """Hold that one line names what pip is to install: the extra's packages, and never the tool."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (line,) = done.stderr.splitlines()
    asked = line.partition("python -m pip install ")[2]
    wanted = {Requirement(one) for one in re.findall(r'"([^"]*)"', asked)}
    assert wanted == {Requirement(one) for one in project["optional-dependencies"][extra]}
    assert not re.search(r"install.*pathwaytool", line)

"""The command where parts of it are not installed."""

import importlib
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from pathwaytool.installed import PACKAGES, missing_part
from pathwaytool.locales import LANGUAGES
from tests.at_work import DATE, Done, at_work, invoked, spoil
from tests.child import child

CLEAN = "Der er intet at rette.\n"


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_work(tmp_path, monkeypatch)


def without(module: str, *arguments: str) -> Done:
    """Run the command in a process where `module` cannot be imported."""

    def command() -> None:
        for name in list(sys.modules):
            if name.partition(".")[0] in {"pathwaytool", module}:
                del sys.modules[name]
        sys.modules[module] = None  # type: ignore[assignment]
        sys.argv = ["pathwaytool", *arguments]
        importlib.import_module("pathwaytool.cli").main()

    ended = child(command)
    return Done(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def test_without_the_fast_validator_the_answer_is_the_same() -> None:
    done = without("jsonschema_rs", "validate", "--no-cache", "--no-proof", DATE)
    assert (done.returncode, done.stdout, done.stderr) == (0, CLEAN, "")
    spoil("level: child", "level: barn")
    slow = without("jsonschema_rs", "validate", "--no-cache", "--no-proof", DATE)
    assert slow.stdout == invoked("validate", "--no-cache", "--no-proof", DATE).output
    assert slow.returncode == 1


@pytest.mark.parametrize(
    ("module", "arguments", "package"),
    [
        ("markupsafe", ("checklist",), "jinja2"),
        ("jinja2", ("site", "out"), "markdown-it-py"),
        ("nh3", ("site", "out"), "nh3"),
        ("xlsxwriter", ("site", "out"), "xlsxwriter"),
        ("resvg_py", ("draw", "-o", "x.png"), "resvg-py"),
        ("networkx", ("analyse",), "networkx"),
        ("typst", ("pdf",), "typst"),
        ("wasmtime", ("draw", "--picture", "flow"), "wasmtime"),
        ("graphviz", ("draw", "--format", "dot"), "graphviz"),
    ],
)
@pytest.mark.unmeasured
def test_a_missing_part_is_one_sentence_with_a_command_that_brings_it(
    module: str, arguments: Sequence[str], package: str
) -> None:
    done = without(module, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("pathwaytool: Det kræver ")
    before, _, asked = line.partition("python -m pip install ")
    assert "ikke er installeret" in before
    assert package in asked
    assert "pathwaytool" not in asked
    assert not Path("x.png").exists()


@pytest.mark.parametrize("module", PACKAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_brought_by_a_package_that_the_project_names(
    module: str, language: str
) -> None:
    told = missing_part(ModuleNotFoundError("x", name=f"{module}.inner"), language)
    assert told
    assert re.search(rf'"{PACKAGES[module]}[<>=]', told)


def test_a_module_of_our_own_that_is_missing_is_a_bug_and_no_part() -> None:
    assert missing_part(ModuleNotFoundError("x", name="pathwaytool.gone"), "en") is None

"""What the README promises: its commands exist, and its tour goes as it says."""

import re
import shutil
from pathlib import Path

import click
import pytest

from pathwaytool.cli import COMMANDS, commands
from tests.command import tool

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"

EDIT = re.compile(r"In `([^`]+)`, write `([^`]+)` where it says `([^`]+)`")
LINE = re.compile(r":\d+:\d+:")
"""Where a finding stands moves with every line that is written above it."""

SHOWN = re.compile(r"(?<=```text\n)(.*?)(?=```\n)", re.DOTALL)


def test_the_tour_gives_the_message_that_is_shown(
    tmp_path: Path, accept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = README.read_text("utf-8")
    edit = EDIT.search(text)
    assert edit
    shutil.copytree(ROOT / "pathways", tmp_path / "pathways")
    file = tmp_path / edit[1]
    before = file.read_text("utf-8")
    assert f"{edit[3]}\n" in before
    file.write_text(before.replace(f"{edit[3]}\n", f"{edit[2]}\n", 1), "utf-8")
    (command,) = re.findall(r"```console\n\$ pathwaytool (.*)\n```", text)
    monkeypatch.chdir(tmp_path)
    run = tool(*command.split())
    assert (run.returncode, run.stderr) == (1, "")
    if accept:
        README.write_text(SHOWN.sub(lambda _: run.stdout, text), "utf-8")
    else:
        (shown,) = SHOWN.findall(text)
        assert LINE.sub(":1:1:", shown) == LINE.sub(":1:1:", run.stdout)


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_commands_and_targets_that_are_named_exist(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    context = click.Context(commands)
    for name, rest in re.findall(r"pathwaytool (?!\[)([a-z]+)((?: [^\s`]+)*)", text):
        if name in COMMANDS:
            command = commands.get_command(context, name)
            assert command
            known = {option for one in command.params for option in one.opts}
            used = {word for word in rest.split("#")[0].split() if word.startswith("-")}
            assert used <= known, f"pathwaytool {name}{rest}"
    named = set(re.findall(r"`pathwaytool ([a-z]+)", text))
    assert named <= set(COMMANDS)
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"(?:`|^)make ([a-z-]+)", text, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"make {target}"


def test_every_command_is_in_the_readme() -> None:
    text = README.read_text("utf-8")
    assert [name for name in COMMANDS if f"`pathwaytool {name}`" not in text] == []


def test_ci_runs_what_the_readme_says() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert re.findall(r"^make \w+$", script, re.MULTILINE) == [
        "make check",
        "make site",
        "make test",
    ]

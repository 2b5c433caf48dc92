"""Commands and options that the handbook names exist."""

import re
from pathlib import Path

import click
import pytest

from pathwaytool.cli import commands
from tests.handbook.examples import pages

_COMMAND = re.compile(r"(?:`|\$ )pathwaytool ([a-z]+)((?: [^\s`]+)*)")
_TARGET = re.compile(r"(?:`|\$ )make ([a-z-]+)")


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_commands_and_their_options_exist(page: Path) -> None:
    context = click.Context(commands)
    for name, rest in _COMMAND.findall(page.read_text("utf-8")):
        command = commands.get_command(context, name)
        assert command, f"pathwaytool {name}"
        known = {option for one in command.params for option in one.opts}
        used = {word.partition("=")[0] for word in rest.split() if word.startswith("-")}
        assert used <= known, f"pathwaytool {name}{rest}"


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_make_targets_exist(page: Path) -> None:
    makefile = (Path(__file__).parents[2] / "Makefile").read_text("utf-8")
    for target in _TARGET.findall(page.read_text("utf-8")):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"make {target}"


def test_rules_that_the_handbook_names_exist() -> None:
    from pathwaytool.locales.messages import translated_rules

    known = translated_rules("da")
    for page in pages():
        text = page.read_text("utf-8")
        for rule in re.findall(r"pathwaytool explain ([a-z-]+)", text):
            assert rule in known, rule
        for rule in re.findall(r"^<!-- ud over: (.*) -->$", text, re.MULTILINE):
            assert rule in known, rule

"""Every example in the handbook does what the page says: clean, or the output that is shown."""

from itertools import groupby
from pathlib import Path

import pytest

from pathwaytool.cli.streams import from_here
from pathwaytool.folder import Folder
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.project import project_of
from pathwaytool.report import text
from tests.handbook.examples import HANDBOOK, PREFIX, Example, all_examples, blocks_of, pages

DATE = "2026-06-01"
"""The day that the handbook's laws and reviews are tested against."""

# The examples share one set of registers; a small one of them cannot use every entry.
NOT_COUNTED = frozenset({"unused-entry"})

EXAMPLES = all_examples()


def findings(example: Example) -> list[Diagnostic]:
    project = project_of(Folder(example.texts), date=DATE)
    rests = project.library and project.library.base and not project.library.editions
    assert project.library is None or project.has_errors or set(project.proofs) or rests
    not_counted = NOT_COUNTED | example.not_counted
    return [one for one in project.diagnostics if one.message.rule not in not_counted]


def said(example: Example) -> str:
    return text(from_here(findings(example), Path(PREFIX)), "da")


@pytest.mark.parametrize(
    "example",
    [example for example in EXAMPLES if not example.is_expected_to_speak],
    ids=lambda example: example.name,
)
def test_right_example_is_clean(example: Example) -> None:
    assert findings(example) == [], said(example)


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_wrong_example_gives_the_output_on_the_page(page: Path, accept: bool) -> None:
    speaking = [one for one in EXAMPLES if one.is_expected_to_speak and one.block.page == page.name]
    if accept:
        write_shown(speaking)
    for example in speaking:
        assert example.block.shown is not None, f"{example.name} has no text block below it"
        if not accept:
            assert example.block.shown == said(example), example.name


def test_wrong_example_has_something_to_say() -> None:
    silent = [one.name for one in EXAMPLES if one.is_expected_to_speak and not findings(one)]
    assert silent == []


def test_every_yaml_block_names_its_file() -> None:
    nameless = [
        f"{block.page}:{block.line}"
        for page in pages()
        for block in blocks_of(page)
        if not block.path.startswith(PREFIX)
    ]
    assert nameless == []


def test_no_yaml_block_escapes_the_test() -> None:
    for page in pages():
        opened = page.read_text("utf-8").count("```yaml")
        assert opened == len(list(blocks_of(page))), page.name


def test_output_stands_only_below_an_example_that_gives_it() -> None:
    for page in pages():
        shown = [block for block in blocks_of(page) if block.shown is not None]
        assert all("giver besked" in block.marks for block in shown), page.name
        assert page.read_text("utf-8").count("```text") == len(shown), page.name


def write_shown(speaking: list[Example]) -> None:
    for name, group in groupby(speaking, key=lambda one: one.block.page):
        page = HANDBOOK / name
        written = page.read_text("utf-8")
        for example in reversed(list(group)):
            if example.block.shown is not None:
                first, last = example.block.span
                written = written[:first] + said(example) + written[last:]
        page.write_text(written, "utf-8")

"""An edit that no proof reads proves nothing anew; every other does."""

import ast
import re
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from bench.library import library_texts
from pathwaytool.folder import Folder
from pathwaytool.load.library import load_library
from pathwaytool.model.pathway import Pathway
from pathwaytool.prove import reading
from pathwaytool.prove.reading import UNREAD, proved_of
from tests.proving.generator import pathway_of, text

PROVE = Path(reading.__file__).parent

TEXTS = (
    ("title: Screening", "title: En ny screening"),
    ("summary: Et opfundet", "summary: Et helt andet opfundet"),
    ("    description: >-\n", "    description: >-\n      Et afsnit mere.\n\n"),
    ("cites: [udsagn-1]", "cites: [udsagn-1, udsagn-2]"),
    ("steps:\n", "# En bemærkning.\nsteps:\n"),
    ("review: 2999-12-31", "review: 2998-12-31"),
)

FLOWS = (
    ("takes: 1-5 days", "takes: 1-6 days"),
    ("next: helhed", "next: faelles"),
    ("{problem: skole}", "{problem: [skole, flere]}"),
    ("needs: [underretning]", "needs: []"),
    ("basis: [consent]", "basis: [lov-1]"),
    ("limit: 24 hours", "limit: 25 hours"),
    ("    start: always\n", "    start: always\n    waits: all\n"),
    ("    start: always\n", '    start: always\n    "w\\x61its": all\n'),
    ("ages: 12-17", "ages: 12-18"),
)


def made(old: str = "", new: str = "") -> Pathway:
    texts = dict(library_texts(25))
    assert not old or old in texts["forloeb-0001.yml"], old
    texts["forloeb-0001.yml"] = texts["forloeb-0001.yml"].replace(old, new, 1)
    folder = Folder({path: one.encode() for path, one in texts.items()}, ())
    library = load_library(folder.texts).library
    assert library is not None
    return library.pathways["forloeb-0001"]


@pytest.mark.parametrize("edit", TEXTS)
def test_an_edit_of_words_proves_nothing_anew(edit: tuple[str, str]) -> None:
    assert proved_of(made(*edit)) == proved_of(made())


@pytest.mark.parametrize("edit", FLOWS)
def test_an_edit_of_the_flow_proves_anew(edit: tuple[str, str]) -> None:
    assert proved_of(made(*edit)) != proved_of(made())


CHANGES: dict[str, Callable[[Pathway], Pathway]] = {
    "title": lambda one: replace(one, title=text("other")),
    "version": lambda one: replace(one, version="9"),
}


@pytest.mark.parametrize("seed", range(50))
def test_pathways_that_differ_read_differently(seed: int) -> None:
    one, other = pathway_of(seed), pathway_of(seed + 1)
    assert proved_of(one) == proved_of(pathway_of(seed))
    assert proved_of(one) != proved_of(other)
    for change in CHANGES.values():
        assert proved_of(change(one)) == proved_of(one)
    for name, step in one.steps.items():
        less = {**one.steps, name: replace(step, transitions=step.transitions[1:])}
        assert proved_of(replace(one, steps=less)) != proved_of(one)


def test_a_proof_looks_at_no_more_of_a_library_than_its_key_says() -> None:
    for path in PROVE.rglob("*.py"):
        if path.parent.name == "tell":
            continue
        read = re.findall(r"\blibrary\.([a-z_]+)", path.read_text("utf-8"))
        assert set(read) <= {"pathways", "actors"}, path.name


def test_what_is_left_out_is_nothing_that_the_proof_looks_at() -> None:
    words = {field.name for field in fields(Pathway) if field.name in {"title", "summary"}}
    for path in PROVE.rglob("*.py"):
        if path.parent.name == "tell":  # tells today's file what was proved
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute):
                assert node.attr not in UNREAD | words, f"{path.name}:{node.lineno} {node.attr}"

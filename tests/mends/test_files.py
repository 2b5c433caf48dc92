"""The mends of what is wrong with a whole file, followed to the letter in a folder on the disk."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pathwaytool.beneath import read_with_base
from pathwaytool.check.manual import DATE
from pathwaytool.cli.catalogue import all_messages
from pathwaytool.cli.slips import slips
from pathwaytool.load.encoding import LARGEST
from pathwaytool.project import project_of
from tests.rules.example_library import EXAMPLES, shared_texts

PATHWAY = "samtaler.yml"
REGISTER = "registers/aktoerer.yml"
PER_FILE = LARGEST // 2
"""How much of the comments stands in each file after the split, in bytes."""


def _links_out(root: Path) -> None:
    (root / PATHWAY).rename(root.parent / PATHWAY)
    (root / PATHWAY).symlink_to(root.parent / PATHWAY)


def _put_in(root: Path) -> None:
    (root / PATHWAY).unlink()
    (root.parent / PATHWAY).rename(root / PATHWAY)


def _renamed(old: str, new: str) -> Callable[[Path], object]:
    return lambda root: (root / old).rename(root / new)


def _is_a_pipe(root: Path) -> None:
    (root / PATHWAY).rename(root.parent / PATHWAY)
    os.mkfifo(root / PATHWAY)


def _is_large(root: Path) -> None:
    with (root / REGISTER).open("a") as file:
        file.write("# Om aktørerne\n" * (LARGEST // 15))


def _is_split(root: Path) -> None:
    lines = (root / REGISTER).read_text("utf-8").splitlines(keepends=True)
    comments = [line for line in lines if line.startswith("#")]
    rest = "".join(line for line in lines if not line.startswith("#"))
    (root / REGISTER).write_text(rest + "".join(comments[: PER_FILE // 16]), "utf-8")
    # The other half stands beside a register that there is already.
    with (root / "registers/dokumenter.yml").open("a") as file:
        file.write("".join(comments[PER_FILE // 16 :]))


def _saved(encoding: str, read: str = "utf-8") -> Callable[[Path], object]:
    return lambda root: (root / PATHWAY).write_bytes(
        (root / PATHWAY).read_bytes().decode(read).encode(encoding)
    )


def _replaced(old: str, new: str) -> Callable[[Path], object]:
    def replace(root: Path) -> None:
        text = (root / PATHWAY).read_text("utf-8")
        assert old in text
        (root / PATHWAY).write_text(text.replace(old, new, 1), "utf-8")

    return replace


def _rests_on(path: str, version: str = "0.1.0") -> Callable[[Path], object]:
    """Let the library be another's base, and rest on what stands in `path` in its place."""

    def rest(root: Path) -> None:
        if not (nation := root.parent / "nation").exists():
            shutil.copytree(root, nation)
            shutil.rmtree(root)
            root.mkdir()
        base = f"base: {{path: {path}, version: {version}}}\n"
        head = "library: by\ntitle: Byens\npublisher: Byen\nlanguages: [da]\n"
        (root / "library.yml").write_text(head + base, "utf-8")

    return rest


def _rests_on_spoiled(old: str, new: str, file: str) -> Callable[[Path], object]:
    def rest(root: Path) -> None:
        if not (root.parent / "nation").exists():
            _rests_on("../nation")(root)
        text = (root.parent / "nation" / file).read_text("utf-8")
        assert old in text
        (root.parent / "nation" / file).write_text(text.replace(old, new, 1), "utf-8")

    return rest


SPOILED: dict[str, tuple[Callable[[Path], object], Callable[[Path], object]]] = {
    "link-out-of-library": (_links_out, _put_in),
    "odd-file-name": (_renamed(PATHWAY, "sam\ttaler.yml"), _renamed("sam\ttaler.yml", PATHWAY)),
    "civil-number-in-name": (
        _renamed(PATHWAY, "sag-010199-1234.yml"),
        _renamed("sag-010199-1234.yml", PATHWAY),
    ),
    "unreadable-file": (_is_a_pipe, _put_in),
    "file-too-large": (_is_large, _is_split),
    "wrong-encoding": (_saved("cp1252"), _saved("utf-8", read="cp1252")),
    "too-deep": (_replaced("title: ", "title: " + "[" * 200), _replaced("[" * 200, "")),
    "no-library-file": (_renamed("library.yml", "kladde"), _renamed("kladde", "library.yml")),
    "base-missing": (_rests_on("../national"), _rests_on("../nation")),
    "base-is-itself": (_rests_on("../library"), _rests_on("../nation")),
    "base-on-base": (
        _rests_on_spoiled("title: ", "base: {path: ../x}\ntitle: ", "library.yml"),
        _rests_on_spoiled("base: {path: ../x}\n", "", "library.yml"),
    ),
    "base-version": (_rests_on("../nation", "0.9.0"), _rests_on("../nation")),
    "base-with-errors": (
        _rests_on_spoiled("accountable: laerer", "ansvarlig: laerer", "faelles.yml"),
        _rests_on_spoiled("ansvarlig: laerer", "accountable: laerer", "faelles.yml"),
    ),
}


def told(root: Path) -> set[str]:
    return {one.message.rule for one in project_of(read_with_base(root), date=DATE).diagnostics}


@pytest.mark.parametrize("rule", SPOILED)
def test_mend_of_a_file_works(tmp_path: Path, rule: str) -> None:
    root = tmp_path / "library"
    for path, content in shared_texts().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    before = told(root)
    spoil, mend = SPOILED[rule]
    spoil(root)
    assert rule in told(root)
    mend(root)
    assert told(root) == before


def test_the_mend_of_every_message_is_tried_here_or_beside() -> None:
    shown = {path.parent.name for path in EXAMPLES.glob("*/bad*.yaml")}
    assert set(all_messages()) - shown - set(slips()) == set(SPOILED)

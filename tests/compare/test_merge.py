"""Two edits of one file: put together key by key, as they are written; told where they clash."""

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from pathwaytool.compare.blocks import Block, blocks_of
from pathwaytool.compare.merge import Merged, merged
from pathwaytool.load.yaml_source import Read, data_of
from tests.command import tool
from tests.compare.test_command import git
from tests.handbook.examples import library_files

BASE = """\
# Forløbet
pathway: lille
title: Lille

steps:
  # Den første
  samtale:
    title: Samtale
    accountable: raadgiver
    contributors: [laerer, politi]  # husk dem
    next: plan

  # Den anden
  plan:
    title: Plan
    accountable: raadgiver
    next: hjem
ends:
  hjem: {title: Hjem}
"""


def both(ours: list[tuple[str, str]], theirs: list[tuple[str, str]]) -> Merged:
    found = merged(BASE, edited(ours), edited(theirs))
    assert found is not None
    return found


def edited(edits: list[tuple[str, str]]) -> str:
    text = BASE
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def moved() -> str:
    """Return the file with its two steps in the other order."""
    first, second = BASE.index("  # Den første"), BASE.index("  # Den anden")
    end = BASE.index("ends:")
    return BASE[:first] + BASE[second:end] + BASE[first:second] + BASE[end:]


def without_empty_lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def test_different_keys_of_one_step_are_put_together() -> None:
    ours = [("title: Samtale\n", "title: En samtale\n")]
    theirs = [("    next: plan\n", "    takes: 1 day  # kort\n    next: plan\n")]
    found = both(ours, theirs)
    assert found == Merged(edited([*ours, *theirs]), ())


def test_what_one_has_moved_and_the_other_changed_is_put_together() -> None:
    theirs = [("    title: Plan\n", "    title: Plan for støtten\n")]
    for found in (merged(BASE, moved(), edited(theirs)), merged(BASE, edited(theirs), moved())):
        assert found is not None
        assert found.conflicts == ()
        expected = moved().replace("title: Plan\n", "title: Plan for støtten\n")
        assert without_empty_lines(found.text) == without_empty_lines(expected)


def test_lists_of_ids_take_what_both_put_in_and_took_out() -> None:
    found = both(
        [("[laerer, politi]", "[laerer, politi, ppr]")], [("[laerer, politi]", "[politi, ssp]")]
    )
    assert found.conflicts == ()
    assert "contributors: [politi, ppr, ssp]  # husk dem\n" in found.text


def test_steps_that_each_adds_are_both_there() -> None:
    new = "  ny{}:\n    title: Ny\n    next: hjem\n"
    found = both([("ends:\n", new.format(1) + "ends:\n")], [("ends:\n", new.format(2) + "ends:\n")])
    assert found.conflicts == ()
    read = data_of("x", found.text)
    assert isinstance(read, Read)
    assert list(read.data["steps"]) == ["samtale", "plan", "ny2", "ny1"]


def test_what_one_takes_out_is_gone_unless_the_other_changed_it() -> None:
    gone = BASE[: BASE.index("  # Den anden")] + BASE[BASE.index("ends:") :]
    found = merged(BASE, gone, edited([("title: Samtale\n", "title: En samtale\n")]))
    assert found is not None
    assert found.conflicts == ()
    assert "plan:" not in found.text
    assert "En samtale" in found.text
    found = merged(BASE, gone, edited([("title: Plan\n", "title: Planen\n")]))
    assert found is not None
    (conflict,) = found.conflicts
    assert conflict.way == ("steps", "plan")
    assert conflict.ours is None


def test_both_having_changed_the_same_is_a_conflict_at_its_place() -> None:
    found = both(
        [("    accountable: raadgiver\n    contr", "    accountable: politi\n    contr")],
        [("    accountable: raadgiver\n    contr", "    accountable: laerer\n    contr")],
    )
    (one,) = found.conflicts
    assert one.way == ("steps", "samtale", "accountable")
    assert (one.base, one.ours, one.theirs) == ("raadgiver", "politi", "laerer")
    marked = (
        "<<<<<<< ours\n    accountable: politi\n=======\n    accountable: laerer\n>>>>>>> theirs\n"
    )
    assert found.text == BASE.replace("    accountable: raadgiver\n    contr", f"{marked}    contr")


def test_the_same_change_on_both_sides_is_one() -> None:
    edits = [("title: Plan\n", "title: Planen\n")]
    assert both(edits, edits) == Merged(edited(edits), ())


@pytest.mark.parametrize("text", ["a: [", "- x\n", "", "{a: 1, b: 2}\n"])
def test_what_is_not_written_line_by_line_is_left_to_git(text: str) -> None:
    assert blocks_of("x", text) is None
    assert merged(BASE, BASE, text) is None


def test_a_file_is_all_of_its_blocks() -> None:
    for path, text in library_files().items():
        blocks = blocks_of(path, text)
        assert blocks is not None
        assert "".join(one.text for one in blocks) == text
        assert all(_is_whole(one) for one in blocks)


def _is_whole(block: Block) -> bool:
    return block.inner is None or all(map(_is_whole, block.inner))


def test_edits_of_different_keys_never_clash() -> None:
    text = library_files()["pathways/eksempel.yml"]
    for seed in range(25):
        random = Random(seed)
        lines = text.split("\n")
        at = [
            n
            for n, one in enumerate(lines)
            if ": " in one and "{" not in one and one[-1] not in ">|"
        ]
        ours, theirs = sorted(random.sample(at, 2))
        result = merged(text, _with_note(lines, ours), _with_note(lines, theirs))
        expected = _with_note(_with_note(lines, ours).split("\n"), theirs)
        assert result is not None, seed
        assert result == Merged(expected, ()), seed


def _with_note(lines: list[str], at: int) -> str:
    return "\n".join([*lines[:at], f"{lines[at]}  # set", *lines[at + 1 :]])


# -- the command, as Git calls it ----------------------------------------------------------


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    git("init", "-q", "-b", "main")
    command = f'"{sys.executable}" -m pathwaytool merge --lang da %O %A %B %P'
    git("config", "merge.pathwaytool.driver", command)
    Path(".gitattributes").write_text("*.yml merge=pathwaytool\n", "utf-8")
    Path("a.yml").write_text(BASE, "utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "x")
    return tmp_path


def branch(name: str, text: str) -> None:
    git("checkout", "-q", "-b", name, "main")
    Path("a.yml").write_text(text, "utf-8")
    git("commit", "-q", "-a", "-m", name)


def merge(name: str) -> subprocess.CompletedProcess[str]:
    who = ("-c", "user.name=n", "-c", "user.email=e@example.org")
    return subprocess.run(["git", *who, "merge", name], capture_output=True, text=True, check=False)


def test_git_merges_with_it(repository: Path) -> None:
    branch("flyttet", moved())
    branch("rettet", edited([("title: Plan\n", "title: Planen\n")]))
    ran = merge("flyttet")
    assert ran.returncode == 0, ran.stderr
    expected = moved().replace("title: Plan\n", "title: Planen\n")
    now = Path("a.yml").read_text("utf-8")
    assert without_empty_lines(now) == without_empty_lines(expected)
    branch("anden", edited([("title: Plan\n", "title: En plan\n")]))
    ran = merge("rettet")
    assert ran.returncode == 1
    assert "a.yml: Begge har ændret det samme i trinnet »plan«" in ran.stdout + ran.stderr


def test_the_command_tells_of_a_conflict_in_the_models_words(repository: Path) -> None:
    for name, text in (
        ("o", BASE),
        ("a", edited([("title: Lille", "title: Min")])),
        ("b", edited([("title: Lille", "title: Din")])),
    ):
        Path(name).write_text(text, "utf-8")
    ran = tool("merge", "o", "a", "b", "x.yml", "--lang", "da")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == "x.yml: Begge har ændret title. Hos os: Min. Hos dem: Din. Før: Lille.\n"
    gone = BASE[: BASE.index("ends:")]
    Path("a").write_text(gone, "utf-8")
    Path("b").write_text(edited([("{title: Hjem}", "{title: Hjemme}")]), "utf-8")
    ran = tool("merge", "o", "a", "b", "--lang", "sv")
    assert ran.returncode == 1
    assert "Hos oss: finns inte där. Hos dem: hjem: title: Hjemme." in ran.stderr


def test_what_is_no_file_of_ours_is_merged_line_by_line(repository: Path) -> None:
    for name, text in (
        ("o", b"\xff\n1\n2\n3\n"),
        ("a", b"\xff\n0\n2\n3\n"),
        ("b", b"\xff\n1\n2\n4\n"),
    ):
        Path(name).write_bytes(text)
    assert tool("merge", "o", "a", "b").returncode == 0
    assert Path("a").read_bytes() == b"\xff\n0\n2\n4\n"
    Path("b").write_bytes(b"\xff\n9\n2\n3\n")
    assert tool("merge", "o", "a", "b").returncode == 1
    assert tool("merge", "o", "a", "nowhere").returncode == 2

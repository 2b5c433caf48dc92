"""A folder stands whole until the one that replaces it is whole, whoever is killed and when."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pathwaytool import new_folder
from pathwaytool.new_folder import NewFolder, are_tangled, is_unfinished

MAKER = """
import sys
from pathlib import Path
from pathwaytool.new_folder import NewFolder
place, text = Path(sys.argv[1]), sys.argv[2]
new = NewFolder(place)
for number in range(200):
    (new.path / f"{number}.txt").write_text(text)
    if number == 100:
        print("half", flush=True)
new.keep_others([f"{number}.txt" for number in range(200)])
new.replace()
print("done", flush=True)
"""


def made(place: Path, **texts: str) -> None:
    new = NewFolder(place)
    for name, text in texts.items():
        (new.path / name).write_text(text)
    new.replace()


def texts_in(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


@pytest.fixture(params=["in one step", "in two steps"])
def steps(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run with the exchange of two names that Linux and macOS have, and without."""
    if request.param == "in two steps":
        monkeypatch.setattr(new_folder, "_exchanged", lambda one, other: False)


@pytest.mark.usefixtures("steps")
def test_the_new_takes_the_place_of_the_old(tmp_path: Path) -> None:
    made(tmp_path / "site", a="1", b="1")
    made(tmp_path / "site", a="2", c="2")
    assert texts_in(tmp_path) == {"site/a": "2", "site/c": "2"}


def test_the_old_stands_until_then(tmp_path: Path) -> None:
    made(tmp_path / "site", a="1")
    new = NewFolder(tmp_path / "site")
    (new.path / "a").write_text("2")
    assert texts_in(tmp_path / "site") == {"a": "1"}
    new.give_up()
    assert texts_in(tmp_path) == {"site/a": "1"}


def test_what_has_not_changed_is_the_same_file(tmp_path: Path) -> None:
    made(tmp_path / "site", a="1")
    before = (tmp_path / "site/a").stat()
    new = NewFolder(tmp_path / "site")
    assert new.link("a")
    assert not new.link("b")
    new.replace()
    assert os.path.samestat(before, (tmp_path / "site/a").stat())


def test_where_nothing_can_be_linked_it_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError

    made(tmp_path / "site", a="1")
    before = (tmp_path / "site/a").stat()
    monkeypatch.setattr(os, "link", refuse)
    new = NewFolder(tmp_path / "site")
    assert new.link("a")
    new.replace()
    assert (tmp_path / "site/a").read_text() == "1"
    assert (tmp_path / "site/a").stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.usefixtures("steps")
@pytest.mark.parametrize("is_inside", [False, True])
def test_what_is_not_ours_stays(
    tmp_path: Path, is_inside: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    made(site, **{"old.html": "1", "index.html": "1"})
    (site / "docs").mkdir()
    for name in (".git", "docs/ours.md", "docs/theirs.md", "theirs.txt"):
        (site / name).write_text(name)
    (site / "away").symlink_to("theirs.txt")
    if is_inside:
        monkeypatch.setattr(Path, "is_mount", lambda self: True)
    new = NewFolder(site)
    assert (new.path.parent == site) == is_inside
    (new.path / "docs").mkdir()
    (new.path / "docs/ours.md").write_text("2")
    (new.path / "index.html").write_text("2")
    new.keep_others(["old.html", "index.html", "docs/ours.md", "docs/gone.md"])
    new.replace()
    assert texts_in(tmp_path) == {
        "site/.git": ".git",
        "site/away": "theirs.txt",
        "site/docs/ours.md": "2",
        "site/docs/theirs.md": "docs/theirs.md",
        "site/index.html": "2",
        "site/theirs.txt": "theirs.txt",
    }
    assert (site / "away").is_symlink()


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    made(tmp_path / "www", a="1")
    (tmp_path / "site").symlink_to("www")
    made(tmp_path / "site", a="2")
    assert (tmp_path / "site").is_symlink()
    assert texts_in(tmp_path / "www") == {"a": "2"}


def test_who_may_read_it_stays(tmp_path: Path) -> None:
    made(tmp_path / "site", a="1")
    (tmp_path / "site").chmod(0o2750)
    made(tmp_path / "site", a="2")
    assert (tmp_path / "site").stat().st_mode & 0o7777 == 0o2750


def test_two_at_a_time_do_each_other_no_harm(tmp_path: Path) -> None:
    made(tmp_path / "site", a="1")
    first, second = NewFolder(tmp_path / "site"), NewFolder(tmp_path / "site")
    (first.path / "a").write_text("2")
    (second.path / "a").write_text("3")
    first.replace()
    assert (tmp_path / "site/a").read_text() == "2"
    second.replace()
    assert texts_in(tmp_path) == {"site/a": "3"}


@pytest.mark.parametrize("moment", ["half", "at once"])
def test_what_a_killed_maker_left_is_removed(tmp_path: Path, moment: str) -> None:
    made(tmp_path / "site", a="1")
    process = started(tmp_path / "site", "2")
    if moment == "half":
        assert process.stdout and process.stdout.readline() == b"half\n"
    process.kill()
    process.communicate()
    old = texts_in(tmp_path / "site")
    assert old == {"a": "1"} or set(old.values()) == {"2"}
    made(tmp_path / "site", a="3")
    assert texts_in(tmp_path) == {"site/a": "3"}


def test_what_stood_aside_when_its_maker_was_killed_is_put_back(tmp_path: Path) -> None:
    made(tmp_path / "site", a="1")
    (tmp_path / "site").rename(tmp_path / ".site-old-0123abcd")
    new = NewFolder(tmp_path / "site")
    assert texts_in(tmp_path / "site") == {"a": "1"}
    new.give_up()


def test_only_what_has_such_a_name_is_removed(tmp_path: Path) -> None:
    names = [".site-new-mine", ".site-news", ".other-new-0123abcd", "site-new-0123abcd"]
    for name in names:
        (tmp_path / name).mkdir()
    made(tmp_path / "site", a="1")
    assert all((tmp_path / name).is_dir() for name in names)
    assert is_unfinished(".site-new-0123abcd", tmp_path / "site")


def test_a_file_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(NotADirectoryError):
        NewFolder(tmp_path / "site")
    assert texts_in(tmp_path) == {"site": "mine"}


def test_a_folder_that_may_not_be_made_is_told_and_nothing_is_touched(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OSError, match="file"):
        NewFolder(tmp_path / "file" / "site")


def test_folders_are_tangled_where_one_stands_in_the_other(tmp_path: Path) -> None:
    (tmp_path / "library/sub").mkdir(parents=True)
    (tmp_path / "link").symlink_to("library")
    for one, other, expected in (
        ("library", "library", True),
        ("library/site", "library", True),
        ("library", "library/sub", True),
        ("link/site", "library", True),
        ("site", "library", False),
        ("library-site", "library", False),
    ):
        assert are_tangled(tmp_path / one, tmp_path / other) is expected, one


def started(place: Path, text: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", MAKER, str(place), text]
    return subprocess.Popen(command, stdout=subprocess.PIPE)

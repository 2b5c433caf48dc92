"""Folders as strangers may send them: links, odd names, pipes, huge files."""

import os
from pathlib import Path

import pytest

from pathwaytool.folder import library_folder, read_folder
from pathwaytool.load.encoding import LARGEST


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    (folder / "registers").mkdir(parents=True)
    (folder / "library.yml").write_text("library: x\n")
    (folder / "registers" / "a.yaml").write_text("actors: {}\n")
    return folder


def refused(folder: Path) -> list[tuple[str, str]]:
    return [(one.message.rule, one.location.path) for one in read_folder(folder).refused]


def test_yaml_files_are_read_sorted_and_others_left(library: Path) -> None:
    for name in ("z.yml", "b.YML", ".hidden.yml", "notes.txt", "x.yml.bak"):
        (library / name).write_text(f"name: {name}\n")
    (library / ".git").mkdir()
    (library / ".git" / "config.yml").write_text("x: 1\n")
    assert list(read_folder(library).texts) == [
        "b.YML",
        "library.yml",
        "registers/a.yaml",
        "z.yml",
    ]
    assert refused(library) == []


def test_a_file_link_out_of_the_library_is_refused(library: Path) -> None:
    secret = library.parent / "secret.yml"
    secret.write_text("secret: 1\n")
    (library / "in.yml").symlink_to(secret)
    assert refused(library) == [("link-out-of-library", "in.yml")]
    assert b"secret" not in b"".join(read_folder(library).texts.values())


def test_a_folder_link_out_of_the_library_is_refused(library: Path) -> None:
    outside = library.parent / "outside"
    outside.mkdir()
    (outside / "a.yml").write_text("secret: 1\n")
    (library / "linked").symlink_to(outside)
    assert refused(library) == [("link-out-of-library", "linked")]


def test_a_ring_of_links_ends(library: Path) -> None:
    (library / "ring").symlink_to(library)
    (library / "one.yml").symlink_to(library / "two.yml")
    (library / "two.yml").symlink_to(library / "one.yml")
    assert set(read_folder(library).texts) == {"library.yml", "registers/a.yaml"}
    assert refused(library) == [("unreadable-file", "one.yml"), ("unreadable-file", "two.yml")]
    assert {one.gaps["why"] for one in read_folder(library).refused} == {"ELOOP"}


def test_a_pipe_does_not_hang(library: Path) -> None:
    os.mkfifo(library / "pipe.yml")
    assert refused(library) == [("unreadable-file", "pipe.yml")]


def test_a_folder_named_as_a_file_is_told(library: Path) -> None:
    (library / "folder.yml").mkdir()
    (library / "folder.yml" / "a.yml").write_text("a: 1\n")
    assert refused(library) == [("unreadable-file", "folder.yml")]
    assert {one.gaps["why"] for one in read_folder(library).refused} == {"EISDIR"}


def test_a_huge_file_is_not_read(library: Path) -> None:
    with (library / "huge.yml").open("wb") as file:
        file.truncate(LARGEST + 1)
    assert refused(library) == [("file-too-large", "huge.yml")]
    assert "huge.yml" not in read_folder(library).texts


@pytest.mark.parametrize("name", [b"\xff\xfe.yml", b"line\nbreak.yml", b"esc\x1b[31m.yml"])
def test_a_name_that_cannot_be_shown_is_refused(library: Path, name: bytes) -> None:
    Path(os.fsdecode(os.fsencode(library) + b"/" + name)).write_text("a: 1\n")
    ((rule, path),) = refused(library)
    assert rule == "odd-file-name"
    assert path.isprintable()


@pytest.mark.parametrize("name", ["010199-1234.yml", "sager/cpr 010199 1234.yml"])
def test_a_name_with_a_civil_number_is_refused_and_not_repeated(library: Path, name: str) -> None:
    (library / name).parent.mkdir(exist_ok=True)
    (library / name).write_text("a: 1\n")
    (told,) = read_folder(library).refused
    assert told.message.rule == "civil-number-in-name"
    assert "1234" not in f"{told.location.path} {told.gaps}"
    assert name not in read_folder(library).texts


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(library: Path) -> None:
    (library / "closed.yml").write_text("a: 1\n")
    (library / "closed.yml").chmod(0)
    assert refused(library) == [("unreadable-file", "closed.yml")]


def test_the_library_of_a_file_is_the_nearest_folder_with_a_library_file(library: Path) -> None:
    assert library_folder(library / "registers" / "a.yaml") == library.resolve()
    assert library_folder(library) == library
    assert library_folder(library.parent / "elsewhere.yml") is None

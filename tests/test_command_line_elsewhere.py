"""The command on machines as they are: streams closed, other letters, no access."""

import errno
import io
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from subprocess import PIPE

import pytest
from click.testing import CliRunner

from pathwaytool.cli import commands, main
from pathwaytool.folder import REASONS
from pathwaytool.locales import LANGUAGES, words
from tests.at_work import DATE, Done, at_work, invoked, spoil
from tests.child import child, shell

NOBODY = 65534
CLEAN = "Der er intet at rette.\n"
MACHINE_FORMATS = ("json", "sarif", "github", "gitlab", "junit")


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_work(tmp_path, monkeypatch)


# --- Streams


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("asked", ["validate", "validate --format json", "draw", "export", "-h"])
@pytest.mark.unmeasured
def test_a_closed_stream_ends_quietly(closed: str, asked: str) -> None:
    done = shell(f"{asked} {closed}")
    assert done.returncode == 0
    assert done.stderr == b""
    assert bool(done.stdout) == (">&-" not in closed.replace("2>&-", ""))


def test_with_closed_streams_findings_are_still_told_by_the_exit_code_and_the_file() -> None:
    spoil("next: arkiv", "next: arkiver")
    assert shell(f"validate {DATE} >&- 2>&-").returncode == 1
    assert shell(f"validate {DATE} -o told.txt <&- >&- 2>&-").returncode == 1
    assert "arkiver" in Path("told.txt").read_text("utf-8")
    assert shell("validate nowhere >&- 2>&-").returncode == 2


@pytest.mark.parametrize("asked", ["export", "validate", "draw --format png", "-h", "validate -h"])
@pytest.mark.unmeasured
def test_a_full_disk_behind_standard_output_is_one_sentence(asked: str) -> None:
    done = shell(f"{asked} >/dev/full")
    told = "pathwaytool: Resultatet kan ikke skrives: disken er fuld.\n"
    assert (done.returncode, done.stderr.decode()) == (2, told)


@pytest.mark.parametrize("asked", ["validate nowhere", "--nonsense", "explain qqq"])
@pytest.mark.unmeasured
def test_complaints_that_nobody_can_hear_keep_their_exit_code(asked: str) -> None:
    assert shell(f"{asked} 2>/dev/full").returncode == 2
    assert shell(f"{asked} >/dev/full 2>/dev/full").returncode == 2


def test_a_standard_output_that_is_open_for_reading_only_is_one_sentence() -> None:
    done = shell("export 1</dev/null")
    assert done.returncode == 2
    assert done.stderr.decode().startswith("pathwaytool: Resultatet kan ikke skrives: ")
    assert done.stderr.count(b"\n") == 1


# --- Letters


@pytest.mark.parametrize("letters", ["cp1252", "ascii", "latin-1", "utf-16", None])
@pytest.mark.unmeasured
def test_what_machines_read_is_utf_8_whatever_the_letters_of_the_computer(
    letters: str | None,
) -> None:
    """None stands for a Python that takes them from a computer without any."""
    spoil("next: arkiv", "next: arkivér-øæå")
    asked = [f"validate {DATE} --format {form}" for form in MACHINE_FORMATS]
    if letters:
        said = [shell(words, letters).stdout for words in asked]
        assert "æ" in shell("schema --ids", letters).stdout.decode("utf-8")
    else:
        plain = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
        command = [sys.executable, "-m", "pathwaytool", *asked[0].split()]
        said = [subprocess.run(command, stdout=PIPE, check=False, env=os.environ | plain).stdout]
    for text in said:
        assert "arkivér-øæå" in text.decode("utf-8")
        assert b"\\xe" not in text


@pytest.mark.parametrize(
    "arguments",
    [
        ("export",),
        ("draw", "--format", "svg"),
        ("draw", "--format", "dot"),
        ("draw", "--format", "mermaid"),
        ("prove", "--json"),
        ("prove", "--json", "--case", "haster=yes"),
        ("checklist", "--csv"),
        ("schema",),
    ],
)
def test_every_format_for_machines_goes_out_as_bytes(arguments: tuple[str, ...]) -> None:
    spoil("title: Opfundet forløb", "title: α forløb")
    done = CliRunner(charset="cp1252").invoke(commands, arguments, catch_exceptions=False)
    assert done.stdout_bytes.decode("utf-8").endswith("\n")
    assert done.exit_code in (0, 1)


@pytest.mark.parametrize("letters", ["cp1252", "latin-1"])
@pytest.mark.unmeasured
def test_people_get_the_letters_that_their_screen_has(letters: str) -> None:
    done = shell("rules", letters)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode(letters)


# --- What cannot be read


def called(*arguments: str) -> Done:
    """Run the whole command in this process, its streams captured."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    before = sys.argv
    sys.argv = ["pathwaytool", *arguments]
    try:
        with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
            main()
    finally:
        sys.argv = before
    told = (stream.buffer.getvalue().decode() for stream in (out, err))
    return Done(int(ended.value.code or 0), *told)


@cache
def warm() -> None:
    """Have everything imported and read: another user may not see where the interpreter is."""
    spoil("level: child", "level: barn")
    called("validate")
    spoil("level: barn", "level: child")
    for command in ("validate --no-cache", "draw", "export", "prove", "checklist", "schema --ids"):
        assert called(*command.split()).returncode == 0, command
    assert called("site", "warm").returncode == 0
    shutil.rmtree("cache")


@pytest.fixture
def warmed() -> None:
    warm()


def as_nobody(*arguments: str) -> Done:
    """Run the command as a user who may not read everything; as oneself where one is none."""
    if os.geteuid() != 0:
        return called(*arguments)
    for path in (Path.cwd(), *Path.cwd().parents):
        if not path.stat().st_mode & stat.S_IXOTH:
            path.chmod(path.stat().st_mode | stat.S_IXOTH | stat.S_IROTH)
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        return called(*arguments)
    finally:
        os.seteuid(0)
        os.setegid(0)


@pytest.fixture
def closed(request: pytest.FixtureRequest, warmed: None) -> Iterator[Path]:
    """Yield a path of the library that `request` names with what may be done with it; mend it."""
    name, mode = request.param
    path = Path("pathways", name).absolute()
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.mkdir()
        (path / "more.yml").write_text("actors: {}\n")
        (path / "below").mkdir()
    before = path.stat().st_mode
    path.chmod(mode)
    yield path
    path.chmod(before)


@pytest.mark.parametrize(
    ("closed", "told"),
    [
        (("locked", 0o000), "pathways/locked:1:1"),
        (("locked", 0o100), "pathways/locked:1:1"),
        (("locked", 0o444), "pathways/locked/more.yml:1:1"),
        (("deep/er/locked", 0o000), "pathways/deep/er/locked:1:1"),
        (("registers", 0o000), "pathways/registers:1:1"),
        (("forloeb-0001.yml", 0o000), "pathways/forloeb-0001.yml:1:1"),
        (("library.yml", 0o000), "pathways/library.yml:1:1"),
    ],
    indirect=["closed"],
)
@pytest.mark.unmeasured
def test_what_was_not_read_is_never_clean(closed: Path, told: str) -> None:
    done = as_nobody("validate", DATE)
    assert done.returncode == 1, done.stderr
    assert f"{told}: fejl: " in done.stdout
    assert "du har ikke adgang" in done.stdout
    rules = {line.split("[")[-1] for line in done.stdout.splitlines() if ": fejl: " in line}
    assert rules == {"unreadable-file]"}
    for command in (["draw"], ["export"], ["prove"], ["site", "out"]):
        refused = as_nobody(*command)
        assert (refused.returncode, refused.stdout) == (2, ""), command
        assert "pathwaytool validate pathways" in refused.stderr


@pytest.mark.parametrize("closed", [(".", 0o000), (".", 0o444), (".", 0o111)], indirect=True)
@pytest.mark.parametrize("command", ["validate", "draw", "schema --ids", "checklist", "site out"])
def test_a_library_that_may_not_be_entered_is_told_as_that(closed: Path, command: str) -> None:
    done = as_nobody(*command.split(), "--lang", "sv")
    told = "pathwaytool: pathways kan inte läsas: du har inte behörighet.\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", told)


@pytest.mark.usefixtures("warmed")
def test_a_folder_above_that_may_not_be_entered_is_told(tmp_path: Path) -> None:
    (tmp_path / "shut" / "pathways").mkdir(parents=True)
    (tmp_path / "shut").chmod(0)
    done = as_nobody("validate", "shut/pathways")
    (tmp_path / "shut").chmod(0o755)
    told = "pathwaytool: shut/pathways kan ikke læses: du har ikke adgang.\n"
    assert (done.returncode, done.stderr) == (2, told)


@pytest.mark.parametrize("command", ["validate", "validate .", "draw", "schema --ids", "checklist"])
@pytest.mark.unmeasured
def test_a_deleted_working_folder_is_told_as_that(tmp_path: Path, command: str) -> None:
    done = in_a_deleted_folder(tmp_path, command)
    assert (done.returncode, done.stdout) == (2, "")
    assert "the folder where the command runs does not exist any more" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["validate", "checklist --library", "export --library"])
@pytest.mark.unmeasured
def test_from_a_deleted_working_folder_whole_paths_work(tmp_path: Path, command: str) -> None:
    done = in_a_deleted_folder(tmp_path, f"{command} {tmp_path / 'pathways'}")
    assert (done.returncode, done.stderr) == (0, "")


def in_a_deleted_folder(tmp_path: Path, command: str) -> Done:
    def there() -> None:
        gone = tmp_path / "gone"
        gone.mkdir()
        os.chdir(gone)
        gone.rmdir()
        sys.argv = ["pathwaytool", *command.split()]
        main()

    ended = child(there)
    return Done(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def test_python_itself_starts_in_a_deleted_working_folder(tmp_path: Path) -> None:
    program = f"mkdir gone; cd gone; rmdir ../gone; {sys.executable} -m pathwaytool validate"
    done = subprocess.run(["sh", "-c", program], stderr=PIPE, check=False, cwd=tmp_path)
    assert done.returncode == 2
    assert b"does not exist any more" in done.stderr
    assert done.stderr.count(b"\n") == 1


# --- Where the result goes


@pytest.mark.parametrize(
    "command",
    ["validate", "draw", "export", "checklist", "checklist --csv", "prove", "prove --json"],
)
@pytest.mark.parametrize(
    ("output", "why"),
    [
        ("pathways", "det er en mappe"),
        ("no/such/folder/x", "den, eller mappen, den skal stå i, findes ikke"),
        ("pathways/library.yml/x", "en del af stien er ikke en mappe"),
        ("/dev/full", "disken er fuld"),
        ("x" * 300, "navnet er for langt"),
    ],
)
def test_a_place_that_cannot_be_written_is_told(command: str, output: str, why: str) -> None:
    done = invoked(*command.split(), "-o", output)
    assert done.stdout == ""
    assert str(done.exception) == f"{output} kan ikke skrives: {why}."


@pytest.mark.usefixtures("warmed")
@pytest.mark.parametrize("command", ["validate -o", "draw -o", "schema -o", "site"])
def test_a_folder_of_somebody_else_is_told(command: str, tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    done = as_nobody(*command.split(), "made")
    tmp_path.chmod(0o755)
    told = "pathwaytool: made kan ikke skrives: du har ikke adgang.\n"
    assert (done.returncode, done.stderr) == (2, told)


@pytest.mark.usefixtures("warmed")
def test_a_cache_of_somebody_else_is_no_accident(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir(mode=0o700)
    done = as_nobody("validate", DATE)
    assert (done.returncode, done.stdout, done.stderr) == (0, CLEAN, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_of_the_system_has_words(language: str) -> None:
    said = words(language, "report")
    for name in REASONS:
        assert hasattr(errno, name)
        assert said[f"why-{name}"]

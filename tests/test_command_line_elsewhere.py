"""The command on machines as they are: parts missing, streams closed, other letters, no access."""

import errno
import importlib
import io
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from subprocess import PIPE

import pytest
from click.testing import CliRunner, Result

from bench.library import library_texts
from pathwaytool.cli import COMMANDS, commands, main
from pathwaytool.folder import REASONS
from pathwaytool.installed import PACKAGES, missing_part
from pathwaytool.locales import LANGUAGES, words
from tests.child import child, shell

DATE = "--date=2026-11-21"
NOBODY = 65534
CLEAN = "Der er intet at rette.\n"
MACHINE_FORMATS = ("json", "sarif", "github", "gitlab", "junit")


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of one's own, with a good Danish library of one pathway in `pathways`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATHWAYTOOL_CACHE", str(tmp_path / "cache"))
    for name in ("PATHWAYTOOL_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "PYTHONIOENCODING"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for path, text in library_texts(25).items():
        (tmp_path / "pathways" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pathways" / path).write_text(text, "utf-8")


def invoked(*arguments: str) -> Result:
    return CliRunner().invoke(commands, arguments)


def spoil(old: str, new: str, path: str = "pathways/forloeb-0001.yml") -> None:
    text = Path(path).read_text("utf-8")
    assert old in text
    Path(path).write_text(text.replace(old, new, 1), "utf-8")


@dataclass(frozen=True, slots=True)
class Done:
    """What a command has said, and its exit code."""

    returncode: int
    stdout: str
    stderr: str


# --- Parts that are missing


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


# --- What is written


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("x.png", b"\x89PNG"),
        ("X.PNG", b"\x89PNG"),
        ("x.svg", b"<svg"),
        ("x.dot", b"// "),
        ("x.gv", b"// "),
        ("x.mmd", b"---\ntitle:"),
        ("x.txt", b""),
        ("picture", b"<svg"),
    ],
)
def test_the_ending_decides_what_is_drawn(name: str, begins: bytes) -> None:
    done = invoked("draw", "--picture", "overview", "-o", name)
    assert (done.exit_code, done.output) == (0, "")
    assert Path(name).read_bytes().startswith(begins)
    if name == "x.txt":
        assert Path(name).read_text("utf-8") == invoked(
            "draw", "--picture", "overview", "--format", "text"
        ).output  # fmt: skip


@pytest.mark.parametrize(
    ("name", "more", "told"),
    [
        ("x.pdf", (), "Intet siger, hvad der skal stå i x.pdf."),
        ("x.jpeg", (), ".svg, .png, .dot"),
        ("x.png", ("--format", "svg"), "x.png har endelsen for png, men --format siger svg."),
        ("x.svg", ("--format", "png"), "x.svg har endelsen for svg, men --format siger png."),
        ("x.png", ("--engine", "dot"), "--engine dot gælder kun SVG, ikke png."),
    ],
)
def test_an_ending_that_says_something_else_is_told(
    name: str, more: tuple[str, ...], told: str
) -> None:
    done = invoked("draw", "-o", name, *more)
    assert told in str(done.exception)
    assert not Path(name).exists()


def test_a_format_that_is_named_may_go_anywhere() -> None:
    assert invoked("draw", "--format", "dot", "-o", "x.graph").exit_code == 0
    assert Path("x.graph").read_bytes().startswith(b"// ")


# --- Libraries with errors


def test_a_site_of_a_library_with_errors_is_refused_unless_asked_for() -> None:
    spoil("next: arkiv", "next: arkiver")
    done = invoked("site", "out")
    assert "Biblioteket har 1 fejl, så sitet skrives ikke." in str(done.exception)
    assert not Path("out").exists()
    assert invoked("site", "out", "--with-errors").exit_code == 0
    assert Path("out/docs/index.md").exists()


@pytest.mark.parametrize(
    ("path", "old", "new", "kept"),
    [
        ("forloeb-0001.yml", "next: arkiv", "next: arkiver", {"bup", "modtagelse"}),
        ("forloeb-0001.yml", "level: child", "level: barn", {"bup", "modtagelse"}),
        ("forloeb-0001.yml", "steps:", "stepz:", {"bup"}),
        ("forloeb-0001.yml", "steps:", "steps: [", {"bup"}),
        ("registers/register.yml", "kind: unit", "kind: person", {"modtagelse"}),
        ("library.yml", "sectors:", "sectors: [", {"bup", "modtagelse"}),
        ("library.yml", "title:", "titel:", {"bup", "modtagelse"}),
    ],
)
def test_a_schema_with_ids_can_be_had_just_when_help_is_needed(
    path: str, old: str, new: str, kept: set[str]
) -> None:
    spoil(old, new, f"pathways/{path}")
    done = invoked("schema", "--ids")
    assert done.exit_code == 0, done.exception
    known = {
        name
        for one in json.loads(done.stdout)["$defs"].values()
        for name in (one.get("enum") or (one.get("anyOf") or [{}])[0].get("enum") or ())
    }
    assert kept <= known


def test_a_schema_of_half_a_library_refuses_no_id() -> None:
    spoil("library:", "library: [", "pathways/library.yml")
    done = invoked("schema", "--ids", "--kind", "register")
    assert "pathwaytool validate pathways" in done.stderr
    schema = json.loads(done.stdout)
    assert "anyOf" in schema["$defs"]["known-actors"]


# --- One language


@pytest.mark.parametrize("computer", ["C.UTF-8", "C", "POSIX", "", "sv_SE.UTF-8", "en_US.UTF-8"])
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("validate", DATE), "Der er intet at rette."),
        (("explain", "dead-end"), "Rigtigt:"),
        (("rules",), "advarsel"),
        (("explain", "dead-ends"), "Mente du dead-end?"),
        (("-h",), "Brug: pathwaytool"),
        (("validate", "-h"), "Muligheder:"),
        (("validate", "nowhere"), "findes ikke."),
        (("draw", "nobody"), "intet forløb"),
    ],
)
def test_all_speaks_the_language_of_the_library(
    computer: str, arguments: tuple[str, ...], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", computer)
    monkeypatch.setenv("LANG", computer)
    done = invoked(*arguments)
    assert told in done.output + str(done.exception)


@pytest.mark.parametrize("arguments", [("validate", DATE), ("-h",), ("rules",), ("draw", "-h")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_chooses_a_language_gets_all_in_it(
    arguments: tuple[str, ...], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATHWAYTOOL_LANG", language)
    by_environment = invoked(*arguments).output
    said = words(language, "report" if arguments[0] == "validate" else "cli")
    key = {"validate": "clean", "rules": "warning"}.get(arguments[0], "options")
    assert said[key] in by_environment
    monkeypatch.delenv("PATHWAYTOOL_LANG")
    if len(arguments) > 1 or arguments == ("rules",):
        assert invoked(*arguments, "--lang", language).output == by_environment


def test_the_library_that_is_named_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    spoil("languages: [da", "languages: [sv, da", "pathways/library.yml")
    for asked in (("draw", "-h", "--library", "pathways"), ("validate", "pathways", "-h")):
        assert "Alternativ:" in invoked(*asked).output
    monkeypatch.chdir("pathways")
    assert "Alternativ:" in invoked("rules", "-h").output


@pytest.mark.parametrize(
    ("computer", "told"), [("sv_SE.UTF-8", "Alternativ:"), ("C.UTF-8", "Options:")]
)
def test_without_a_library_the_computer_decides(
    computer: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir("elsewhere")
    monkeypatch.setenv("LC_ALL", computer)
    assert told in invoked("-h").output


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_no_word_of_another_language(name: str) -> None:
    shown = invoked(name, "-h").output
    for word in ("Usage", "Options:", "Show this", "and exit"):
        assert word not in shown


def test_an_option_that_takes_no_value_is_told_as_that() -> None:
    done = invoked("validate", "--strict=1", "--lang", "en")
    assert done.exit_code == 2

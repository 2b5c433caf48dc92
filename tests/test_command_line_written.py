"""What the command writes: which format, of libraries with errors, in one language."""

import json
from pathlib import Path

import pytest

from pathwaytool.cli import COMMANDS
from pathwaytool.locales import LANGUAGES, words
from tests.at_work import DATE, at_work, invoked, spoil


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_work(tmp_path, monkeypatch)


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

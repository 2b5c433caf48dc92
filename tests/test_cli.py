"""The command line as people and machines meet it: streams, exit codes, languages."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bench.library import library_texts
from pathwaytool import __version__
from pathwaytool.check.rules import RULES
from pathwaytool.cli import COMMANDS, commands
from pathwaytool.cli.catalogue import all_messages
from pathwaytool.folder import MESSAGES as OF_FOLDERS
from pathwaytool.load.messages import MESSAGES as OF_FILES
from pathwaytool.locales import LANGUAGES, words
from pathwaytool.locales.messages import message_words
from pathwaytool.prove.tell.messages import MESSAGES as OF_PROOFS
from tests.at_work import DATE, at_work, spoil
from tests.child import shell
from tests.command import tool
from tests.effort import HANG

GAP = re.compile(r"\{\w+\}")
TOOL = [sys.executable, "-m", "pathwaytool"]


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_work(tmp_path, monkeypatch)


def test_a_clean_library_exits_0_and_says_so() -> None:
    run = tool("validate", DATE)
    assert (run.returncode, run.stdout, run.stderr) == (0, "Der er intet at rette.\n", "")


def test_a_finding_exits_1_and_names_the_place_from_here() -> None:
    spoil("next: arkiv", "next: arkiver")
    run = tool("validate", DATE)
    assert run.returncode == 1
    assert re.match(r"pathways/forloeb-0001\.yml:\d+:\d+: fejl: .*arkiver", run.stdout)
    assert "arkiv" in run.stdout.split("Sådan retter du det:")[1]


def test_a_warning_fails_only_when_asked_to() -> None:
    spoil("status: draft", "status: hearing")
    spoil("review: 2999-12-31", "review: 2001-12-31")
    assert tool("validate", DATE).returncode == 0
    assert tool("validate", DATE, "--strict").returncode == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_speak_the_language_asked_for(language: str) -> None:
    spoil("next: arkiv", "next: arkiver")
    said = tool("validate", DATE, "--lang", language).stdout
    assert words(language, "report")["error"] in said


def test_findings_speak_the_librarys_language_whatever_the_computers() -> None:
    spoil("next: arkiv", "next: arkiver")
    assert "fejl" in tool("validate", DATE, env={"LC_ALL": "sv_SE.UTF-8"}).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("validate", "nowhere"), "nowhere does not exist."),
        (("validate", "."), "there is no library.yml"),
        (("validate", "--date", "tomorrow"), "tomorrow is not a day"),
        (
            ("validate", "--output", "no/such/folder/x.txt"),
            "no/such/folder/x.txt cannot be written",
        ),
        (("validate", "--lang", "xx"), "--lang"),
        (("validate", "--format", "pdf"), "--format"),
        (("validate", "--nonsense"), "--nonsense"),
        (("explain", "dead-ends"), "Did you mean dead-end?"),
        (("explain", "qqq"), "There is no rule called qqq"),
        (("draw", "nobody"), "It has: forloeb-0001"),
        (("draw", "forloeb-0001", "--picture", "phase:nowhere"), "has no phase called nowhere"),
        (("draw", "forloeb-0001", "--picture", "step:nothing"), "has no step called nothing"),
        (("draw", "forloeb-0001", "--picture", "portrait"), "portrait is not a picture"),
        (("prove", "--case", "haster"), "haster is not a fact"),
        (("draw", "--case", "haster"), "haster is not a fact"),
        (("draw", "--case", "haster=yes", "--picture", "library"), "not for library"),
        (("prove", "--case", "vejr=godt"), "no fact called vejr"),
        (("prove", "--case", "fremgang=yes/maybe"), "fremgang cannot be maybe."),
        (("prove", "--case", "haster=maybe"), "haster cannot be maybe. It can be: yes, no."),
        (("export", "--library", "nowhere"), "nowhere does not exist."),
        (("nonsense",), "nonsense"),
        (("valdiate",), "There is no command called valdiate. Did you mean validate?"),
        (("validate", "--formt", "json"), "Did you mean --format?"),
        (("edition", "nye", "x"), "{new|review} can be: new, review."),
        (("edition", "new", "Ny", "--mark"), "new and --mark cannot be used together."),
        (("edition", "review", "x", "--of", "y"), "review and --of cannot be used together."),
        (("checklist", "--csv", "--by-law"), "--csv and --by-law cannot be used together."),
        (("prove", "--case", "haster=yes,haster=no"), "The fact haster stands twice."),
    ],
)
def test_wrong_use_exits_2_with_a_sentence(arguments: tuple[str, ...], said: str) -> None:
    run = tool(*arguments, env={"PATHWAYTOOL_LANG": "en"})
    assert (run.returncode, run.stdout) == (2, "")
    assert said in run.stderr
    assert "Traceback" not in run.stderr


def test_wrong_use_is_told_in_the_readers_language() -> None:
    assert tool("validate", "x", "--lang", "da").stderr == "pathwaytool: x findes ikke.\n"
    assert tool("validate", "x", env={"PATHWAYTOOL_LANG": "sv"}).stderr.endswith("finns inte.\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nonsense",), "Der er ingen kommando, der hedder nonsense. Se: pathwaytool --help"),
        (("validate", "--x"), "ingen mulighed, der hedder --x. Se: pathwaytool validate --help"),
        (("validate", "--output"), "--output skal følges af en værdi."),
        (("validate", "--format", "pdf"), "--format kan være: text, json, sarif"),
        (("explain",), "RULE mangler. Se: pathwaytool explain --help"),
        (("explain", "a", "b"), "Kommandoen bruger ikke b. Se: pathwaytool explain --help"),
    ],
)
def test_words_that_are_no_command_are_told_in_the_readers_language(
    arguments: tuple[str, ...], said: str
) -> None:
    run = tool(*arguments, env={"PATHWAYTOOL_LANG": "da"})
    assert (run.returncode, run.stdout) == (2, "")
    assert said in run.stderr
    assert run.stderr.count("\n") == 1


def test_an_edition_and_a_case_are_of_a_pathway_that_is_named_where_there_are_several() -> None:
    text = Path("pathways/forloeb-0001.yml").read_text("utf-8")
    other = text.replace("pathway: forloeb-0001", "pathway: forloeb-0002")
    Path("pathways/forloeb-0002.yml").write_text(other, "utf-8")
    env = {"PATHWAYTOOL_LANG": "en"}
    ran = tool("edition", "new", "Ny", env=env)
    assert ran.returncode == 2
    assert "Say with --of which pathway the edition is of." in ran.stderr
    ran = tool("prove", "--case", "haster=yes", env=env)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "Name a pathway. The library has: forloeb-0001, forloeb-0002." in ran.stderr


NO_FACTS = """\
pathway: forloeb-0001
level: child
status: draft
version: 0.1.0
title: Et kort forløb
summary: Alle får en samtale.
owner: Eksempelstyrelsen
target: {criteria: [Alle unge]}
phases: [indsats]
steps:
  samtale:
    title: Samtale
    kind: action
    phase: indsats
    sector: social
    accountable: raadgiver
    start: always
    next: slut
ends:
  slut: {title: Samtalen er holdt}
"""


def test_where_there_is_nothing_to_choose_from_no_empty_list_is_told() -> None:
    env = {"PATHWAYTOOL_LANG": "da"}
    ran = tool("edition", "review", "nord", env=env)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "og heller ingen andre." in ran.stderr
    Path("pathways/forloeb-0001.yml").write_text(NO_FACTS, "utf-8")
    ran = tool("prove", "--case", "vejr=godt", env=env)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "Forløbet har ingen oplysninger" in ran.stderr
    assert ": ." not in ran.stderr


def test_the_only_pathway_needs_no_name_for_an_edition() -> None:
    ran = tool("edition", "new", "Ny", "-o", "-", env={"PATHWAYTOOL_LANG": "en"})
    assert ran.returncode == 0
    assert "edition_of: forloeb-0001" in ran.stdout


def test_two_folders_are_compared_from_anywhere(tmp_path: Path) -> None:
    Path("pathways").rename("one")
    shutil.copytree("one", tmp_path / "two")
    ran = tool("diff", "one", str(tmp_path / "two"), env={"PATHWAYTOOL_LANG": "en"})
    assert (ran.returncode, ran.stderr) == (0, "")


def test_no_words_at_all_show_the_help() -> None:
    run = tool()
    assert run.returncode == 2
    assert "validate" in run.stdout + run.stderr


def test_a_library_with_errors_is_no_model_to_draw() -> None:
    spoil("level: child", "level: barn")
    run = tool("draw", "forloeb-0001")
    assert run.returncode == 2
    assert "pathwaytool validate pathways" in run.stderr


def test_a_single_file_shows_its_own_findings_only() -> None:
    other = library_texts(50)["forloeb-0002.yml"].replace("next: arkiv", "next: arkiver")
    Path("pathways/forloeb-0002.yml").write_text(other, "utf-8")
    run = tool("validate", DATE, "pathways/forloeb-0001.yml")
    assert run.returncode == 0
    assert run.stderr.startswith("Der er 1 fejl i de andre filer.")
    run = tool("validate", DATE, "pathways/forloeb-0002.yml")
    assert (run.returncode, run.stderr) == (1, "")
    assert "pathways/forloeb-0002.yml:" in run.stdout
    assert tool("validate", DATE, "pathways/registers").returncode == 0
    assert tool("validate", DATE, "pathways/registers", "pathways/forloeb-0002.yml").returncode == 1


def test_a_folder_inside_a_library_is_checked_as_part_of_it() -> None:
    spoil("kind: unit", "kind: person", "pathways/registers/register.yml")
    assert "pathways/registers/register.yml:" in tool("validate", DATE, "pathways/registers").stdout


def test_without_a_memory_the_answer_is_the_same() -> None:
    spoil("next: arkiv", "next: arkiver")
    plain, first, again = (
        tool("validate", DATE, *extra).stdout for extra in (("--no-cache",), (), ())
    )
    assert plain == first == again


@pytest.mark.parametrize("form", ["json", "sarif", "gitlab"])
def test_reports_for_machines_are_json_also_when_clean(form: str) -> None:
    json.loads(tool("validate", DATE, "--format", form).stdout)
    spoil("next: arkiv", "next: arkiver")
    run = tool("validate", DATE, "--format", form, "--output", "report.json")
    assert (run.returncode, run.stdout) == (1, "")
    assert "pathways/forloeb-0001.yml" in json.dumps(json.loads(Path("report.json").read_bytes()))


def test_colour_is_for_terminals_only() -> None:
    spoil("next: arkiv", "next: arkiver")
    assert "\x1b" not in tool("validate", DATE).stdout


def test_a_reader_that_leaves_early_is_no_accident() -> None:
    run = subprocess.Popen(
        [*TOOL, "export"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert run.stdout and run.stderr
    run.stdout.readline()
    run.stdout.close()
    complaint = run.stderr.read()
    run.stderr.close()
    run.wait(HANG)
    assert complaint == ""


def test_a_full_disk_is_told_without_a_stack_trace() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    run = shell("export >/dev/full")
    assert run.returncode == 2
    assert b"Traceback" not in run.stderr
    assert run.stderr.startswith(b"pathwaytool: ")


def test_letters_that_the_terminal_lacks_are_no_accident() -> None:
    spoil("next: arkiv", "next: αβγ")
    run = shell(f"validate {DATE}", "latin-1")
    assert run.returncode == 1
    assert rb"\u03b1\u03b2\u03b3" in run.stdout
    assert run.stderr == b""


def test_the_version_is_told() -> None:
    assert tool("--version").stdout == f"pathwaytool {__version__}\n"


@pytest.fixture
def runner() -> Iterator[CliRunner]:
    yield CliRunner()


def helped(runner: CliRunner, *arguments: str) -> Result:
    return runner.invoke(commands, [*arguments, "--help"], catch_exceptions=False)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_option_has_help_in_every_language(
    runner: CliRunner, name: str, language: str
) -> None:
    text = helped(runner, name, "--lang", language).output
    first = words(language, "cli")[f"{name}-help"].split("\n")[0].split()[0]
    assert first in text
    assert not re.search(r"^  (-\w, )?--\S+( [A-Z|\[\]a-z-]+)?$\n(?!   )", text, re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_command_line_are_complete(language: str) -> None:
    said, english = words(language, "cli"), words("en", "cli")
    assert list(said) == list(english)
    for key, text in english.items():
        assert set(re.findall(r"\{\w+\}", said[key])) == set(re.findall(r"\{\w+\}", text)), key


def test_rules_and_explain_know_the_same_rules(runner: CliRunner) -> None:
    listed = runner.invoke(commands, ["rules"], catch_exceptions=False).output.splitlines()
    assert len(listed) > 40
    for line in listed:
        rule = line.split()[0]
        said = runner.invoke(commands, ["explain", rule, "--lang", "da"], catch_exceptions=False)
        assert said.output.startswith(f"{rule}: "), rule


@pytest.mark.parametrize("form", ["svg", "dot", "mermaid", "text"])
@pytest.mark.parametrize(
    "picture", ["swimlane", "overview", "phase:plan", "step:helhed", "library"]
)
def test_every_picture_is_drawn_in_every_format(runner: CliRunner, picture: str, form: str) -> None:
    asked = ["draw", "forloeb-0001", "--picture", picture, "--format", form]
    first = runner.invoke(commands, asked, catch_exceptions=False)
    assert first.exit_code == 0
    assert len(first.output) > 100
    assert runner.invoke(commands, asked).output == first.output


def test_a_picture_needs_no_name_where_there_is_one_pathway(runner: CliRunner) -> None:
    assert "<svg" in runner.invoke(commands, ["draw"], catch_exceptions=False).output


def test_schemas_are_written_one_to_the_screen_or_all_to_a_folder(runner: CliRunner) -> None:
    shown = json.loads(runner.invoke(commands, ["schema", "--kind", "register"]).output)
    assert "actors" in shown["properties"]
    assert runner.invoke(commands, ["schema", "-o", "made"]).exit_code == 0
    assert sorted(path.name for path in Path("made").iterdir()) == [
        "edition.schema.json",
        "library.schema.json",
        "pathway.schema.json",
        "register.schema.json",
        "topic.schema.json",
    ]


def test_schemas_can_know_the_librarys_own_ids(runner: CliRunner) -> None:
    shown = runner.invoke(commands, ["schema", "--ids"], catch_exceptions=False).output
    assert "underretningsenhed" in json.dumps(json.loads(shown))


def test_a_picture_can_be_an_image(runner: CliRunner) -> None:
    asked = ["draw", "--picture", "overview", "--format", "png", "-o", "picture.png"]
    assert runner.invoke(commands, asked, catch_exceptions=False).output == ""
    assert Path("picture.png").read_bytes().startswith(b"\x89PNG")


def test_a_library_without_pathways_has_nothing_to_draw_or_prove() -> None:
    Path("pathways/forloeb-0001.yml").unlink()
    for command in ("draw", "prove"):
        run = tool(command, "--lang", "en")
        assert (run.returncode, run.stderr) == (2, "pathwaytool: The library has no pathways.\n")


def test_a_pathway_is_named_where_there_are_several() -> None:
    other = library_texts(50)["forloeb-0002.yml"]
    Path("pathways/forloeb-0002.yml").write_text(other, "utf-8")
    run = tool("draw", "--lang", "en")
    assert run.returncode == 2
    assert "Name a pathway. The library has: forloeb-0001, forloeb-0002." in run.stderr


def test_the_export_is_stable_and_complete(runner: CliRunner) -> None:
    text = runner.invoke(commands, ["export"], catch_exceptions=False).output
    assert text == runner.invoke(commands, ["export"], catch_exceptions=False).output
    model = json.loads(text)["library"]
    assert list(model["pathways"]["forloeb-0001"]["steps"])[:2] == ["bekymring", "modtagelse"]
    assert "place" not in text
    assert "/" not in model["pathways"]["forloeb-0001"]["title"]["da"]


def test_the_site_is_written_as_a_folder_and_again(tmp_path: Path) -> None:
    first = tool("site", "out", DATE)
    assert first.returncode == 0, first.stderr
    assert Path("out/mkdocs.yml").is_file()
    pages = set(Path("out/docs").rglob("*.md"))
    assert len(pages) > 25
    untouched = Path("out/mkdocs.yml").stat().st_mtime_ns
    spoil("pathway: forloeb-0001", "pathway: forloeb-1")
    assert tool("site", "out", DATE).returncode == 0
    assert Path("out/mkdocs.yml").stat().st_mtime_ns == untouched
    assert not any("forloeb-0001" in path.as_posix() for path in Path("out/docs").rglob("*.md"))


def test_a_folder_of_somebody_else_is_not_written_to() -> None:
    Path("out").mkdir()
    Path("out/thesis.txt").write_text("ten years of work")
    run = tool("site", "out", DATE, "--lang", "en")
    assert (run.returncode, run.stdout) == (2, "")
    assert "out is there already" in run.stderr
    assert list(Path("out").iterdir()) == [Path("out/thesis.txt")]


def test_nothing_outside_the_written_folder_is_removed() -> None:
    assert tool("site", "out", DATE).returncode == 0
    Path("mine.txt").write_text("mine")
    with Path("out/.pathwaytool-site").open("a") as written:
        written.write("../mine.txt\n/etc/hostname\n")
    assert tool("site", "out", DATE).returncode == 0
    assert Path("mine.txt").exists()


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_every_finding_is_worded_with_the_same_gaps_in_every_language(language: str) -> None:
    for rule, message in all_messages().items():
        said = message_words(language, rule)
        assert said, f"{rule} has no words in {language}"
        for own, english in zip(said, (message.english, message.mend), strict=True):
            assert set(GAP.findall(own)) == set(GAP.findall(english)), rule


def test_no_two_findings_have_one_name() -> None:
    rules = [rule.message.rule for rule in RULES]
    rules += [one.rule for one in (*OF_FOLDERS, *OF_FILES, *OF_PROOFS)]
    assert len(set(rules)) == len(rules)

"""What the command tells of a proof, and of one young person."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from pathwaytool.cli import commands
from tests.at_work import at_work, spoil
from tests.command import tool


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_work(tmp_path, monkeypatch)


@pytest.fixture
def runner() -> Iterator[CliRunner]:
    yield CliRunner()


def test_what_is_proved_is_shown(runner: CliRunner) -> None:
    shown = runner.invoke(commands, ["prove", "--lang", "en"], catch_exceptions=False)
    assert shown.exit_code == 0
    assert "Proved" in shown.output
    as_json = runner.invoke(commands, ["prove", "forloeb-0001", "--json"], catch_exceptions=False)
    assert json.loads(as_json.output)["forloeb-0001"]["verdict"] == "proved"


def test_a_failed_proof_is_told_as_a_story() -> None:
    spoil("{otherwise: faelles}", "{when: {problem: psykisk}, to: faelles}")
    shown = tool("prove", "--lang", "da")
    assert (shown.returncode, shown.stderr) == (1, "")
    assert "forloeb-0001.yml:" in shown.stdout
    assert "Samlet vurdering" in shown.stdout


def test_one_young_person_is_followed(runner: CliRunner) -> None:
    asked = ["prove", "forloeb-0001", "--case", "haster=yes, problem=psykisk"]
    shown = runner.invoke(commands, asked, catch_exceptions=False)
    assert shown.exit_code == 0
    assert "Akut hjælp" in shown.output
    assert "Udredning i psykiatrien" in shown.output
    as_json = json.loads(runner.invoke(commands, [*asked, "--json"]).output)
    assert [one["step"] for one in as_json["passages"]][:2] == ["bekymring", "modtagelse"]
    assert as_json["ends"] == ["afsluttet"]


def test_a_way_that_is_cut_is_never_told_as_finished() -> None:
    asked = ("prove", "forloeb-0001", "--lang", "en", "--case")
    shown = tool(*asked, "fremgang=no")
    assert (shown.returncode, shown.stderr) == (1, "")
    assert "The case has not ended." in shown.stdout
    assert "such as fremgang=no/yes." in shown.stdout
    assert "End:" not in shown.stdout
    shown = tool(*asked, "fremgang=no", "--json")
    told = json.loads(shown.stdout)
    assert shown.returncode == 1
    assert (told["complete"], told["why"], told["ends"]) == (False, "repeats", [])
    assert told["same_as"] < len(told["passages"]) < 30


def test_answers_may_be_given_for_each_time() -> None:
    asked = ("prove", "forloeb-0001", "--lang", "en", "--case")
    shown = tool(*asked, "fremgang=no/no/yes", "--json")
    told = json.loads(shown.stdout)
    assert (shown.returncode, told["complete"], told["why"]) == (0, True, None)
    assert told["ends"] == ["afsluttet"]
    decided = [one for passage in told["passages"] for one in passage["decided"]]
    assert [value for name, value in decided if name == "fremgang"] == ["no", "no", "yes"]
    more = tool(*asked, "fremgang=yes/no").stdout
    assert "Answers that the way had no use for: Fremgang." in more
    spoil("yes-no, decided_by: [modtagelse]", "yes-no")
    shown = tool(*asked, "haster=yes/no")
    assert shown.returncode == 2
    assert "haster is known from the start" in shown.stderr


def test_a_way_says_what_it_does_not_know(runner: CliRunner) -> None:
    asked = ["prove", "forloeb-0001", "--lang", "en", "--case"]
    path = Path("pathways/forloeb-0001.yml")
    all_facts = "haster=yes, problem=psykisk, samtykke=yes, fremgang=yes"
    shown = runner.invoke(commands, [*asked, all_facts]).output
    assert "not stated" not in shown
    assert "Assumed" not in shown
    shown = runner.invoke(commands, [*asked, "haster=yes, problem=psykisk"]).output
    assert "since nobody has stated it: Samtykke, Fremgang." in shown
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r" +takes: .*\n", "", text, count=1), encoding="utf-8")
    assert "For 1 step on the way it is not stated" in runner.invoke(commands, [*asked, ""]).output
    path.write_text(re.sub(r" +takes: .*\n", "", text), encoding="utf-8")
    assert "it is not stated" not in runner.invoke(commands, [*asked, ""]).output


def test_one_young_persons_way_stands_out_in_the_picture(runner: CliRunner) -> None:
    asked = ["draw", "--case", "haster=yes, problem=psykisk"]
    shown = runner.invoke(commands, asked, catch_exceptions=False).output
    edges = re.findall(r'<path class="edge[ "][^>]*', shown)
    taken = [one for one in edges if "is-on-route" in one]
    assert 0 < len(taken) < len(edges)
    told = runner.invoke(commands, [*asked, "--format", "text", "--lang", "en"]).output
    assert told.index("no. 1 on the route") < told.index("no. 2 on the route")

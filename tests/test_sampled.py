"""Which of the heavy tests run where all have passed."""

import json
import os
from pathlib import Path
from typing import cast

import pytest

from tests import sampled
from tests.rests_on import ROOT

TEST = """
import pytest
@pytest.mark.parametrize("number", range(300))
@pytest.mark.unmeasured
def test_heavy(number):
    pass
def test_light():
    pass
"""

CONFTEST = """
from tests.sampled import is_left_out
def pytest_collection_modifyitems(items):
    items[:] = [one for one in items if not is_left_out(one)]
"""


@pytest.fixture
def own(pytester: pytest.Pytester) -> pytest.Pytester:
    """A project with 300 heavy tests and a light one."""
    pytester.makeconftest(CONFTEST)
    pytester.makeini(f"[pytest]\npythonpath = {ROOT}\nmarkers =\n    unmeasured\n")
    pytester.makepyfile(test_it=TEST)
    return pytester


def passed(own: pytest.Pytester) -> int:
    found: int = own.runpytest_inprocess("-q").parseoutcomes()["passed"]
    return found


def test_all_run_where_nothing_is_known(
    own: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(sampled.SAMPLED, raising=False)
    assert passed(own) == 301


def test_few_of_the_heavy_run_where_all_have_passed(
    own: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(sampled.SAMPLED, "yes")
    assert 1 < passed(own) < 80


def test_a_new_clone_draws_as_another_did_and_then_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sampled, "is_whole", lambda config: True)
    monkeypatch.setattr(sampled, "has_passed", lambda: True)
    monkeypatch.setenv(sampled.SAMPLED, "")  # so that it is put back afterwards

    def drawn(clone: str) -> str:
        monkeypatch.setattr(sampled, "memory_folder", lambda: tmp_path / clone / "memory")
        sampled.begin(cast(pytest.Config, None))
        return os.environ[sampled.SAMPLED]

    first = drawn("one")
    assert drawn("one") != first
    assert drawn("other") == first


def test_it_is_measured_until_every_test_has_passed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sampled, "memory_folder", lambda: tmp_path)
    monkeypatch.setattr(sampled, "passed_anywhere", dict)
    assert not sampled.has_passed()
    for passed, expected in (("another state", False), (sampled.state(), True)):
        told = json.dumps({"part": sampled.ALL, "passed": passed})
        (tmp_path / "all.json").write_text(told, "utf-8")
        assert sampled.has_passed() is expected


@pytest.mark.parametrize(
    "arguments, is_measured, is_kept",
    [([], True, True), ([], False, False), (["-k", "it"], True, False), (["a.py"], True, False)],
)
def test_only_a_whole_run_that_was_measured_is_kept_in_mind(
    monkeypatch: pytest.MonkeyPatch,
    pytester: pytest.Pytester,
    arguments: list[str],
    is_measured: bool,
    is_kept: bool,
) -> None:
    monkeypatch.delenv(sampled.SAMPLED, raising=False)
    monkeypatch.setattr(sampled, "memory_folder", lambda: pytester.path / "memory")
    pytester.makeini("[pytest]\ntestpaths = .\n")
    pytester.makepyfile(a="")
    config = pytester.parseconfig(*arguments)
    # As `--cov` sets it, which would begin to measure this run once more.
    config.option.cov_source = ["pathwaytool"] if is_measured else []
    sampled.end(config, 1)
    assert not (pytester.path / "memory").exists()
    sampled.end(config, 0)
    assert (pytester.path / "memory" / "all.json").exists() is is_kept


def test_any_file_makes_another_state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def state(**texts: str) -> str:
        for name, text in texts.items():
            (tmp_path / "src").mkdir(exist_ok=True)
            (tmp_path / "src" / f"{name}.txt").write_text(text, "utf-8")
        sampled.state.cache_clear()
        return sampled.state()

    monkeypatch.setattr(sampled, "ROOT", tmp_path)
    states = [state(), state(a="1"), state(a="2"), state(b="2"), state(a="1")]
    assert len(set(states)) == 5
    monkeypatch.undo()
    sampled.state.cache_clear()

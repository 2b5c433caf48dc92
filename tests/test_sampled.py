"""Which of the heavy tests run where all have passed."""

from pathlib import Path

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

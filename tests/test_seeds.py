"""How long tests are shared out and remembered, on tests made for it."""

from pathlib import Path

import pytest

from tests import remember
from tests import rests_on as reading
from tests import seeds as mechanism
from tests.rests_on import ROOT, fingerprint_of, rests_on
from tests.seeds import FIRST_FRESH

TEST = """
from pathlib import Path
from tests.seeds import over_seeds
@over_seeds(100, parts=2)
def test_it(seeds):
    for seed in seeds:
        with Path("taken").open("a") as taken:
            print(seed, file=taken)
        assert {}
"""


@pytest.fixture
def own(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> pytest.Pytester:
    """A project of its own, with a memory of its own."""
    monkeypatch.setattr(mechanism, "CACHE", tmp_path / "memory" / "library")
    monkeypatch.setattr(mechanism, "PASSED", tmp_path / "passed.json")
    pytester.makeconftest("from tests.seeds import pytest_runtest_makereport, seeds")
    pytester.makeini(f"[pytest]\npythonpath = {ROOT}\nmarkers =\n    over_seeds\n    soak\n")
    return pytester


def taken(own: pytest.Pytester, condition: str = "True", *more: str) -> list[int]:
    """Write the test with such a condition, run it, and return the seeds that it took."""
    fingerprint_of.cache_clear()
    reading._imports.cache_clear()
    own.makepyfile(test_it=TEST.format(condition))
    Path("taken").unlink(missing_ok=True)
    own.runpytest_inprocess(*more)
    return [int(line) for line in Path("taken").read_text().split()]


def test_every_seed_is_taken_once(own: pytest.Pytester) -> None:
    assert taken(own) == list(range(100))


def test_what_has_passed_takes_a_few_new_seeds(own: pytest.Pytester) -> None:
    taken(own)
    few, others = taken(own), taken(own)
    assert len(few) == len(others) == 4
    assert min(few + others) >= FIRST_FRESH
    assert few != others


def test_a_new_clone_draws_the_same_new_seeds(
    own: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(remember, "ROOT", own.path)
    monkeypatch.setattr(remember, "PASSED", tmp_path / "passed.json")
    taken(own)
    remember.main()
    few = []
    for clone in ("one", "other"):
        monkeypatch.setattr(mechanism, "CACHE", tmp_path / clone / "library")
        few.append(taken(own))
    assert few[0] == few[1]


def test_what_has_changed_takes_all_again(own: pytest.Pytester) -> None:
    taken(own)
    assert taken(own, "seed < 10**12") == list(range(100))


def test_what_has_failed_takes_all_again(own: pytest.Pytester) -> None:
    assert taken(own, "seed < 70") == [*range(71)]
    assert [seed for seed in taken(own, "seed < 70") if seed < 100] == [*range(50, 71)]


def test_new_seeds_that_fail_are_taken_until_they_pass(own: pytest.Pytester) -> None:
    taken(own, "seed < 100")
    failed = taken(own, "seed < 100")
    assert taken(own, "seed < 100") == failed
    assert set(failed) <= set(taken(own, "seed >= 0"))
    assert not set(failed) & set(taken(own, "seed >= 0"))


def test_what_was_written_down_counts_on_every_machine(
    own: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(remember, "ROOT", own.path)
    monkeypatch.setattr(remember, "PASSED", tmp_path / "passed.json")
    taken(own)
    remember.main()
    monkeypatch.setattr(mechanism, "CACHE", tmp_path / "elsewhere" / "library")
    assert len(taken(own)) == 4
    assert taken(own, "seed < 10**12") == list(range(100))
    remember.main()  # both parts, as they now stand
    monkeypatch.setattr(mechanism, "CACHE", None)
    assert len(taken(own, "seed < 10**12")) == 4
    assert taken(own) == list(range(100))
    remember.main()
    assert mechanism.passed_anywhere() == {}


def test_soak_takes_the_old_seeds_and_so_many_new(
    own: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOAK_EXAMPLES", "30")
    seeds = taken(own, "True", "-m", "soak or over_seeds")
    assert [seed for seed in seeds if seed < FIRST_FRESH] == list(range(100))
    assert len(seeds) == 130


def test_a_test_rests_on_all_that_it_imports_and_on_nothing_else() -> None:
    names = {
        str(path.relative_to(ROOT)) for path in rests_on(ROOT / "tests/proving/test_oracle.py")
    }
    assert {
        "tests/proving/generator.py",
        "src/pathwaytool/__init__.py",
        "src/pathwaytool/prove/move/beginning.py",
        "src/pathwaytool/model/library.py",
    } <= names
    assert not any(name.startswith("src/pathwaytool/publish") for name in names)
    names = {str(path.relative_to(ROOT)) for path in rests_on(ROOT / "tests/test_cli.py")}
    assert {"src/pathwaytool/cli/draw.py", "src/pathwaytool/locales/da/cli.toml"} <= names


def test_no_state_rests_on_what_has_passed() -> None:
    assert reading.PASSED.is_file()
    assert reading.PASSED not in reading.rests_on(ROOT / "tests" / "proving" / "test_oracle.py")

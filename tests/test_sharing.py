"""How tests are shared out between workers, on tests made for it."""

from collections import defaultdict
from pathlib import Path

import pytest

from tests.rests_on import ROOT

CONFTEST = "from tests.conftest import pytest_xdist_make_scheduler\n"

TEST = """
import os
from pathlib import Path
import pytest
@pytest.mark.parametrize("number", [*range(4)], ids={ids})
def test_it(number):
    with Path("{out}").open("a") as out:
        print(os.environ["PYTEST_XDIST_WORKER"], file=out)
"""


def test_a_file_goes_to_one_worker_and_parts_to_whoever_is_free(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(CONFTEST)
    pytester.makeini(f"[pytest]\npythonpath = {ROOT}\n")
    whole, parts = ["a", "b", "c", "d"], ["part 0-1", "part 2-3", "part 4-5", "part 6-7"]
    for name, ids in (("one", whole), ("two", whole), ("long", parts)):
        pytester.makepyfile(**{f"test_{name}": TEST.format(ids=ids, out=f"{name}.txt")})
    pytester.runpytest_subprocess("-n2", "--dist=loadscope").assert_outcomes(passed=12)
    taken = defaultdict(set)
    for name in ("one", "two", "long"):
        taken[name] = set(Path(f"{name}.txt").read_text().split())
    assert len(taken["one"]) == len(taken["two"]) == 1
    assert len(taken["long"]) == 2

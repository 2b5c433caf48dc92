"""The Python in the handbook runs as it stands, and prints something."""

import re
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from tests.handbook.examples import pages

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = [
    pytest.param(code, id=f"{page.stem}-{number}")
    for page in pages()
    for number, code in enumerate(re.findall(r"```python\n(.*?)```", page.read_text("utf-8"), re.S))
]


@pytest.mark.parametrize("code", EXAMPLES)
def test_python_runs(code: str) -> None:
    printed = StringIO()
    with chdir(ROOT), redirect_stdout(printed):
        exec(compile(code, "the handbook", "exec"), {})
    assert printed.getvalue()


def test_the_handbook_has_python() -> None:
    assert EXAMPLES

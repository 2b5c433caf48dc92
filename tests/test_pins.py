"""The locks hold what pyproject.toml asks for, and no more; told without asking an index."""

from pathlib import Path

import pytest

from requirements.pins import amiss, pins_of

pytestmark = pytest.mark.unmeasured

ROOT = Path(__file__).resolve().parent.parent

PROJECT = """
[project]
dependencies = ["apple>=1"]
[project.optional-dependencies]
draw = []
site = ["pear[sweet]>=2; python_version >= '3.11'"]
[dependency-groups]
build = ["nail"]
dev = [{include-group = "build"}, "wasp"]
"""


def pin(line: str, by: str = "") -> str:
    """Return a pin as a lock writes it, with a hash of its own."""
    via = f"    # via {by}\n" if by else ""
    return f"{line} \\\n    --hash=sha256:{sum(line.encode()):x}\n{via}"


SITE = pin("apple==1.5") + pin("pear==2.0") + pin("nail==1")
SUGAR = pin("sugar==7 ; sys_platform == 'win32'")
WASP = pin("wasp==3")
NEEDS = {
    "pear": ("apple<2", "sugar>=7; extra == 'sweet' and sys_platform == 'win32'", "fig; extra=='x'")
}


def needs_of(name: str, version: str) -> tuple[str, ...] | None:
    return None if name == "sugar" else NEEDS.get(name, ())


def told(site: str = SITE + SUGAR, more: str = WASP, project: str = PROJECT) -> list[str]:
    return amiss(project, {"site": site, "dev": site + more}, needs_of)


def test_locks_that_fit_are_silent() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("site", "more", "said"),
    [
        (SITE, WASP, "site.txt: pear asks for sugar, and no pin is for every machine"),
        (SITE.replace("1.5", "2.1") + SUGAR, WASP, "site.txt: pear asks for apple<2, and 2.1 is"),
        (
            SITE + SUGAR.replace("==7", "==6"),
            WASP,
            "site.txt: pear asks for sugar>=7, and 6 is pinned",
        ),
        (SITE + SUGAR, "", "dev.txt: pyproject.toml asks for wasp, and no pin"),
        (SITE + SUGAR + WASP, "", "site.txt: nothing asks for wasp 3"),
        (SITE + SUGAR.split("\\")[0] + "\n", WASP, "site.txt: sugar has no hash"),
    ],
)
def test_locks_that_do_not_fit_are_told(site: str, more: str, said: str) -> None:
    assert any(line.startswith(said) for line in told(site, more))


def test_a_pin_is_the_same_in_both_locks() -> None:
    both = {"site": SITE + SUGAR, "dev": SITE.replace("1.5", "1.6") + SUGAR + WASP}
    assert amiss(PROJECT, both, needs_of) == [
        "site.txt: apple 1.5 is not pinned so in dev.txt",
    ]


def test_what_only_an_unread_package_may_need_is_no_left_over() -> None:
    cane = pin("cane==1", "sugar") + pin("leaf==1", "cane")
    assert told(SITE + SUGAR + cane) == []
    assert told(SITE + SUGAR + cane.replace("via sugar", "via pear")) != []


def test_a_package_may_have_a_pin_for_each_kind_of_machine() -> None:
    old = pin("apple==1.2 ; python_full_version < '3.11.5'")
    new = SITE.replace("apple==1.5", "apple==1.5 ; python_full_version >= '3.11.5'")
    assert told(old + new + SUGAR) == []
    assert [(pin.name, pin.version) for pin in pins_of(old + new)][:2] == [
        ("apple", "1.2"),
        ("apple", "1.5"),
    ]


def test_the_locks_of_this_repository_fit() -> None:
    locks = {
        name: (ROOT / f"requirements/{name}.txt").read_text("utf-8") for name in ("site", "dev")
    }
    assert amiss((ROOT / "pyproject.toml").read_text("utf-8"), locks) == []

"""Editions in the whole pipeline: checked, proved, followed; and only what is new is told."""

import random
from pathlib import Path

import pytest

from pathwaytool.folder import Folder
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.project import Project, project_of
from pathwaytool.prove import Verdict
from pathwaytool.recheck import findings_anew, findings_of
from tests.command import tool
from tests.localise.examples import BASE, EXTRA, PATH, texts_with

DATE = "2026-06-01"
REASON = "    reason: Sådan gør vi.\n"
AFTER = f"departures:\n  vurdering:\n{REASON}    after: [opkald]\n" + EXTRA + "    next: samtale\n"


def project(body: str, *edits: tuple[str, str]) -> Project:
    return project_of(Folder(texts_with(body, *edits)), date=DATE)


def found(body: str, *edits: tuple[str, str]) -> list[tuple[str, str, str]]:
    return [shown(one) for one in project(body, *edits).diagnostics]


def shown(one: Diagnostic) -> tuple[str, str, str]:
    return one.message.rule, one.location.path, one.location.text.strip()


def test_an_edition_is_proved_like_any_pathway() -> None:
    made = project(AFTER)
    assert made.diagnostics == ()
    assert made.local_proofs["by"].verdict == Verdict.PROVED
    assert "opkald" in made.local_proofs["by"].begun
    assert made.editions["by"].pathway.steps["opkald"].title.in_("da") == "Opkald til familien"


def test_nothing_is_proved_where_it_is_not_asked_for() -> None:
    assert project_of(Folder(texts_with(AFTER)), date=DATE, with_proofs=False).local_proofs == {}


def test_a_limit_that_the_extra_step_breaks_is_told_in_the_edition() -> None:
    slow = AFTER.replace("after: [opkald]", "before: [opkald]").replace("    next: samtale\n", "")
    told = found(slow.replace("takes: 1 hour", "takes: 3 days"))
    # The law's limit on the assessment, and that on the hand-off from the school.
    assert [one[:2] for one in told] == [("impossible-limit", PATH)] * 2


@pytest.mark.parametrize(
    "extra, promise",
    [
        ("    next: gruppe\n", ""),
        ("    next: opfoelgning\n    stops: {steps: [gruppe]}\n", ""),
        (
            "    next: opfoelgning\n    within: [{kind: target, limit: 5 weeks, "
            "from: {finish: gruppe}, confidence: proposed}]\n",
            "",
        ),
        ("    next: opfoelgning\n", "promises:\n  naas: {title: T, reaches: gruppe}\n"),
    ],
)
def test_what_stands_in_the_place_of_a_step_is_called_as_the_step(extra: str, promise: str) -> None:
    instead = "  indsats:\n    reason: Sådan gør vi.\n    instead: gruppe\nsteps:"
    group = (
        "  gruppe:\n    title: Gruppesamtaler\n    kind: service\n    phase: indsats\n"
        "    sector: social\n    accountable: familiehus\n"
    )
    placed = AFTER.replace("  vurdering:", "  plan:").replace("after:", "beside:")
    placed = placed.replace("    next: samtale\n", extra).replace("steps:", instead, 1)
    (told,) = project(placed + group + promise).diagnostics
    assert (told.message.rule, told.gaps["near"]) == ("unknown-id", "indsats")
    assert told.edit is not None and told.edit.replacement == "indsats"


def test_a_promise_of_its_own_is_proved() -> None:
    promise = "promises:\n  ringes-op: {title: Alle ringes op., reaches: opkald}\n"
    assert found(AFTER + promise) == [("promise-broken", PATH, promise.split("\n")[1].strip())]
    kept = promise.replace("reaches:", "when: {behov: [let, stort]}, reaches:")
    assert found(AFTER + kept) == []


def test_what_is_wrong_with_the_nation_is_told_once_and_there() -> None:
    fault = ("    takes: 1-20 hours\n", "    takes: 2-3 days\n")
    assert [one[:2] for one in found(AFTER, fault)] == [("impossible-limit", BASE)]
    dead = ("    next: indsats\n", "")
    assert [one[:2] for one in found(AFTER, dead)] == [("dead-end", BASE)]


def test_what_the_rules_find_in_an_extra_step_stands_there() -> None:
    told = found(AFTER.replace("accountable: raadgiver", "accountable: raadgiver\n    phase: x", 1))
    assert told[0][1] == PATH
    strange = AFTER.replace("sector: social", "sector: psykiatri")
    assert {one[:2] for one in found(strange)} == {("handoff-missing", PATH)}


def test_a_rule_that_looks_at_the_nations_line_is_told_at_the_departure() -> None:
    body = f"departures:\n  vurdering:\n{REASON}    contributors: [modtagelse]\n"
    told = found(body)
    assert told == [("contributor-is-accountable", PATH, "contributors: [modtagelse]")]


def test_an_edition_has_an_id_of_its_own() -> None:
    texts = texts_with("")
    texts[PATH] = texts[PATH].replace(b"edition: by", b"edition: faelles")
    rules = [one.message.rule for one in project_of(Folder(texts), date=DATE).diagnostics]
    assert rules == ["duplicate-id"]


BODIES = (
    AFTER,
    "",
    "actors: {raadgiver: {title: Familierådgiver}}\n",
    AFTER.replace("after: [opkald]", "after: [opkal]"),
    AFTER.replace("takes: 1 hour", "takes: 3 weeks"),
    f"departures:\n  vurdering:\n{REASON}    accountable: laerer\n",
    f"departures:\n  vurdering:\n{REASON}    takes: 3 days\n",
)
EDITS = (
    ("    takes: 1-20 hours\n", "    takes: 2-3 days\n"),
    ("    next: indsats\n", ""),
    ("title: Samtale med", "title: En samtale med"),
)


@pytest.mark.parametrize("seed", range(3))
def test_only_what_has_changed_is_checked_and_the_same_is_found(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATHWAYTOOL_CACHE", str(tmp_path))
    rng = random.Random(seed)
    for _ in range(6):
        edits = [rng.choice(EDITS)] if rng.random() < 0.4 else []
        texts = texts_with(rng.choice(BODIES), *edits)
        other = texts_with(rng.choice(BODIES))[PATH].replace(b"edition: by", b"edition: land")
        folder = Folder({**texts, "lokale/land.yml": other})
        assert findings_of(folder, tmp_path, date=DATE) == findings_anew(folder, date=DATE)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for path, text in texts_with(AFTER).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(text)
    return tmp_path


def test_an_edition_is_proved_and_drawn_by_its_id(home: Path) -> None:
    proved = tool("prove", "by", "--library", str(home))
    assert proved.stdout.startswith("Hele forløbet – Opdigt Kommune (by)\n")
    assert proved.returncode == 0
    drawn = tool("draw", "by", "--format", "text", "--library", str(home))
    assert "Opkald til familien" in drawn.stdout
    case = tool("prove", "by", "--case", "behov=let,fremgang=yes", "--library", str(home))
    assert "Opkald til familien" in case.stdout
    asked = tool("analyse", "by", "--library", str(home))
    assert asked.returncode == 0


def test_an_edition_with_errors_is_not_proved(home: Path) -> None:
    (home / PATH).write_text(texts_with(BODIES[5])[PATH].decode(), "utf-8")
    ran = tool("prove", "by", "--library", str(home))
    assert ran.returncode == 2
    assert "by" in ran.stderr and ran.stdout == ""


def test_a_name_that_is_none_is_answered_with_the_editions_too(home: Path) -> None:
    assert "faelles, samtaler, by" in tool("prove", "byen", "--library", str(home)).stderr

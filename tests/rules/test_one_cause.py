"""What is wrong in a pathway is told there, and not again of the pathway that runs it."""

import pytest

from pathwaytool.check.manual import BESIDE
from pathwaytool.folder import Folder
from pathwaytool.project import Project, project_of
from pathwaytool.prove.proof import Reason
from tests.mends.larger_library import larger_library
from tests.rules.example_library import EXAMPLES, texts_with

DATE = "2026-06-01"
OUTER = (EXAMPLES / "rests-on-unproved" / "bad.yaml").read_text("utf-8")
INNER = """\
pathway: besøg
level: child
status: draft
version: 0.1.0
title: Besøg i hjemmet
summary: Familiehuset besøger familien.
owner: Eksempelstyrelsen
target: {ages: 12-17}
phases: [indsats]
facts:
  svar:
    title: familiens svar
    values: {ja: ja, nej: nej}
    decided_by: [besoeg]
steps:
  besoeg:
    title: Besøg hos familien
    kind: service
    phase: indsats
    sector: social
    accountable: familiehus
    start: always
    next:
      one:
        - {when: {svar: ja}, to: holdt}
        - {otherwise: afslag}
ends:
  holdt: {title: Besøgene er holdt}
  afslag: {title: Familien sagde nej}
"""
ASKING = (
    OUTER.replace(
        "phases:",
        "facts:\n  udfald: {title: besøgene, outcomes_of: besøg, decided_by: [stoette]}\nphases:",
    )
    .replace(
        "    next: afsluttet\n",
        "    next:\n      one:\n        - {when: {udfald: holdt}, to: afsluttet}\n"
        "        - {when: {udfald: afslag}, to: afslaaet}\n",
    )
    .replace("ends:\n", "ends:\n  afslaaet: {title: Familien vil ikke}\n")
)


def project_with(inner: str, outer: str = OUTER) -> Project:
    texts = {**texts_with(outer), BESIDE: inner.encode()}
    return project_of(Folder(texts), date=DATE)


def rules(project: Project) -> list[str]:
    return [one.message.rule for one in project.diagnostics]


@pytest.mark.parametrize("outer", [OUTER, ASKING])
def test_nothing_is_wrong_before(outer: str) -> None:
    project = project_with(INNER, outer)
    assert rules(project) == []
    assert {one.verdict.value for one in project.proofs.values()} == {"proved"}


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("to: holdt", "to: hold", "unknown-id"),
        ("{otherwise: afslag}", "{when: {svar: nej}, to: besoeg}", "undeclared-loop"),
        ("ja: ja, nej: nej", "ja: ja, nej: nej, maaske: måske", None),
        ("        - {otherwise: afslag}\n", "", "one-branch"),
    ],
)
def test_error_in_what_is_run_is_told_once_and_nothing_rests_proved_on_it(
    old: str, new: str, rule: str | None
) -> None:
    inner = INNER.replace(old, new)
    inner = (
        inner if rule else inner.replace("{otherwise: afslag}", "{when: {svar: nej}, to: afslag}")
    )
    project = project_with(inner)
    (found,) = project.diagnostics
    assert (found.location.path, found.message.rule) == (BESIDE, rule or "no-branch-for-some")
    assert project.proofs["eksempel"].reason == Reason.RESTS_ON


def test_value_that_there_is_not_leaves_no_other_finding() -> None:
    project = project_with(INNER.replace("{svar: ja}", "{svar: yes}"), ASKING)
    assert rules(project) == ["unknown-value"]
    assert project.proofs["eksempel"].reason == Reason.RESTS_ON


def test_warning_in_what_is_run_is_told_of_both() -> None:
    """Nothing fails for it, so whoever runs the pathway is told as well."""
    beside = (EXAMPLES / "not-proved" / "bad.yaml").read_text("utf-8")
    inner = beside.replace("pathway: eksempel", "pathway: besøg")
    assert sorted(rules(project_with(inner))) == ["not-proved", "rests-on-unproved"]


def told_where_it_takes(takes: str, limit: str) -> list[str]:
    texts = {
        path: one.encode() for path, one in larger_library().items() if path != "lokale/by.yml"
    }
    slow = larger_library()["eksempel.yml"].replace("takes: 1-20 hours", f"takes: {takes}")
    slow = slow.replace("limit: 24 hours", f"limit: {limit}")
    slow = slow.replace("limit: 2 days", "reach: finish, limit: 30 hours")
    return rules(project_of(Folder({**texts, "eksempel.yml": slow.encode()}), date="2026-11-30"))


@pytest.mark.parametrize(
    ("takes", "limit", "told"),
    [
        ("1-20 hours", "24 hours", []),
        ("1-28 hours", "24 hours", ["limit-at-risk"]),
        ("1-60 hours", "24 hours", ["limit-at-risk"]),
        ("1-60 hours", "72 hours", ["promise-at-risk"]),
        ("1-60 hours", "40 hours", ["promise-at-risk", "limit-at-risk"]),
    ],
)
def test_promise_that_breaks_no_more_than_a_limit_is_told_with_it(
    takes: str, limit: str, told: list[str]
) -> None:
    assert told_where_it_takes(takes, limit) == told

"""The Swedish systems turn where their sources say: on consent, on need and on what is known."""

from collections.abc import Mapping
from itertools import product

import pytest

from pathwaytool.model.condition import Value
from pathwaytool.prove.follow.walk import walk
from pathwaytool.prove.follow.way import Walk
from tests.library import recorded

SUPPORT = {
    "behov-bedomning": "stod-bedomning",
    "behov-arbetsformer": "stod-arbetsformer",
    "behov-systematik": "stod-systematik",
}
SCHEMES = {"vidensdeklaration": "las-vidensdeklaration", "grade": "las-grade", "sbu": "las-sbu"}


def _walk(pathway: str, asked: Mapping[str, Value]) -> Walk:
    library = recorded.library()
    return walk(library.pathways[pathway], library, asked)


def _met(pathway: str, asked: Mapping[str, Value]) -> set[str]:
    return {passage.step for passage in _walk(pathway, asked).passages}


@pytest.mark.parametrize(
    ("age", "own", "parents", "group"),
    [
        (15, "yes", "yes", True),
        (17, "yes", "no", False),
        (17, "no", "yes", False),
        (18, "yes", "no", True),
        (25, "no", "yes", False),
    ],
)
def test_no_sig_group_without_consent(age: int, own: str, parents: str, group: bool) -> None:
    met = _met("sig", {"alder": age, "egen-vilja": own, "foraldrarna": parents})
    assert ("grupp" in met, "atagande-polisen" in met, "ordinarie" in met) == (
        group,
        group,
        not group,
    )


@pytest.mark.parametrize(
    ("age", "own", "guardian", "meeting"),
    [
        (10, "no", "yes", True),
        (14, "no", "yes", True),
        (15, "no", "yes", False),
        (17, "yes", "yes", True),
        (17, "yes", "no", False),
        (18, "yes", "no", True),
    ],
)
def test_consent_to_sspf_turns_on_age(age: int, own: str, guardian: str, meeting: bool) -> None:
    asked: dict[str, Value] = {
        "alder": age,
        "aktuellt": "yes",
        "egen-vilja": own,
        "vardnadshavare": guardian,
    }
    assert ("natverksmote" in _met("sspf", asked)) == meeting


@pytest.mark.parametrize("police", ["yes", "no"])
def test_police_take_part_in_sspf_when_judged_needed(police: str) -> None:
    asked: dict[str, Value] = {
        "alder": 12,
        "aktuellt": "yes",
        "vardnadshavare": "yes",
        "polisen-behovs": police,
    }
    assert ("atagande-polis" in _met("sspf", asked)) == (police == "yes")


@pytest.mark.parametrize(
    "chosen", [one for one in product(("yes", "no"), repeat=3) if "yes" in one]
)
def test_support_to_a_municipality_can_be_combined(chosen: tuple[str, ...]) -> None:
    needs = dict(zip(SUPPORT, chosen, strict=True))
    met = _met("forstarkningsteam", {"uttagen": "yes", **needs})
    wanted = {SUPPORT[need] for need, answer in needs.items() if answer == "yes"}
    assert met & set(SUPPORT.values()) == wanted


@pytest.mark.parametrize("known", list(product(("yes", "no"), repeat=3)))
def test_each_scheme_is_read_by_itself(known: tuple[str, ...]) -> None:
    schemes = dict(zip(SCHEMES, known, strict=True))
    met = _met("evidens-val-av-insats", {"grundkrav": "beskriven", **schemes})
    read = {SCHEMES[scheme] for scheme, answer in schemes.items() if answer == "yes"}
    assert met & {*SCHEMES.values(), "okant-stod"} == (read or {"okant-stod"})


@pytest.mark.parametrize(
    ("outcome", "end"),
    [
        ("lamnat-miljon", "lamnat-miljon"),
        ("avstar", "ordinarie-stod"),
        ("avbrutet", "ordinarie-stod"),
    ],
)
def test_how_leaving_ends_decides_what_sig_does(outcome: str, end: str) -> None:
    asked: dict[str, Value] = {
        "alder": 20,
        "egen-vilja": "yes",
        "lage": "vill-lamna",
        "avhopp-utfall": outcome,
    }
    assert _walk("sig", asked).ends == (end,)

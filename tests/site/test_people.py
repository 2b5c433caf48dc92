"""Sectors and actors across pathways and countries."""

import re
from itertools import pairwise

from pathwaytool.publish.contents import pages_of
from tests.site.libraries import small
from tests.site.systems import systems


def pages(language: str = "da") -> dict[str, str]:
    return {one.path: one.body() for one in pages_of(systems(), language)}


def test_the_work_of_an_actor_stands_by_country() -> None:
    body = pages()["aktoerer/raadgiver.md"]
    sweden, denmark = body.index('id="land-se"'), body.index('id="land-dk"')
    assert sweden < body.index('id="forloeb-svensk"') < denmark < body.index('id="forloeb-dansk"')


def test_the_work_of_a_sector_stands_by_country() -> None:
    body = pages()["sektorer/social.md"]
    assert body.index('id="land-se"') < body.index('id="forloeb-svensk"') < body.index("land-dk")


def test_headings_leave_no_level_out() -> None:
    for path, body in pages().items():
        if path.startswith(("aktoerer/", "sektorer/")):
            levels = [int(level) for level in re.findall(r"<h([1-6])", body)]
            assert all(after <= level + 1 for level, after in pairwise(levels))


def test_actors_that_act_in_one_country_stand_under_it() -> None:
    body = pages()["aktoerer/index.md"]
    assert "Danmark · Skole" in body
    assert "På tværs af lande · Social" in body


def test_a_library_of_one_country_names_none() -> None:
    found = {one.path: one.body() for one in pages_of(small(), "da")}
    assert "land-" not in found["aktoerer/raadgiver.md"]
    assert "På tværs af lande" not in found["aktoerer/index.md"]

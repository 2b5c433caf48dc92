"""A limit on a hand-off stands wherever limits do."""

import re

import pytest

from pathwaytool.publish.contents import site_of
from pathwaytool.publish.gather.timeline import timeline_of
from tests.site.libraries import SMALL, national, small

pytestmark = pytest.mark.unmeasured

LIMITED = SMALL["a.yml"].replace(
    "basis: [LOV-1], confidence: proposed}",
    "basis: [LOV-1], confidence: proposed,\n"
    "      within: {kind: statutory, limit: 3 weeks, confidence: found}}",
)

PAGES = {
    "forloeb/a/frister.md": 2,
    "forloeb/a/trin.md": 1,
    "forloeb/a/fase-foer.md": 2,
    "forloeb/a/trin/begynd.md": 3,
    "forloeb/a/overleveringer.md": 1,
    "forloeb/a/billede.md": 1,
    "forloeb/a/billede-som-tekst.md": 1,
    "sektorer/skole.md": 2,
    "sektorer/social.md": 1,
    "aktoerer/laerer.md": 2,
    "aktoerer/raadgiver.md": 1,
}
"""How often, at least, each page says the limit: in tables, pictures and what is owed."""


@pytest.mark.parametrize("path", PAGES)
def test_the_limit_of_a_handoff_is_told(path: str) -> None:
    pages = {one.path: one.body() for one in site_of(small(a=LIMITED))[0]}
    assert len(re.findall("3 uger", pages[path])) >= PAGES[path]


def test_a_pathway_whose_only_limit_is_on_a_handoff_has_its_page_of_limits() -> None:
    text = LIMITED.replace("    within: [{kind: target, limit: 1 day, confidence: proposed}]\n", "")
    assert "forloeb/a/frister.md" in {one.path for one in site_of(small(a=text))[0]}


def test_the_files_to_take_away_have_it_too() -> None:
    files = {one.path: one.content for one in site_of(small(a=LIMITED))[1]}
    for kind in ("svg", "dot", "mmd"):
        assert "3 uger" in files[f"hent/a.{kind}"].decode()


def test_every_limit_of_the_national_pathway_is_on_its_timeline() -> None:
    pathway = national().library.pathways["national"]
    handoffs = [one.handoff for step in pathway.steps.values() for one in step.transitions]
    limits = [one.within for one in handoffs if one and one.within and one.within.duration]
    assert len(limits) >= 7
    told = [row.limit for row in timeline_of(pathway) if row.passing]
    assert sorted(map(str, told)) == sorted(map(str, limits))

"""What a page says of limits: why they are not known, and when their clock stands still."""

import pytest

from pathwaytool.model.pathway import Pathway
from pathwaytool.prove import prove
from pathwaytool.publish.contents import site_of
from pathwaytool.publish.frame.addresses import Addresses
from pathwaytool.publish.gather.follow import limit_words
from pathwaytool.publish.gather.verdicts import times_of
from pathwaytool.publish.words.writer import Writer
from tests.proving.small import library_of
from tests.site.libraries import SMALL, small

PATHWAY = """\
{events}steps:
  spoerg:
    title: Spørg
    ...
    start: always
    next: svar
  svar:
    title: Vent på svar
    ...
    next: plan
  plan:
    title: Plan
    ...
    takes: 1 day
    within:
      - {{kind: target, limit: 6 weeks, from: {{start: spoerg}}{paused}}}
    next: slut
ends:
  slut: {{title: Slut}}
"""

EVENT = """\
events:
  flytter: {title: Familien flytter, while: {steps: [svar]}, stops: {steps: [svar]}, to: plan}
"""


def _made(*, events: str = "", paused: str = "") -> tuple[Pathway, Writer, list[str]]:
    library = library_of(prove=PATHWAY.format(events=events, paused=paused))
    pathway = library.pathways["prove"]
    writer = Writer(library, Addresses(library), "da", "index")
    return pathway, writer, [str(one) for one in times_of(prove(pathway, library), pathway, writer)]


@pytest.mark.parametrize(("events", "is_named"), [("", False), (EVENT, True)])
def test_an_event_is_named_only_where_one_may_move_a_limit(events: str, *, is_named: bool) -> None:
    _, _, (said, *_) = _made(events=events)
    assert said.startswith("1 frist kan ikke regnes efter")
    assert ("hændelse" in said) == is_named


def test_where_the_clock_stands_still_is_said() -> None:
    during = ", paused_while: {steps: [svar], phases: [start]}"
    pathway, writer, _ = _made(paused=during)
    (limit,) = pathway.steps["plan"].within
    said = limit_words(limit, None, pathway, writer)
    assert said.endswith("– uret står stille under »Vent på svar«, Start")


def test_what_lets_the_clock_stand_still_is_said() -> None:
    during = ", paused_while: {when: {alder: 12}}"
    pathway, writer, _ = _made(paused=during)
    (limit,) = pathway.steps["plan"].within
    said = limit_words(limit, None, pathway, writer)
    assert said.endswith("– uret står stille, så længe alder: 12")


def test_a_limit_to_a_birthday_is_told_on_the_pages_of_limits_and_pictures() -> None:
    limited = SMALL["a.yml"].replace(
        "limit: 1 day,",
        "limit: 6 months, from: {before_birthday: 18}, text: Så er alt klart.,",
    )
    pages = {one.path: one for one in site_of(small(a=limited))[0]}
    for path in ("forloeb/a/frister.md", "forloeb/a/trin/slut-med-raad.md", "forloeb/a/billede.md"):
        assert "6 måneder før 18 år" in pages[path].body(), path
    assert "indgår ikke i beviset" in pages["forloeb/a/index.md"].body()
    assert "Så er alt klart." in pages["forloeb/a/frister.md"].body()

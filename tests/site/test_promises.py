"""What a pathway promises, on a page of its own and on the steps that keep it."""

from pathwaytool.folder import Folder
from pathwaytool.project import project_of
from pathwaytool.publish.contents import pages_of
from pathwaytool.publish.frame.menu import MOST_PROMISES
from pathwaytool.publish.frame.site import SiteInput
from tests.rules.example_library import EXAMPLES, texts_with

CASE = """cases:
  maja:
    title: Maja <b>
    facts: {behov: stort}
    must: [stoette]
    never: [{sector: undervisning}]
"""


def site(example: str, more: str = "") -> SiteInput:
    text = (EXAMPLES / "promise-broken" / example).read_text("utf-8")
    found = project_of(Folder(texts_with(text + more)), date="2026-01-31")
    assert found.library
    return SiteInput(found.library, found.diagnostics, found.proofs, found.date)


def body(given: SiteInput, path: str) -> str:
    return next(one for one in pages_of(given, "da") if one.path == f"{path}.md").body()


def test_a_promise_is_said_with_its_proof() -> None:
    page = body(site("good.yaml"), "forloeb/eksempel/loefter")
    assert "Det lover forløbet" in page
    assert "Når dette gælder: behov for støtte: stort behov. »Familiesamtaler« sker altid" in page
    assert "Bevist: Det bliver holdt for alle." in page


def test_a_broken_promise_leads_to_its_story() -> None:
    given = site("bad.yaml")
    page = body(given, "forloeb/eksempel/loefter")
    assert "Ikke holdt" in page
    assert "bevis" in page
    assert "Alle familier får samtaler." in body(given, "forloeb/eksempel/bevis")


def test_a_step_names_the_promises_that_rest_on_it() -> None:
    page = body(site("good.yaml"), "forloeb/eksempel/trin/stoette")
    assert "#loefte-stoette-ved-stort-behov" in page
    assert "#loefte" not in body(site("good.yaml"), "forloeb/eksempel/trin/bekymring")


def test_an_example_case_is_shown_with_what_it_expects() -> None:
    page = body(site("good.yaml", CASE), "forloeb/eksempel/loefter")
    assert "Maja &lt;b&gt;" in page
    assert "Går ikke som ventet." in page
    assert "et trin i sektoren" in page


def test_a_steps_own_time_and_its_rounds_are_said_as_such() -> None:
    text = (EXAMPLES / "promise-broken" / "good.yaml").read_text("utf-8")
    times = {
        "egen": "from: {start: stoette}, reach: finish",
        "igen": "from: {finish: stoette}",
        "fra": "from: {finish: bekymring}",
    }
    more = "".join(
        f"  {name}: {{title: {name}, within: {{happens: stoette, limit: 9 weeks, {moment}}}}}\n"
        for name, moment in times.items()
    )
    found = project_of(
        Folder(texts_with(text.replace("promises:\n", f"promises:\n{more}"))), date="2026-01-31"
    )
    assert found.library
    page = body(
        SiteInput(found.library, found.diagnostics, found.proofs, found.date),
        "forloeb/eksempel/loefter",
    )
    assert "»Familiesamtaler« tager højst 9 uger." in page
    assert "Der går højst 9 uger mellem »Familiesamtaler« og næste gang." in page
    assert "Der går højst 9 uger fra »Bekymring i skolen« til »Familiesamtaler«." in page


def test_many_promises_stand_on_a_page_for_each_sort() -> None:
    many = "".join(
        f"  nr-{at}: {{title: Nummer {at}., only_after: {{happens: stoette, after: bekymring}}}}\n"
        for at in range(MOST_PROMISES)
    )
    text = (EXAMPLES / "promise-broken" / "good.yaml").read_text("utf-8")
    found = project_of(
        Folder(texts_with(text.replace("promises:\n", f"promises:\n{many}"))), date="2026-01-31"
    )
    assert found.library
    given = SiteInput(found.library, found.diagnostics, found.proofs, found.date)
    first, order = (
        body(given, f"forloeb/eksempel/{name}") for name in ("loefter", "loefter-om-raekkefoelge")
    )
    assert "loefte-nr-1" in order
    assert "loefte-nr-1" not in first
    assert "loefte-stoette-ved-stort-behov" in first
    assert 'href="loefter-om-raekkefoelge.html"' in first
    assert "../loefter-om-raekkefoelge.html#loefte-nr-1" in body(
        given, "forloeb/eksempel/trin/stoette"
    )


def test_a_pathway_without_promises_has_no_such_page() -> None:
    text = (EXAMPLES / "dead-end" / "good.yaml").read_text("utf-8")
    found = project_of(Folder(texts_with(text)), date="2026-01-31")
    assert found.library
    given = SiteInput(found.library, found.diagnostics, found.proofs, found.date)
    assert not [one for one in pages_of(given, "da") if one.path.endswith("loefter.md")]

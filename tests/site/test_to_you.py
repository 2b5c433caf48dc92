"""The page for the young person and the parents: from the pathway's own data, in plain words."""

from pathwaytool.api import library_from
from pathwaytool.load.library import load_library
from pathwaytool.locales import LANGUAGES
from pathwaytool.publish.contents import pages_of
from pathwaytool.publish.frame.site import SiteInput
from pathwaytool.publish.gather.reading import HARDEST_TO_YOU, readings_of
from pathwaytool.publish.words.readability import counted, sentences_of
from tests.site.libraries import ROOT, SMALL

PASSAGE = """\
to_you:
  nej:
    title: {da: Du må sige nej, en: You may say no}
    text: {da: Du bestemmer selv., en: You decide.}
    cites: [U-1]
    confidence: found
facts: {}
"""


def library_with(step: str) -> str:
    text = SMALL["a.yml"].replace("facts: {}\n", PASSAGE)
    at = text.index("\n    ", text.index("\n  begynd:")) + 1
    return f"{text[:at]}    to_you: {step}\n{text[at:]}"


def bodies(text: str, language: str = "da") -> dict[str, str]:
    texts = SMALL | {"a.yml": text}
    found = load_library({path: one.encode() for path, one in texts.items()})
    assert found.library, [str(one.location) for one in found.diagnostics]
    pages = pages_of(SiteInput(found.library), language)
    return {one.path: one.body() for one in pages if one.path.split("/")[-2:-1] == ["a"]}


def test_the_page_says_what_happens_who_stands_for_it_and_what_it_rests_on() -> None:
    page = bodies(library_with("Du taler med <læreren>."))["forloeb/a/til-dig.md"]
    assert "Du må sige nej" in page and "Du bestemmer selv." in page
    assert "Du taler med &lt;læreren&gt;." in page
    assert "Det står for det:" in page and "Lærer" in page
    assert "#U-1" in page
    assert "Her mangler en tekst til dig:" in page


def test_the_pathway_leads_to_it_and_only_where_it_is() -> None:
    assert 'href="til-dig.html"' in bodies(library_with("Du er med."))["forloeb/a/index.md"]
    assert "forloeb/a/til-dig.md" not in bodies(SMALL["a.yml"])


def test_every_step_of_the_national_pathway_is_told_and_easily_read() -> None:
    library = library_from(ROOT / "pathways")
    pathway = library.pathways["national"]
    assert [step.id for step in pathway.steps.values() if not step.to_you] == []
    told = next(one for one in readings_of(library) if one.path == "forloeb/national/til-dig")
    assert told.hardest == HARDEST_TO_YOU
    assert told.counted.lix <= HARDEST_TO_YOU
    assert {one.cites != () for one in pathway.to_you.values()} == {True}
    texts = [one.text for one in pathway.to_you.values()]
    texts += [step.to_you for step in pathway.steps.values() if step.to_you]
    for language in LANGUAGES:
        assert [text.in_("da") for text in texts if not text.has(language)] == []
        sentences = [one for text in texts for one in sentences_of(text.in_(language))]
        assert counted(sentences).lix <= HARDEST_TO_YOU, language

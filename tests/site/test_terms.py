"""Words of the field: linked and explained where a page first uses them, and nowhere else."""

import re

import pytest

from pathwaytool.model.text import Text
from pathwaytool.publish.contents import pages_of
from pathwaytool.publish.page_maker import makers_of
from pathwaytool.publish.words.prose import html_of
from pathwaytool.publish.words.terms import glossary_of
from pathwaytool.publish.words.writer import Writer
from tests.effort import growth
from tests.site.systems import DANISH, REGISTERS, SWEDISH, systems


def writer(language: str = "da", registers: str = REGISTERS) -> Writer:
    makers = makers_of(systems(registers=registers))
    found = next(maker.writer for maker in makers if maker.writer.language == language)
    return found.at("forloeb/dansk/index")


def linked(html: str) -> list[str]:
    return re.findall(r'<span class="pw-term"><a [^>]*>(.*?)</a>', html)


def said(text: str, language: str = "da", **more: str) -> str:
    return str(writer(**more).prose(Text(((language, text),))))


def terms(*rows: str) -> str:
    """Return a register with more terms; rows such as "id: {da: ord}" with its title."""
    made = "".join(
        f"  {row.split(': ', 1)[0]}:\n    title: {row.split(': ', 1)[1]}\n"
        "    meaning: Noget.\n    confidence: found\n"
        for row in rows
    )
    return REGISTERS + made


def test_a_term_is_linked_and_explained_where_it_first_stands() -> None:
    html = said("Efter en underretning og endnu en underretning.")
    assert linked(html) == ["underretning"]
    assert 'href="../../register/ordliste.html#underretning"' in html
    assert 'aria-describedby="ord-underretning"' in html
    assert 'id="ord-underretning">Besked om <em>bekymring</em>.</span>' in html
    assert re.sub(r'<span class="pw-term__what".*?</span>|<[^>]*>', "", html).strip() == (
        "Efter en underretning og endnu en underretning."
    )


@pytest.mark.parametrize("form", ["underretninger", "Underretningen", "underretning"])
def test_inflections_and_capitals_are_recognised(form: str) -> None:
    assert linked(said(f"{form} kommer.")) == [form]


@pytest.mark.parametrize(
    "text", ["underretningspligt", "forunderretning", "ikke-underretning", "underretning-agtig"]
)
def test_a_part_of_a_word_is_not_the_word(text: str) -> None:
    assert not linked(said(f"En {text} her."))


def test_capitals_of_a_term_are_kept() -> None:
    registers = terms("metode: {da: ART}")
    assert not linked(said("En anden art.", registers=registers))
    assert linked(said("Efter ART-metoden? Nej, ART.", registers=registers)) == ["ART"]


def test_the_longest_word_counts() -> None:
    registers = terms("ssp: {da: SSP}", "ssp-plus: {da: SSP+}", "aaben: {da: åben underretning}")
    html = said("SSP+ og SSP ved en åben underretning.", registers=registers)
    assert linked(html) == ["SSP+", "SSP", "åben underretning"]


def test_links_code_and_emphasis_are_left_as_they_are() -> None:
    html = said("[underretning](https://x.dk) `underretning` **en underretning**")
    assert linked(html) == ["underretning"]
    assert "<strong>en <span" in html
    assert ">underretning</a> <code>underretning</code>" in html


def test_a_swedish_text_on_a_danish_page_uses_swedish_words_and_meanings() -> None:
    html = said("En orosanmälan om underretning.", "sv")
    assert linked(html) == ["orosanmälan"]
    assert "Besked om oro." in html


def test_the_page_of_a_swedish_pathway_explains_its_swedish_words() -> None:
    pages = {one.path: one.body() for one in pages_of(systems(svensk=SWEDISH), "da")}
    body = pages["forloeb/svensk/index.md"]
    assert linked(body)[:2] == ["orosanmälan", "samråd"]
    assert "Besked om oro." in body
    assert "Ett möte." in body


def test_a_term_is_explained_once_a_page_and_again_on_the_next() -> None:
    text = DANISH.replace("summary: Et system.", "summary: En underretning.").replace(
        "    aspects: [entry]",
        "    purpose: Underretning.\n    description: Den underretning.\n    aspects: [entry]",
    )
    pages = {one.path: one for one in pages_of(systems(dansk=text), "da")}
    for path in ("forloeb/dansk/index.md", "forloeb/dansk/trin/ind.md"):
        assert len(linked(pages[path].body())) == 1
    again = pages["forloeb/dansk/trin/ind.md"]
    assert again.body() == again.body()


def test_no_heading_link_or_table_holds_a_term() -> None:
    title = "{da: Om underretning, en: About, sv: Om}"
    text = DANISH.replace("{da: Kom ind, en: Come in, sv: Kom in}", title)
    text = text.replace("Ingen siger noget", "Ingen underretning siger noget")
    for page in pages_of(systems(dansk=text), "da"):
        body = page.body()
        for inside in re.findall(r"<(?:h[1-6]|button|summary|svg|a|td)\b.*?</", body, re.DOTALL):
            assert "pw-term" not in inside, page.path
        for link in re.findall(r"<a\b[^>]*>.*?</a>", body, re.DOTALL):
            assert link.count("<a") == 1, page.path


def test_hostile_terms_and_meanings_do_nothing() -> None:
    registers = REGISTERS.replace("da: underretning,", "da: 'a<b>&\"c',").replace(
        "da: Besked om *bekymring*.", "da: '<script>x</script> [a](javascript:x) \"><img>'"
    )
    html = said('Vi siger a<b>&"c her.', registers=registers)
    assert len(linked(html)) == 1
    assert "<script" not in html
    assert "<img" not in html
    assert "<b>" not in html


def test_words_that_could_be_a_pattern_are_only_words() -> None:
    registers = terms("punkt: {da: 'social.dk (a|b)*'}")
    assert linked(said("Se social.dk (a|b)* her.", registers=registers)) == ["social.dk (a|b)*"]
    assert not linked(said("Se socialxdk.", registers=registers))


def test_very_long_words_are_not_looked_for() -> None:
    long = "ord" * 2000
    assert not linked(said(f"Et {long}.", registers=terms(f"lang: {{da: {long}}}")))


def test_time_is_linear_in_the_text() -> None:
    rows = [f"t{number}: {{da: 'begreb nummer {number}'}}" for number in range(500)]
    terms_ = systems(registers=terms(*rows)).library.terms
    glossary = glossary_of(terms_, ("da",))

    def use(words: int) -> None:
        assert not glossary.uses(html_of("begreb nummer begreb " * words), "da")

    assert growth(use, 4_000) < 40


def test_where_two_terms_share_a_word_the_full_equivalent_has_it() -> None:
    registers = terms("andet: {da: rådslag, sv: samråd}")
    html = str(writer(registers=registers).prose(Text((("sv", "Ett samråd."),))))
    assert "#andet" in html

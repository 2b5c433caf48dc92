"""The glossary: every word is explained, in three languages, and no word has two meanings."""

from pathwaytool.model.registers import Term
from tests.library import promises, recorded

WORDS = "registers/ord.yml"

FALSE_FRIENDS = (
    "socialstyrelsen-dk",
    "socialstyrelsen-se",
    "barnets-plan-ord",
    "ssp-ord",
    "sspf-ord",
    "ungestoette-ord",
    "udredning-ord",
    "bfu",
    "ukf-ord",
    "rigsrevisionen-ord",
    "serviceloven-ord",
)

BACKGROUND = [
    "ungesamraad",
    "viso",
    "varetaegtssurrogat-ord",
    "straksreaktion-ord",
    "stu",
    "ester-ord",
    "sdq-ord",
    "aseba-ord",
    "tfco-ord",
    "art-ord",
    "tilbudsportalen-ord",
]


def _terms() -> dict[str, Term]:
    return dict(recorded.library().terms)


def test_every_word_of_the_glossary_is_explained() -> None:
    assert promises.unexplained(recorded.library()) == []


def test_no_word_belongs_to_two_terms_in_one_language() -> None:
    assert promises.shared_words(recorded.library()) == []


def test_meanings_stand_in_all_three_languages() -> None:
    assert promises.half_said(recorded.library()) == []


def test_false_friends_say_why() -> None:
    terms = _terms()
    assert [id_ for id_ in FALSE_FRIENDS if terms[id_].beware is None] == []


def test_two_agencies_of_one_name_point_at_each_other() -> None:
    terms = _terms()
    assert terms["socialstyrelsen-dk"].unlike == ("socialstyrelsen-se",)
    assert terms["socialstyrelsen-se"].unlike == ("socialstyrelsen-dk",)


def test_what_one_word_is_unlike_is_unlike_it() -> None:
    terms = _terms()
    pairs = {(id_, other) for id_, term in terms.items() for other in term.unlike}
    assert [pair for pair in pairs if pair[::-1] not in pairs] == []


def test_background_knowledge_says_so() -> None:
    told = [one.id for one in _terms().values() if one.confidence.value == "unverified"]
    assert told == BACKGROUND


def test_partial_language_has_a_word() -> None:
    wrong = [
        term.id
        for term in _terms().values()
        for language in term.partial
        if language not in {code for code, _ in term.title.versions} or term.beware is None
    ]
    assert wrong == []


def test_lost_word_is_told() -> None:
    spoiled = recorded.changed(WORDS, "      sv: orosanmälan\n", "      sv: anmälan\n")
    assert promises.unexplained(spoiled) == ["sv orosanmälan"]


def test_word_of_two_terms_is_told() -> None:
    spoiled = recorded.changed(WORDS, "      sv: orosanmälan\n", "      sv: utredning\n")
    assert promises.shared_words(spoiled) == ["sv utredning"]


def test_meaning_in_two_languages_is_told() -> None:
    line = "      sv: Dansk samverkan mellan polis, socialförvaltning och psykiatri.\n"
    assert promises.half_said(recorded.changed(WORDS, line, "")) == ["psp"]


def test_danish_text_on_sweden_says_which_agency_it_means() -> None:
    assert promises.unclear_agencies(recorded.library()) == []


def test_agency_without_its_country_is_told() -> None:
    path = "registers/udsagn.yml"
    spoiled = recorded.changed(path, "Den svenske Socialstyrelsen udgav", "Socialstyrelsen udgav")
    assert [text[:21] for text in promises.unclear_agencies(spoiled)] == ["Socialstyrelsen udgav"]

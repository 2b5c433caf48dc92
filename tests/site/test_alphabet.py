"""Words in the order in which readers of each language look for them."""

import pytest

from pathwaytool.publish.contents import pages_of
from pathwaytool.publish.order.alphabet import alphabetical
from tests.site.libraries import SMALL, small

ORDERS: dict[str, list[tuple[str, ...]]] = {
    "da": [
        ("Aarhus", "Æbler", "Ørsted", "Zoo", "Aabenraa", "Abe", "Albertslund"),
        ("Abe", "Albertslund", "Zoo", "Æbler", "Ørsted", "Aabenraa", "Aarhus"),
        ("§ 32", "§ 3", "10 trin", "2 trin", "adfærd", "§ 103"),
        ("§ 3", "§ 32", "§ 103", "2 trin", "10 trin", "adfærd"),
        ("idé", "ide", "ideal", "Idé"),
        ("ide", "idé", "Idé", "ideal"),
        ("Müller", "Mygind", "Myrdal", "Munk"),
        ("Munk", "Mygind", "Müller", "Myrdal"),
        ("ekstraarbejde", "ekstrabus", "ekstra", "Dataansvarlig", "Database"),
        ("Dataansvarlig", "Database", "ekstra", "ekstraarbejde", "ekstrabus"),
        ("»Åben« skole", "barn", "åben dør", "(Åben) café", "Ångström", "Öland", "Ølstykke"),
        ("barn", "Öland", "Ølstykke", "(Åben) café", "åben dør", "»Åben« skole", "Ångström"),
        ("PPR", "PPR 10", "PPR 2", "ppr-leder"),
        ("PPR", "PPR 2", "PPR 10", "ppr-leder"),
    ],
    "sv": [
        ("Ängel", "Zon", "Öga", "Ål", "Aas", "Ärlig", "Æra", "idé", "ide"),
        ("Aas", "ide", "idé", "Zon", "Ål", "Ängel", "Æra", "Ärlig", "Öga"),
        ("Müller", "Mygg", "Munk", "10 §", "2 §"),
        ("2 §", "10 §", "Munk", "Mygg", "Müller"),
    ],
    "en": [("Ærø", "adult", "Åbo", "zoo", "Über"), ("Åbo", "adult", "Ærø", "Über", "zoo")],
}


@pytest.mark.parametrize(
    ("language", "words", "ordered"),
    [
        (language, words, ordered)
        for language, rows in ORDERS.items()
        for words, ordered in zip(rows[::2], rows[1::2], strict=True)
    ],
)
def test_words_stand_as_the_language_sorts_them(
    language: str, words: tuple[str, ...], ordered: tuple[str, ...]
) -> None:
    assert tuple(sorted(words, key=lambda one: alphabetical(one, language))) == ordered


def test_actors_stand_by_the_alphabet() -> None:
    actor = "  {0}: {{title: {1}, sector: skole, kind: unit, organisation: municipality}}\n"
    titles = {"x1": "Aabenraa Skole", "x2": "Ældste trin", "x3": "Zoneskole", "x4": "Børnehus"}
    more = "".join(actor.format(id_, title) for id_, title in titles.items())
    registers = SMALL["registers.yml"].replace("actors:\n", f"actors:\n{more}")
    pages = {one.path: one.body() for one in pages_of(small(registers=registers), "da")}
    for path in ("aktoerer/index.md", "sektorer/skole.md"):
        places = [pages[path].index(f">{titles[id_]}<") for id_ in ("x4", "x3", "x2", "x1")]
        assert places == sorted(places), path

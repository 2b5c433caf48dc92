"""What stands on a page can be followed to its source, and the five texts to the pages."""

from dataclasses import replace

from tests.library import promises, recorded


def test_every_statement_of_the_five_texts_is_heard() -> None:
    assert promises.unheard(recorded.library()) == []


def test_nothing_known_stands_without_a_source() -> None:
    assert promises.unfounded(recorded.library()) == []


def test_silenced_statements_are_told() -> None:
    silent = replace(recorded.library(), pathways={}, topics={})
    assert promises.unheard(silent) == list(recorded.seed_ids())


def test_claim_without_a_source_is_told() -> None:
    old = "    cites: [UKN-26]\n    confidence: found\n"
    path = "viden/ungdomskriminalitet-i-tal.yml"
    spoiled = recorded.changed(path, old, "    confidence: found\n")
    assert promises.unfounded(spoiled) == ["ungdomskriminalitet-i-tal/evalueringer"]
    honest = recorded.changed(path, old, "    confidence: unverified\n")
    assert promises.unfounded(honest) == []


def test_grade_without_a_source_is_told() -> None:
    spoiled = recorded.changed("registers/indsatser.yml", "        cites: [EV-04]\n", "")
    assert promises.unfounded(spoiled) == ["mst/vidensdeklaration"]

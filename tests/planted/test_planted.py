import pytest

from pathwaytool import report
from tests.planted.plants import PLANTS, Plant
from tests.rules.example_library import said_of, shared_texts


def planted(plant: Plant) -> dict[str, bytes]:
    texts = shared_texts()
    good = texts[plant.file].decode()
    assert good.count(plant.old) == 1, plant.old
    return {**texts, plant.file: good.replace(plant.old, plant.new).encode()}


def name_of(plant: Plant) -> str:
    return plant.name.replace(" ", "-")


def test_the_good_library_is_good() -> None:
    assert report.text(said_of(shared_texts()), "en") == "Nothing to mend.\n"


@pytest.mark.parametrize("plant", PLANTS, ids=name_of)
def test_mistake_is_noticed_once_where_it_is(plant: Plant) -> None:
    found = said_of(planted(plant))
    assert [one.message.rule for one in found] == [plant.rule], report.text(found, "da")
    (one,) = found
    span = one.location.span
    assert one.location.text[span.column - 1 : span.end_column - 1] == plant.marked
    assert plant.mend in report.mend(one, "da")

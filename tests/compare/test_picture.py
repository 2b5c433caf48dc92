"""A difference as a picture: shape, sign and words say what colour says, and so does the twin."""

from xml.etree import ElementTree

import pytest

from pathwaytool.compare import difference_of
from pathwaytool.compare.picture import is_drawn, picture_of
from pathwaytool.draw.svg import svg_of
from pathwaytool.draw.twin import twin_text
from pathwaytool.draw.view import Mark, View
from pathwaytool.locales import LANGUAGES
from tests.compare.test_difference import BODY, compared, version_of

NEW = """\
steps:
  nyt:
    title: <b>Nyt trin</b>
    ...
    start: always
    next: hjem
"""


def drawn(*edits: tuple[str, str], language: str = "da") -> View:
    difference = compared(*edits)
    (one,) = difference.pathways
    assert is_drawn(one)
    return picture_of(one, difference, language)


def svg(view: View) -> str:
    made = svg_of(view, lambda target: None, standalone=True)
    ElementTree.fromstring(made)
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_step_is_marked_by_shape_sign_and_word(language: str) -> None:
    view = drawn(("steps:\n", NEW), language=language)
    (new,) = [box for box in view.boxes if box.change]
    assert (new.id, new.change) == ("nyt", Mark.ADDED)
    assert new.note
    made = svg(view)
    assert "is-added" in made
    assert 'class="badge"' in made
    assert "<b>Nyt" not in made
    assert new.note in twin_text(view)


def test_what_is_gone_is_drawn_with_where_it_stood() -> None:
    there = BODY.replace("steps:\n", NEW, 1)
    difference = difference_of(version_of(there), version_of(BODY))
    view = picture_of(difference.pathways[0], difference, "da")
    marks = {box.id: box.change for box in view.boxes}
    assert marks == {"nyt": Mark.REMOVED, "hjem": None}
    assert "is-removed" in svg(view)
    assert "Væk" in twin_text(view)


def test_a_whole_pathway_is_new_or_gone() -> None:
    difference = compared(name="andet")
    shown = {one.id: picture_of(one, difference, "da") for one in difference.pathways}
    assert {box.change for box in shown["andet"].boxes} == {Mark.ADDED}
    assert {box.change for box in shown["lille"].boxes} == {Mark.REMOVED}


def test_a_changed_step_says_what_and_a_way_that_is_gone_is_a_line() -> None:
    view = drawn(("takes: 1-3 days", "takes: 1-9 days"), ("to: plan}", "to: hjem}"))
    (changed,) = [box for box in view.boxes if box.change == Mark.CHANGED]
    assert "varer" in changed.note
    assert {edge.change for edge in view.edges} >= {Mark.REMOVED}
    told = twin_text(view)
    assert "vejen er væk" in told
    assert "Ændret: varer" in told
    made = svg(view)
    assert "is-removed" in made
    assert ">væk<" in made


def test_only_words_are_no_picture() -> None:
    (one,) = compared(("title: Hjem", "title: Hjemme")).pathways
    assert not is_drawn(one)

"""Records of versions: the same after writing and reading, and nothing else is taken for one."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pathwaytool.compare.kept_view import ViewError, plain_view, plain_views, view_from, views_from
from pathwaytool.compare.record import (
    Record,
    RecordError,
    ToldDifference,
    in_order,
    number_of,
    record_of,
    record_text,
)
from pathwaytool.draw.view import Box, Column, Edge, Form, Lane, Mark, PictureKind, View
from pathwaytool.folder import Folder
from pathwaytool.kept import KeptError, keep, kept_texts, records_in

TOLD = ToldDifference(("Alle går en anden vej.",), ("Nyt: trinnet »Plan«.",), ("Ordlyd: 1 sted.",))
RECORD = Record("lille", "1.2.0", "2026-11-30", "draft", "1.1.9", {"da": TOLD}, "Godt.", "abcdef1")


def test_a_record_is_the_same_when_it_is_read_again() -> None:
    assert record_of(record_text(RECORD)) == RECORD
    first = Record("å-1", "0.1.0", "2026-11-30", "published", None, {})
    assert record_of(record_text(first)) == first


def test_versions_are_in_the_order_of_their_numbers() -> None:
    names = ["0.10.0", "0.9.0", "1.0.0"]
    records = [Record("b", name, "2026-11-30", "draft", None, {}) for name in names]
    records.append(Record("a", "2.0.0", "2026-11-30", "draft", None, {}))
    ordered = [(one.pathway, one.version) for one in in_order(records)]
    assert ordered == [("a", "2.0.0"), ("b", "0.9.0"), ("b", "0.10.0"), ("b", "1.0.0")]
    assert number_of("0.10.0") == (0, 10, 0)


def test_a_reader_is_told_in_the_first_language_there_is() -> None:
    assert RECORD.in_("da") == ("da", TOLD)
    assert RECORD.in_("sv") == ("da", TOLD)
    assert Record("a", "1.0.0", "2026-11-30", "draft", None, {}).in_("sv")[0] == "sv"


@pytest.mark.parametrize(
    "changed",
    [
        {"format": "andet"},
        {"shape": 2},
        {"pathway": "../op"},
        {"pathway": 1},
        {"version": "1.0"},
        {"date": "i går"},
        {"status": "<b>"},
        {"previous": "x"},
        {"told": []},
        {"unsure": -1},
        {"unsure": True},
        {"pictures": []},
        {"pictures": {"da": {}}},
        {"pictures": {"da": {"id": "x"}}},
        {"told": {"da": []}},
        {"told": {"da": {"head": "x", "points": [], "after": []}}},
        {"told": {"da": {"head": [1], "points": [], "after": []}}},
        {"note": None},
        {"revision": "--upload-pack=x"},
    ],
)
def test_what_does_not_fit_is_no_record(changed: dict[str, object]) -> None:
    document = json.loads(record_text(RECORD))
    with pytest.raises(RecordError):
        record_of(json.dumps({**document, **changed}))


@pytest.mark.parametrize("text", ["", "[", "[]", "null", '"\\ud800"', "[" * 100_000])
def test_no_text_makes_it_crash(text: str) -> None:
    with pytest.raises(RecordError):
        record_of(text)


@settings(max_examples=30, deadline=None)
@given(
    st.recursive(
        st.none() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_no_json_makes_it_crash(value: object) -> None:
    with pytest.raises(RecordError):
        record_of(json.dumps(value))


def test_half_a_character_is_not_passed_on() -> None:
    text = record_text(RECORD).replace("Godt.", "\\ud800")
    assert record_of(text).note == "?"


def test_a_library_keeps_records_and_copies(tmp_path: Path) -> None:
    assert records_in(tmp_path) == ()
    keep(tmp_path, RECORD, Folder({"library.yml": b"library: x\n", "registers/a.yml": b"a: b\n"}))
    without = Record("lille", "1.1.9", "2026-11-30", "draft", None, {})
    keep(tmp_path, without, None)
    assert records_in(tmp_path) == (without, RECORD)
    copy = kept_texts(tmp_path, RECORD)
    assert copy
    assert list(copy.texts) == ["library.yml", "registers/a.yml"]
    assert kept_texts(tmp_path, without) is None


@pytest.mark.parametrize("spoil", ["name", "folder", "text", "letters", "link", "size"])
def test_what_pretends_to_be_a_record_is_named(tmp_path: Path, spoil: str) -> None:
    path = keep(tmp_path, RECORD, None)
    match spoil:
        case "name":
            path = path.rename(path.with_name("9.9.9.json"))
        case "folder":
            path.parent.rename(path.parent.with_name("andet"))
            path = tmp_path / "versions" / "andet" / path.name
        case "text":
            path.write_text("{}", "utf-8")
        case "letters":
            path.write_bytes(b"\xff\xfe")
        case "link":
            path.rename(tmp_path / "x.json")
            path.symlink_to(tmp_path / "x.json")
        case "size":
            path.write_text(record_text(RECORD) + " " * 2_000_000, "utf-8")
    with pytest.raises(KeptError) as found:
        records_in(tmp_path)
    assert found.value.path == path.relative_to(tmp_path).as_posix()


def view() -> View:
    box = Box("a", "A", Form.ACTION, "l", "c", 0, change=Mark.CHANGED, note="Ændret: varer")
    lane, column = Lane("l", "L", 1, ("sector", "l")), Column("c", "C")
    return View(
        "p", PictureKind.SWIMLANE, "T", "D", "da", (lane,), (column,), (box,), (Edge("a", "a"),)
    )


def test_a_picture_is_kept_without_where_it_led() -> None:
    read = view_from(json.loads(json.dumps(plain_view(view()))))
    assert read == replace(view(), lanes=(replace(view().lanes[0], target=None),))


def other_words() -> View:
    boxes = tuple(replace(one, title="B", note="Changed: takes") for one in view().boxes)
    return replace(view(), title="O", language="en", boxes=boxes)


def bare(one: View) -> View:
    return replace(one, lanes=tuple(replace(lane, target=None) for lane in one.lanes))


def test_a_picture_in_more_languages_is_kept_once_with_the_other_words() -> None:
    more = (*view().boxes, replace(view().boxes[0], id="b"))
    views = {"da": view(), "en": other_words(), "sv": replace(view(), boxes=more)}
    plain = json.loads(json.dumps(plain_views(views)))
    assert set(plain["en"]) == {"like", "but"} and "O" in plain["en"]["but"].values()
    assert "boxes" in plain["sv"]  # of another form
    assert views_from(plain) == {language: bare(one) for language, one in views.items()}


@pytest.mark.parametrize(
    "like",
    [
        {"like": "en", "but": {}},
        {"like": "fr", "but": {}},
        {"like": ["da"], "but": {}},
        {"like": "da"},
        {"like": "da", "but": {"9999": "x"}},
        {"like": "da", "but": {"-1": "x"}},
        {"like": "da", "but": {"1" * 9999: "x"}},
        {"like": "da", "but": {"0": []}},
    ],
)
def test_what_is_like_no_picture_is_refused(like: object) -> None:
    with pytest.raises(ViewError):
        views_from({"da": plain_view(view()), "en": like})


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("boxes", []),
        ("boxes", {}),
        ("boxes", [{"id": "a"}]),
        ("edges", [{"origin": "a", "to": "b"}]),
        ("edges", [{"origin": "a", "to": "a", "change": "andet"}]),
        ("edges", [{"origin": "a", "to": "a", "count": 10**9}]),
        ("edges", [{"origin": "a", "to": "a", "count": True}]),
        ("kind", "andet"),
        ("kind", 1),
        ("title", None),
        ("lanes", []),
        ("fremmed", 1),
    ],
)
def test_what_is_no_picture_is_refused(part: str, value: object) -> None:
    plain = plain_view(view())
    assert isinstance(plain, dict)
    with pytest.raises(ViewError):
        view_from({**plain, part: value})

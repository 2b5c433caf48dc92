"""A picture of a difference as a record keeps it: a `View` as plain values, and back."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from enum import Enum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from pathwaytool.draw.view import View
from pathwaytool.export.model_json import Json
from pathwaytool.model.text import Language

MOST_BOXES = 300
MOST_EDGES = 1_500
"""How much a picture may hold that is kept. Nobody reads a larger one."""


class ViewError(ValueError):
    """A value is no picture."""


def is_keepable(view: View) -> bool:
    """Tell whether a picture has something in it, and can still be read."""
    return 0 < len(view.boxes) <= MOST_BOXES and len(view.edges) <= MOST_EDGES


def plain_view(view: View) -> Json:
    """Return a picture as JSON has it. Nothing in it leads anywhere: pages are of today."""
    bare = replace(
        view,
        lanes=tuple(replace(one, target=None) for one in view.lanes),
        columns=tuple(replace(one, target=None) for one in view.columns),
        boxes=tuple(replace(one, target=None) for one in view.boxes),
    )
    return _plain(bare)


def plain_views(views: Mapping[Language, View]) -> Json:
    """Return the same picture in each language: the first whole, of the others what is otherwise.

    Shape: by language a picture, or `{"like": language, "but": {number: text}}`, where parts are
    counted as they stand in the one that it is like.
    """
    plain = {language: plain_view(view) for language, view in views.items()}
    first = next(iter(plain))
    written: dict[str, Json] = {first: plain.pop(first)}
    known = [*_parts(written[first])]
    for language, one in plain.items():
        own = [*_parts(one)]
        is_like = len(own) == len(known) and _with(written[first], iter(own)) == one
        pairs = enumerate(zip(own, known, strict=False))
        but: dict[str, Json] = {
            str(at): _plain(text) for at, (text, other) in pairs if text != other
        }
        written[language] = {"like": first, "but": but} if is_like else one
    return written


def views_from(value: Mapping[str, object]) -> dict[Language, View]:
    """Return what `plain_views` wrote. Raises: ViewError where it is something else."""
    found: dict[Language, View] = {}
    for language, one in value.items():
        is_like = isinstance(one, Mapping) and "like" in one
        found[language] = view_from(_like(one, value) if is_like else one)
    return found


def _like(one: object, views: Mapping[str, object]) -> object:
    """Return a picture that is like another of `views`, but for some of its parts."""
    assert isinstance(one, Mapping)
    other, but = views.get(str(one["like"])), one.get("but")
    if not isinstance(other, Mapping) or not isinstance(but, Mapping) or "like" in other:
        raise ViewError("picture")
    parts = [*_parts(other)]
    numbers = {str(at): at for at in range(len(parts))}
    if not but.keys() <= numbers.keys():
        raise ViewError("picture")
    for at, text in but.items():
        parts[numbers[at]] = text
    return _with(other, iter(parts))


def _parts(value: object) -> Iterator[object]:
    """Yield the words and numbers in plain values, in their order."""
    match value:
        case Mapping():
            for one in value.values():
                yield from _parts(one)
        case list():
            for one in value:
                yield from _parts(one)
        case _:
            yield value


def _with(value: object, parts: Iterator[object]) -> object:
    """Return plain values of the same form with other words and numbers in it."""
    match value:
        case Mapping():
            return {name: _with(one, parts) for name, one in value.items()}
        case list():
            return [_with(one, parts) for one in value]
    return next(parts, None)


def _plain(value: object) -> Json:
    """Return a value without what is as it is where nothing is said."""
    match value:
        case Enum():
            return str(value.value)
        case None | bool() | int() | str():
            return value
        case tuple():
            return [_plain(one) for one in value]
    assert is_dataclass(value) and not isinstance(value, type)
    said = ((one.name, one.default, getattr(value, one.name)) for one in fields(value))
    return {name: _plain(own) for name, default, own in said if own != default}


def view_from(value: object) -> View:
    """Return the picture that plain values are. Raises: ViewError where they are none."""
    view = _read(View, value)
    assert isinstance(view, View)
    names = {one.id for one in view.boxes}
    lanes, columns = ({one.id for one in many} for many in (view.lanes, view.columns))
    is_whole = all(one.lane in lanes and one.column in columns for one in view.boxes)
    is_tied = all({one.origin, one.to} <= names for one in view.edges)
    if not (is_keepable(view) and is_whole and is_tied and len(names) == len(view.boxes)):
        raise ViewError("picture")
    return view


def _read(kind: Any, value: object) -> object:
    """Return `value` as `kind`: a dataclass, a tuple of one kind, a word, a number, or none."""
    if get_origin(kind) is UnionType:
        (other,) = (one for one in get_args(kind) if one is not NoneType)
        return None if value is None else _read(other, value)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise ViewError("picture")
        return tuple(_read(get_args(kind)[0], one) for one in value)
    if is_dataclass(kind):
        return _dataclass(kind, value)
    return _single(kind, value)


def _dataclass(kind: Any, value: object) -> object:
    if not isinstance(value, Mapping):
        raise ViewError("picture")
    hints, known = get_type_hints(kind), {one.name: one for one in fields(kind)}
    missing = {name for name, one in known.items() if one.default is MISSING} - value.keys()
    if missing or not value.keys() <= known.keys():
        raise ViewError("picture")
    return kind(**{name: _read(hints[name], part) for name, part in value.items()})


def _single(kind: type, value: object) -> object:
    if issubclass(kind, Enum) and isinstance(value, str):
        try:
            return kind(value)
        except ValueError as error:
            raise ViewError("picture") from error
    if type(value) is not kind or (isinstance(value, int) and abs(value) > MOST_EDGES):
        raise ViewError("picture")
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value

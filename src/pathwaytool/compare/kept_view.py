"""A picture of a difference as a record keeps it: a `View` as plain values, and back."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from enum import Enum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from pathwaytool.draw.view import View
from pathwaytool.export.model_json import Json

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

"""`dataclass`, as the standard library has it, made in a tenth of the time.

A command that checks one file imports some 150 classes of values. The standard library writes six
functions as text for each, and compiles them, whether anybody calls them or not: half of the time
of the imports. Here only `__init__` is written, and when the first value is made; the others are
the same few functions for all. What a class can do is the same (`tests/test_dataclass.py`).
"""

import dataclasses
import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, slots: bool, eq: bool = True, order: bool = False, **more: bool):
        """Return what makes a class one of values, which are `frozen` and have `slots`."""
        if not (frozen and slots):
            raise TypeError("for values only; take the dataclass of the standard library")
        bare = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, **more)
        return lambda cls: _finished(bare(cls), eq=eq, order=order)


def _finished(cls: Any, *, eq: bool, order: bool) -> Any:
    """Give a class that has its fields and slots what the values of it can do."""
    given = cls.__dict__
    params = cls.__dataclass_params__
    params.init, params.repr, params.eq, params.order, params.frozen = True, True, eq, order, True
    methods: dict[str, Any] = {
        "__repr__": _repr,
        "__setattr__": _no_setattr,
        "__delattr__": _no_delattr,
        "__getstate__": _state,
        "__setstate__": _set_state,
    }
    if eq:
        compared = [one for one in dataclasses.fields(cls) if one.compare]
        hashed = [one for one in compared if one.hash is not False]
        methods |= {
            "__eq__": _eq_by(_values_of(compared)),
            "__hash__": _hash_by(_values_of(hashed)),
        }
        if order:
            methods |= _order_by(_values_of(compared))
    for name, method in methods.items():
        if name not in given or (name == "__hash__" and "__eq__" not in given):
            setattr(cls, name, method)
    cls.__init__ = _first_init(cls)
    return cls


FEW = 30
"""How many values can be filled in one by one in the time that it takes to write an `__init__`."""


def _first_init(cls: Any) -> Callable[..., None]:
    """Return an `__init__` that fills the first few values, and then has a quicker one written.

    Of most classes a command makes few values or none. What it is not given as it should be is
    left to the one that is written, which says what is wrong.
    """
    made = 0

    def first(self: Any, *args: Any, **named: Any) -> None:
        nonlocal made
        made += 1
        if made > FEW or not _is_filled(self, args, named):
            cls.__init__ = _init_of(cls)
            cls.__init__(self, *args, **named)
        elif hasattr(cls, "__post_init__"):
            self.__post_init__()

    return first


def _is_filled(value: Any, args: tuple[Any, ...], named: dict[str, Any]) -> bool:
    """Set the fields of a value; tell whether all that was given is one, and none is missing."""
    all_fields = dataclasses.fields(value)
    asked = [one.name for one in all_fields if one.init and not one.kw_only]
    given = dict(zip(asked, args, strict=False)) | named
    if len(given) < len(args) + len(named):
        return False
    for one in all_fields:
        if one.init and one.name in given:
            said = given.pop(one.name)
        elif one.default_factory is not dataclasses.MISSING:
            said = one.default_factory()
        elif one.default is not dataclasses.MISSING:
            said = one.default
        elif one.init:
            return False
        else:
            continue
        object.__setattr__(value, one.name, said)
    return not given


def _init_of(cls: Any) -> Callable[..., None]:
    """Return the `__init__` that the standard library would have made."""
    within: dict[str, Any] = {"absent": _ABSENT}
    plain, named, lines = ["self"], [], []  # type: list[str], list[str], list[str]
    for number, one in enumerate(dataclasses.fields(cls)):
        within[f"set{number}"] = getattr(cls, one.name).__set__
        asked, value = _asked_and_set(one, number, within)
        if asked:
            (named if one.kw_only else plain).append(asked)
        if value:
            lines.append(f"  set{number}(self, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("  self.__post_init__()")
    asked = ", ".join([*plain, *(("*", *named) if named else ())])
    exec("\n".join([f"def __init__({asked}):", *(lines or ["  pass"])]), within)
    return within["__init__"]  # type: ignore[no-any-return]


def _asked_and_set(one: Any, number: int, within: dict[str, Any]) -> tuple[str, str]:
    """Return a field as an argument, and the value that it is set to; "" where there is none.

    What the two name is put into `within`.
    """
    if one.default_factory is not dataclasses.MISSING:
        within[f"make{number}"] = one.default_factory
        made = f"make{number}()"
        if one.init:
            return f"{one.name}=absent", f"{made} if {one.name} is absent else {one.name}"
        return "", made
    if one.default is not dataclasses.MISSING:
        within[f"default{number}"] = one.default
        stated = f"{one.name}=default{number}"
        return (stated, one.name) if one.init else ("", f"default{number}")
    return (one.name, one.name) if one.init else ("", "")


_ABSENT = object()


def _values_of(fields: list[Any]) -> Callable[[Any], Any]:
    """Return what gives the values of some fields: one alone, or several as a tuple."""
    return operator.attrgetter(*(one.name for one in fields)) if fields else lambda _: ()


def _eq_by(values: Callable[[Any], Any]) -> Callable[[Any, object], bool]:
    return _compared(values, operator.eq)


def _hash_by(values: Callable[[Any], Any]) -> Callable[[Any], int]:
    return lambda self: hash(values(self))


def _order_by(values: Callable[[Any], Any]) -> dict[str, Callable[[Any, Any], bool]]:
    orders = (operator.lt, operator.le, operator.gt, operator.ge)
    return {f"__{one.__name__}__": _compared(values, one) for one in orders}


def _compared(
    values: Callable[[Any], Any], by: Callable[[Any, Any], bool]
) -> Callable[[Any, Any], bool]:
    def compared(self: Any, other: Any) -> bool:
        return by(values(self), values(other)) if other.__class__ is self.__class__ else _UNKNOWN

    return compared


_UNKNOWN: Any = NotImplemented


def _repr(self: Any) -> str:
    shown = (
        f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self) if one.repr
    )
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _no_setattr(self: Any, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _no_delattr(self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[object]:
    return [getattr(self, one.name) for one in dataclasses.fields(self)]


def _set_state(self: Any, state: list[object]) -> None:
    for one, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)

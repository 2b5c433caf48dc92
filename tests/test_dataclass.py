"""Our dataclasses do what those of the standard library do."""

import dataclasses
import inspect
import pickle
from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace
from typing import Any

import pytest

from pathwaytool.dataclass import FEW, dataclass

OPTIONS: dict[str, Any] = {"frozen": True, "slots": True, "order": True}


@dataclass(frozen=True, slots=True, order=True)
class Ours:
    """A value with every sort of field that there is."""

    name: str
    number: int = 3
    parts: tuple[int, ...] = ()
    seen: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
    length: int = field(init=False, default=7)

    @property
    def double(self) -> int:
        return 2 * self.number


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Theirs:
    """The same, made by the standard library."""

    name: str
    number: int = 3
    parts: tuple[int, ...] = ()
    seen: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
    length: int = field(init=False, default=7)


@dataclass(frozen=True, slots=True, eq=False)
class Itself:
    """Is equal to nothing but itself."""

    name: str


@dataclass(frozen=True, slots=True)
class Counted:
    """Works something out of what it is given; a field without a name may stand last."""

    name: str
    _: dataclasses.KW_ONLY
    least: int = 1
    size: int = field(init=False, default_factory=int)

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", len(self.name) + self.least)

    def __repr__(self) -> str:
        return "counted"


@dataclass(frozen=True, slots=True)
class Nothing:
    """Has no field at all."""


GIVEN: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
    (("a",), {}),
    (("b", 4), {}),
    (("a",), {"parts": (1,), "number": 3}),
    (("a", 3, (), {"x": 1}), {}),
)


def test_it_is_made_as_theirs_is() -> None:
    for args, named in GIVEN * FEW:  # the first few are made in another way than the rest
        ours, theirs = Ours(*args, **named), Theirs(*args, **named)
        assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
        assert [getattr(ours, one.name) for one in fields(ours)] == [
            getattr(theirs, one.name) for one in fields(theirs)
        ]
    assert str(inspect.signature(Ours)) == "(name, number=3, parts=(), seen=None)".replace(
        "None", str(inspect.signature(Ours).parameters["seen"].default)
    )
    assert Ours.__slots__ == Theirs.__slots__
    assert Ours.__match_args__ == Theirs.__match_args__
    assert Ours("a").seen is not Ours("a").seen
    assert Ours("a", 4).double == 8


@pytest.mark.parametrize("wrong", [((), {}), (("a",), {"length": 8}), (("a",), {"name": "b"})])
def test_it_refuses_what_theirs_refuses(wrong: tuple[tuple[Any, ...], dict[str, Any]]) -> None:
    for kind in (Ours, Theirs):
        with pytest.raises(TypeError):
            kind(*wrong[0], **wrong[1])


@pytest.mark.parametrize("wrong", [((), {}), (("a", 1), {}), (("a",), {"name": "b"})])
def test_the_first_value_of_all_is_refused_as_well(
    wrong: tuple[tuple[Any, ...], dict[str, Any]],
) -> None:
    @dataclass(frozen=True, slots=True)
    class Fresh:
        name: str

    with pytest.raises(TypeError):
        Fresh(*wrong[0], **wrong[1])
    assert Fresh("a").name == "a"


def test_it_is_compared_as_theirs_is() -> None:
    ours = [Ours(*args, **named) for args, named in GIVEN]
    theirs = [Theirs(*args, **named) for args, named in GIVEN]
    for row, one in enumerate(ours):
        for column, other in enumerate(ours):
            mine, his = theirs[row], theirs[column]
            assert (one == other) == (mine == his)
            assert (one < other, one <= other) == (mine < his, mine <= his)
            assert (one > other, one >= other) == (mine > his, mine >= his)
            assert hash(one) == hash(other) or mine != his
    theirs_too: object = Theirs("a")
    assert Ours("a") != theirs_too
    with pytest.raises(TypeError):
        sorted([Ours("a"), Theirs("a")])  # type: ignore[type-var]
    assert Nothing() == Nothing()
    assert len({Nothing(), Nothing()}) == 1


def test_what_has_no_equal_is_itself_alone() -> None:
    one = Itself("a")
    assert {one, Itself("a")} - {one}
    assert one != Itself("a")


def test_it_cannot_be_changed() -> None:
    one = Ours("a")
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        one.name = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del one.name
    assert not hasattr(one, "__dict__")


def test_the_standard_library_takes_it_for_one_of_its_own() -> None:
    assert is_dataclass(Ours)
    assert replace(Ours("a"), number=9) == Ours("a", 9)
    kept = Ours("a", 4, (1,), {"x": 2})
    back = pickle.loads(pickle.dumps(kept))
    assert (back, back.seen) == (kept, {"x": 2})


def test_what_is_worked_out_is_worked_out() -> None:
    assert (Counted("abc").size, Counted("abc", least=2).size) == (4, 5)
    assert repr(Counted("abc")) == "counted"
    with pytest.raises(TypeError):
        Counted("abc", 2)  # type: ignore[call-arg]


def test_only_values_are_made_by_it() -> None:
    with pytest.raises(TypeError, match="values only"):
        dataclass(frozen=False, slots=True)

"""What a picture shows, as values in one language: boxes, edges, lanes and columns.

Nothing here knows how a picture is written: SVG, text twin, DOT and Mermaid all start from `View`.
"""

from collections.abc import Callable
from enum import StrEnum

from pathwaytool.dataclass import dataclass

Target = tuple[str, ...]
"""What a part of a picture leads to: ("step", pathway, step), ("end", pathway, end),
("phase", pathway, phase), ("pathway", pathway) or ("sector", sector)."""

Link = Callable[[Target], str | None]
"""The address of a target, or None where it has no page."""


class PictureKind(StrEnum):
    """Which picture it is."""

    OVERVIEW = "overview"
    PHASE = "phase"
    SWIMLANE = "swimlane"
    STEP = "step"
    LIBRARY = "library"
    FLOW = "flow"
    COOPERATION = "cooperation"
    DOCUMENTS = "documents"


FREE = frozenset({PictureKind.FLOW, PictureKind.COOPERATION, PictureKind.DOCUMENTS})
"""Pictures without lanes, which Graphviz lays out."""


class Form(StrEnum):
    """The outline of a box. The first six are the kinds of step."""

    ACTION = "action"
    ASSESSMENT = "assessment"
    DECISION = "decision"
    SERVICE = "service"
    DOCUMENT = "document"
    HANDOFF = "handoff"
    END = "end"
    PHASE = "phase"
    PATHWAY = "pathway"
    ACTOR = "actor"


class Branching(StrEnum):
    """How the edges that leave a box belong together."""

    THEN = "then"
    ALL = "all"
    ONE = "one"
    EACH = "each"


class Mark(StrEnum):
    """What became of a part since an earlier version."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Lane:
    """A full-width band: a sector. `slot` chooses one of the eight sector colours."""

    id: str
    title: str
    slot: int
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column with a heading: a phase, or what comes before and after."""

    id: str
    title: str
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class ShareLine:
    """A line inside a box that gathers several steps: whose they are, and how many or which."""

    text: str
    slot: int


@dataclass(frozen=True, slots=True)
class Remark:
    """A quiet line at the foot of what a box says. `sign` is the icon before it."""

    text: str
    sign: str


@dataclass(frozen=True, slots=True)
class Box:
    """One thing to look at. `lane` and `column` are ids; `sector` and `phase` are their words.

    `start` is the word or the condition of a start, else empty. `deadlines` and `note` are short
    sentences.
    `order` is its place on a highlighted route, counted from 1; 0 when it is not on it.
    `aside`: it stands outside what the picture is about and is drawn small.
    """

    id: str
    title: str
    form: Form
    lane: str
    column: str
    slot: int
    target: Target | None = None
    sector: str = ""
    phase: str = ""
    accountable: str = ""
    note: str = ""
    deadlines: tuple[str, ...] = ()
    shares: tuple[ShareLine, ...] = ()
    remarks: tuple[Remark, ...] = ()
    branching: Branching = Branching.THEN
    start: str = ""
    order: int = 0
    aside: bool = False
    centre: bool = False
    change: Mark | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from one box to another.

    `condition` is the generated sentence and `label` the author's own words, both may be empty.
    `documents` pass over a sector border, by the `deadline` if it has one. `loop` is the title of
    the loop that the edge closes. `count` is how many transitions it gathers.
    """

    origin: str
    to: str
    condition: str = ""
    label: str = ""
    documents: tuple[str, ...] = ()
    deadline: str = ""
    handoff: bool = False
    loop: str = ""
    count: int = 1
    on_route: bool = False
    change: Mark | None = None


@dataclass(frozen=True, slots=True)
class View:
    """A whole picture. `id` is safe in an address and in an HTML id; boxes are in reading order.

    `caption` is said below the picture, and before its twin, where a reader must know it.
    """

    id: str
    kind: PictureKind
    title: str
    description: str
    language: str
    lanes: tuple[Lane, ...]
    columns: tuple[Column, ...]
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    caption: str = ""

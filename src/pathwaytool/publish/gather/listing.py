"""What a page that is nothing but a list shows: links under headings."""

from collections.abc import Sequence

from pathwaytool.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ListRow:
    """A link, and what there is to say of it; `title` may be marked up."""

    url: str | None
    title: str
    what: str


@dataclass(frozen=True, slots=True)
class ListGroup:
    """Rows under a heading; none where `title` is empty."""

    title: str
    rows: Sequence[ListRow]


@dataclass(frozen=True, slots=True)
class ListPage:
    """What the list template is given."""

    title: str
    what: str
    groups: Sequence[ListGroup]

"""What a site is made from, and what it is made of: one input, many pages."""

from collections.abc import Callable, Mapping
from dataclasses import field
from json import dumps

from pathwaytool.compare.record import Record
from pathwaytool.dataclass import dataclass
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.library import Library
from pathwaytool.model.text import Language
from pathwaytool.prove import Proof
from pathwaytool.prove.tell.messages import FAILURES
from pathwaytool.publish.frame.strengths import MeasuredStrength
from pathwaytool.publish.frame.unmarked import unmarked, untemplated

PageKey = str
"""A fingerprint of everything a page is made from: two pages with one key have the same bytes."""


TOLD_ON_THE_PAGE = frozenset(message.rule for message in FAILURES.values())
"""Gaps that the proof finds: the site is where a working group reads of them, with pictures."""


def bars_a_site(finding: Diagnostic) -> bool:
    """Tell whether there can be no site while something is so wrong.

    A gap in the proof bars none; of a published pathway with gaps there is a finding that does.
    """
    return finding.is_error and finding.message.rule not in TOLD_ON_THE_PAGE


@dataclass(frozen=True, slots=True)
class Copy:
    """The library as it was when a version was released: read only when a page of it is written.

    `key` is a fingerprint of its texts; `library` gives None where they can no longer be read.
    """

    key: str
    library: Callable[[], Library | None]


@dataclass(frozen=True, slots=True)
class SiteInput:
    """What the pages are made from. `proofs` is keyed by pathway id; `date` is an ISO day.
    `local_proofs` are keyed by edition id.

    `beside` are the paths, without ending, of pages written by hand that stand in the same site.
    `records` are those of earlier versions, by pathway, the oldest first; `copies` the libraries
    that were kept of them, by pathway and version. `strengths` are what was measured, by pathway.
    """

    library: Library
    diagnostics: tuple[Diagnostic, ...] = ()
    proofs: Mapping[str, Proof] = field(default_factory=dict)
    date: str = ""
    beside: frozenset[str] = frozenset()
    records: tuple[Record, ...] = ()
    local_proofs: Mapping[str, Proof] = field(default_factory=dict)
    copies: Mapping[tuple[str, str], Copy] = field(default_factory=dict)
    strengths: Mapping[str, MeasuredStrength] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What a search can find on a page. `anchor` is empty for the page itself.

    `weight` lifts what most readers look for, such as steps, above what only mentions it. `alike`
    are words that mean the same as the title: who searches for one finds what has another.
    """

    title: str
    kind: str
    text: str
    anchor: str = ""
    weight: int = 0
    alike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site as a value; its body is worked out each time it is asked for.

    `path` is its place below the docs folder and ends in `.md`. The same value always gives the
    same body, and two pages with the same `key` have the same body. `is_old`: it shows
    an earlier version, and is kept out of searches.
    """

    path: str
    title: str
    summary: str
    language: Language
    key: PageKey
    body: Callable[[], str]
    found: tuple[SearchEntry, ...] = ()
    is_old: bool = False

    @property
    def content(self) -> str:
        """Return the page as Markdown: front matter, and a block of HTML without empty lines.

        It is for any builder: nothing in it is markup or a template that its frame would act on.
        """
        return f"{_front_matter(self)}\n{untemplated(self.body())}\n"

    @property
    def address(self) -> str:
        """Return the path of the built page."""
        return self.path.removesuffix(".md") + ".html"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site that is no page: a style sheet, a script, a picture to fetch.

    `key` is a fingerprint as a page has it, for a file that takes time to make.
    """

    path: str
    make: Callable[[], bytes]
    key: PageKey | None = None

    @property
    def content(self) -> bytes:
        """Return the bytes of the file."""
        return self.make()


def _front_matter(page: Page) -> str:
    # JSON is YAML as well, so that no title can break out of the front matter.
    return "\n".join(
        (
            "---",
            f"title: {dumps(unmarked(page.title), ensure_ascii=False)}",
            f"description: {dumps(unmarked(page.summary), ensure_ascii=False)}",
            f"language: {page.language}",
            *(("robots: noindex", "search: {exclude: true}") if page.is_old else ()),
            "hide: [navigation, toc, path]",
            "---",
            "",
        )
    )

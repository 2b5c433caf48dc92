"""What stands around every page: menu, languages, search, the foot of the page."""

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from pathwaytool import __version__
from pathwaytool.dataclass import dataclass
from pathwaytool.locales import words
from pathwaytool.mkdocs_plugin.handwritten import title_of
from pathwaytool.model.library import Library
from pathwaytool.publish.files.search import index_path
from pathwaytool.publish.files.static import FOLDER, SCRIPTS, STYLES, needed, static_paths
from pathwaytool.publish.frame.addresses import way

MENU = (
    ("pathways", "forloeb/index.html"),
    ("topics", "viden/index.html"),
    ("comparison", "sammenligning.html"),
    ("sectors", "sektorer/index.html"),
    ("actors", "aktoerer/index.html"),
    ("registers", "register/index.html"),
    ("quality", "kvalitet.html"),
    ("checks", "kvalitet/kontrol.html"),
)
POLICY = {
    "default-src": "'none'",
    "script-src": "'self' file:",
    "style-src": "'self' file:",
    "font-src": "'self' file:",
    "img-src": "'self' file: data:",
    "form-action": "'self' file:",
    "base-uri": "'none'",
}
"""What a page may do: fetch its own scripts, styles, font and pictures, and lead to its search.

Material's style sheet has its icons in `data:`. On a USB stick `'self'` is nothing in some
browsers, and `file:` is the stick; from a server no page can reach it.
"""

SERVED = {"script-src": "'self' 'unsafe-inline'", "connect-src": "'self'"}
"""What `mkdocs serve` needs beside it: it writes a script into each page that loads it anew."""

DEEPEST = 9
"""How many folders below the top an address may be for its "not found" to be dressed."""

HANDBOOK = "haandbog/index.html"
DOCUMENTATION = "architecture.html"


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A link in a menu."""

    title: str
    url: str
    current: bool
    language: str = ""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A handwritten page beside the one that is shown."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is the same around many pages. `style` is the path of Material's style sheet.

    `base` is set for a page that may be shown at any address: all its links begin with it.
    `absent` names the entries of the menu that lead to no page of this library. `is_served` is
    true for an editor who looks at the site while writing it.
    """

    library: Library
    has_handbook: bool
    style: str
    base: str = ""
    neighbours: tuple[Neighbour, ...] = ()
    documentation: str = ""
    absent: frozenset[str] = frozenset()
    has_systems: bool = False
    is_served: bool = False

    @property
    def policy(self) -> str:
        """Return the content security policy of every page, which the page itself carries."""
        rules = POLICY | (SERVED if self.is_served else {})
        return "; ".join(f"{name} {allowed}" for name, allowed in rules.items())


@dataclass(frozen=True, slots=True)
class Chrome:
    """What the theme calls `pw`. `address` is the page's own path from the top of the site.

    `name` is the page's title as plain text; empty where it has none of its own.
    """

    around: Surroundings
    language: str
    address: str
    has_translations: bool
    name: str = ""

    @property
    def library(self) -> Library:
        """Return the library."""
        return self.around.library

    def word(self, name: str, **gaps: str | int) -> str:
        """Return an interface word."""
        return words(self.language, "site")[name].format(**gaps)

    @property
    def title(self) -> str:
        """Return the library's title."""
        return self.library.title.in_(self.language)

    def to(self, address: str) -> str:
        """Return the relative address of a file from this page; `address` is from the top."""
        folder = self.address.rpartition("/")[0]
        path, _, anchor = address.partition("#")
        if self.around.base:
            return self.around.base + quote(path) + (f"#{anchor}" if anchor else "")
        return way(path, folder) + (f"#{anchor}" if anchor else "")

    @property
    def top(self) -> str:
        """Return the way from this page to the top of the site, ending in a slash."""
        return self.around.base or "../" * self.address.count("/")

    @property
    def ways_up(self) -> list[str]:
        """Return where the script may stand that finds the top of the site from any address."""
        path = f"{FOLDER}/lost.js"
        return [self.to(path), *("../" * height + path for height in range(DEEPEST))]

    @property
    def prefix(self) -> str:
        """Return the folder of the language."""
        return "" if self.language == self.library.language else f"{self.language}/"

    @property
    def front(self) -> str:
        """Return the address of the front page in this language."""
        return self.to(f"{self.prefix}index.html")

    @property
    def menu(self) -> list[MenuItem]:
        """Return the main menu."""
        own = self.address.removeprefix(self.prefix)
        items = [
            MenuItem(self.word(name), self.to(self.prefix + page), _same(own, page))
            for name, page in MENU
            if name != "comparison" or self.around.has_systems
        ]
        if self.around.has_handbook:
            current = self.address.startswith("haandbog/")
            items.append(MenuItem(self.word("handbook"), self.to(HANDBOOK), current))
        return items

    @property
    def languages(self) -> list[MenuItem]:
        """Return this page in each language; the front page where there is no such page."""
        own = self.address.removeprefix(self.prefix)
        items = []
        for code in self.library.languages:
            prefix = "" if code == self.library.language else f"{code}/"
            there = own if self.has_translations else "index.html"
            here = code == self.language
            url = self.to(self.address) if here else self.to(prefix + there)
            said = words(code, "site")["this_language"]
            items.append(MenuItem(said, url, here, code))
        return items

    @property
    def neighbours(self) -> list[MenuItem]:
        """Return the handwritten pages beside this one."""
        return [
            MenuItem(one.title, self.to(one.address), one.address == self.address)
            for one in self.around.neighbours
        ]

    @property
    def documentation(self) -> str:
        """Return the address of what is written for developers; empty if there is nothing."""
        return self.to(self.around.documentation) if self.around.documentation else ""

    @property
    def style(self) -> str:
        """Return the path of Material's style sheet."""
        return self.around.style

    @property
    def styles(self) -> tuple[str, ...]:
        """Return the paths of our style sheets."""
        return static_paths(needed(STYLES, self.address))

    @property
    def scripts(self) -> tuple[str, ...]:
        """Return the paths of our scripts."""
        return static_paths(needed(SCRIPTS, self.address))

    @property
    def search_index(self) -> str:
        """Return the address of the script to search in."""
        return self.to(index_path(self.language))

    @property
    def texts(self) -> Mapping[str, str]:
        """Return the words that scripts say."""
        names = ("printed", "search_none", "search_one", "search_many", "search_all")
        return {name: words(self.language, "site")[name] for name in names}

    @property
    def policy(self) -> str:
        """Return the page's content security policy."""
        return self.around.policy

    @property
    def version(self) -> str:
        """Return the tool's own version."""
        return __version__


def _same(own: str, page: str) -> bool:
    folder = page.rpartition("/")[0]
    return own == page or (bool(folder) and own.startswith(f"{folder}/"))


def absent_from(addresses: Iterable[str]) -> frozenset[str]:
    """Return the names of menu entries that none of the pages at `addresses` answers to."""
    there = frozenset(addresses)
    return frozenset(name for name, address in MENU if address not in there)


def neighbours_of(page: Page, nav: Navigation, pages: list[Page]) -> tuple[Neighbour, ...]:
    """Return the handwritten `pages` of the same part, those of the navigation first.

    The parts are the handbook, and all that is not the handbook.
    """
    part = _is_handbook(page)
    order = [*nav.pages, *(one for one in pages if one not in nav.pages)]
    return tuple(
        Neighbour(title_of(one), one.file.dest_uri) for one in order if _is_handbook(one) == part
    )


def _is_handbook(page: Page) -> bool:
    return page.file.dest_uri.startswith(HANDBOOK.rpartition("/")[0] + "/")

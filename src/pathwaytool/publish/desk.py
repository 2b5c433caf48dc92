"""Where pages are made: the input, the language, and fingerprints of what each page rests on."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable

from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.publish.atlas import Atlas
from pathwaytool.publish.site import Found, Page, PageKey, SiteInput
from pathwaytool.publish.templating import render
from pathwaytool.publish.writer import Writer

Given = Callable[[Writer], Mapping[str, object]]
"""What a template is given beside the writer, worked out only when the page is written."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Fingerprints of a library. `shared` is of all that is no pathway; `whole` of everything."""

    shared: str
    whole: str
    pathways: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Desk:
    """One language's place of work. `prefix` is "" for the default language, else such as "en/"."""

    site: SiteInput
    writer: Writer
    keys: Keys
    prefix: str = field(default="")

    @property
    def library(self) -> Library:
        """Return the library."""
        return self.site.library

    def page(self, here: str, title: str, template: str, given: Given, *, about: "About") -> Page:
        """Return the page at `here`, a path without language prefix and ending."""
        writer = self.writer.at(here)
        return Page(
            path=f"{self.prefix}{here}.md",
            title=title,
            summary=about.summary,
            language=writer.language,
            key=fingerprint((about.key, writer.language, here, template)),
            body=lambda: render(template, writer, **given(writer)),
            found=about.found,
        )


@dataclass(frozen=True, slots=True)
class About:
    """What there is to say about a page: its fingerprint, one sentence, what a search finds."""

    key: PageKey
    summary: str = ""
    found: tuple[Found, ...] = ()


def desks_of(site: SiteInput) -> list[Desk]:
    """Return a desk for each language of the library, the default first."""
    library = site.library
    atlas, keys = Atlas(library, site.beside), keys_of(site)
    return [
        Desk(
            site,
            Writer(library, atlas, language, "index"),
            keys,
            "" if language == library.language else f"{language}/",
        )
        for language in library.languages
    ]


def keys_of(site: SiteInput) -> Keys:
    """Work out the fingerprints of a library and of the tool itself."""
    library = site.library
    own = {pathway.source.path: id_ for id_, pathway in library.pathways.items()}
    other = [file for file in library.files if file.path not in own]
    texts_beside = (part for file in other for part in (file.path, file.text))
    shared = fingerprint([tool_key(), *sorted(site.beside), "", *texts_beside])
    texts = {
        id_: fingerprint((pathway.source.path, pathway.source.text))
        for id_, pathway in library.pathways.items()
    }
    pathways = {
        id_: fingerprint((shared, *(texts[one] for one in _rests_on(pathway, library))))
        for id_, pathway in library.pathways.items()
    }
    found = (f"{one.message.rule}{one.location}{one.gaps}" for one in site.diagnostics)
    whole = fingerprint((shared, site.date, *pathways.values(), *found))
    return Keys(shared, whole, pathways)


def fingerprint(parts: Iterable[str]) -> str:
    """Return a fingerprint of texts in order."""
    digest = blake2b(digest_size=16)
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big"))
        digest.update(encoded)
    return digest.hexdigest()


@cache
def tool_key() -> str:
    """Return a fingerprint of the parts of the tool that decide what a page looks like."""
    package = files("pathwaytool")
    parts: list[str] = []
    for name in (
        "model",
        "locales",
        "check",
        "draw",
        "prove",
        "report",
        "publish",
        "mkdocs_plugin",
    ):
        parts += _contents(package / name)
    return fingerprint(parts)


def _contents(folder: Traversable) -> list[str]:
    found: list[str] = []
    for item in sorted(folder.iterdir(), key=lambda one: one.name):
        if item.is_dir() and item.name != "__pycache__":
            found += _contents(item)
        elif item.is_file():
            found += [item.name, item.read_bytes().decode("utf-8", "replace")]
    return found


def _rests_on(pathway: Pathway, library: Library) -> list[str]:
    run = {step.runs for step in pathway.steps.values() if step.runs}
    return [pathway.id, *sorted(id_ for id_ in run if id_ in library.pathways)]

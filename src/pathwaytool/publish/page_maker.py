"""Where pages are made: the input, the language, and fingerprints of what each page rests on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable

from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.text import Language
from pathwaytool.model.topic import Topic
from pathwaytool.publish.frame.addresses import Addresses
from pathwaytool.publish.frame.site import Found, Page, PageKey, SiteInput
from pathwaytool.publish.order.relations import Relations, relations_of
from pathwaytool.publish.words.templating import render
from pathwaytool.publish.words.terms import glossary_of
from pathwaytool.publish.words.writer import Writer

Given = Callable[[Writer], Mapping[str, object]]
"""What a template is given beside the writer, worked out only when the page is written."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Fingerprints of a library. `shared` is of the registers; `whole` of everything.

    `pathways` and `topics` are of one file and what its pages show of others; `fronts` are of a
    pathway and those that run it.
    """

    shared: str
    whole: str
    pathways: Mapping[str, str]
    fronts: Mapping[str, str]
    topics: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PageMaker:
    """One language's place of work. `prefix` is "" for the default language, else such as "en/"."""

    site: SiteInput
    writer: Writer
    keys: Keys
    relations: Relations
    prefix: str = field(default="")

    @property
    def library(self) -> Library:
        """Return the library."""
        return self.site.library

    def page(self, here: str, title: str, template: str, given: Given, *, about: "About") -> Page:
        """Return the page at `here`, a path without language prefix and ending."""
        at = partial(self.writer.at, here, about.written)
        language = self.writer.language
        return Page(
            path=f"{self.prefix}{here}.md",
            title=title,
            summary=about.summary,
            language=language,
            key=fingerprint((about.key, language, here, template)),
            # Each time a new writer: what a page has explained already is its own affair.
            body=lambda: _body(template, at(), given),
            found=about.found,
        )


def _body(template: str, writer: Writer, given: Given) -> str:
    return render(template, writer, **given(writer))


@dataclass(frozen=True, slots=True)
class About:
    """What there is to say about a page: its fingerprint, one sentence, what a search finds.

    `written` are the languages of the one file that the page shows, where it shows one.
    """

    key: PageKey
    summary: str = ""
    found: tuple[Found, ...] = ()
    written: tuple[Language, ...] = ()


def makers_of(site: SiteInput) -> list[PageMaker]:
    """Return a maker for each language of the library, the default first."""
    library = site.library
    relations = relations_of(library)
    glossary = glossary_of(library.terms, library.languages)
    addresses, keys = Addresses(library, site.beside), keys_of(site, relations)
    return [
        PageMaker(
            site,
            Writer(library, addresses, language, "index", (), glossary),
            keys,
            relations,
            "" if language == library.language else f"{language}/",
        )
        for language in library.languages
    ]


def keys_of(site: SiteInput, relations: Relations) -> Keys:
    """Work out the fingerprints of a library and of the tool itself."""
    library = site.library
    files: list[Pathway | Topic] = [*library.pathways.values(), *library.topics.values()]
    own = {one.source.path for one in files}
    others = [one for one in library.files if one.path not in own]
    texts_beside = (part for file in others for part in (file.path, file.text))
    # Pages mark what is outside the target group of the main pathway.
    main = (relations.main.id, str(relations.main.ages)) if relations.main else ()
    shared = fingerprint([tool_key(), *sorted(site.beside), *main, "", *texts_beside])
    texts = {one.source.path: fingerprint((one.source.path, one.source.text)) for one in files}
    advising = _advising(library)
    pathways = {
        one.id: fingerprint((shared, *_texts(_rests_on(one, library, advising), texts)))
        for one in library.pathways.values()
    }
    fronts = {
        id_: fingerprint((key, *_texts((one for one, _ in relations.callers.get(id_, ())), texts)))
        for id_, key in pathways.items()
    }
    topics = {
        one.id: fingerprint((shared, *_texts((one, *_advised(one, library)), texts)))
        for one in library.topics.values()
    }
    found = (f"{one.message.rule}{one.location}{one.gaps}" for one in site.diagnostics)
    whole = fingerprint((shared, site.date, *pathways.values(), *topics.values(), *found))
    return Keys(shared, whole, pathways, fronts, topics)


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


def _texts(files: Iterable[Pathway | Topic], texts: Mapping[str, str]) -> Iterable[str]:
    return (texts[one.source.path] for one in files)


def _rests_on(
    pathway: Pathway, library: Library, advising: Mapping[str, Sequence[Topic]]
) -> Iterable[Pathway | Topic]:
    run = {step.runs for step in pathway.steps.values() if step.runs}
    known = (library.pathways[id_] for id_ in sorted(run) if id_ in library.pathways)
    return (pathway, *known, *advising.get(pathway.id, ()))


def _advising(library: Library) -> Mapping[str, Sequence[Topic]]:
    """Return the topics that advise on the steps of each pathway."""
    found: dict[str, list[Topic]] = {}
    for topic in library.topics.values():
        for pathway in _advised(topic, library):
            found.setdefault(pathway.id, []).append(topic)
    return found


def _advised(topic: Topic, library: Library) -> list[Pathway]:
    """Return the pathways whose steps a topic advises on."""
    named = dict.fromkeys(id_ for one in topic.advice.values() for id_ in one.steps)
    return [library.pathways[id_] for id_ in named if id_ in library.pathways]

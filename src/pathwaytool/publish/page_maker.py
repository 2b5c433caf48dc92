"""Where pages are made: the input, the language, and fingerprints of what each page rests on."""

from collections.abc import Callable, Mapping
from dataclasses import field
from functools import partial

from pathwaytool.analyse.unavoidable import Everybody
from pathwaytool.compare.record import record_text
from pathwaytool.dataclass import dataclass
from pathwaytool.fingerprint import fingerprint, tool_fingerprint
from pathwaytool.model.edition import Edition
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.resting import Resting, resting_of
from pathwaytool.model.text import Language
from pathwaytool.model.topic import Topic
from pathwaytool.model.vouched import suspects_in
from pathwaytool.publish.frame.addresses import Addresses
from pathwaytool.publish.frame.site import Page, PageKey, SearchEntry, SiteInput
from pathwaytool.publish.order.grouping import country_groups, main_entry
from pathwaytool.publish.words.templating import Fields, named, render
from pathwaytool.publish.words.terms import glossary_of
from pathwaytool.publish.words.writer import Writer

Given = Callable[[Writer], Fields]
"""What a template is given beside the writer, worked out only when the page is written."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Fingerprints of a library. `shared` is of the registers and editions; `whole` of everything.

    `pathways` and `topics` are of one file and what its pages show of others; `fronts` are of a
    pathway and those that run it; `editions` of one edition and the pathway that it is of.
    """

    shared: str
    whole: str
    pathways: Mapping[str, str]
    fronts: Mapping[str, str]
    topics: Mapping[str, str]
    editions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PageMaker:
    """One language's place of work. `prefix` is "" for the default language, else such as "en/".

    `main` is the pathway that a reader meets first; its target group is the library's. `everybody`
    is the same for all languages.
    """

    site: SiteInput
    writer: Writer
    keys: Keys
    resting: Resting
    main: Pathway | None
    everybody: Everybody
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
            key=fingerprint(about.key, language, here, template),
            # Each time a new writer: what a page has explained already is its own affair.
            body=lambda: _body(template, at(), given),
            found=about.found,
            is_old=about.is_old,
        )


def _body(template: str, writer: Writer, given: Given) -> str:
    return render(template, writer, **named(given(writer)))


@dataclass(frozen=True, slots=True)
class About:
    """What there is to say about a page: its fingerprint, one sentence, what a search finds.

    `written` are the languages of the one file that the page shows, where it shows one. `is_old`:
    it shows an earlier version.
    """

    key: PageKey
    summary: str = ""
    found: tuple[SearchEntry, ...] = ()
    written: tuple[Language, ...] = ()
    is_old: bool = False


def makers_of(site: SiteInput) -> list[PageMaker]:
    """Return a maker for each language of the library, the default first."""
    library = site.library
    resting = resting_of(library)
    first = main_entry(country_groups(library))
    main = first.pathway if first else None
    glossary = glossary_of(library.terms, library.languages)
    addresses = Addresses(library, site.beside, site.records)
    everybody = Everybody(library)
    keys = keys_of(site, resting, main)
    suspects = suspects_in(library)
    return [
        PageMaker(
            site,
            Writer(library, addresses, language, "index", (), glossary, suspects=suspects),
            keys,
            resting,
            main,
            everybody,
            "" if language == library.language else f"{language}/",
        )
        for language in library.languages
    ]


def keys_of(site: SiteInput, resting: Resting, main: Pathway | None) -> Keys:
    """Work out the fingerprints of a library and of the tool itself."""
    library = site.library
    local = {id_: _of_file(one) for id_, one in library.editions.items()}
    registers = _of_registers(site, resting, main)
    texts = {id_: _of_file(one) for id_, one in library.pathways.items()}
    known = {id_: _of_file(one) for id_, one in library.topics.items()}
    pathways = {
        id_: fingerprint(
            registers,
            *_under(id_, resting, texts, known),
            "",
            *(local[one.id] for one in library.editions.values() if one.edition_of == id_),
        )
        for id_ in library.pathways
    }
    fronts = {
        id_: fingerprint(key, *(texts[one.id] for one, _ in resting.callers.get(id_, ())))
        for id_, key in pathways.items()
    }
    topics = {
        id_: fingerprint(registers, own, *map(texts.__getitem__, resting.under_topic(id_)))
        for id_, own in known.items()
    }
    editions = {
        one.id: fingerprint(registers, local[one.id], str(site.local_proofs.get(one.id)), *under)
        for one in library.editions.values()
        if one.edition_of in texts
        for under in [_under(one.edition_of, resting, texts, known)]
    }
    found = (
        f"{one.message.rule}{one.location}{one.gaps}{one.accepted}" for one in site.diagnostics
    )
    shared = fingerprint(registers, *local.values())
    whole = fingerprint(shared, site.date, *pathways.values(), *topics.values(), *found)
    return Keys(shared, whole, pathways, fronts, topics, editions)


def _under(
    pathway: str, resting: Resting, texts: Mapping[str, str], known: Mapping[str, str]
) -> list[str]:
    """Return the fingerprints of what pages of a pathway show: pathways, and topics that advise."""
    return [
        *map(texts.__getitem__, resting.under_pathway(pathway)),
        *map(known.__getitem__, resting.advising(pathway)),
    ]


def _of_registers(site: SiteInput, resting: Resting, main: Pathway | None) -> str:
    """Return the fingerprint of what every page rests on, and which editions there are."""
    own = {one.source.path for one in site.library.editions.values()}
    beside = [file for file in resting.shared if file.path not in own]
    texts = (part for file in beside for part in (file.path, file.text))
    # Pages mark what is outside the target group of the main pathway.
    group = (main.id, str(main.ages), str(main.title)) if main else ()
    records = fingerprint(*map(record_text, site.records))
    names = (*sorted(site.beside), *group, "", *site.library.editions, "", records)
    return fingerprint(tool_fingerprint(), *names, *texts)


def _of_file(one: Pathway | Topic | Edition) -> str:
    return fingerprint(one.source.path, one.source.text)

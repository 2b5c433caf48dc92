"""How one page is written: its language, its place, and the small things every template says."""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from functools import partial

from markupsafe import Markup, escape

from pathwaytool.compare.record import Record
from pathwaytool.dataclass import dataclass
from pathwaytool.draw.views.elements import SLOTS
from pathwaytool.locales import words
from pathwaytool.locales.conditions import (
    condition_parts,
    condition_sentence,
    listed,
    when_sentence,
)
from pathwaytool.locales.times import birthday_words, duration_words, takes_words
from pathwaytool.model.condition import Condition
from pathwaytool.model.confidence import Check
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Fact, Pathway, Transition
from pathwaytool.model.registers import LegalBasis
from pathwaytool.model.text import Language, Said, Text
from pathwaytool.model.time import Duration, Limit, LimitKind, Takes
from pathwaytool.publish.frame.addresses import Addresses, link
from pathwaytool.publish.frame.translations import Translation, translations_of
from pathwaytool.publish.words.citing import Cited, cited_of
from pathwaytool.publish.words.prose import (
    html_of,
    in_language,
    inline_html_of,
    unlinked_html_of,
    with_soft_hyphens,
)
from pathwaytool.publish.words.terms import Glossary, explained


@dataclass(frozen=True, slots=True)
class Writer:
    """What templates call `x`. `here` is the page's path without language prefix and ending.

    `written` are the languages of the file that the page shows; none where it shows several files.
    `told` are the terms that the page has explained so far. `suspects` are the checks of what has
    changed since.
    """

    library: Library
    addresses: Addresses
    language: str
    here: str
    written: tuple[Language, ...] = ()
    glossary: Glossary = field(default_factory=Glossary)
    told: set[str] = field(default_factory=set, compare=False)
    suspects: frozenset[Check] = frozenset()

    def at(self, here: str, written: tuple[Language, ...] = ()) -> "Writer":
        """Return the writer of another page, which has explained no term yet."""
        return replace(self, here=here, written=written, told=set())

    def is_suspect(self, check: Check) -> bool:
        """Tell whether what somebody checked has changed since."""
        return check in self.suspects

    @property
    def is_foreign(self) -> bool:
        """Tell whether the page shows a file that does not promise the page's language."""
        return bool(self.written) and self.language not in self.written

    @property
    def translations(self) -> tuple[Translation, ...]:
        """Return this page in each language that its file is written in."""
        return translations_of(self.here, self.language, self.written, self.library)

    def languages(self, codes: Iterable[Language]) -> str:
        """Say languages inside a sentence, such as "dansk og engelsk"."""
        return listed([self.word(f"in_{code}") for code in codes], "and", self.language)

    def word(self, name: str, **gaps: str | int) -> str:
        """Return an interface word. Raises: KeyError where there is none, which is a mistake."""
        said = self._words[name]
        return said.format(**gaps) if gaps else said

    def count(self, name: str, number: int) -> str:
        """Return a number with its noun: `steps_1` for one, `steps` for all others."""
        return self.word(f"{name}_1" if number == 1 else name, n=number)

    def say(self, text: Text | None) -> Markup:
        """Return a short text as it stands, marked where it is in another language."""
        if text is None:
            return Markup("")
        said = text.said(self.language)
        return in_language(escape(said.text), said, self.language, "")

    def title(self, text: Text) -> Markup:
        """Return a title that stands large: its longest words may be broken."""
        said = text.said(self.language)
        return in_language(escape(with_soft_hyphens(said.text)), said, self.language, "")

    def plain(self, text: Text | None) -> str:
        """Return only the words, for an attribute or a title."""
        return text.in_(self.language) if text else ""

    def prose(self, text: Text | None) -> Markup:
        """Return a longer text with its paragraphs and lists; a missing translation is told."""
        if text is None:
            return Markup("")
        said = text.said(self.language)
        html = self._explained(html_of(said.text), said)
        return in_language(html, said, self.language, self._mark(said))

    def line(self, text: Text | None) -> Markup:
        """Return one line of text with emphasis and links."""
        if text is None:
            return Markup("")
        said = text.said(self.language)
        html = self._explained(inline_html_of(said.text), said)
        return in_language(html, said, self.language, self._mark(said))

    def bare_line(self, text: Text | None) -> Markup:
        """Return one line of text whose terms are not explained, as in a table."""
        if text is None:
            return Markup("")
        said = text.said(self.language)
        html = inline_html_of(said.text)
        return in_language(html, said, self.language, self._mark(said))

    def opening(self, text: Text) -> Markup:
        """Return the first sentence of a text, in words alone."""
        said = text.said(self.language)
        first, dot, _ = inline_html_of(said.text).striptags().partition(". ")
        return in_language(escape(first + dot.strip()), said, self.language, "")

    def _explained(self, html: Markup, said: Said) -> Markup:
        return explained(html, said.language, self.glossary, self.told, partial(self.url, "term"))

    def code(self, text: str) -> Markup:
        """Return text for a `<pre>`, on one line: an empty line would end the block of HTML."""
        return Markup(str(escape(text.rstrip("\n"))).replace("\n", "&#10;"))

    def url(self, kind: str, *ids: str) -> str | None:
        """Return the address of something from this page; None where there is no such page."""
        path = self.addresses.path(kind, *ids)
        return None if path is None else link(self.here, path)

    def url_by_hand(self, kind: str) -> str | None:
        """Return the address of a page written by hand; None where the site has none."""
        path = self.addresses.by_hand(kind)
        up = "" if self.language == self.library.language else "../"
        return None if path is None else up + link(self.here, path)

    def fetch(self, path: str) -> str:
        """Return the address of a file that is no page, such as a picture to fetch."""
        return link(self.here, path).removesuffix(".html")

    def asset(self, path: str) -> str:
        """Return the address of a file that all languages share; `path` is from the top."""
        up = "" if self.language == self.library.language else "../"
        return up + self.fetch(path)

    def a(self, inner: Markup | str, kind: str, *ids: str) -> Markup:
        """Return `inner` as a link where the page exists, else as it is."""
        url = self.url(kind, *ids)
        return Markup('<a href="{}">{}</a>').format(url, inner) if url else escape(inner)

    def line_text(self, text: Text | None) -> Markup:
        """Return one line of text that may stand inside a link: it has no link of its own."""
        if text is None:
            return Markup("")
        said = text.said(self.language)
        return in_language(unlinked_html_of(said.text), said, self.language, "")

    def sector_slot(self, sector: str) -> int:
        """Return which of the eight sector colours it has, as the pictures choose it."""
        ids = list(self.library.sectors)
        return ids.index(sector) % SLOTS if sector in ids else 0

    def sector_of(self, pathway: Pathway, target: str) -> str:
        """Return the name of the sector that a step or an end belongs to; empty if none."""
        item = pathway.steps.get(target) or pathway.ends.get(target)
        known = self.library.sectors.get(item.sector or "") if item else None
        return self.plain(known.title) if known else ""

    def receiver(self, pathway: Pathway, transition: Transition) -> str | None:
        """Return the actor that takes over after a hand-off."""
        return pathway.receiver(transition)

    def pathway_pages(self, pathway: Pathway) -> tuple[str, ...]:
        """Return the pages of a pathway in the order of its menu."""
        return tuple(one for one in self.addresses.menu(pathway.id) if one != "picture-text")

    def validity(self, basis: LegalBasis) -> str:
        """Say when a legal basis is in force."""
        if basis.valid_from and basis.valid_to:
            return self.word(
                "valid_between", first=self.date(basis.valid_from), last=self.date(basis.valid_to)
            )
        if basis.valid_from:
            return self.word("valid_since", first=self.date(basis.valid_from))
        if basis.valid_to:
            return self.word("valid_until", last=self.date(basis.valid_to))
        return self.word("valid_unknown")

    def condition(self, condition: Condition, facts: Mapping[str, Fact]) -> str:
        """Say a condition in words, with a capital letter only where it has one."""
        return condition_sentence(condition, facts, self.language)

    def when(self, condition: Condition, facts: Mapping[str, Fact]) -> str:
        """Say a condition in the order of words that it has after "when"."""
        return when_sentence(condition, facts, self.language)

    def parts_of(
        self, condition: Condition, facts: Mapping[str, Fact]
    ) -> tuple[str, tuple[str, ...]]:
        """Return the parts of a condition, where they are so many that they are read as a list."""
        return condition_parts(condition, facts, self.language)

    def takes(self, takes: Takes) -> str:
        """Say how long something takes."""
        return takes_words(takes, self.language)

    def duration(self, duration: Duration) -> str:
        """Say a duration."""
        return duration_words(duration, self.language)

    def limit(self, limit: Limit) -> str:
        """Say how much time there is: "24 timer", "15 %" or a text."""
        if limit.kind == LimitKind.PERCENTAGE and limit.percent is not None:
            return f"{limit.percent} %"
        if limit.duration is not None:
            return duration_words(limit.duration, self.language)
        if limit.birthday is not None:
            return birthday_words(limit.birthday, self.language)
        return self.plain(limit.text) or self.word("no_limit")

    def limit_said(self, limit: Limit) -> Markup:
        """Say how much time there is, marked where its words are in another language."""
        is_counted = limit.duration or limit.birthday or limit.kind == LimitKind.PERCENTAGE
        in_words = not is_counted and limit.text
        return self.say(limit.text) if in_words else escape(self.limit(limit))

    def date(self, iso: str) -> str:
        """Say an ISO day as it is said in the language, such as "31. januar 2026"."""
        year, month, day = (*iso.split("-"), "", "")[:3]
        if not (month.isdigit() and day.isdigit()):
            return iso
        months = self.word("months").split()
        name = months[int(month) - 1] if 1 <= int(month) <= len(months) else month
        return self.word("date", year=year, month=name, day=int(day))

    def versions(self, pathway: Pathway) -> tuple[Record, ...]:
        """Return the versions of a pathway that are recorded, the newest first."""
        return self.addresses.records(pathway.id)

    def changed(self, pathway: Pathway, step: str = "") -> str:
        """Say when a pathway, or a step of it, last changed, by its records; empty without any."""
        records = self.versions(pathway)
        if not records:
            return ""
        if records[0].version != pathway.version:
            return self._dated("changed_since", records[0])
        for record in records if step else ():
            if record.steps is None:
                return self._dated("not_changed_since", record)
            if step in record.steps or record is records[-1]:
                return self._dated("last_changed", record)
        return self._dated("last_changed", records[0])

    def _dated(self, name: str, record: Record) -> str:
        return self.word(name, date=self.date(record.date), version=record.version)

    def cited(self, ids: Iterable[str]) -> list[Cited]:
        """Return the statements that a text rests on, by how sure we are of them."""
        return cited_of(ids, self.library)

    def join(self, parts: Iterable[Markup | str], separator: str = ", ") -> Markup:
        """Return parts one after another."""
        return escape(separator).join(parts)

    def _mark(self, said: Said) -> str:
        # A page that says at its top what language it is written in need not say so at each text.
        told = self.is_foreign and said.language in self.written
        return "" if told else self.word("untranslated")

    @property
    def _words(self) -> Mapping[str, str]:
        return words(self.language, "site")

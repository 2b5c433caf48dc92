"""Editors' text as safe HTML: a small part of Markdown, sanitised, in its own language."""

import re
from functools import cache, lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from pathwaytool.model.text import Said
from pathwaytool.publish.words.lists import GUARD, guarded

TAGS = {"p", "ul", "ol", "li", "em", "strong", "a", "br", "code"}
SCHEMES = {"http", "https", "mailto"}

_LONG_WORD = re.compile(r"[^\W\d_]{18,}")
_BREAK = re.compile(
    r"(?<=[^\W\d_]{4})(?<=[aeiouyæøåäö])(?=[bcdfghjklmnpqrstvwxz][aeiouyæøåäö][^\W\d_]{2})"
    r"|(?<=[^\W\d_]{4})(?<=[aeiouyæøåäö][bcdfghjklmnpqrstvwxz])"
    r"(?=[bcdfghjklmnpqrstvwxz][aeiouyæøåäö][^\W\d_]{2})"
)


@lru_cache(maxsize=20_000)
def html_of(text: str) -> Markup:
    """Return a safe Markdown subset as HTML; markup in it is shown as it stands."""
    dirty = _markdown(_may_link(text)).render(guarded(text)).replace(GUARD, "")
    clean = nh3.clean(
        dirty,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer",
    )
    return Markup(_without_empty_lines(clean))


@lru_cache(maxsize=20_000)
def inline_html_of(text: str) -> Markup:
    """Return one line of the same subset, without a paragraph around it."""
    return _inline(text, {"em", "strong", "code", "a"})


@lru_cache(maxsize=20_000)
def unlinked_html_of(text: str) -> Markup:
    """Return one line that may stand inside a link: its own links are only their words."""
    return _inline(text, {"em", "strong", "code"})


def _inline(text: str, tags: set[str]) -> Markup:
    dirty = _markdown(_may_link(text)).renderInline(text)
    attributes = {"a": {"href"}} if "a" in tags else {}
    clean = nh3.clean(
        dirty,
        tags=tags,
        attributes=attributes,
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer",
    )
    return Markup(_without_empty_lines(clean))


def in_language(html: Markup, said: Said, language: str, mark: str) -> Markup:
    """Return `html`, told to be in `said`'s language where that is not the page's.

    `mark` says to the reader that a translation is missing; it is left out where it is empty.
    """
    if said.language == language:
        return html
    tag = "div" if html.startswith(("<p", "<ul", "<ol")) else "span"
    note = (
        Markup('<span class="pw-untranslated" lang="{}">{}</span>').format(language, mark)
        if mark
        else ""
    )
    return Markup("<{0} lang={1}>{2}</{0}>{3}").format(
        Markup(tag), Markup(f'"{escape(said.language)}"'), html, note
    )


def with_soft_hyphens(text: str) -> str:
    """Return `text` with places where a browser may break its very long words.

    Danish compounds such as "kriminalitetsproblematikker" are wider than a phone, and few browsers
    know where to break them. A break stands before a consonant that a vowel follows.
    """
    return _LONG_WORD.sub(lambda word: _BREAK.sub("\u00ad", word[0]), text)


MOST_LINKS = 500
"""How many brackets a text may have and be searched for links: the search is slow in very many."""


def _may_link(text: str) -> bool:
    return text.count("[") <= MOST_LINKS


@cache
def _markdown(with_links: bool) -> MarkdownIt:
    # Nothing that takes a sign away which an editor wrote as a sign: `>18 år`, `C:\dir`, `&lt;`.
    rules = ["list", "emphasis", "newline", "backticks", *(["link"] if with_links else [])]
    return MarkdownIt("zero", {"html": False}).enable(rules)


def _without_empty_lines(html: str) -> str:
    # An empty line would end the block of HTML in a Markdown page.
    return "\n".join(line for line in html.split("\n") if line.strip())


def in_a_sentence(title: str) -> str:
    """Return a title as it is said inside a sentence: "undervisning", but "PPR" stays."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]

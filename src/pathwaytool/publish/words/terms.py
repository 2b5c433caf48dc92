"""Words of the field in running text: where they stand, so that a page can explain them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from functools import lru_cache
from html import escape

from markupsafe import Markup

from pathwaytool.dataclass import dataclass
from pathwaytool.model.registers import Term
from pathwaytool.model.text import Language
from pathwaytool.publish.words.prose import in_language, unlinked_html_of

LONGEST = 80
"""How many letters a form of a word may have and still be looked for."""

SKIPPED = r"<a\b.*?</a>|<code>.*?</code>|<[^>]*>|&\#?\w+;"
"""What a text of ours holds beside its words; nothing in a link or in code is explained."""

Tree = dict[str, "Tree"]
"""Letters to what can follow them; the empty letter stands where a word may end."""


@dataclass(frozen=True, slots=True, eq=False)
class Finder:
    """Finds the words of one language. Shape of `words`: a form as HTML has it, to its term's id.

    `pattern` is one tree of letters for all words, so that the time is linear in the text.
    """

    words: Mapping[str, str]
    pattern: "re.Pattern[str]"


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of a library, and what finds them in each language."""

    terms: Mapping[str, Term] = field(default_factory=dict)
    finders: Mapping[Language, Finder] = field(default_factory=dict)

    def uses(self, html: str, language: Language) -> tuple[tuple[int, int, str], ...]:
        """Return where terms stand in `html`: from where to where, and the id of the term.

        `html` is a text of an editor, made safe, in one language. Of words that overlap the longest
        counts.
        """
        finder = self.finders.get(language)
        return _uses(finder, html) if finder else ()


def glossary_of(terms: Mapping[str, Term], languages: Iterable[Language]) -> Glossary:
    """Return the glossary of a register of terms."""
    finders = {}
    for language in languages:
        words = _words(terms.values(), language)
        if words:
            finders[language] = Finder(words, _pattern(words))
    return Glossary(terms, finders)


def explained(
    html: Markup,
    language: Language,
    glossary: Glossary,
    told: set[str],
    url: Callable[[str], str | None],
) -> Markup:
    """Return `html` with the terms that are not in `told` linked and explained; add them to it."""
    parts: list[str] = []
    done = 0
    for start, end, id_ in glossary.uses(html, language):
        if id_ not in told:
            told.add(id_)
            word = Markup(html[start:end])
            what = meaning_html(glossary.terms[id_], language)
            parts += (html[done:start], _EXPLAINED.format(url(id_), id_, word, id_, what))
            done = end
    return Markup("".join((*parts, html[done:]))) if parts else html


_EXPLAINED = Markup(
    '<span class="pw-term"><a href="{}" aria-describedby="ord-{}">{}</a>'
    '<span class="pw-term__what" role="tooltip" id="ord-{}">{}</span></span>'
)


def meaning_html(term: Term, language: Language) -> Markup:
    """Return what a term means on one line without links, in `language` where it is written."""
    said = term.meaning.said(language)
    return in_language(unlinked_html_of(said.text), said, language, "")


@lru_cache(maxsize=20_000)
def _uses(finder: Finder, html: str) -> tuple[tuple[int, int, str], ...]:
    return tuple(
        (found.start(), found.end(), finder.words[found["word"]])
        for found in finder.pattern.finditer(html)
        if found["word"]
    )


def _words(terms: Iterable[Term], language: Language) -> Mapping[str, str]:
    """Return each form of each term; where two share one, the term that fully means it has it."""
    words: dict[str, str] = {}
    for term in sorted(terms, key=lambda one: language in one.partial):
        title = [term.title.in_(language)] if term.title.has(language) else []
        for form in (*title, *term.forms.get(language, ())):
            for written in _spellings(form.strip()):
                words.setdefault(written, term.id)
    return words


def _spellings(form: str) -> Iterator[str]:
    """Yield a form as it stands in HTML, and with a capital as at the head of a sentence.

    Capitals are kept where there are any: the method ART is not the word art.
    """
    if 0 < len(form) <= LONGEST:
        yield escape(form, quote=False)
        yield escape(form[:1].upper() + form[1:], quote=False)


def _pattern(words: Iterable[str]) -> "re.Pattern[str]":
    tree: Tree = {}
    for word in words:
        at = tree
        for letter in word:
            at = at.setdefault(letter, {})
        at[""] = {}
    return re.compile(rf"{SKIPPED}|(?<![\w-])(?P<word>{_branches(tree)})(?![\w-])", re.DOTALL)


def _branches(tree: Tree) -> str:
    """Return the pattern of what may follow: the longest first, nothing where a word may end."""
    rest = [re.escape(letter) + _branches(after) for letter, after in tree.items() if letter]
    if not rest:
        return ""
    inner = f"(?:{'|'.join(rest)})"
    return f"{inner}?" if "" in tree else inner if len(rest) > 1 else rest[0]

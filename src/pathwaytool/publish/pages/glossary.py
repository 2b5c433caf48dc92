"""The glossary: words side by side in all languages, and those that look alike but are not."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from pathwaytool.dataclass import dataclass
from pathwaytool.model.registers import Term
from pathwaytool.publish.frame.addresses import TERMS_PER_PAGE, link, register_page, terms_in_order
from pathwaytool.publish.frame.site import Page, SearchEntry
from pathwaytool.publish.order.alphabet import alphabetical
from pathwaytool.publish.page_maker import About, PageMaker
from pathwaytool.publish.words.writer import Writer

FRIENDS = "register/falske-venner"


def glossary_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the glossary and, where words can be mistaken for each other, the page that warns."""
    word, terms = maker.writer.word, terms_in_order(maker.library)
    for start in range(0, max(1, len(terms)), TERMS_PER_PAGE):
        yield _page(maker, terms[start : start + TERMS_PER_PAGE], start, len(terms))
    friends = [term for term in terms if is_false_friend(term)]
    if friends:
        about = About(
            maker.keys.shared,
            word("false_friends_what"),
            tuple(_found(term, maker.writer, "found_false_friend") for term in friends),
        )
        given = partial(_friends, friends)
        yield maker.page(FRIENDS, word("false_friends"), "false_friends.html", given, about=about)


def is_false_friend(term: Term) -> bool:
    """Tell whether a word is easily taken for another."""
    return bool(term.beware or term.unlike)


def _page(maker: PageMaker, terms: Sequence[Term], start: int, total: int) -> Page:
    writer = maker.writer
    title = writer.word("register_term")
    number = start // TERMS_PER_PAGE
    return maker.page(
        register_page("term", start),
        title if number == 0 else f"{title} ({number + 1})",
        "glossary.html",
        partial(_terms, terms, (number, total)),
        about=About(
            maker.keys.shared,
            writer.word("register_term_what"),
            tuple(_found(term, writer, "found_term") for term in terms),
        ),
    )


def _found(term: Term, writer: Writer, kind: str) -> SearchEntry:
    others = " ".join(other for _, other in term.title.versions)
    text = term.beware if kind == "found_false_friend" else term.meaning
    title = writer.plain(term.title)
    alike = tuple(_alike(title, term.forms.get(writer.language, ())))
    told = " ".join((writer.plain(text), others, *alike))
    weight = -3 if kind == "found_false_friend" else 0
    return SearchEntry(title, writer.word(kind), told, term.id, weight, alike)


def _alike(title: str, forms: Iterable[str]) -> Iterator[str]:
    """Yield the forms that are words of their own; a search takes endings off by itself."""
    words = [title]
    for form in forms:
        stem = form[: max(3, len(form) - 4)].casefold()
        if not any(word.casefold().startswith(stem) for word in words):
            words.append(form)
            yield form


@dataclass(frozen=True, slots=True)
class GlossaryTermsPage:
    """What a template is given for terms."""

    terms: list[Term]
    languages: list[str]
    friends: set[str]
    has_friends: bool
    chunk: int
    chunks: list[str]


def _terms(terms: Sequence[Term], chunk: tuple[int, int], writer: Writer) -> GlossaryTermsPage:
    # Here every word is explained beside itself.
    writer.told.update(writer.library.terms)
    number, total = chunk
    starts = range(0, total, TERMS_PER_PAGE)
    own = writer.language
    return GlossaryTermsPage(
        terms=sorted(terms, key=lambda one: alphabetical(one.title.in_(own), own)),
        languages=[own, *(code for code in writer.library.languages if code != own)],
        friends={one.id for one in terms if is_false_friend(one)},
        has_friends=any(is_false_friend(one) for one in writer.library.terms.values()),
        chunk=number,
        chunks=[link(writer.here, register_page("term", start)) for start in starts],
    )


@dataclass(frozen=True, slots=True)
class GlossaryFriendsPage:
    """What a template is given for friends."""

    groups: list[tuple[str, list[Term]]]
    unlike: Callable[[Term], list[Term]]


def _friends(terms: Sequence[Term], writer: Writer) -> GlossaryFriendsPage:
    writer.told.update(writer.library.terms)
    own, known = writer.language, writer.library.terms
    ordered = sorted(terms, key=lambda one: alphabetical(one.title.in_(own), own))
    return GlossaryFriendsPage(
        groups=[
            ("mistaken", [one for one in ordered if one.unlike]),
            ("nearly", [one for one in ordered if not one.unlike]),
        ],
        unlike=lambda term: [known[id_] for id_ in term.unlike if id_ in known],
    )

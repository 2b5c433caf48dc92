"""What a lawyer has to see, an act at a time: each page can be worked through in an hour."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from pathwaytool.model.library import Library
from pathwaytool.model.registers import LegalBasis, Source, Statement
from pathwaytool.publish.words.citing import safe_address
from pathwaytool.publish.words.writer import Writer

PUBLISHERS = frozenset(
    {
        "ft.dk",
        "lovtidende.dk",
        "retsinformation.dk",
        "riksdagen.se",
        "svenskforfattningssamling.se",
    }
)
"""Hosts of those who publish law themselves; a copy of law seen elsewhere is somebody's own."""

_SECTION = re.compile(r"§+\s*(\d+(?: ?[a-z]\b)?)")

Acts = dict[str, list[LegalBasis]]


def law_lines(writer: Writer) -> Iterator[str]:
    """Yield a page for each act, as Markdown, and then what is to be looked at first."""
    library, word = writer.library, writer.word
    acts = _acts(writer)
    yield from (f"# {word('law_title')}", "", word("law_what"))
    for act, bases in acts.items():
        yield from ("", f"## {act} ({len(bases)})", "", f"{word('law_who')} ____________________")
        yield from _act(bases, writer)
    lists = {
        "changed": _changed(acts, library),
        "private": [one for one in library.legal_bases.values() if _is_private(one, library)],
        "former": [one for one in library.legal_bases.values() if is_former(one)],
    }
    for name, found in lists.items():
        yield from (
            "",
            f"## {word(f'law_{name}')} ({len(found)})",
            "",
            word(f"law_{name}_what"),
            "",
        )
        yield from (f"- {_named(one, writer)}" for one in found)


def _acts(writer: Writer) -> Acts:
    acts: Acts = {}
    for basis in writer.library.legal_bases.values():
        acts.setdefault(writer.plain(basis.act), []).append(basis)
    return dict(sorted(acts.items(), key=lambda one: one[0].casefold()))


def _act(bases: Sequence[LegalBasis], writer: Writer) -> Iterator[str]:
    """Yield the provisions of an act, each with what is said of its section, and then the rest."""
    sources = {basis.source for basis in bases if basis.source}
    rest = [one for one in writer.library.statements.values() if one.source in sources]
    for basis in bases:
        own = [one for one in rest if _sections(basis.section) & _sections(one.locator or "")]
        rest = [one for one in rest if one not in own]
        yield ""
        yield from _basis(basis, writer)
        yield from (f"  - [ ] {_told(one, writer)}" for one in own)
    if rest:
        yield from ("", f"{writer.word('law_rest')}", "")
        yield from (f"- [ ] {_told(one, writer)}" for one in rest)


def _sections(text: str) -> frozenset[str]:
    """Return the sections that a text names: "§ 5, stk. 3" gives 5."""
    return frozenset(_SECTION.findall(text))


def _basis(basis: LegalBasis, writer: Writer) -> Iterator[str]:
    word, source = writer.word, writer.library.sources.get(basis.source or "")
    location = basis.place.key()
    yield f"- [ ] **{_named(basis, writer)}**"
    yield f"  - {word('law_in_force')}: {writer.validity(basis)}"
    yield f"  - {word('law_seen')}: {_copy(source, writer)} ({word(f'mark_{basis.confidence}')})"
    if basis.note:
        yield f"  - {' '.join(writer.plain(basis.note).split())}"
    yield f"  - {location.path}:{location.span.line}"


def _told(one: Statement, writer: Writer) -> str:
    where = f" ({one.locator})" if one.locator else ""
    return f"{one.id}{where}: {' '.join(writer.plain(one.text).split())}"


def _copy(source: Source | None, writer: Writer) -> str:
    if source is None:
        return writer.word("law_unseen")
    day = writer.date(source.date) if source.date else writer.word("law_no_date")
    parts = (writer.plain(source.title), day, source.address or "")
    return ", ".join(part for part in parts if part)


def _named(basis: LegalBasis, writer: Writer) -> str:
    return f"{writer.plain(basis.act)}{basis.after_act}: {writer.plain(basis.title)}"


def is_former(basis: LegalBasis) -> bool:
    """Tell whether a provision is said to be in force no more."""
    return bool(basis.valid_to or basis.replaced_by)


def _is_private(basis: LegalBasis, library: Library) -> bool:
    source = library.sources.get(basis.source or "")
    address = safe_address(source.address) if source and source.kind in ("law", "bill") else None
    host = urlsplit(address or "").hostname
    if host is None:
        return False
    return not any(host == one or host.endswith(f".{one}") for one in PUBLISHERS)


def _changed(acts: Acts, library: Library) -> list[LegalBasis]:
    """Return the provisions seen in a copy of an earlier year than the newest seen of the act."""
    found: list[LegalBasis] = []
    for bases in acts.values():
        years = {one.id: _year(one, library) for one in bases}
        newest = max(years.values())
        found += [one for one in bases if "" < years[one.id] < newest]
    return found


def _year(basis: LegalBasis, library: Library) -> str:
    source = library.sources.get(basis.source or "")
    return (source.date or "")[:4] if source else ""

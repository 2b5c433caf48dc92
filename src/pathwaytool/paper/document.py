"""A document as the template reads it: chapters that are pages of the site, under a cover."""

import json
from collections.abc import Iterator, Mapping, Sequence
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from pathwaytool.dataclass import dataclass
from pathwaytool.locales import words
from pathwaytool.model.pathway import Pathway
from pathwaytool.paper.asked import Chapter, DocumentPlan
from pathwaytool.paper.blocks import Block, Reader
from pathwaytool.paper.elements import Element, elements_of
from pathwaytool.paper.inline import PageSetting
from pathwaytool.paper.letters import MISSING, breakable, legible
from pathwaytool.paper.phases import phase_blocks
from pathwaytool.paper.poster import poster_block
from pathwaytool.publish.contents import pages_of_pathway
from pathwaytool.publish.frame.site import Page
from pathwaytool.publish.gather.verdicts import verdict
from pathwaytool.publish.page_maker import PageMaker
from pathwaytool.publish.pages.people import sector_page_in

QUOTES = {"da": ("»", "«"), "sv": ("”", "”"), "en": ("“", "”")}

AT_THE_FOOT = 90
"""How much of a title stands at the foot of each page."""


@dataclass(frozen=True, slots=True)
class BoundPage:
    """A chapter with its page: `path` is where the site has it, `page` what stands there."""

    chapter: Chapter
    path: str
    head: Element
    body: tuple[Element | str, ...]


def document_of(plan: DocumentPlan, pathway: Pathway, maker: PageMaker) -> dict[str, object]:
    """Return what is planned, in the maker's language."""
    said = words(maker.writer.language, "paper")
    bound = list(_bound(plan, pathway, maker))
    anchors = {one.path: f"kapitel-{number}" for number, one in enumerate(bound)}
    blocks = [block for one in bound for block in _chapter(one, plan, anchors, (pathway, maker))]
    if plan.has_poster:
        blocks.append(poster_block(pathway, maker.writer))
    title = _title(bound, pathway, maker)
    footer = said["foot"].format(
        title=_cut(title), version=pathway.version, date=maker.writer.date(maker.site.date)
    )
    cover = _cover(plan, bound, pathway, maker)
    is_short = MISSING in json.dumps([title, blocks, cover], ensure_ascii=False)
    return {
        "language": maker.writer.language,
        "title": title,
        "author": _line(maker.writer.plain(pathway.owner)),
        "description": _line(maker.writer.plain(pathway.summary)),
        "running": _line(footer),
        "words": {"page": said["page"], "contents": said["contents"]},
        "contents": len(plan.chapters) > 1,
        "cover": cover,
        "missing": said["missing"] if is_short else "",
        "blocks": _with_headings(_in_steps(blocks)),
    }


def _bound(plan: DocumentPlan, pathway: Pathway, maker: PageMaker) -> Iterator[BoundPage]:
    """Yield the chapters that the site has a page for, with it."""
    pages = {page.path: page for page in pages_of_pathway(maker, pathway)}
    for chapter in plan.chapters:
        page = _page(chapter, pages, pathway, maker)
        if page is None:
            continue
        top = elements_of(page.body())
        main = next((one for one in top.find("div") if "pw-main" in one.classes), top)
        heads = [one for one in main.elements() if one.name == "header"]
        body = tuple(one for one in main.children if one not in heads)
        path = page.path.removeprefix(maker.prefix).removesuffix(".md")
        yield BoundPage(chapter, path, heads[0] if heads else Element("header"), body)


def _page(
    chapter: Chapter, pages: Mapping[str, Page], pathway: Pathway, maker: PageMaker
) -> Page | None:
    kind, *ids = chapter.where
    if kind == "sector-in":
        return sector_page_in(maker, ids[0], pathway)
    path = maker.writer.addresses.path(kind, *ids)
    return pages.get(f"{maker.prefix}{path}.md") if path else None


def _chapter(
    bound: BoundPage,
    plan: DocumentPlan,
    anchors: Mapping[str, str],
    given: tuple[Pathway, PageMaker],
) -> Iterator[Block]:
    chapter, (pathway, maker) = bound.chapter, given
    setting = PageSetting(
        _Inside(bound.path, anchors), QUOTES.get(maker.writer.language, QUOTES["en"])
    )
    reader = Reader(setting, chapter.level, chapter.pictures)
    if plan.has_cover:
        yield {
            "kind": "heading",
            "level": chapter.level,
            "body": [_line(_heading(bound, maker))],
            "anchor": anchors[bound.path],
        }
        if chapter.where[0] != "pathway":
            head = reader.blocks(list(bound.head.children))
            yield from (one for one in head if not _is_title(one))
    if chapter.pictures_only:
        yield from phase_blocks(pathway, chapter.where[-1], maker.writer, reader)
    else:
        yield from reader.blocks(list(bound.body))


def _is_title(block: Block) -> bool:
    return block["kind"] == "heading" or block.get("style") == "kicker"


def _heading(bound: BoundPage, maker: PageMaker) -> str:
    if bound.chapter.where[0] == "pathway":
        return maker.writer.word("page_pathway")
    return _named(bound)


def _named(bound: BoundPage) -> str:
    return next((one.text() for one in bound.head.find("h1")), bound.path)


@dataclass(frozen=True, slots=True)
class _Inside:
    """Finds the chapter that an address on page `here` leads to."""

    here: str
    anchors: Mapping[str, str]

    def __call__(self, address: str) -> str | None:
        path = unquote(address.partition("#")[0]).removesuffix(".html")
        there = normpath(join(dirname(self.here), path)) if path else ""
        return self.anchors.get(there)


def _title(bound: Sequence[BoundPage], pathway: Pathway, maker: PageMaker) -> str:
    own = maker.writer.plain(pathway.title)
    if not bound or bound[0].chapter.where[0] == "pathway":
        return _line(own)
    return _line(_named(bound[0]))


def _cover(
    plan: DocumentPlan, bound: Sequence[BoundPage], pathway: Pathway, maker: PageMaker
) -> dict[str, object]:
    writer, said = maker.writer, words(maker.writer.language, "paper")
    own = writer.plain(pathway.title)
    is_part = bool(bound) and bound[0].chapter.where[0] != "pathway"
    leads = (
        [one.text() for one in bound[0].head.find("p") if "pw-lead" in one.classes] if bound else []
    )
    facts = {
        writer.word("status"): writer.word(f"status_{pathway.status.value}"),
        writer.word("version"): pathway.version,
        said["date"]: writer.date(maker.site.date),
        writer.word("owner"): writer.plain(pathway.owner),
    }
    told = [verdict(pathway, maker.site, writer), writer.plain(maker.library.notice)]
    kicker = [writer.plain(maker.library.title), *([own] if is_part else [])]
    return {
        "style": "cover" if plan.has_cover else "sheet" if plan.chapters else "poster",
        "kicker": _line(" · ".join(kicker)),
        "lead": _line(leads[0]) if leads else "",
        "facts": [{"term": term, "what": _line(what)} for term, what in facts.items() if what],
        "said": [_line(one) for one in told if one],
    }


def _in_steps(blocks: list[Block]) -> list[Block]:
    """Return blocks whose headings go down by one level at a time, as who listens to them needs."""
    before, found = 0, []
    for one in blocks:
        if one["kind"] == "heading" and isinstance(level := one["level"], int):
            before = min(level, before + 1, 6)
            found.append({**one, "level": before})
        else:
            found.append(one)
    return found


def _with_headings(blocks: list[Block]) -> list[Block]:
    """Return blocks in which the headings, and a line, right before a picture stand on its page."""
    found: list[Block] = []
    for one in blocks:
        before: list[Block] = []
        if _has_page(one):
            while found and _leads(found):
                before.insert(0, found.pop())
        found.append({**one, "before": before} if before else one)
    return found


def _has_page(block: Block) -> bool:
    sheet = block.get("sheet")
    return isinstance(sheet, dict) and bool(sheet["paper"])


def _leads(found: list[Block]) -> bool:
    """Tell whether the last block belongs to what comes: a heading, or one line under a heading."""
    last, above = found[-1], found[-2] if len(found) > 1 else found[-1]
    return last["kind"] == "heading" or (last["kind"] == "text" and above["kind"] == "heading")


def _cut(title: str) -> str:
    return title if len(title) <= AT_THE_FOOT else f"{title[:AT_THE_FOOT].rstrip()}…"


def _line(text: str) -> str:
    return breakable(legible(text))

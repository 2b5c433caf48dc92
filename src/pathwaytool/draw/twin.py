"""A picture in words: the same boxes and the same ways between them, as a nested list.

Whoever cannot see the picture, or would rather read, loses nothing: every box with where it comes
from and where it goes, what decides between branches, and what is handed over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pathwaytool.dataclass import dataclass
from pathwaytool.draw.escaping import escaped
from pathwaytool.draw.parts import Box, Branching, Edge, Form, Link, PictureKind, View
from pathwaytool.locales import words
from pathwaytool.locales.word_order import as_clause


@dataclass(frozen=True, slots=True)
class ToldWay:
    """An edge as it is told at one of its ends: words before the other end, and words after it."""

    before: str
    other: Box
    after: str


@dataclass(frozen=True, slots=True)
class ToldBox:
    """A box with what is said of it. `split` introduces the ways on, where there are several."""

    box: Box
    facts: tuple[str, ...]
    comes: tuple[ToldWay, ...]
    split: str
    goes: tuple[ToldWay, ...]


def twin_of(view: View, link: Link, level: int = 3) -> str:
    """Return `view` as HTML: a heading of `level` for each column, and an ordered list below it."""
    said = words(view.language, "draw")
    if not view.boxes:
        return f'<p class="twin">{escaped(said["twin_empty"])}</p>'
    parts = [f"<p>{escaped(view.caption)}</p>"] if view.caption else []
    for title, told in _chapters(view):
        if title:
            parts.append(f"<h{level}>{escaped(title)}</h{level}>")
        items = (_item(number, one, view, link) for number, one in enumerate(told, start=1))
        parts.append(f"<ol>{''.join(items)}</ol>")
    return f'<div class="twin">{"".join(parts)}</div>'


def twin_text(view: View) -> str:
    """Return `view` as plain text."""
    said = words(view.language, "draw")
    lines = [view.title, "", view.description, ""]
    lines += [view.caption, ""] if view.caption else []
    number = 0
    for title, told in _chapters(view):
        lines += [title, ""] if title else []
        for one in told:
            number += 1
            lines += _text_item(number, one, view)
        lines.append("")
    return "\n".join(lines if view.boxes else [view.title, "", said["twin_empty"], ""])


def told_of(view: View) -> Iterator[ToldBox]:
    """Yield every box with its ways, in the order of the view."""
    boxes = {box.id: box for box in view.boxes}
    said = words(view.language, "draw")
    for box in view.boxes:
        leaving = [edge for edge in view.edges if edge.origin == box.id]
        arriving = [edge for edge in view.edges if edge.to == box.id]
        several = len(leaving) > 1 and box.branching != Branching.THEN
        yield ToldBox(
            box,
            tuple(_facts(box, view)),
            tuple(ToldWay("", boxes[edge.origin], _after(edge, view)) for edge in arriving),
            said[f"split_{box.branching.value}"].rstrip(":").lower() if several else "",
            tuple(
                ToldWay(_join(place, box, view), boxes[edge.to], _after(edge, view))
                for place, edge in enumerate(leaving)
            ),
        )


def _chapters(view: View) -> Iterator[tuple[str, list[ToldBox]]]:
    told = list(told_of(view))
    if view.kind == PictureKind.OVERVIEW:
        yield "", told
        return
    for column in view.columns:
        inside = [one for one in told if one.box.column == column.id]
        if inside:
            yield column.title, inside


def _facts(box: Box, view: View) -> Iterator[str]:
    said = words(view.language, "draw")
    if box.order:
        yield said["route"].format(order=box.order)
    if box.start:
        yield box.start
    if box.form == Form.END:
        yield said["is_end"]
    elif box.form not in (Form.PHASE, Form.PATHWAY):
        yield said[f"form_{box.form.value}"]
    if box.sector:
        yield box.sector
    if box.accountable:
        yield said["accountable"].format(actor=box.accountable)
    if box.note:
        yield box.note
    yield from box.deadlines
    yield from (share.text for share in box.shares)
    yield from (remark.text for remark in box.remarks)


def _join(place: int, box: Box, view: View) -> str:
    """Say how a way that is not the first belongs to the one before it: "eller", "samtidig"."""
    said = words(view.language, "draw")
    joins = {Branching.ONE: said["or"], Branching.ALL: said["together"]}
    return joins.get(box.branching, "") if place else ""


def _when(edge: Edge, view: View) -> str:
    grammar = words(view.language, "grammar")
    if edge.condition in ("", grammar["otherwise"], grammar["always"]):
        return edge.condition
    condition = edge.condition
    if condition[1:2].islower() or condition[1:2] == " ":
        condition = condition[0].lower() + condition[1:]
    return words(view.language, "draw")["when"].format(
        condition=as_clause(condition, view.language)
    )


def _after(edge: Edge, view: View) -> str:
    parts = (edge.label, _when(edge, view), _passing(edge, view))
    return "; ".join(part for part in parts if part)


def _passing(edge: Edge, view: View) -> str:
    said = words(view.language, "draw")
    parts = []
    if edge.documents:
        parts.append(said["hands_over"].format(documents=", ".join(edge.documents)))
    elif edge.handoff:
        parts.append(said["handoff"].lower())
    if edge.deadline:
        parts.append(edge.deadline)
    if edge.loop == said["loop"]:
        parts.append(edge.loop)
    elif edge.loop:
        parts.append(said["loops"].format(loop=edge.loop))
    if edge.count > 1:
        parts.append(said["count"].format(count=edge.count))
    return "; ".join(parts)


def _item(number: int, told: ToldBox, view: View, link: Link) -> str:
    said = words(view.language, "draw")
    comes = "".join(_way(way, "from", link) for way in told.comes)
    goes = "".join(_way(way, "to", link) for way in told.goes)
    split = f" – {escaped(told.split)}" if told.split else ""
    inner = ""
    if comes:
        inner += f"<li>{escaped(said['comes_from'])}:<ul>{comes}</ul></li>"
    if goes:
        inner += f"<li>{escaped(said['goes_to'])}{split}:<ul>{goes}</ul></li>"
    facts = f"<p>{'. '.join(escaped(fact.rstrip('.')) for fact in told.facts)}.</p>"
    return (
        f'<li data-box="{escaped(told.box.id)}">{_name(_numbered_once(number, told.box), link)}'
        f"{facts if told.facts else ''}{f'<ul>{inner}</ul>' if inner else ''}</li>"
    )


def _way(way: ToldWay, end: str, link: Link) -> str:
    before = f"{escaped(way.before)} " if way.before else ""
    after = f" – {escaped(way.after)}" if way.after else ""
    return f'<li data-{end}="{escaped(way.other.id)}">{before}{_name(way.other, link)}{after}</li>'


def _numbered_once(number: int, box: Box) -> Box:
    """Return a box without the number in its title, where the list has the same."""
    return replace(box, title=box.title.removeprefix(f"{number}. "))


def _name(box: Box, link: Link) -> str:
    address = link(box.target) if box.target else None
    title = escaped(box.title)
    return f'<a href="{escaped(address)}">{title}</a>' if address is not None else title


def _text_item(number: int, told: ToldBox, view: View) -> list[str]:
    said = words(view.language, "draw")
    lines = [f"{number}. {_numbered_once(number, told.box).title}"]
    if told.facts:
        lines.append(f"   {'. '.join(fact.rstrip('.') for fact in told.facts)}.")
    lines += _text_ways(said["comes_from"], told.comes)
    lines += _text_ways(said["goes_to"] + (f" – {told.split}" if told.split else ""), told.goes)
    return lines


def _text_ways(heading: str, ways: Sequence[ToldWay]) -> list[str]:
    if not ways:
        return []
    return [f"   {heading}:"] + [
        f"   - {f'{way.before} ' if way.before else ''}{way.other.title}"
        f"{f' – {way.after}' if way.after else ''}"
        for way in ways
    ]

"""Words in a line as the template reads them: strings, and what stands out among them."""

import re
from collections.abc import Callable, Iterator

from pathwaytool.dataclass import dataclass
from pathwaytool.paper.elements import Element
from pathwaytool.paper.letters import breakable, legible

Inline = str | dict[str, object]
"""Words, or what stands out: `kind` is strong, em, soft, mark, link, quote, break or line; `body`
holds the words inside, `to` the address of a link, or the page of the document it leads to."""

STRONG, EM = frozenset({"strong", "b"}), frozenset({"em", "i"})
MARKS = frozenset({"pw-mark", "pw-limit", "pw-status", "pw-strength", "pw-grade", "pw-cell"})
SOFT = frozenset({"pw-soft", "pw-fine", "pw-by", "pw-scheme", "pw-passed", "pw-from", "pw-when"})
APART = frozenset({"pw-kicker", "pw-facts"})
"""Lines whose parts the site sets apart by colour and space, and paper by a dot."""

UNSEEN_CLASSES = frozenset(
    {
        "pw-screen-only",
        "pw-term__what",
        "pw-go",
        "pw-jump",
        "pw-local",
        "pw-legend-box",
        "pw-print-only",
        "pw-written",
        "pw-before-after",
        "pw-with-script",
        "pw-translation",
        "pw-notice",
        "pw-filter",
    }
)
UNSEEN = frozenset({"nav", "script", "button", "form", "select", "noscript", "svg", "img", "style"})
"""What belongs to a screen alone. The notice stands on the cover instead."""

MOST_OF_ADDRESS = 1000
_OUTWARD = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageSetting:
    """Where a page stands in a document: `inside` finds the page of the document that an address
    leads to, or None; `quotes` go around what is quoted."""

    inside: Callable[[str], str | None]
    quotes: tuple[str, str]


def is_unseen(one: Element | str) -> bool:
    """Tell whether something of a page has no place on paper."""
    if isinstance(one, str):
        return False
    if one.attributes.get("aria-hidden") == "true" and "pw-line" not in one.classes:
        return True
    return one.name in UNSEEN or not UNSEEN_CLASSES.isdisjoint(one.classes)


def inline_of(children: list[Element | str], setting: PageSetting) -> list[Inline]:
    """Return words in a line, with single blanks and none at the ends."""
    return _trimmed(_joined(_inline(children, setting)))


def apart(element: Element, setting: PageSetting) -> list[Inline]:
    """Return the parts of a line with dots between them."""
    parts: list[Inline] = []
    for one in element.elements():
        said = [] if is_unseen(one) else inline_of([one], setting)
        if said:
            parts += [" · ", *said] if parts else said
    return parts or inline_of(element.children, setting)


def _inline(children: list[Element | str], setting: PageSetting) -> Iterator[Inline]:
    for one in children:
        if isinstance(one, str):
            yield re.sub(r"\s+", " ", one)
        elif not is_unseen(one):
            yield from _element(one, setting)


def _element(one: Element, setting: PageSetting) -> Iterator[Inline]:
    if one.name == "br":
        yield {"kind": "break"}
        return
    if "pw-line" in one.classes:
        yield {"kind": "line"}
        return
    body = _joined(_inline(one.children, setting))
    if one.name == "a":
        yield from _link(one.attributes.get("href", ""), body, setting)
    elif one.name == "q":
        yield from (setting.quotes[0], *body, setting.quotes[1])
    elif kind := _kind(one):
        yield {"kind": kind, "body": _trimmed(body) if kind == "mark" else body}
    else:
        yield from body


def _kind(one: Element) -> str:
    if not MARKS.isdisjoint(one.classes):
        return "mark"
    if not SOFT.isdisjoint(one.classes) or one.name == "small":
        return "soft"
    return "strong" if one.name in STRONG else "em" if one.name in EM else ""


def _link(address: str, body: list[Inline], setting: PageSetting) -> Iterator[Inline]:
    """Yield a link where it leads into the document or to another site; else its words."""
    page = setting.inside(address)
    if page is not None:
        yield {"kind": "link", "to": page, "inside": True, "body": body}
    elif _OUTWARD.match(address) and len(address) <= MOST_OF_ADDRESS and _trimmed(body):
        yield {"kind": "link", "to": address, "inside": False, "body": body}
    else:
        yield from body


def _joined(parts: "Iterator[Inline]") -> list[Inline]:
    """Return words with what follows each other in one string, blanks never doubled."""
    joined: list[Inline] = []
    for one in parts:
        if isinstance(one, str) and joined and isinstance(last := joined[-1], str):
            joined[-1] = re.sub(r" +", " ", last + one)
        elif one:
            joined.append(one)
    return [breakable(legible(one)) if isinstance(one, str) else one for one in joined]


def _trimmed(parts: list[Inline]) -> list[Inline]:
    kept = list(parts)
    if kept and isinstance(first := kept[0], str):
        kept[0] = first.lstrip(" ")
    if kept and isinstance(last := kept[-1], str):
        kept[-1] = last.rstrip(" ")
    return [one for one in kept if one]

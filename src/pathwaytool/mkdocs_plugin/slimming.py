"""What our pages need of Material's style: all of it but what dresses a frame that is not ours."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from mkdocs.structure.files import Files

from pathwaytool.publish.frame.site import Asset

STYLE = "assets/pathwaytool/material.css"
"""Where it stands."""

FRAME = (
    "author",
    "banner",
    "consent",
    "copyright",
    "dialog",
    "feedback",
    "footer",
    "footer-meta",
    "header",
    "hero",
    "iconsearch",
    "input",
    "logo",
    "main",
    "meta",
    "nav",
    "option",
    "overlay",
    "pagination",
    "path",
    "post",
    "profile",
    "progress",
    "search",
    "search-result",
    "select",
    "sidebar",
    "skip",
    "social",
    "source",
    "source-file",
    "status",
    "tabs",
    "toggle",
    "tooltip",
    "tooltip2",
    "top",
    "version",
)
"""Parts of Material's frame, each by the first word of its classes (`md-nav__link`)."""

_FRAMED = re.compile(rf"\.md-(?:{'|'.join(FRAME)})(?![a-z0-9]|-[a-z])|\[data-md-toggle|#__")
_ICON = re.compile(r"(--md-[a-z0-9-]+):url\(\"[^\"]*\"\)(?:;|(?=\}))")
_SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|url\((?!["\'])[^)]*\)', re.DOTALL)


def material_style(files: Files) -> Asset | None:
    """Return what our pages need of the style among `files`; None where Material has none there."""
    for file in files:
        if "assets/stylesheets/main." in file.src_uri and file.src_uri.endswith(".css"):
            return Asset(STYLE, partial(_read, Path(file.abs_src_path or "")))
    return None


def _read(style: Path) -> bytes:
    return slimmed(style.read_text("utf-8")).encode()


def slimmed(style: str) -> str:
    """Return `style`, as it is minified, without the rules that only Material's own frame has.

    A style that is not understood to its end is returned as it is.
    """
    text = _SOURCE_MAP.sub("", style)
    hidden = _STRING.sub(lambda one: " " * len(one[0]), text)
    if hidden.count("{") != hidden.count("}"):
        return style
    kept = "".join(_kept(text, hidden, 0, len(text)))
    return _ICON.sub(lambda one: one[0] if f"var({one[1]})" in kept else "", kept)


def _kept(text: str, hidden: str, start: int, stop: int) -> Iterator[str]:
    """Yield the rules between two places that are kept. `hidden` is `text` without its strings."""
    at = start
    while (opened := hidden.find("{", at, stop)) >= 0:
        # What has no block, such as @charset, ends before the rule.
        begin = max(at, hidden.rfind(";", at, opened) + 1)
        yield text[at:begin]
        closed = _closing(hidden, opened)
        head = text[begin:opened]
        if head.startswith("@") and "{" in hidden[opened + 1 : closed]:
            yield from _group(head, text, hidden, (opened, closed))
        elif selectors := [one for one in _split(head) if not _FRAMED.search(one)]:
            yield f"{','.join(selectors)}{text[opened : closed + 1]}"
        at = closed + 1
    yield text[at:stop]


def _group(head: str, text: str, hidden: str, block: tuple[int, int]) -> Iterator[str]:
    opened, closed = block
    if "keyframes" in head:
        yield f"{head}{text[opened : closed + 1]}"
        return
    inside = "".join(_kept(text, hidden, opened + 1, closed))
    if inside:
        yield f"{head}{{{inside}}}"


def _closing(hidden: str, opened: int) -> int:
    depth = 0
    for place in range(opened, len(hidden)):
        depth += {"{": 1, "}": -1}.get(hidden[place], 0)
        if not depth:
            return place
    return len(hidden) - 1


def _split(head: str) -> list[str]:
    """Return the selectors of a rule: commas within brackets part none."""
    parts, depth, begin = [], 0, 0
    for place, sign in enumerate(head):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(sign, 0)
        if sign == "," and not depth:
            parts.append(head[begin:place])
            begin = place + 1
    return [*parts, head[begin:]]

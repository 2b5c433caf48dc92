"""Signs that look like those on the keyboard, and where in a file one may stand for the other."""

import re
from collections.abc import Iterator

from pathwaytool.load.messages import signs
from pathwaytool.model.civil_numbers import DASHES, SPACES, UNSEEN
from pathwaytool.model.diagnostic import Message

_ODD_SPACES = SPACES.replace("\t", "")
_DOUBLE = "„“”‟«»〝〞＂″"
_SINGLE = "‚‘’‛‹›＇′´"
_WIDE = dict(zip("：，［］｛｝＃；﹕", ":,[]{}#;:", strict=True))

_BULLETS = "•·◦▪‣∙●○■□"

_LOOKS_LIKE = {
    **dict.fromkeys(_ODD_SPACES, " "),
    **dict.fromkeys(UNSEEN, ""),
    **dict.fromkeys(DASHES, "-"),
    **dict.fromkeys(_DOUBLE, '"'),
    **dict.fromkeys(_SINGLE, "'"),
    **dict.fromkeys(_BULLETS, "-"),
    **_WIDE,
}
"""A sign, and what it looks like on the keyboard."""

_SORTS: tuple[tuple[str, Message], ...] = (
    (_ODD_SPACES, signs.ODD_SPACE),
    (UNSEEN, signs.UNSEEN_SIGN),
    (DASHES, signs.ODD_DASH),
    (_DOUBLE + _SINGLE, signs.ODD_QUOTE),
    ("".join(_WIDE) + _BULLETS, signs.ODD_SIGN),
)
_ANY = re.compile(f"[{re.escape(''.join(_LOOKS_LIKE))}]")

# Where no words of an editor stand: before a key or a dash of a list, in a key, right after it.
_OUTSIDE_TEXTS = re.compile(
    rf"^[ -]*[{re.escape(''.join(_LOOKS_LIKE))}]"
    rf"|^[ -]*[^\s:#'\"]*[{_ODD_SPACES}{UNSEEN}{DASHES}][^\s:#]*:"
    rf"|^[ -]*[\w-]+(?:[{_ODD_SPACES}{UNSEEN}]|[：﹕]|:[{_ODD_SPACES}{UNSEEN}])",
)
_QUOTED = re.compile(
    rf"^(?P<before>[ ]*(?:-[ ]+)*(?:[\w-]+:[ ]+)?)(?P<open>[{_DOUBLE}{_SINGLE}\"'])"
    rf"(?P<inside>.*)(?P<close>[{_DOUBLE}{_SINGLE}\"'])(?P<after>[ ]*)$"
)

# A comment that is meant as one has a space after its sign, and does not begin with a number.
CUT = re.compile(r"(?<=[^\s#])[ ]+(#(?![\s#])[^\n\r]*|#[ ]?\d[^\n\r]*)")


def has_signs(text: str) -> bool:
    """Tell whether a text has any sign at all that looks like another."""
    return not text.isascii() and _ANY.search(text) is not None


def is_outside_texts(line: str) -> bool:
    """Tell whether a line has such a sign where no words of an editor can stand."""
    return not line.isascii() and _OUTSIDE_TEXTS.match(line) is not None


def message_of(sign: str) -> Message:
    """Return what is told of a sign."""
    return next(message for sort, message in _SORTS if sign in sort)


def looks_like(sign: str) -> str:
    """Return the sign on the keyboard that a sign looks like; itself where it is one."""
    return _LOOKS_LIKE.get(sign, sign)


def plain(text: str) -> str:
    """Return a text with the signs of the keyboard in place of those that look like them."""
    return text if text.isascii() else "".join(_LOOKS_LIKE.get(sign, sign) for sign in text)


def with_plain_start(line: str) -> str:
    """Return a line with plain spaces and hyphens in front of its first word."""
    rest = line.lstrip(" -" + _ODD_SPACES + DASHES + _BULLETS)
    return plain(line[: len(line) - len(rest)]) + rest


def tries(line: str) -> Iterator[str]:
    """Yield what a line may have to be, where a sign is meant as what it looks like.

    First one stretch of signs alone, for the rest may stand in a text where it is right.
    """
    for sort, _ in _SORTS:
        stretches = list(re.finditer(f"[{re.escape(sort)}]+", line))
        if not stretches:
            continue
        for one in stretches[:MOST_ALONE] if len(stretches) > 1 else ():
            yield line[: one.start()] + plain(one[0]) + line[one.end() :]
        yield "".join(plain(sign) if sign in sort else sign for sign in line)
        if sort == _ODD_SPACES:  # in the middle of a word
            yield "".join(sign for sign in line if sign not in sort)
        if sort.startswith(_DOUBLE):
            yield from _tries_of_quotes(line)
    yield plain(line)
    yield _WITHOUT_SPACE.sub(": ", plain(line))


_WITHOUT_SPACE = re.compile(r"(?<=\w):(?=[^\s/])")


def _tries_of_quotes(line: str) -> Iterator[str]:
    """Yield a line with its text in quotation marks that close, and with none around words."""
    if found := _QUOTED.match(line):
        yield found["before"] + quoted(found["inside"]) + found["after"]
        yield found["before"] + found["inside"] + found["after"]
    yield _BETWEEN_QUOTES.sub(r"\1", line)


_BETWEEN_QUOTES = re.compile(rf"[{_DOUBLE}{_SINGLE}]([\w-]*)[{_DOUBLE}{_SINGLE}]")

MOST_ALONE = 4
"""How many stretches of odd signs in a line are tried each alone."""


def quoted(text: str) -> str:
    """Return a text in quotation marks, so that it is read as it stands."""
    if ('"' in text or "\\" in text) and "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

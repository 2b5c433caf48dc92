"""Texts of editors, made safe to stand in SVG and HTML."""

import re
from html import escape

# What XML 1.0 does not allow in a document, not even escaped; the loader refuses most of it.
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escaped(text: str) -> str:
    """Return `text` for use between tags and inside double quotes; what XML forbids is left out."""
    return escape(_FORBIDDEN.sub("", text))

"""Texts for the frames of other builders, most of which put a title into HTML as it stands."""

import re

_LIKES = {"<": "‹", ">": "›", '"': "”", "'": "’", "`": "’", "&": "＆"}
_MARKUP = re.compile(r"""[<>"'`]|&(?=[#\w])|\{(?=[{%#])""")
_TEMPLATE = re.compile(r"\{(?=[{%#])")


def unmarked(text: str) -> str:
    """Return a text that is only text to any builder, whether its frame escapes or not.

    What could be markup or a template stands as its like in print. To escape it would not do: one
    frame shows the escapes, and another takes them away before it writes the text as it stands.
    """
    return _MARKUP.sub(lambda found: _LIKES.get(found[0], "{\u2060"), text)


def untemplated(html: str) -> str:
    """Return HTML in which no builder finds a template of its own, such as `{{ x }}`."""
    return _TEMPLATE.sub("&#123;", html)

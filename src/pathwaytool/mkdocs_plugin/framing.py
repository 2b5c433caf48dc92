"""What a built page rests on beside what it shows: the frame, and other plugins."""

from dataclasses import fields

from mkdocs.config.defaults import MkDocsConfig

from pathwaytool.fingerprint import fingerprint
from pathwaytool.mkdocs_plugin.chrome import Surroundings

TOUCHING = ("env", "page_content", "page_context", "post_page")
"""MkDocs' moments at which a plugin can change what stands on a page of ours, or note it down."""


def frame_key(around: Surroundings, config: MkDocsConfig) -> str:
    """Return the fingerprint of all that a page of ours rests on beside its own.

    The library in `around` is not in it: what the frame shows of that is in the page's own key.
    Our frame is before the editor's own in the theme, and shows no more of `mkdocs.yml` than this.
    """
    own = (one.name for one in fields(around) if one.name not in ("library", "neighbours"))
    said = (repr(_in_order(getattr(around, name))) for name in own)
    return fingerprint(*said, "", *map(str, config.extra_css))


def is_alone(plugin: object, config: MkDocsConfig) -> bool:
    """Tell whether no other plugin and no hook sees pages being built.

    Where one does, it must see each of them each time.
    """
    methods = (method for name in TOUCHING for method in config.plugins.events[name])
    return all(getattr(method, "__self__", None) is plugin for method in methods)


def _in_order(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else value

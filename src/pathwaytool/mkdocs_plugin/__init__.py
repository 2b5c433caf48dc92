"""The pages of a library inside a MkDocs site: the only door to MkDocs.

In `mkdocs.yml`, with `theme: {name: material}` and `use_directory_urls: false`:

    docs_dir: pathways
    plugins:
      - pathwaytool: {library: pathways}

MkDocs stops without a folder of handwritten pages before it asks any plugin. Where there are none,
as here, the library's own folder will do: its YAML files are left out of the site.
"""

from mkdocs.exceptions import ConfigurationError

from pathwaytool.installed import missing_part
from pathwaytool.locales import FALLBACK

try:
    from pathwaytool.mkdocs_plugin.plugin import PathwaysPlugin
except ImportError as error:
    told = missing_part(error, FALLBACK)
    if told is None:
        raise
    raise ConfigurationError(f"pathwaytool: {told}") from error

__all__ = ["PathwaysPlugin"]

"""The pages of a library inside a MkDocs site: the only door to MkDocs.

In `mkdocs.yml`, with `theme: {name: material}` and `use_directory_urls: false`:

    plugins:
      - pathwaytool: {library: pathways}
"""

from pathwaytool.mkdocs_plugin.plugin import PathwaysPlugin

__all__ = ["PathwaysPlugin"]

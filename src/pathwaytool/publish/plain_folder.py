"""The site as a plain docs folder: pages, files and a config that other builders read too.

MkDocs builds it without our plugin, and so does Zensical, which ignores plugins that it does not
know. The pages are the same values as in our own site; only the frame is the builder's, and so no
title has in it what a frame that does not escape could take for markup.
"""

from collections.abc import Iterator
from json import dumps

from pathwaytool.publish.contents import site_of
from pathwaytool.publish.files.static import SCRIPTS, STYLES, static_paths
from pathwaytool.publish.frame.site import SiteInput
from pathwaytool.publish.frame.unmarked import unmarked

DOCS = "docs"
CONFIG = "mkdocs.yml"

MADE_BY_US = "# The pages link to each other by file name, so that they work from a USB stick."
"""A line of every config that we have written."""


def folder_of(site: SiteInput) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the folder: its path with `/` between parts, and its content."""
    pages, assets = site_of(site)
    yield CONFIG, config_of(site).encode()
    for page in pages:
        yield f"{DOCS}/{page.path}", page.content.encode()
    for asset in assets:
        yield f"{DOCS}/{asset.path}", asset.content


def config_of(site: SiteInput) -> str:
    """Return the config: YAML that holds JSON values, so that no title can break out of it."""
    library = site.library
    language = library.language
    name = dumps(unmarked(library.title.in_(language)), ensure_ascii=False)
    styles = "".join(f"  - {path}\n" for path in static_paths(STYLES))
    scripts = "".join(f"  - {path}\n" for path in static_paths(SCRIPTS))
    links = "".join(
        f"    - {{name: {code}, link: ./{'' if code == language else f'{code}/'}, lang: {code}}}\n"
        for code in library.languages
    )
    return (
        f"site_name: {name}\n"
        f"docs_dir: {DOCS}\n"
        "site_dir: site\n"
        f"{MADE_BY_US}\n"
        "use_directory_urls: false\n"
        f"theme:\n  name: material\n  language: {language}\n  font: false\n"
        "  features: [navigation.prune]\n"
        f"plugins: [search]\n"
        f"extra_css:\n{styles}extra_javascript:\n{scripts}"
        f"extra:\n  generator: false\n  alternate:\n{links}"
        "nav:\n"
        f"{_nav(site)}"
    )


def _nav(site: SiteInput) -> str:
    # Only the ways in: a menu of every step would make every page as large as the whole library.
    topics = ("viden/index",) if site.library.topics else ()
    paths = (
        "index",
        "forloeb/index",
        *topics,
        "sektorer/index",
        "aktoerer/index",
        "register/index",
        "kvalitet",
        "kvalitet/kontrol",
    )
    return "".join(f"  - {path}.md\n" for path in paths)

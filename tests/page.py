"""One page of the small library, to be looked at while it is made.

`python -m tests.page forloeb/lille/index` writes `page.html`; with no path it lists all pages.
"""

import sys
from importlib.resources import files
from pathlib import Path

from pathwaytool.publish.contents import pages_of
from tests.site.libraries import small

STYLES = ("site.css", "picture.css")
FRAME = '<!doctype html><html lang="{language}"><meta charset="utf-8">{style}{body}</html>\n'


def page_html(path: str, language: str = "da") -> str:
    """Return a page of the small library by itself. Raises: KeyError where there is none."""
    pages = pages_of(small(), language)
    made = {page.path.removeprefix(f"{language}/").removesuffix(".md"): page for page in pages}
    assets = files("pathwaytool.publish") / "assets"
    style = "".join(f"<style>{(assets / name).read_text('utf-8')}</style>" for name in STYLES)
    body = f'<main class="md-typeset">{made[path].body()}</main>'
    return FRAME.format(language=language, style=style, body=body)


def paths(language: str = "da") -> list[str]:
    """Return the paths of all pages of the small library."""
    return [page.path.removesuffix(".md") for page in pages_of(small(), language)]


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("\n".join(paths()))
    Path("page.html").write_text(page_html(*sys.argv[1:]), "utf-8")

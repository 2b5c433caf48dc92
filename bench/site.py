"""The site of an invented library beside bare MkDocs on the same pages."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.library import write_library
from bench.measure import BIN, line, measured

SIZES = (1_000, 10_000)

CONFIG = """\
site_name: Måling
docs_dir: docs
site_dir: site
strict: true
use_directory_urls: false
theme: {name: material, language: da, font: false}
plugins:
  - pathwaytool: {library: library, date: "2026-11-21"}
"""


def site(sizes: tuple[int, ...] = SIZES) -> None:
    """Print figures for the sites of libraries of some sizes, in steps."""
    for steps in sizes:
        with TemporaryDirectory() as name:
            _one_size(Path(name), steps)


def _one_size(folder: Path, steps: int) -> None:
    write_library(folder / "library", steps)
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    env = {"XDG_CACHE_HOME": str(folder / "cache"), "NO_MKDOCS_2_WARNING": "1"}
    build = [BIN / "mkdocs", "build", "--quiet"]
    print(f"\nSite of {steps} steps")
    plain = [BIN / "pathwaytool", "site", "plain", "--library", "library"]
    print(line("pathwaytool site (write the pages)", measured(plain, folder, env)))
    bare = measured(build, folder / "plain", env)
    print(line("bare mkdocs build of those pages", bare))
    with_plugin = partial(measured, build, folder, env | {"PATHWAYTOOL_CACHE": str(folder / "own")})
    print(line("mkdocs build with the plugin, first", with_plugin(), bare))
    changed = sorted((folder / "library").glob("forloeb-*.yml"))[0]
    changed.write_text(changed.read_text("utf-8").replace("Screening\n", "Igen\n"), "utf-8")
    print(line("the same, one file changed", with_plugin(), bare))
    pages = list((folder / "site").rglob("*.html"))
    largest = max(pages, key=lambda page: page.stat().st_size)
    size = largest.stat().st_size / 1000
    print(f"  {len(pages)} pages; the largest is {largest.name} with {size:.0f} kB")

"""The site of this repository, built once for all tests that look at it."""

import logging
import os
import shutil
import warnings
from functools import cache
from pathlib import Path
from unittest import mock

from pathwaytool.cache import cache_folder
from tests.measured import unmeasured
from tests.once import folder_once

ROOT = Path(__file__).parents[1]

RESTS_ON = ("src", "schema", "pathways", "docs", "mkdocs.yml")
"""What the site is made from."""

# As it is before any test sets a cache of its own.
MADE_BEFORE = cache_folder(ROOT / "pathways")


@cache
def built_site() -> Path:
    """Return the folder of the built site, made as `make site` makes it. Nobody may change it.

    What `make site` has made here before is not made again: see test_rebuilding.py.
    """

    def make(folder: Path) -> None:
        if MADE_BEFORE and MADE_BEFORE.is_dir():
            shutil.copytree(MADE_BEFORE, folder / "cache" / MADE_BEFORE.name)
        build(ROOT, folder / "site", folder / "cache")

    with unmeasured():
        return folder_once("site", make) / "site"


def build(root: Path, site: Path, cache_folder: Path, *, strict: bool = True) -> None:
    """Build the site whose `mkdocs.yml` is in `root`.

    Raises: mkdocs' Abort or PluginError where the site cannot be built; what is wrong is logged.
    """
    told = {"PATHWAYTOOL_CACHE": str(cache_folder), "NO_MKDOCS_2_WARNING": "1"}
    with mock.patch.dict(os.environ, told), warnings.catch_warnings():
        # What MkDocs' own dependencies warn of is not for our tests to judge.
        warnings.simplefilter("ignore")
        from mkdocs.commands.build import build as build_with_mkdocs
        from mkdocs.config import load_config

        logging.getLogger("mkdocs").setLevel(logging.WARNING)
        config = load_config(str(root / "mkdocs.yml"), strict=strict, site_dir=str(site))
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build_with_mkdocs(config)
        finally:
            config.plugins.on_shutdown()

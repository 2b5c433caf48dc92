"""The site of this repository, built once for all tests that look at it."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]


@cache
def built_site() -> Path:
    """Return the folder of the built site, made by the same command as `make site`."""
    folder = Path(tempfile.mkdtemp(prefix="pathwaytool-site-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    build(ROOT, folder / "site", folder / "cache")
    return folder / "site"


def build(root: Path, site: Path, cache_folder: Path) -> str:
    """Build the site whose `mkdocs.yml` is in `root`; return what MkDocs had to say."""
    environment = os.environ | {
        "PATHWAYTOOL_CACHE": str(cache_folder),
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stderr

"""The national pathway against itself with twenty edits: what differs, and whom it concerns."""

import re
import time
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from bench.measure import BIN, line, measured
from pathwaytool.compare import difference_of
from pathwaytool.compare.change import Version
from pathwaytool.folder import read_folder
from pathwaytool.load.library import load_library

ROOT = Path(__file__).resolve().parent.parent

EDITS = 20


def differences() -> None:
    """Print how long the comparison takes by itself, and the command with reading and proofs."""
    print(f"\nCompare the national pathway with itself with {EDITS} edits (aim: 2 s by itself)")
    with TemporaryDirectory() as name:
        folder = Path(name)
        before, after = folder / "before", folder / "after"
        for home in (before, after):
            copytree(ROOT / "pathways", home)
        _edit(after / "national.yml")
        versions = [_version(home) for home in (before, after)]
        begun = time.perf_counter()
        difference_of(versions[0], versions[1])
        print(f"  {'by itself':<44}{time.perf_counter() - begun:8.3f} s")
        env = {"XDG_CACHE_HOME": str(folder / "cache")}
        command = [BIN / "pathwaytool", "diff", before, after, "--library", after]
        for what in ("with reading and proofs", "again, with the proofs that are kept"):
            print(line(what, measured(command, folder, env)))  # it exits with 1: something differs


def _edit(file: Path) -> None:
    """Let twenty steps take longer, and every second of them be another actor's."""
    text = file.read_text("utf-8")
    text = re.sub(
        r"(takes: \d+-)(\d+)", lambda one: f"{one[1]}{int(one[2]) + 1}", text, count=EDITS
    )
    text = re.sub(r"(    accountable: )raadgiver\b", r"\1koordinator", text, count=EDITS // 2)
    file.write_text(text, "utf-8")


def _version(home: Path) -> Version:
    library = load_library(read_folder(home).texts).library
    assert library is not None
    return Version(library, {})

"""The old site stands whole until the new one is, also where the build fails or is killed."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pathwaytool.publish.frame.site import bars_a_site
from tests.built import ROOT
from tests.seeds import Seeds, over_seeds
from tests.site.changing import State, changes
from tests.site.killing import Killer
from tests.site.test_rebuilding import CONFIG, contents, project
from tests.site.test_resting import site_at

pytestmark = pytest.mark.unmeasured

OLD, NEW = "Kun på dansk.", "Noget nyt."


@pytest.fixture(scope="module")
def killers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Killer]]:
    """Give a builder for each of the two commands; both are ready after their first build."""
    root = project(tmp_path_factory.mktemp("tried"))
    with ExitStack() as stack:
        started = {
            what: stack.enter_context(Killer(what, root if what == "mkdocs" else root / "pathways"))
            for what in ("mkdocs", "folder")
        }
        yield started


def change(root: Path, number: int) -> None:
    """Let the library say one thing or the other."""
    path = root / "pathways/b.yml"
    old, new = (NEW, OLD) if number % 2 else (OLD, NEW)
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def hidden_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


@over_seeds(100)
def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new(
    tmp_path: Path, seeds: Seeds, killers: Mapping[str, Killer]
) -> None:
    root, site, kills = project(tmp_path), tmp_path / "site", 0
    build = partial(killers["mkdocs"].build, root, site, tmp_path / "cache")
    whole = []
    for number in range(2):
        change(root, number)
        operations = build()
        whole.append(contents(site))
    assert operations
    assert whole[0] != whole[1]
    for seed in seeds:
        change(root, seed)
        before = contents(site)
        kills += build(random.Random(seed).randint(1, operations)) is None
        assert contents(site) in (before, whole[seed % 2]), seed
    change(root, 0)
    build()
    assert contents(site) == whole[0]
    assert hidden_in(tmp_path) == []
    assert seeds.are_fresh or kills > len(seeds) // 2


@over_seeds(60)
def test_a_folder_killed_at_any_moment_is_not_there_or_whole(
    tmp_path: Path, seeds: Seeds, killers: Mapping[str, Killer]
) -> None:
    root, out, kills = project(tmp_path), tmp_path / "out", 0
    build = partial(killers["folder"].build, root / "pathways", out, tmp_path / "cache")
    whole = []
    for number in range(2):
        change(root, number)
        operations = build()
        whole.append(contents(out))
    assert operations
    for seed in seeds:
        chance = random.Random(seed)
        change(root, seed)
        if chance.random() < 0.3:
            shutil.rmtree(out, ignore_errors=True)
        before = contents(out)
        kills += build(chance.randint(1, operations)) is None
        assert contents(out) in (before, whole[seed % 2]), seed
    change(root, 0)
    build()
    assert contents(out) == whole[0]
    assert hidden_in(tmp_path) == []
    assert seeds.are_fresh or kills > len(seeds) // 2


@over_seeds(12)
@pytest.mark.parametrize("what", ["mkdocs", "folder"])
def test_a_rebuilt_site_is_a_clean_one_after_any_row_of_changes(
    tmp_path: Path, seeds: Seeds, what: str, killers: Mapping[str, Killer]
) -> None:
    root, clean = project(tmp_path), tmp_path / "clean"
    source = root if what == "mkdocs" else root / "pathways"
    build = partial(killers[what].build, source)
    for seed in seeds:
        lay_out(root, buildable(seed))
        assert build(tmp_path / "again", tmp_path / "cache"), seed
        shutil.rmtree(clean, ignore_errors=True)
        shutil.rmtree(tmp_path / "no-cache", ignore_errors=True)
        assert build(clean, tmp_path / "no-cache"), seed
        assert contents(tmp_path / "again") == contents(clean), seed


def buildable(seed: int) -> State:
    """Return the library after some changes, the last state of which a site can be made."""
    states = [*changes(random.Random(seed), 1 + seed % 8)]
    return next(state for state in reversed(states) if is_buildable(state))


def is_buildable(state: State) -> bool:
    site = site_at(state)
    return site is not None and not any(map(bars_a_site, site.diagnostics))


def lay_out(root: Path, state: State) -> None:
    shutil.rmtree(root / "pathways")
    for path, text in state.texts.items():
        (root / "pathways" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "pathways" / path).write_text(text, "utf-8")
    config = CONFIG.replace("2026-01-01", state.date)
    (root / "mkdocs.yml").write_text(config, "utf-8")


def mkdocs(root: Path, tool: Path = ROOT / "src", before: str = "") -> tuple[int, str]:
    """Run `mkdocs build` in a process; `before` is Python that it runs first."""
    code = f"import sys, mkdocs.__main__\n{before}\nsys.exit(mkdocs.__main__.cli(['build']))"
    told = {"PATHWAYTOOL_CACHE": str(root / "cache"), "PYTHONPATH": str(tool)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env=os.environ | told | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout + done.stderr


def test_an_upgraded_tool_makes_every_page_anew(tmp_path: Path) -> None:
    root = project(tmp_path)
    tool = tmp_path / "tool"
    shutil.copytree(ROOT / "src/pathwaytool", tool / "pathwaytool")
    shutil.copytree(ROOT / "schema", tool / "pathwaytool/schema")
    assert mkdocs(root, tool)[0] == 0
    template = tool / "pathwaytool/publish/templates/step.html"
    times = template.stat()
    template.write_text(template.read_text("utf-8").replace("<h1", "<H1", 1), "utf-8")
    os.utime(template, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert mkdocs(root, tool)[0] == 0
    again = contents(root / "site")
    assert b"<H1" in again["forloeb/a/trin/begynd.html"]
    shutil.rmtree(root / "site")
    shutil.rmtree(root / "cache")
    assert mkdocs(root, tool)[0] == 0
    assert contents(root / "site") == again


@pytest.mark.parametrize("slip", ["an error", "a warning"])
def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path, slip: str) -> None:
    root = project(tmp_path)
    assert mkdocs(root)[0] == 0
    before = contents(root / "site")
    if slip == "an error":
        change_text(root / "pathways/a.yml", "accountable: raadgiver", "accountable: raadgiveren")
    else:
        (root / "docs/page.md").write_text("[nowhere](nowhere.md)", "utf-8")
        change_text(root / "mkdocs.yml", "theme:", "strict: true\ntheme:")
    assert mkdocs(root)[0] == 1
    assert contents(root / "site") == before
    assert hidden_in(root) == []


def change_text(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


FULL = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))"
"""As on a full disk: no file can grow above 3,000 bytes."""

STRANGER = """
import os
mkdocs.__main__.cli(['build', '-q'], standalone_mode=False)  # what it imports, only root may read
if os.geteuid() == 0:
    os.seteuid(65534)
"""
"""As somebody else, who may read all and write nothing."""


@pytest.mark.parametrize("trouble, said", [(FULL, "large"), (STRANGER, "no permission")])
def test_where_nothing_can_be_written_a_sentence_says_so_and_the_old_site_stands(
    open_folder: Path, trouble: str, said: str
) -> None:
    root = project(open_folder)
    assert mkdocs(root)[0] == 0
    before = contents(root / "site")
    if trouble == STRANGER and os.geteuid():
        (root / "site").chmod(0o555)
    elif trouble == FULL:
        change(root, 0)
    code, told = mkdocs(root, before=trouble)
    (root / "site").chmod(0o755)
    assert code == 2, told
    assert said in told
    assert contents(root / "site") == before
    assert hidden_in(root) == []


UNREADABLE = """
import os
mkdocs.__main__.cli(['build', '-q'], standalone_mode=False)
os.mkdir('pathways/lukket', 0)
if os.geteuid() == 0:
    for top, _, _ in os.walk('.'):
        os.chown(top, -1 if top.endswith('lukket') else 65534, -1)
    os.seteuid(65534)
"""
"""As somebody who may write the site, and may not read one folder of the library."""


def test_a_folder_that_cannot_be_read_bars_the_site(open_folder: Path) -> None:
    root = project(open_folder)
    assert mkdocs(root)[0] == 0
    before = contents(root / "site")
    code, told = mkdocs(root, before=UNREADABLE)
    assert code == 1
    assert "lukket" in told
    assert contents(root / "site") == before
    assert hidden_in(root) == []


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Give a folder that everybody may read, which the folders of tests are not."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.parametrize("site, library", [("pathways/site", "pathways"), (".", "pathways")])
def test_a_site_in_the_library_or_around_it_is_refused(
    tmp_path: Path, site: str, library: str
) -> None:
    root = project(tmp_path)
    (root / "docs").rename(tmp_path.parent / f"{tmp_path.name}-docs")
    change_text(
        root / "mkdocs.yml",
        "theme:",
        f"docs_dir: ../{tmp_path.name}-docs\nsite_dir: {site}\ntheme:",
    )
    code, told = mkdocs(root)
    assert code == 2
    assert "neither may stand inside the other" in " ".join(told.split())
    assert (root / "pathways/a.yml").is_file()
    assert not (root / "pathways/site").exists()


def test_two_builds_at_a_time_do_each_other_no_harm(
    tmp_path: Path, killers: Mapping[str, Killer]
) -> None:
    root = project(tmp_path)
    places = root, tmp_path / "site", tmp_path / "cache"
    first = killers["mkdocs"]
    with Killer("mkdocs", root) as second:
        assert first.build(*places)
        expected = contents(tmp_path / "site")
        for one in (first, second, first, second):
            one.order(*places)
        assert all(one.answer() for one in (first, second, first, second))
    assert contents(tmp_path / "site") == expected
    assert hidden_in(tmp_path) == []

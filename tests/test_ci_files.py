"""The ready CI files and hooks: they fit their hosts' schemas, and their commands run."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

from bench.library import library_texts
from pathwaytool import __version__
from tests.hearing.examples import TEXTS
from tests.localise.examples import texts_with

pytestmark = pytest.mark.unmeasured

ROOT = Path(__file__).resolve().parent.parent
CI = ROOT / "docs" / "ci"
BIN = Path(sys.executable).parent

PEERS = {
    CI / "github.yml": "vendor.github-workflows",
    CI / "gitlab.yml": "vendor.gitlab-ci",
}

EDITIONS = CI / "github-editions.yml"
EDITIONS_TOO = CI / "gitlab-editions.yml"

HOSTS = {**PEERS, EDITIONS: PEERS[CI / "github.yml"], EDITIONS_TOO: PEERS[CI / "gitlab.yml"]}


@pytest.mark.parametrize("path", HOSTS, ids=lambda path: path.name)
def test_a_ci_file_fits_its_hosts_schema(path: Path) -> None:
    assert_fits(path, HOSTS[path])


def assert_fits(path: Path, host: str) -> None:
    checked = subprocess.run(
        [BIN / "check-jsonschema", "--builtin-schema", host, path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


def scripts(path: Path) -> list[str]:
    """Return the commands of a CI file that run the tool, in order."""
    document = yaml.safe_load(path.read_text("utf-8"))
    if "jobs" in document:
        steps = document["jobs"]["validate"]["steps"]
        lines = [step["run"] for step in steps if "run" in step]
    else:
        lines = document["pathways"]["script"]
    return [line for line in lines if line.startswith("pathwaytool")]


LOOSER = """departures:
  vurdering:
    reason: Vi har kun åbent på hverdage.
    within: [{kind: statutory, limit: 5 days, from: {finish: bekymring}, confidence: proposed}]
"""


def matrix_of(home: Path) -> list[str]:
    """Return what the job that lists the editions gives to the matrix, run as the file says."""
    jobs = yaml.safe_load(EDITIONS.read_text("utf-8"))["jobs"]
    (step,) = (one for one in jobs["list"]["steps"] if one.get("id") == "list")
    assert jobs["list"]["outputs"] == {"editions": "${{ steps.list.outputs.editions }}"}
    wanted = "${{ fromJSON(needs.list.outputs.editions) }}"
    assert jobs["validate"]["strategy"]["matrix"] == {"edition": wanted}
    output = home / "github-output"
    env = os.environ | {"GITHUB_OUTPUT": str(output)}
    subprocess.run(["bash", "-e", "-c", step["run"]], cwd=home, env=env, check=True)
    name, _, value = output.read_text("utf-8").strip().partition("=")
    assert name == "editions"
    found: list[str] = json.loads(value)
    return found


@pytest.fixture
def two_editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with an edition in which all is well, and one that loosens a limit."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATHWAYTOOL_CACHE", str(tmp_path / "cache"))
    neighbour = texts_with(LOOSER)["lokale/by.yml"].replace(b"edition: by", b"edition: nabo")
    for path, text in {**texts_with(""), "lokale/nabo.yml": neighbour}.items():
        (tmp_path / "pathways" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pathways" / path).write_bytes(text)
    return tmp_path


def runs_of(lines: list[str], home: Path, variables: dict[str, str]) -> list[int]:
    """Return how the lines of a job end, run as the host does: up to the first that fails."""
    env = os.environ | {"PATH": f"{BIN}:{os.environ['PATH']}"} | variables
    codes: list[int] = []
    for line in lines:
        ran = subprocess.run(
            ["bash", "-e", "-c", line], cwd=home, env=env, check=False, capture_output=True
        )
        codes.append(ran.returncode)
        if ran.returncode:
            break
    return codes


def test_each_edition_is_checked_by_its_name_and_by_itself(two_editions: Path) -> None:
    job = yaml.safe_load(EDITIONS.read_text("utf-8"))["jobs"]["validate"]
    found = scripts(EDITIONS)
    assert len(found) == 3
    codes = {}
    for edition in matrix_of(two_editions):
        variables = {
            name: value.replace("${{ matrix.edition }}", edition)
            for name, value in job["env"].items()
        }
        codes[edition] = runs_of(found, two_editions, variables)
    # Of what one may not do, the other hears nothing; what to look at is no failure.
    assert codes == {"by": [0, 0, 0], "nabo": [1]}


def test_a_repository_without_editions_is_given_no_matrix(tmp_path: Path) -> None:
    assert matrix_of(tmp_path) == []
    job = yaml.safe_load(EDITIONS.read_text("utf-8"))["jobs"]["validate"]
    assert job["if"] == "needs.list.outputs.editions != '[]'"


def test_the_pipeline_that_is_written_has_a_job_for_each_edition(two_editions: Path) -> None:
    jobs = yaml.safe_load(EDITIONS_TOO.read_text("utf-8"))
    assert runs_of(jobs["list-editions"]["script"], two_editions, {}) == [0]
    (made,) = jobs["list-editions"]["artifacts"]["paths"]
    child = jobs["editions"]["trigger"]["include"]
    assert child == [{"artifact": made, "job": "list-editions"}]
    assert_fits(two_editions / made, HOSTS[EDITIONS_TOO])
    ((_, job),) = yaml.safe_load((two_editions / made).read_text("utf-8")).items()
    (vary,) = job["parallel"]["matrix"]
    assert vary == {"EDITION": ["by", "nabo"]}
    assert runs_of(job["script"][:1], two_editions, {"EDITION": "nabo"}) == [1]
    # All else is what the other host runs, and runs as there.
    same = [line.removesuffix(" --format github") for line in scripts(EDITIONS)]
    assert job["script"] == same
    (install,) = job["before_script"]
    assert Requirement(installed_by(install, "git+https://host.example/pathwaytool.git")).url
    assert "variable" in installed_by(install, "")


@pytest.mark.parametrize("path", [*PEERS, EDITIONS], ids=lambda path: path.name)
def test_a_ci_file_asks_where_the_tool_is(path: Path) -> None:
    """The bare name is not ours on the public index: whoever took it would run code there."""
    text = path.read_text("utf-8")
    installs = [line.strip() for line in text.split("\n") if "pip install" in line]
    assert installs
    assert "://" not in re.sub(r"^ *#.*", "", text, flags=re.MULTILINE)  # no address of anybody's
    if path != EDITIONS:
        assert f"/pathwaytool.git@v{__version__}" in text
        assert f"/pathwaytool-{__version__}-" in text
    for install in installs:
        asked = Requirement(installed_by(install, "git+https://host.example/pathwaytool.git"))
        assert asked.name == "pathwaytool"
        assert asked.url
        assert "variable" in installed_by(install, "")


def installed_by(install: str, address: str) -> str:
    """Return what a command of a CI file installs from an address, or why it stops."""
    fake = 'python() { printf "%s" "$4"; }; '
    env = os.environ | {"PATHWAYTOOL": address}
    ran = subprocess.run(
        ["sh", "-c", fake + install], env=env, capture_output=True, text=True, check=False
    )
    assert bool(ran.returncode) is not bool(address)
    return ran.stdout or ran.stderr


@pytest.mark.parametrize("name", ["README.md", "docs/haandbog", "docs/ci", "src", "requirements"])
def test_nothing_tells_to_install_the_bare_name(name: str) -> None:
    place = ROOT / name
    files = [place] if place.is_file() else [one for one in place.rglob("*") if one.is_file()]
    for file in files:
        if file.suffix in {".md", ".yml", ".toml", ".py", ".sh", ".html"}:
            told = re.search(
                r"install[^\n@]*[ '\"]pathwaytool(?!(?:\[\w+\])? @)", file.read_text("utf-8")
            )
            assert not told, (file, told and told[0])


@pytest.mark.parametrize("path", PEERS, ids=lambda path: path.name)
@pytest.mark.parametrize("is_broken", [False, True])
def test_the_commands_of_a_ci_file_do_what_it_says(
    path: Path, is_broken: bool, tmp_path: Path
) -> None:
    for name, text in library_texts(25).items():
        (tmp_path / "pathways" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pathways" / name).write_text(text, "utf-8")
    if is_broken:
        file = tmp_path / "pathways" / "library.yml"
        file.write_text(file.read_text("utf-8") + "\nnonsense: true\n", "utf-8")
    commands = scripts(path)
    assert commands
    env = os.environ | {"PATH": f"{BIN}:{os.environ['PATH']}"}
    codes = [
        subprocess.run(
            ["bash", "-c", line], cwd=tmp_path, env=env, check=False, capture_output=True
        ).returncode
        for line in commands
    ]
    assert codes == [0] * (len(codes) - 1) + [int(is_broken)]
    for report in re.findall(r"--output (\S+)", "\n".join(commands)):
        assert (tmp_path / report).stat().st_size > 0


@pytest.mark.parametrize("path", PEERS, ids=lambda path: path.name)
def test_a_ci_file_writes_what_a_change_means(path: Path, tmp_path: Path) -> None:
    for name, text in library_texts(25).items():
        (tmp_path / "pathways" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pathways" / name).write_text(text, "utf-8")
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    env |= {"PATH": f"{BIN}:{os.environ['PATH']}", "BASE": "HEAD"}
    who = ("-c", "user.name=n", "-c", "user.email=e@example.org")
    for words in (["init", "-q"], ["add", "-A"], [*who, "commit", "-q", "-m", "x"]):
        subprocess.run(["git", *words], cwd=tmp_path, env=env, check=True)
    file = tmp_path / "pathways" / "forloeb-0001.yml"
    file.write_text(file.read_text("utf-8").replace("status: draft", "status: hearing"), "utf-8")
    (line,) = re.findall(r"(pathwaytool diff .*)", path.read_text("utf-8"))
    ran = subprocess.run(
        ["bash", "-c", line], cwd=tmp_path, env=env, check=False, capture_output=True
    )
    assert ran.returncode == 0, ran.stderr
    assert "udkast → i høring" in (tmp_path / "difference.md").read_text("utf-8")


@pytest.mark.soak  # a whole site, by another builder
def test_a_preview_of_the_site_is_built_as_it_says(tmp_path: Path) -> None:
    found = [
        re.findall(r"(pathwaytool site .*|mkdocs build .*)", path.read_text("utf-8"))
        for path in PEERS
    ]
    assert len(found[0]) == 2
    assert all(one == found[0] for one in found)
    for name, text in TEXTS.items():
        (tmp_path / "pathways" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pathways" / name).write_text(text, "utf-8")
    env = os.environ | {"PATH": f"{BIN}:{os.environ['PATH']}", "NO_MKDOCS_2_WARNING": "1"}
    for line in found[0]:
        ran = subprocess.run(
            ["bash", "-c", line], cwd=tmp_path, env=env, check=False, capture_output=True
        )
        assert ran.returncode == 0, ran.stderr
    for path in PEERS:
        (kept,) = re.findall(r"(?:path: |- )(preview/site)/?$", path.read_text("utf-8"), re.M)
        assert (tmp_path / kept / "index.html").is_file()


@pytest.mark.parametrize("path", PEERS, ids=lambda path: path.name)
def test_wrong_use_in_ci_is_not_hidden(path: Path, tmp_path: Path) -> None:
    env = os.environ | {"PATH": f"{BIN}:{os.environ['PATH']}"}
    for line in scripts(path):
        run = subprocess.run(
            ["bash", "-c", line], cwd=tmp_path, env=env, check=False, capture_output=True
        )
        assert run.returncode != 0, line


def test_the_hook_names_a_command_that_is_there() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["id"] == "pathwaytool"
    assert hook["entry"] == "pathwaytool validate"
    assert re.search(hook["files"], "pathways/national.yml")


@pytest.mark.parametrize("name", [".pre-commit-config.yaml", ".pre-commit-hooks.yaml"])
def test_pre_commit_accepts_the_files(name: str) -> None:
    check = "validate-config" if "config" in name else "validate-manifest"
    run = subprocess.run(
        [BIN / "pre-commit", check, ROOT / name], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout


def test_hooks_of_this_repository_call_pinned_programs() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    for repository in config["repos"]:
        assert repository["repo"] == "local"
        for hook in repository["hooks"]:
            program = BIN.parent.parent / hook["entry"].split()[0]
            assert hook["language"] == "system"
            assert program.exists(), hook["entry"]

"""`pathwaytool edition`: a first file that is right, and what to look at in one again."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from pathwaytool.folder import read_folder
from pathwaytool.load.library import load_library
from pathwaytool.localise.seen import mark_of, to_look_at
from pathwaytool.project import project_of
from pathwaytool.publish.gather.checklist import to_check
from tests.command import tool
from tests.localise.examples import BASE, EXTRA, HEAD, PATH, library_with, texts_with

BODY = f"""departures:
  vurdering:
    reason: Vi er hurtige.
    within:
      - {{kind: statutory, limit: 22 hours, from: {{finish: bekymring}}, confidence: proposed}}
  plan: {{reason: Vi mødes først., before: [opkald]}}
  indsats:
    reason: Vi har andre papirer.
    needs: [vurderingsnotat]
{EXTRA}"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATHWAYTOOL_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "forloeb"
    for path, text in texts_with(BODY).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text)
    return folder


def edit(home: Path, path: str, old: str, new: str) -> None:
    text = (home / path).read_text("utf-8")
    assert old in text
    (home / path).write_text(text.replace(old, new, 1), "utf-8")


def review(home: Path, *more: str) -> tuple[int, str]:
    ran = tool("edition", "review", "by", "--library", str(home), "--lang", "en", *more)
    return ran.returncode, ran.stdout


@pytest.mark.parametrize("language", ["da", "en", "sv"])
def test_a_first_file_passes_and_asks(home: Path, language: str) -> None:
    called = ("edition", "new", "Ærø & Ökommunen: 1", "--of", "faelles", "--library", str(home))
    made = tool(*called, "--lang", language)
    assert made.returncode == 0
    text = (home / "lokale/aeroe-oekommunen-1.yml").read_text("utf-8")
    for asked in ('raadgiver: {title: "Børne- og ungerådgiver"', "Vurdering af bekymringen: "):
        assert asked in text
    assert "ungepsykiatri:" not in text  # it is no actor of the municipality's
    assert all(
        line.startswith(("#", "edition", "municipality:", "version:")) for line in text.splitlines()
    )
    assert tool("validate", str(home)).returncode == 0
    assert tool(*called).returncode == 2


def test_the_lines_of_a_first_file_can_be_used_as_they_are(home: Path) -> None:
    tool("edition", "new", "Nyby", "--of", "faelles", "--library", str(home))
    path = home / "lokale/nyby.yml"
    rows = [line[2:] for line in path.read_text("utf-8").splitlines() if line.startswith("#   ")]
    actors = [row for row in rows if "unit: …" in row]
    path.write_text(path.read_text("utf-8") + "actors:\n" + "\n".join(actors) + "\n", "utf-8")
    assert len(actors) == 4
    assert tool("validate", str(home)).returncode == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new", "!!", "--of", "faelles"), "!!"),
        (("new", "By", "--of", "faelles"), "by"),
        (("new", "Nyby", "--of", "andet"), "andet"),
        (("new", "Nyby"), "faelles"),
        (("review", "nyby"), "nyby"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(home: Path, words: tuple[str, ...], said: str) -> None:
    ran = tool("edition", *words, "--library", str(home))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert said in ran.stderr


def test_a_file_that_stands_is_left_alone(home: Path) -> None:
    (home / "lokale/nyby.yml").write_text("terms: {}\n", "utf-8")
    assert tool("edition", "new", "Nyby", "--of", "faelles", "--library", str(home)).returncode == 2
    assert (home / "lokale/nyby.yml").read_text("utf-8") == "terms: {}\n"


def test_a_first_file_can_be_shown_only(home: Path) -> None:
    ran = tool("edition", "new", "Nyby", "--of", "faelles", "-o", "-", "--library", str(home))
    assert ran.stdout.count("edition: nyby") == 1
    assert not (home / "lokale/nyby.yml").exists()


def test_departures_are_marked_and_nothing_else_is_touched(home: Path) -> None:
    before = (home / PATH).read_text("utf-8")
    assert review(home)[0] == 1
    assert review(home, "--mark") == (0, "Marked 3 in by as looked at.\n")
    after = (home / PATH).read_text("utf-8").splitlines()
    added = [line for line in after if "seen: s" in line]
    assert len(added) == 3
    assert [line for line in after if line not in added] == [
        line for line in before.splitlines() if not line.startswith("  plan: {")
    ]
    assert review(home) == (0, "There is nothing to look at in by.\n")
    assert tool("validate", str(home)).returncode == 0


CHANGES: tuple[tuple[str, str, list[str]], ...] = (
    ("limit: 24 hours", "limit: 23 hours", ["vurdering"]),
    ("basis: [consent]\n  plan:", "basis: [LB-EKSEMPEL-2]\n  plan:", ["plan"]),
    ("needs: [stoetteplan]\n    takes: 3-4", "needs: [statusnotat]\n    takes: 3-4", ["indsats"]),
    ("takes: 1-20 hours", "takes: 1-18 hours", []),
    ("title: Familiesamtaler\n    kind", "title: Samtaler\n    kind", []),
    ("    title: Lærer", "    title: Klasselærer", []),
)


@pytest.mark.parametrize(("old", "new", "steps"), CHANGES)
def test_just_what_a_change_touches_is_looked_at_again(
    home: Path, old: str, new: str, steps: list[str]
) -> None:
    review(home, "--mark")
    shutil.copytree(home, home.parent / "foer")
    edit(home, "registers/aktoerer.yml" if "title: Lærer" in old else BASE, old, new)
    code, told = review(home, "--since", str(home.parent / "foer"))
    assert code == (1 if steps else 0)
    project = project_of(read_folder(home), date="2026-06-01", with_proofs=False)
    suspects = [one for one in project.diagnostics if one.message.rule == "suspect-check"]
    assert [one.gaps["id"] for one in suspects] == steps
    library = project.library
    assert library is not None
    assert [one.sort for one in to_check(library) if one.kind == "suspect"] == ["departure"] * len(
        steps
    )
    heads = [line for line in told.splitlines() if line.startswith(str(home / PATH))]
    assert [line.rsplit(" ", 1)[1] for line in heads] == steps
    assert "See what with --since" not in told
    if steps == ["vurdering"]:
        assert "24 hours" in told and "23 hours" in told
        assert "See what with --since" in review(home)[1]
        assert review(home, "--mark")[0] == 0
        assert review(home)[0] == 0


def test_a_step_that_has_another_name_is_told_with_it(home: Path) -> None:
    review(home, "--mark")
    text = (home / BASE).read_text("utf-8").replace("indsats:\n    title", "hjaelp:\n    title")
    text = text.replace("next: indsats", "next: hjaelp").replace(
        "hjaelp:\n    title", "hjaelp:\n    formerly: [indsats]\n    title"
    )
    (home / BASE).write_text(text, "utf-8")
    code, told = review(home)
    assert code == 1
    assert "Write hjaelp: in place of indsats:." in told
    found = tool("validate", str(home), "--lang", "en").stdout
    assert "There is no step “indsats”" in found and "“hjaelp”" in found


def test_since_says_where_only_an_id_has_changed_or_nothing_since(home: Path) -> None:
    """An extra step comes before the plan, on the way from a step that is renamed."""
    review(home, "--mark")
    shutil.copytree(home, home.parent / "foer")
    text = (
        (home / BASE)
        .read_text("utf-8")
        .replace("samtale}", "snak}")
        .replace("decided_by: [samtale]", "decided_by: [snak]")
    )
    text = text.replace("  samtale:\n", "  snak:\n    formerly: [samtale]\n")
    (home / BASE).write_text(text, "utf-8")
    told = review(home, "--since", str(home.parent / "foer"))[1]
    assert "Only ids have changed" in told and "--since" not in told
    shutil.copytree(home, home.parent / "nu")
    assert "has not changed since then" in review(home, "--since", str(home.parent / "nu"))[1]


def test_an_edition_is_exported_as_the_pathway_that_it_makes(home: Path) -> None:
    def exported(*asked: str) -> dict[str, Any]:
        document = json.loads(tool("export", *asked, "--library", str(home)).stdout)
        assert isinstance(document, dict)
        return document

    made = exported("by")
    library = made["library"]
    assert list(library["pathways"]) == ["faelles"] and list(library["editions"]) == ["by"]
    assert library["pathways"]["faelles"]["steps"]["opkald"]["title"] == {
        "da": "Opkald til familien"
    }
    assert (made["edition"]["id"], made["edition"]["of"]) == ("by", "faelles")
    steps = made["edition"]["steps"]
    told = {id_: steps[id_]["origin"] for id_ in ("opkald", "vurdering", "bekymring")}
    assert told == {"opkald": "local", "vurdering": "departed", "bekymring": "national"}
    assert steps["vurdering"]["within"] == ["local"]
    alone = exported("samtaler")
    assert list(alone["library"]["pathways"]) == ["samtaler"] and "edition" not in alone
    assert tool("export", "nothing", "--library", str(home)).returncode == 2
    edit(home, PATH, "limit: 22 hours", "limit: 5 days")
    assert tool("export", "by", "--library", str(home)).returncode == 2


def test_a_step_that_was_split_or_is_gone_is_told(home: Path) -> None:
    library = library_with(BODY)
    edition, base = library.editions["by"], library.pathways["faelles"]
    assert mark_of(edition.departures["plan"], base) is not None
    assert len(to_look_at(edition, base)) == 3
    edit(home, PATH, "  indsats:\n", "  hjaelp:\n")
    assert "is no longer in the pathway" in review(home)[1]
    edit(home, BASE, "    title: Plan for", "    formerly: [hjaelp]\n    title: Plan for")
    edit(home, BASE, "    title: Samtale med", "    formerly: [hjaelp]\n    title: Samtale med")
    assert "has become several" in review(home)[1]
    assert "samtale, plan" in tool("validate", str(home), "--lang", "en").stdout


def test_marks_are_written_in_files_of_every_kind(home: Path) -> None:
    text = (HEAD + BODY).replace("\n", "\r\n")
    (home / PATH).write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert review(home, "--mark")[0] == 0
    written = (home / PATH).read_bytes()
    assert written.startswith(b"\xef\xbb\xbf") and b"\n" not in written.replace(b"\r\n", b"")
    texts = {path.relative_to(home).as_posix(): path.read_bytes() for path in home.rglob("*.yml")}
    library = load_library(texts).library
    assert library and all(one.seen for one in library.editions["by"].departures.values())


def test_a_file_that_cannot_be_changed_says_what_to_write(home: Path) -> None:
    reason = "    reason: >-\n      Vi har andre papirer."
    edit(home, PATH, "  indsats:\n    reason: Vi har andre papirer.", f"  indsats:\n{reason}")
    assert review(home, "--mark")[0] == 0
    edit(home, PATH, "  plan: {reason:", '  plan: {"reason":')
    assert review(home)[0] == 0


def test_without_an_id_editions_are_proved_too(home: Path) -> None:
    asked = ("prove", "--json", "--library", str(home))
    ran = tool(*asked)
    assert list(json.loads(ran.stdout)) == ["faelles", "samtaler", "by"]
    alone = json.loads(tool("prove", "by", "--json", "--library", str(home)).stdout)
    assert json.loads(ran.stdout)["by"] == alone["by"]
    edit(home, PATH, "limit: 22 hours", "limit: 5 days")
    ran = tool(*asked, "--lang", "en")
    assert (ran.returncode, list(json.loads(ran.stdout))) == (1, ["faelles", "samtaler"])
    assert "The edition by has errors." in ran.stderr


def difference(home: Path, *asked: str) -> tuple[int, str]:
    ran = tool("diff", *asked, "--library", str(home), "--lang", "en")
    assert not ran.stderr
    return ran.returncode, ran.stdout


def test_an_edition_is_told_beside_the_pathway_that_it_is_of(home: Path) -> None:
    code, told = difference(home, "by")
    assert code == 1
    assert "Opkald til familien" in told
    assert "22 hours" in told and "24 hours" in told
    other = (home / PATH).read_text("utf-8").replace("edition: by", "edition: bye")
    (home / "lokale/bye.yml").write_text(other, "utf-8")
    assert difference(home, "by", "bye")[0] == 0


def test_an_edition_is_told_beside_itself_as_it_was(home: Path) -> None:
    shutil.copytree(home, home.parent / "foer")
    then = str(home.parent / "foer")
    assert difference(home, then, "by")[0] == 0
    edit(home, PATH, "limit: 22 hours", "limit: 21 hours")
    code, told = difference(home, then, "by")
    assert code == 1
    assert "21 hours" in told and "22 hours" in told and "opkald" not in told
    before_and_after = difference(home, "by", then)[1]
    assert before_and_after != told and "21 hours" in before_and_after


def test_an_edition_that_makes_no_pathway_is_no_version(home: Path) -> None:
    edit(home, PATH, "limit: 22 hours", "limit: 5 days")
    ran = tool("diff", "by", "--library", str(home), "--lang", "en")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "The edition by has errors." in ran.stderr

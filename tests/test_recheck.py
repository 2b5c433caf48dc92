"""Checking only what has changed gives what checking everything gives."""

import json
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.library import library_texts
from pathwaytool.cache import Memory, encoded
from pathwaytool.check.rules import long_title
from pathwaytool.fingerprint import fingerprint
from pathwaytool.folder import read_folder
from pathwaytool.load import wordless
from pathwaytool.load.file import FileRead, read_file
from pathwaytool.load.wordless import texts_in
from pathwaytool.recheck import Findings, findings_anew, findings_of
from pathwaytool.retold import told_again
from tests.seeds import Seeds, over_seeds
from tests.site.changing import changes as rows

pytestmark = pytest.mark.unmeasured

DATE = "2026-11-21"
STEPS = 100

Edit = tuple[str, str]

TOPIC = """\
topic: emne
languages: [da]
status: draft
version: 0.1.0
title: Et emne
summary: Kort sagt.
advice:
  raad: {text: Spørg tidligt., steps: {forloeb-0002: [modtagelse]}}
"""

EDITS: tuple[Edit, ...] = (
    ("takes: 1-2 weeks", "takes: 1-3 weeks"),
    ("takes: 1-20 hours", "takes: 2-30 hours"),
    ("limit: 24 hours", "limit: 12 hours"),
    ("title: Screening", "title: Ny screening"),
    ("title: Screening", "title: Screening #2"),
    ("title: Screening", "title:\u00a0Screening"),
    ("next: {to: modtagelse", "next: {to: modtagelsen"),
    ("accountable: bup", "accountable: bup2"),
    ("pathway: forloeb-0002", "pathway: forloeb-0001"),
    ("pathway: forloeb-0003", "pathway: FORLOEB-0001"),
    ("    kind: action", "    kind: action\n    runs: forloeb-0003"),
    ("    kind: document", "    kind: document\n    runs: forloeb-0001"),
    ("    kind: assessment", "    kind: assessment\n    runs: forloeb-0009"),
    ("    interventions: [klassemoeder]\n", ""),
    ("title: Opfundet forløb", "title: 010190-1234 forløb"),
    ("steps:", "steps: ["),
    ("level: child", "level: barn"),
    ("next: arkiv", "next: evaluering"),
    ("{otherwise: faelles}", "{when: {problem: psykisk}, to: faelles}"),
    ("review: 2999-12-31", "review: 2001-12-31"),
    ("[modtagelse]", "[modtagelsen]"),
    ("{forloeb-0002:", "{forloeb-9999:"),
    ("topic: emne", "topic: EMNE"),
    ("languages: [da]", "languages: [sv]"),
    ("level: child", "level: organisation"),
)
"""Changes that an editor could make, most of them for the worse."""


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATHWAYTOOL_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    for path, text in {**library_texts(STEPS), "viden/emne.yml": TOPIC}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let bounds be kept of pathways as small as those here."""
    monkeypatch.setattr("pathwaytool.proofs.FEWEST", 1)


def both(home: Path, date: str = DATE, *, proofs: bool = False) -> tuple[Findings, Findings]:
    folder = read_folder(home)
    again = findings_of(folder, home, date=date, with_proofs=proofs)
    return again, findings_anew(folder, date=date, with_proofs=proofs)


def changes(home: Path, chance: random.Random) -> Iterator[None]:
    """Edit, undo, delete and add files, one thing at a time."""
    original = {path: path.read_text("utf-8") for path in sorted(home.rglob("*.yml"))}
    for _ in range(40):
        path = chance.choice(list(original))
        match chance.randrange(4):
            case 0:
                path.write_text(original[path], "utf-8")
            case 1:
                path.unlink(missing_ok=True)
            case _:
                text = path.read_text("utf-8") if path.exists() else original[path]
                path.write_text(text.replace(*chance.choice(EDITS), 1), "utf-8")
        yield


@pytest.mark.parametrize("seed", range(4))
def test_any_row_of_changes_gives_what_a_whole_check_gives(home: Path, seed: int) -> None:
    proofs = seed == 0
    assert both(home, proofs=proofs)[0].diagnostics == ()
    spoken = 0
    for _ in changes(home, random.Random(seed)):
        again, anew = both(home, proofs=proofs)
        assert again == anew
        spoken += len(anew.diagnostics)
    assert spoken, "the changes must give something to find"


@over_seeds(24, parts=2)
def test_any_row_of_changes_in_pathways_that_run_each_other(tmp_path: Path, seeds: Seeds) -> None:
    folder = tmp_path / "changing"
    for seed in seeds:
        for state in rows(random.Random(seed), 8):
            shutil.rmtree(folder, ignore_errors=True)
            for path, text in state.texts.items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_text(text, "utf-8")
            again, anew = both(folder, state.date, proofs=True)
            assert again == anew, seed


WORDS = ("Afklaring", "ja", "Et ord til", "Et meget langt ord " * 6, "Slut", "svaret er givet")


@over_seeds(10, parts=1)
def test_any_row_of_changed_words_gives_what_a_whole_check_gives(
    tmp_path: Path, seeds: Seeds, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Most are told again without a check, and none says a title that has been changed."""
    again_told = 0

    def counted(*args: object) -> object:
        nonlocal again_told
        found = told_again(*args)  # type: ignore[arg-type]
        again_told += found is not None
        return found

    monkeypatch.setattr("pathwaytool.changed.told_again", counted)
    titled = 0
    for seed in seeds:
        chance = random.Random(seed)
        *_, state = rows(chance, chance.randrange(1, 6))
        home, texts = tmp_path / str(seed), dict(state.texts)
        for _ in range(7):
            for path, text in texts.items():
                (home / path).parent.mkdir(parents=True, exist_ok=True)
                (home / path).write_text(text, "utf-8")
            again, anew = both(home, state.date, proofs=True)
            assert again == anew, seed
            titled += any(one.titles for one in again.diagnostics)
            path = chance.choice([one for one, text in texts.items() if "pathway: " in text])
            data = read_file(path, texts[path].encode()).data
            for _, said in chance.sample(sorted(texts_in("pathway", data or {})), k=1):
                texts[path] = texts[path].replace(said, chance.choice(WORDS).strip(), 1)
    assert seeds.are_fresh or (again_told > 20 and titled > 20)


def test_after_a_changed_word_nothing_is_checked_anew(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both(home, proofs=True)
    monkeypatch.setattr("pathwaytool.project.verdicts_of", None)
    path = home / "forloeb-0002.yml"
    path.write_text(path.read_text("utf-8").replace("Screening", "Ny\n      screening", 1), "utf-8")
    folder = read_folder(home)
    assert findings_of(folder, home, date=DATE).diagnostics == ()


def test_what_is_long_to_a_rule_is_long_without_its_words() -> None:
    assert wordless.ROOM <= long_title.MOST_CHARACTERS
    assert bare("T") == bare("U", purpose="P" * 300) == bare("T", top="T" * 300)
    assert bare("T" * wordless.ROOM) == bare("T")
    assert len({bare("T"), bare("T" * 81), bare("T" * 82)}) == 3


def test_what_is_no_text_and_each_language_of_one_is_left() -> None:
    kept = [
        bare("T"),
        bare({"da": "T"}),
        bare({"da": "T", "en": "T"}),
        bare({"en": "T", "da": "T"}),
        bare("T", values={"ja": "ja"}),
        bare("T", values={"nej": "ja"}),
        bare("T", values="1-3"),
    ]
    assert len({*kept}) == len(kept)
    assert bare("T", values={"ja": "nej"}) == bare("T", values={"ja": "ja"})


def bare(title: object, purpose: str = "P", top: str = "T", values: object = "1-2") -> str:
    """Return what is left of a pathway with such texts."""
    step = {"title": title, "purpose": purpose}
    facts = {"f": {"title": "F", "values": values}}
    return wordless.wordless("pathway", {"title": top, "steps": {"s": step}, "facts": facts})


ACCEPTED = """\
accepted:
  - {finding: long-title, at: %s, because: Kendt., review: 2999-12-31, seen: [s000000000000]}
"""


@pytest.mark.parametrize("at", ["moede", "eget", "forloeb-0003/moede", "forloeb-0003", "fejl"])
def test_what_is_accepted_is_found_where_it_stands_and_nowhere_else(home: Path, at: str) -> None:
    """A step that several pathways have is named by none of them alone, read or not."""
    top, third = home / "library.yml", home / "forloeb-0003.yml"
    top.write_text(top.read_text("utf-8") + ACCEPTED % at, "utf-8")
    for path in (home / "forloeb-0002.yml", third):  # the second is always read: a topic names it
        path.write_text(re.sub(r"\bmoede\b", "eget", path.read_text("utf-8")), "utf-8")
    findings_of(read_folder(home), home, date=DATE, with_proofs=False)
    for path in (home / "forloeb-0001.yml", third):
        text = path.read_text("utf-8").replace("Udredningsmøde", "Et langt møde om alt " * 9)
        path.write_text(text, "utf-8")
        again, anew = both(home)
        assert again == anew
    told = {one.message.rule for one in anew.diagnostics}
    assert "long-title" in told
    assert told & {"acceptance-lapsed", "acceptance-of-nothing"}


def test_an_unchanged_library_is_answered_from_memory(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = both(home)
    monkeypatch.setattr("pathwaytool.changed.Changed.findings", None)
    assert both(home)[0] == first


def test_only_the_changed_file_is_read(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both(home)
    read: list[str] = []

    def noted(path: str, content: bytes) -> FileRead:
        read.append(path)
        return read_file(path, content)

    monkeypatch.setattr("pathwaytool.reads.read_file", noted)
    path = home / "forloeb-0002.yml"
    path.write_text(path.read_text("utf-8").replace("Screening", "Ny screening"), "utf-8")
    findings_of(read_folder(home), home, date=DATE, with_proofs=False)
    assert read == ["forloeb-0002.yml"]


def test_a_kept_finding_is_known_again_for_what_it_is(home: Path) -> None:
    """Of a line with a civil number nothing else is told, and an unknown name is told once."""
    for name, what in (("0001", f"title: {'Lang ' * 40}010190-1232"), ("0002", "x: y")):
        path = home / f"forloeb-{name}.yml"
        text = path.read_text("utf-8").replace("title: Screening", what, 1)
        path.write_text(text.replace("accountable: bup", "accountable: bup2"), "utf-8")
        again, anew = both(home)
        assert again == anew
        assert "cpr-number" in {one.message.rule for one in anew.diagnostics}
    path.write_text(text.replace("x: y", "title: T").replace("e: bup", "e: bup2"), "utf-8")
    again, anew = both(home)
    assert again == anew
    (unknown,) = (one for one in anew.diagnostics if one.message.rule == "unknown-id")
    assert {one.path for one in unknown.related} == {"forloeb-0001.yml", "forloeb-0002.yml"}


def test_another_date_is_another_question(home: Path) -> None:
    assert both(home)[0].diagnostics == ()
    later, anew = both(home, "3000-06-01")
    assert later == anew
    assert later.diagnostics


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"a": 1}', b"\xff", b"[" * 100_000])
def test_a_spoilt_memory_does_no_harm(home: Path, own_cache: Path, content: bytes) -> None:
    both(home)
    kept = list(own_cache.rglob("*.json"))
    assert kept
    for path in kept:
        path.write_bytes(content)
    again, anew = both(home)
    assert again == anew


@pytest.mark.parametrize("content", [b"", b"{", b'["pathway", {"pathway": 7}]', b"\xff\n[]"])
def test_a_spoilt_reading_is_read_again(home: Path, own_cache: Path, content: bytes) -> None:
    both(home)
    for path in own_cache.rglob("*.json"):
        path.unlink()
    kept = list(own_cache.rglob("*.read"))
    assert len(kept) == len(list(home.rglob("*.yml")))
    for path in kept:
        digest = path.read_bytes().split(b"\n")[0]
        path.write_bytes(digest + b"\n" + content if content else content)
    again, anew = both(home)
    assert again == anew


def test_readings_that_no_file_is_like_are_forgotten(
    home: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pathwaytool.reads.SPARE", 1)
    path = home / "forloeb-0002.yml"
    text = path.read_text("utf-8")
    for number in range(4):
        path.write_text(text.replace("Screening", f"Screening {number}"), "utf-8")
        both(home)
    assert len(list(own_cache.rglob("*.read"))) == len(list(home.rglob("*.yml"))) + 1


def test_a_file_with_something_wrong_is_not_kept_as_read(home: Path, own_cache: Path) -> None:
    path = home / "forloeb-0002.yml"
    path.write_text(path.read_text("utf-8").replace("title: Screening", "title: A #2", 1), "utf-8")
    again, anew = both(home)
    assert again == anew
    assert len(list(own_cache.rglob("*.read"))) < len(list(home.rglob("*.yml")))


def test_values_of_another_shape_count_as_absent(home: Path, own_cache: Path) -> None:
    both(home)
    (path,) = own_cache.rglob("*.json")
    entries = json.loads(path.read_bytes())
    path.write_text(json.dumps({key: [[["error"]], "da", 3] for key in entries}))
    again, anew = both(home)
    assert again == anew


def test_a_memory_that_cannot_be_written_does_no_harm(
    home: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_cache.write_text("a file where the folder should be")
    again, anew = both(home)
    assert again == anew


def test_what_was_used_last_is_kept_and_the_rest_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "memory.json"
    memory = Memory(path)
    for number in range(10):
        memory.keep(str(number), number)
    assert memory.recall("3", int) == 3
    memory.save(3)
    assert list(json.loads(path.read_bytes())) == ["8", "9", "3"]
    assert list(tmp_path.iterdir()) == [path]


def test_two_parts_are_not_one() -> None:
    assert fingerprint("ab", "c") != fingerprint("a", "bc") != fingerprint("abc")


def test_what_is_kept_comes_back_as_it_was(home: Path, tmp_path: Path) -> None:
    path = home / "forloeb-0002.yml"
    path.write_text(path.read_text("utf-8").replace("accountable: bup", "accountable: x"), "utf-8")
    findings = both(home)[1]
    assert findings.diagnostics
    memory = Memory(tmp_path / "memory.json")
    memory.keep("key", findings)
    memory.save(10)
    assert Memory(tmp_path / "memory.json").recall("key", Findings) == findings
    assert Memory(tmp_path / "memory.json").recall("other", Findings) is None


def test_a_memory_keeps_no_objects_it_does_not_know() -> None:
    with pytest.raises(TypeError):
        encoded(object())


def test_a_check_of_what_has_not_changed_waits_for_nothing_that_reads_it() -> None:
    late = ("yaml", "importlib.metadata", "pathwaytool.load.file", "pathwaytool.prove")
    asked = f"import pathwaytool.cli.validate, sys; print([n for n in {late} if n in sys.modules])"
    told = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, check=True, text=True
    ).stdout
    assert told == "[]\n"

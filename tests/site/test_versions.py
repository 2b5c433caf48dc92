"""Earlier versions on the site: a page that stays, a note, a switch, and when things changed."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.structure.files import File, Files

from pathwaytool.compare.record import Record, ToldDifference
from pathwaytool.folder import Folder
from pathwaytool.kept import copies_in, keep
from pathwaytool.mkdocs_plugin.handwritten import leave_out_library
from pathwaytool.publish.contents import pages_of, site_of
from pathwaytool.publish.frame.site import Copy, Page, SiteInput
from pathwaytool.publish.pages import version
from tests.site.libraries import SMALL, library_of, small

TOLD = ToldDifference(("Alle går en anden vej.",), ("Nyt: trinnet »<b>«.",), ())


def with_versions(*, steps: tuple[str, ...] | None = ()) -> SiteInput:
    """Return the small library with two versions of its first pathway, the first one kept."""
    given = small()
    id_, pathway = next(iter(given.library.pathways.items()))
    first = Record(id_, "0.0.1", "2026-01-31", "draft", None, {}, "Den første.", steps=steps)
    second = Record(
        id_, pathway.version, "2026-02-28", "published", "0.0.1", {"da": TOLD}, steps=steps
    )
    copies = {(id_, "0.0.1"): Copy("key", lambda: library_of(SMALL))}
    gone = Record("vaek", "1.0.0", "2026-02-01", "retired", None, {}, revision="abcdef0123456789")
    return replace(given, records=(first, second, gone), copies=copies)


def named(given: SiteInput, path: str, language: str = "da") -> Page:
    return next(one for one in pages_of(given, language) if one.path == f"{path}.md")


def test_an_earlier_version_stands_at_an_address_of_its_own() -> None:
    given = with_versions()
    id_, pathway = next(iter(given.library.pathways.items()))
    page = named(given, f"versioner/{id_}/0.0.1")
    body = page.body()
    assert "Dette er version 0.0.1 fra 31. januar 2026." in body
    assert f'<a href="{pathway.version}.html">version {pathway.version}</a>' in body
    assert f'href="../../forloeb/{id_}/index.html"' in body
    assert "Den første." in body
    assert body.count("<li><strong>") == len(pathway.steps)
    assert f"versions/{id_}/0.0.1" in body
    newest = named(given, f"versioner/{id_}/{pathway.version}").body()
    assert "Det er den nyeste, der er udgivet." in newest
    assert "&lt;b&gt;" in newest
    assert "Teksten er ikke gemt i biblioteket." in newest


def test_a_version_of_what_is_gone_says_so_and_where_git_has_it() -> None:
    body = named(with_versions(), "versioner/vaek/1.0.0").body()
    assert "Forløbet findes ikke længere i biblioteket." in body
    assert "abcdef012345" in body


def test_earlier_versions_are_kept_out_of_searches() -> None:
    given = with_versions()
    page = named(given, "versioner/vaek/1.0.0")
    assert page.found == ()
    assert "robots: noindex" in page.content
    assert "robots" not in named(given, "index").content


def test_a_long_version_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(version, "MOST_LETTERS", 1)
    given = with_versions()
    id_ = next(iter(given.library.pathways))
    assert "trin mere står i kopien" in named(given, f"versioner/{id_}/0.0.1").body()


def test_a_pathway_has_a_switch_and_a_latest() -> None:
    given = with_versions()
    id_ = next(iter(given.library.pathways))
    body = named(given, f"forloeb/{id_}/index").body()
    assert f"../../versioner/{id_}/0.0.1.html" in body
    assert "Sidst ændret 28. februar 2026" in body
    latest = next(one for one in site_of(given)[1] if one.path == f"versioner/{id_}/latest.html")
    assert f"../../forloeb/{id_}/index.html" in latest.content.decode()


def test_a_step_says_when_it_last_changed() -> None:
    for steps, said in (
        ((), "Sidst ændret 31. januar 2026"),
        (None, "Ikke ændret siden version"),
    ):
        given = with_versions(steps=steps)
        id_, pathway = next(iter(given.library.pathways.items()))
        step = next(iter(pathway.steps))
        assert said in named(given, f"forloeb/{id_}/trin/{step}").body()
    given = with_versions(steps=(step,))
    assert "Sidst ændret 28. februar 2026" in named(given, f"forloeb/{id_}/trin/{step}").body()
    ahead = replace(given, records=given.records[:1])
    told = named(ahead, f"forloeb/{id_}/trin/{step}").body()
    assert "endnu ikke skrevet ned som en version" in told


def test_copies_are_read_when_they_are_asked_for(tmp_path: Path) -> None:
    texts: Mapping[str, bytes] = {path: text.encode() for path, text in SMALL.items()}
    record = Record("kort", "0.1.0", "2026-01-31", "draft", None, {}, steps=("a",))
    keep(tmp_path, record, Folder(texts))
    unkept = replace(record, version="0.2.0")
    keep(tmp_path, unkept, None)
    copies = copies_in(tmp_path, (record, unkept))
    assert list(copies) == [("kort", "0.1.0")]
    library = copies["kort", "0.1.0"].library()
    assert library is not None
    assert library.pathways.keys() == small().library.pathways.keys()


def test_what_is_kept_is_not_published_as_it_lies(tmp_path: Path) -> None:
    paths = ("versions/kort/0.1.0.json", "versions/kort/0.1.0/kort.yml", "kort.yml", "side.md")
    there = [File(path, str(tmp_path), str(tmp_path / "site"), False) for path in paths]
    files = Files(there)
    leave_out_library(files, tmp_path)
    assert [one.src_uri for one in files] == ["side.md"]

"""What was measured is written down beside the library, and the page of quality shows it."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from pathwaytool.cli import commands
from pathwaytool.cli.libraries import measured as measured_in
from pathwaytool.cli.streams import WrongUseError
from pathwaytool.kept import STRENGTH, KeptError, keep_strengths, strengths_in
from pathwaytool.publish.contents import pages_of
from pathwaytool.publish.frame.site import SiteInput
from pathwaytool.publish.frame.strengths import (
    MeasuredStrength,
    Unnoticed,
    strength_key,
    strengths_of,
    strengths_text,
)
from tests.rules.example_library import EXAMPLES, texts_with
from tests.site.libraries import small

LOST = (Unnoticed("branch-dropped", "begynd", "faerdig"),)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    text = (EXAMPLES / "promise-broken" / "good.yaml").read_text("utf-8")
    for name, content in texts_with(text).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path


def prove(*arguments: str) -> str:
    """Return what the command writes. Raises: WrongUseError."""
    asked = ["prove", *arguments, "--strength", "--write"]
    return CliRunner().invoke(commands, asked, catch_exceptions=False).output


def test_what_is_measured_is_written_down_and_the_rest_stays(home: Path) -> None:
    known = {id_: MeasuredStrength("x", 3, LOST) for id_ in ("gone", "samtaler")}
    keep_strengths(home, known)
    told = prove("eksempel", "--library", str(home))
    measured = strengths_in(home)
    assert measured["samtaler"] == known["samtaler"]
    assert set(measured) == {"eksempel", "samtaler"}
    found = measured["eksempel"]
    assert f"{found.noticed} af {found.total} " in told
    assert 0 < found.noticed <= found.total


def test_write_alone_writes_nothing(home: Path) -> None:
    asked = ["prove", "--write", "--library", str(home)]
    with pytest.raises(WrongUseError, match="--strength"):
        CliRunner().invoke(commands, asked, catch_exceptions=False)
    assert not (home / STRENGTH).exists()


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    measured = {"a": MeasuredStrength("of", 2, LOST), "b": MeasuredStrength("of", 0, ())}
    assert strengths_of(strengths_text(measured)) == measured
    assert not strengths_in(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"format": "other", "pathways": {}}',
        '{"format": "pathwaytool-strength", "pathways": {"a": {"of": "", "total": 0}}}',
        strengths_text({"a": MeasuredStrength("of", 0, LOST)}),
        strengths_text({}).replace("{}", '{"a": {"of": "", "total": "2", "unnoticed": []}}'),
        "[" * 100_000,
    ],
)
def test_what_is_no_record_is_told_of(text: str, home: Path) -> None:
    (home / STRENGTH).write_text(text, "utf-8")
    with pytest.raises(KeptError):
        strengths_in(home)
    with pytest.raises(WrongUseError, match=STRENGTH):
        measured_in(home)


def quality_of(site: SiteInput) -> str:
    """Return the page of quality in the language of the library."""
    return next(page.body() for page in pages_of(site, "da") if page.path == "kvalitet.md")


def test_the_page_of_quality_shows_the_share_and_when_it_was_measured() -> None:
    site = small()
    (pathway, *_) = site.library.pathways.values()
    assert "ikke regnet ud" in quality_of(site)
    found = MeasuredStrength(strength_key(pathway, site.library), 20, LOST)
    now = quality_of(replace(site, strengths={pathway.id: found}))
    assert "19 af 20 (95 %)" in now
    assert "for denne udgave" in now
    other = replace(found, of="another")
    later = quality_of(replace(site, strengths={pathway.id: other}))
    assert "19 af 20 (95 %)" in later
    assert "skal regnes om" in later


def test_the_page_of_quality_has_another_key_when_something_was_measured() -> None:
    site = small()
    (pathway, *_) = site.library.pathways.values()
    keys = [
        {page.path: page.key for page in pages_of(one, "da")}
        for one in (site, replace(site, strengths={pathway.id: MeasuredStrength("", 1, ())}))
    ]
    assert {path for path in keys[0] if keys[0][path] != keys[1][path]} >= {"kvalitet.md"}

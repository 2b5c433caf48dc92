"""A fingerprint of the tool differs when the tool, or what it rests on, is another."""

import os
from pathlib import Path

import pytest

from pathwaytool.fingerprint import fingerprint, fingerprint_of_tool, tool_fingerprint

FILES = {
    "pathwaytool/prove/proof.py": "one = 1",
    "pathwaytool/publish/templates/step.html": "<p>",
    "pathwaytool/publish/assets/site.css": "p {}",
    "pathwaytool/locales/da/site.toml": "a = 1",
    "pathwaytool/schema/pathway.schema.json": "{}",
}


@pytest.fixture
def tool(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "jinja2-3.1.4.dist-info").mkdir()
    return tmp_path / "pathwaytool"


def of(tool: Path) -> str:
    return fingerprint_of_tool(tool, (str(tool.parent), "", str(tool.parent / "nowhere")))


@pytest.mark.parametrize("name", FILES)
def test_any_file_of_the_tool_counts_by_its_content(tool: Path, name: str) -> None:
    file, before = tool.parent / name, of(tool)
    times = file.stat()
    file.write_text(FILES[name][::-1])
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert of(tool) != before, "same size, same time, another content"
    file.write_text(FILES[name])
    assert of(tool) == before, "its time alone is nothing"


def test_a_file_more_or_elsewhere_is_another_tool(tool: Path) -> None:
    prints = {of(tool)}
    (tool / "prove/proof.py").rename(tool / "prove/proofs.py")
    prints.add(of(tool))
    (tool / "new.py").write_text("")
    prints.add(of(tool))
    assert len(prints) == 3


def test_what_python_compiled_is_not_the_tool(tool: Path) -> None:
    before = of(tool)
    (tool / "__pycache__").mkdir()
    (tool / "__pycache__/proof.pyc").write_text("")
    assert of(tool) == before


def test_another_version_of_a_package_is_another_tool(tool: Path) -> None:
    before = of(tool)
    (tool.parent / "jinja2-3.1.4.dist-info").rename(tool.parent / "jinja2-3.1.5.dist-info")
    assert of(tool) != before


def test_the_schema_beside_src_belongs_to_the_tool(tmp_path: Path, tool: Path) -> None:
    source = tmp_path / "src"
    source.mkdir()
    tool = tool.rename(source / "pathwaytool")
    before = fingerprint_of_tool(tool, ())
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema/edition.schema.json").write_text("{}")
    assert fingerprint_of_tool(tool, ()) != before


def test_a_tool_that_cannot_be_read_is_never_the_same(tmp_path: Path) -> None:
    nowhere = tmp_path / "a" / "b"
    assert fingerprint_of_tool(nowhere, ()) != fingerprint_of_tool(nowhere, ())


def test_texts_that_no_encoding_knows_have_a_fingerprint() -> None:
    assert fingerprint("\ud800") != fingerprint("\udfff")


def test_it_is_worked_out_once() -> None:
    assert tool_fingerprint() is tool_fingerprint()

"""What other programs may call does what it says."""

from pathlib import Path

import pytest

from pathwaytool.api import check_texts, library_from, prove
from pathwaytool.folder import read_folder
from pathwaytool.prove import Verdict
from tests.library import recorded

ROOT = Path(__file__).resolve().parent.parent


def test_texts_of_the_library_have_no_errors_and_a_slip_is_found() -> None:
    texts = read_folder(ROOT / "pathways").texts
    small = {path: text for path, text in texts.items() if "sspf" in path}
    assert check_texts({}, "2026-11-30")
    broken = dict(texts) | {"sverige/sspf.yml": small["sverige/sspf.yml"] + b"oddity: 1\n"}
    rules = {one.message.rule for one in check_texts(broken, "2026-11-30")}
    assert "unknown-key" in rules


def test_a_pathway_of_a_folder_is_proved() -> None:
    library = library_from(ROOT / "pathways")
    pathway = library.pathways["sspf"]
    assert prove(pathway, library).verdict == Verdict.PROVED
    assert prove(pathway) == prove(pathway, library)


def test_a_folder_without_a_library_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="findings"):
        library_from(tmp_path)


def test_a_pathway_that_rests_on_others_is_not_proved_alone() -> None:
    library = recorded.library()
    with pytest.raises(ValueError, match="rests on its library"):
        prove(library.pathways["national"])

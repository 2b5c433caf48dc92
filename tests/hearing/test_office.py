"""Templates filled in and saved again by LibreOffice: what people's programs do to a file.

It is a large program that most of a minute goes to install, so that nothing here installs it. Where
it stands, both kinds of file are tried; by its own formats they are in `make soak`.
apt-get install --no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

from pathwaytool.hearing.placing import placed
from pathwaytool.hearing.tables import rows_of
from tests.hearing.examples import ASKED, fill
from tests.hearing.test_hearing import HANDOFF, LIMIT, library, template

ANSWERS = {
    "trin/et": "Det er for sent, siger vi i »Eksempelby«.",
    LIMIT: "Æøå & <b>",
    HANDOFF: "Enig",
}
ESCAPED = {key: text.replace("&", "&amp;").replace("<", "&lt;") for key, text in ANSWERS.items()}

WAYS = (
    pytest.param("docx", ("odt", "docx"), marks=pytest.mark.soak),
    ("docx", ("docx",)),
    pytest.param("xlsx", ("ods", "xlsx"), marks=pytest.mark.soak),
    ("xlsx", ("xlsx",)),
)


@pytest.mark.parametrize(("kind", "forms"), WAYS)
def test_what_is_saved_again_by_an_office_comes_back(
    kind: str, forms: tuple[str, ...], tmp_path: Path
) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed, see above")
    file = tmp_path / f"svar.{kind}"
    file.write_bytes(fill(template(kind), ESCAPED if kind == "xlsx" else ANSWERS))
    for number, form in enumerate(forms):
        out = tmp_path / str(number)
        home = f"-env:UserInstallation=file://{tmp_path}/office"
        called = [office, home, "--headless", "--convert-to", form, "--outdir", str(out), str(file)]
        subprocess.run(called, check=True, capture_output=True, timeout=300)
        file = out / f"svar.{form}"
    found = placed(rows_of(file.read_bytes()), library().pathways["p"])
    assert found.unplaced == ()
    assert {one.to: one.text for one in found.given} == ANSWERS
    assert {one.organisation for one in found.given} == {ASKED}

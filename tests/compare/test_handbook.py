"""What the handbook shows of a difference is what the tool says."""

import re

from pathwaytool.compare import difference_of
from pathwaytool.compare.change import Version
from pathwaytool.compare.telling import text_of
from pathwaytool.load.library import load_library
from pathwaytool.prove import prove
from tests.handbook.examples import HANDBOOK, library_files

AGE = "facts:\n  alder: {title: den unges alder, values: 12-17, role: age}\n"
EDITS = (
    ("when: {behov: stort, samtykke: yes}", "when: {alder: 15-17, behov: stort, samtykke: yes}"),
    ("title: Plan for støtten", "title: Plan for støtten til den unge"),
)


def version_of(files: dict[str, str]) -> Version:
    library = load_library({path: text.encode() for path, text in files.items()}).library
    assert library is not None
    return Version(library, {id_: prove(one, library) for id_, one in library.pathways.items()})


def test_the_page_shows_what_is_said_of_two_edits_of_the_example() -> None:
    before = {path.removeprefix("pathways/"): text for path, text in library_files().items()}
    before["eksempel.yml"] = text = before["eksempel.yml"].replace("facts:\n", AGE, 1)
    for old, new in EDITS:
        assert old in text
        text = text.replace(old, new)
    told = text_of(
        difference_of(version_of(before), version_of({**before, "eksempel.yml": text})), "da"
    )
    page = (HANDBOOK / "aendringer.md").read_text("utf-8")
    assert re.findall(r"^```console\n\$ pathwaytool diff\n(.*?)^```", page, re.M | re.S)[-1] == told

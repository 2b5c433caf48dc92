"""A pathway and its edition after changes of the flow: what one save proves is what all proves."""

import random
import sys
from pathlib import Path

import pytest

from pathwaytool import beside
from pathwaytool.folder import read_folder
from pathwaytool.recheck import findings_anew, findings_of
from tests.localise.examples import BASE, EXTRA, PATH, texts_with

DATE = "2026-11-21"

BODY = f"""\
departures:
  plan: {{reason: Vi ringer først., before: [opkald]}}
promises:
  samtalen-foerst:
    title: Ingen ringer, før der er talt med den unge.
    only_after: {{happens: opkald, after: samtale}}
{EXTRA}"""

EDITS = (
    (
        "        - {otherwise: samtale}",
        "        - {when: {behov: let}, to: samtale}\n        - {otherwise: plan}",
    ),
    ("{when: {behov: intet}, to: afsluttet}", "{when: {behov: stort}, to: afsluttet}"),
    ("{when: {behov: intet}, to: afsluttet}", "{when: {behov: intet}, to: plan}"),
    ("        - otherwise: plan", "        - otherwise: indsats"),
    ("      to: plan\n", "      to: opfoelgning\n"),
    ("    needs: [vurderingsnotat]\n", ""),
    ("    needs: [stoetteplan]\n", ""),
    ("    gives: [statusnotat]\n", ""),
)
"""Ways that lead elsewhere, other values that are asked for, and documents that nobody has."""


@pytest.mark.parametrize("is_copied", [True, False])
def test_any_row_of_changed_flows_gives_what_a_whole_check_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_copied: bool
) -> None:
    if is_copied and sys.platform != "linux":
        pytest.skip("a process is copied on Linux alone")
    monkeypatch.setenv("PATHWAYTOOL_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("pathwaytool.proofs.FEWEST", 1)
    monkeypatch.setattr(beside, "_can_be_copied", lambda: is_copied)
    home, texts, chance = tmp_path / "library", texts_with(BODY), random.Random(int(is_copied))
    sound, asked, rules = texts[BASE].decode(), [], set()
    shares = beside._shared

    def counted(found: list[beside.Asked], hands: int) -> list[list[tuple[int, beside.Asked]]]:
        asked.append(len(found))
        return shares(found, hands)

    for number in range(12 if is_copied else 4):
        for path, content in texts.items():
            (home / path).parent.mkdir(parents=True, exist_ok=True)
            (home / path).write_bytes(content)
        folder = read_folder(home)
        with monkeypatch.context() as many:
            many.setattr(beside, "LITTLE", 1)
            many.setattr(beside, "_cores", lambda: 2)
            many.setattr(beside, "_shared", counted)
            again = findings_of(folder, home, date=DATE)
        assert again == findings_anew(folder, date=DATE), number
        rules |= {(one.message.rule, one.location.path) for one in again.diagnostics}
        text = sound
        for edit in chance.sample(EDITS, chance.randrange(1, 3)):
            text = text.replace(*edit, 1)
        texts[BASE] = text.encode()
    assert asked[0] >= 2, "the pathway and its edition are proved in one go"
    assert len(asked) > 3
    assert any(path == BASE for _, path in rules)
    assert not is_copied or any(path == PATH for _, path in rules)

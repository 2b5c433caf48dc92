"""How much is done to compare a large pathway with itself; no clock is asked."""

from dataclasses import replace
from pathlib import Path

import pytest

from pathwaytool.compare import difference_of
from pathwaytool.compare.change import Version
from pathwaytool.compare.concern import Concern
from pathwaytool.compare.meeting import Meeting
from pathwaytool.model.condition import Not
from pathwaytool.prove.compile.depth import deep_enough
from tests.library import recorded

ROOT = Path(__file__).resolve().parents[2]


def test_twenty_edits_of_the_national_pathway_take_little() -> None:
    library = recorded.library()
    before = library.pathways["national"]
    steps = dict(before.steps)
    for at, step in enumerate(list(steps.values())[:20]):
        ways = tuple(
            replace(one, when=Not(one.when)) if one.when and at % 2 else one
            for one in step.transitions
        )
        steps[step.id] = replace(step, accountable="ukn", transitions=ways)
    after = replace(before, steps=steps)
    with deep_enough(2 * len(before.facts)):
        concern = Concern(before, after)
    edited = replace(library, pathways={**library.pathways, "national": after})
    (one,) = difference_of(Version(library, {}), Version(edited, {})).pathways
    assert one.is_counted
    assert one.concerned
    assert len([each for each in one.changes if each.kind == "step"]) >= 19
    assert len(concern.space.sets.nodes) < 30_000


@pytest.mark.parametrize("step", ["barnets-plan", "lukning", "ny-kommune-faar-besked"])
def test_a_change_far_down_the_national_pathway_is_counted_exactly(step: str) -> None:
    """Past much work side by side; and one that only an event leads to."""
    before = recorded.library().pathways["national"]
    with deep_enough(2 * len(before.facts)):
        concern = Concern(before, before)
        looking = Meeting(concern)
        found = looking.of(("step", step), None, concern.everybody)
    assert found.is_exact
    assert concern.space.count(found.cases) == concern.space.count(concern.everybody)

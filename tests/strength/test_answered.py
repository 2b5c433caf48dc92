"""What was measured of this library: each mistake that nothing notices has an answer."""

from collections import Counter

from pathwaytool.kept import strengths_in
from pathwaytool.publish.frame.strengths import MeasuredStrength
from tests.site.libraries import ROOT


def measured() -> dict[str, MeasuredStrength]:
    return strengths_in(ROOT / "pathways")


def answered() -> Counter[tuple[str, str, str]]:
    """Return kind, step and what is gone of each row that has an answer."""
    rows = (ROOT / "docs" / "styrke.md").read_text("utf-8").splitlines()
    cells = ([cell.strip() for cell in row.strip("|").split("|")] for row in rows)
    return Counter((one[1].strip("`"), one[0], one[2]) for one in cells if len(one) == 4 and one[3])


def test_every_mistake_that_nothing_notices_in_the_national_pathway_has_an_answer() -> None:
    found = Counter((it.kind, it.step, it.what) for it in measured()["national"].unnoticed)
    told = answered()
    told -= Counter({("Fejl", "Trin eller hændelse", "Det, der er væk"): 1, ("---",) * 3: 1})
    assert told == found


def test_the_guide_says_the_share_that_was_measured() -> None:
    national = measured()["national"]
    share = 100 * national.noticed // national.total
    guide = (ROOT / "docs" / "styrke.md").read_text("utf-8")
    assert f"{national.noticed} af {national.total} fejl bliver set ({share} %)" in guide


def test_in_every_pathway_most_mistakes_are_noticed() -> None:
    weak = {id_ for id_, one in measured().items() if one.noticed < 0.85 * one.total}
    assert weak == set()
    national = measured()["national"]
    assert national.noticed >= 0.95 * national.total

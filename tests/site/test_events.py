"""What can come at any time, on the pages of the steps it comes during and leads to."""

import re

from pathwaytool.publish.contents import pages_of
from tests.site.libraries import SMALL, small

MOVING = SMALL["a.yml"].replace(
    "steps:\n  begynd:",
    "events:\n  flytter: {title: Familien <b> flytter, while: {steps: [begynd]}, to: begynd}\n"
    "steps:\n  begynd:",
)


def test_step_page_says_what_can_come_and_what_leads_there() -> None:
    (body,) = (
        one.body() for one in pages_of(small(a=MOVING), "da") if one.path.endswith("begynd.md")
    )
    assert "<b>" not in body
    words = re.sub(r"<[^>]*>", "", body)
    assert "Kan begynde når som helst, når dette sker: Familien &lt;b&gt; flytter." in words
    assert (
        "Mens trinnet er i gang, kan dette ske når som helst: Familien &lt;b&gt; flytter" in words
    )

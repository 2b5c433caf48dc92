"""A pathway is reviewed in time.

Law and knowledge change; a pathway past its date may send people the wrong way.

Fix: review the pathway and set a new date; or set `status: retired`.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway, Status

MESSAGE = Message(
    "overdue-review",
    Severity.WARNING,
    "The pathway should have been looked through or replaced by {due}; today is {date}.",
    "Go through the pathway and set a new date, or set `status: retired`.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding where the review date or the last day of validity has passed."""
    if pathway.status == Status.RETIRED:
        return
    place = pathway.place
    if pathway.review and pathway.review < setting.date:
        yield MESSAGE.at(place.value("review"), due=pathway.review, date=setting.date)
    elif pathway.valid_to and (pathway.valid_from or "") <= pathway.valid_to < setting.date:
        yield MESSAGE.at(place.value("valid", "to"), due=pathway.valid_to, date=setting.date)

"""What of the site was tested with readers' needs in mind, and what was not."""

from pathwaytool.dataclass import dataclass
from pathwaytool.publish.frame.site import Page, SearchEntry
from pathwaytool.publish.page_maker import About, PageMaker

TESTED = ("axe", "phone", "fit", "keys", "script", "paper", "shift")
"""What the tool's own tests do in a browser, before it is given out: `tests/browser/`."""

UNTESTED = ("people", "readers", "browsers", "whole", "files", "language")
"""What no test of the tool does."""

KNOWN = ("wide", "pictures", "paper", "translated")
"""What is known to be hard, and what there is instead."""


@dataclass(frozen=True, slots=True)
class AccessibilityPage:
    """What a template is given for what was tested."""

    tested: tuple[str, ...]
    untested: tuple[str, ...]
    known: tuple[str, ...]


def accessibility_page(maker: PageMaker) -> Page:
    """Return the page. It is the tool's account; a declaration by law is its publisher's own."""
    word = maker.writer.word
    own = word("accessibility_title")
    found = (SearchEntry(own, word("found_page"), word("find_accessibility")),)
    about = About(maker.keys.shared, word("accessibility_lead"), found)
    given = AccessibilityPage(TESTED, UNTESTED, KNOWN)
    return maker.page(
        "tilgaengelighed", own, "accessibility.html", lambda writer: given, about=about
    )

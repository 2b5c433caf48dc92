"""Editions of the rules' example library, and of one in which a step is optional."""

from pathwaytool.load.library import load_library
from pathwaytool.localise import Localised, localised
from pathwaytool.model.library import Library
from tests.rules.example_library import shared_texts

HEAD = "edition: by\nedition_of: faelles\nmunicipality: Opdigt Kommune\nversion: 0.1.0\n"

PATH = "lokale/by.yml"

BASE = "faelles.yml"

OPTIONAL = ("    kind: service\n", "    kind: service\n    optional: true\n")

SHARED_LIMIT = (
    "        basis: [LB-EKSEMPEL-2]\n",
    "        basis: [LB-EKSEMPEL-2]\n"
    "        within: {kind: statutory, limit: 4 hours, legal: [LB-EKSEMPEL-1]}\n",
)
"""A limit on the hand-off from the school."""

PROMISES = """promises:
  alle-vurderes:
    title: Enhver bekymring bliver vurderet.
    reaches: vurdering
"""

EXTRA = """steps:
  opkald:
    title: Opkald til familien
    kind: action
    phase: modtagelse
    sector: social
    accountable: raadgiver
    takes: 1 hour
"""


def texts_with(body: str, *edits: tuple[str, str]) -> dict[str, bytes]:
    """Return the example library with an edition, and with edits of the pathway it is of."""
    base = shared_texts()[BASE].decode()
    for old, new in (OPTIONAL, SHARED_LIMIT, *edits):
        assert old in base, old
        base = base.replace(old, new, 1)
    return {
        **shared_texts(),
        BASE: (base + PROMISES).encode(),
        PATH: (HEAD + body).encode(),
    }


def library_with(body: str, *edits: tuple[str, str]) -> Library:
    loaded = load_library(texts_with(body, *edits))
    assert loaded.library is not None, loaded.diagnostics
    return loaded.library


def there_with(body: str, *edits: tuple[str, str]) -> Localised:
    library = library_with(body, *edits)
    found = localised(library.editions["by"], library)
    assert found is not None
    return found

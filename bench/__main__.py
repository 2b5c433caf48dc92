"""`python -m bench [PART]...`: every figure, or those of some parts."""

import sys

from bench import difference, editions, prove, reading, saves, site, validation

PARTS = {
    "start": validation.startup,
    "validate": validation.validation,
    "saves": saves.saves,
    "prove": prove.proofs,
    "editions": editions.editions,
    "diff": difference.differences,
    "site": site.site,
    "reading": reading.reading,
}

for part in sys.argv[1:] or PARTS:
    PARTS[part]()

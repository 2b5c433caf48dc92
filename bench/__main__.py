"""`python -m bench [PART]...`: every figure, or those of some parts."""

import sys

from bench import editions, prove, site, validation

PARTS = {
    "start": validation.startup,
    "validate": validation.validation,
    "prove": prove.proofs,
    "editions": editions.editions,
    "site": site.site,
}

for part in sys.argv[1:] or PARTS:
    PARTS[part]()

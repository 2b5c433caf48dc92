"""How the workers of a run share the tests: a file each, and a part each of the long ones.

xdist has `--dist loadgroup` for that, which says its groups in the ids of the tests; pytest no
longer lets anybody change those, and then nothing is kept together, in silence.
"""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests.seeds import PART


class ByFile(LoadScopeScheduling):  # type: ignore[misc]
    """What a file makes is made once; parts of a long test go to whoever is free."""

    def __init__(self, config: pytest.Config, log: Producer | None) -> None:
        config.option.loadscopereorder = False  # the order is that of `conftest.py`
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return nodeid if PART in nodeid else nodeid.partition("::")[0]

"""What all tests share: `pytest --accept` writes golden texts anew instead of comparing them."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write golden texts anew")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Tell whether golden texts are to be written. CI never does."""
    return bool(request.config.getoption("--accept"))

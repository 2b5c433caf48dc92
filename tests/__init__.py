"""Tests, through real parts: no mocks, no network, no clock."""

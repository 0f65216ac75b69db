"""Puts the reference model where the tests find it, and stops with one sentence where it lacks something."""

import sys
from pathlib import Path

import pytest

TESTS = str(Path(__file__).parents[1])
if TESTS not in sys.path:
    sys.path.insert(0, TESTS)


@pytest.fixture(scope="session", autouse=True)
def complete_reference() -> None:
    """Fail every comparison with the line to write where a lever, step, event or indicator has no twin."""
    from reference.comparison.agreement import find_gaps

    gaps = find_gaps()
    if gaps:
        pytest.fail("\n".join(gaps), pytrace=False)

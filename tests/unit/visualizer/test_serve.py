"""Where the app is served: what cannot be bound is told."""

import pytest

from simulation.errors import UserError
from visualizer.serve import listen


@pytest.mark.parametrize("port", [70_000, -1])
def test_what_is_no_port_is_told_as_such(port: int) -> None:
    with pytest.raises(UserError, match=f"port {port}: a port is a number from 1 to 65535"):
        listen("127.0.0.1", port)

"""Where the app is served: what cannot be bound is told."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from simulation.errors import UserError
from visualizer.server.serve import listen, network_name, usable


@pytest.mark.parametrize("port", [70_000, -1])
def test_what_is_no_port_is_told_as_such(port: int) -> None:
    with pytest.raises(UserError, match=f"port {port}: a port is a number from 1 to 65535"):
        listen("127.0.0.1", port)


def test_a_port_that_is_taken_before_the_app_is_ready_is_not_given_twice() -> None:
    with listen("127.0.0.1", 0) as first, pytest.raises(UserError, match="cannot serve"):
        listen("127.0.0.1", first.getsockname()[1])


@pytest.mark.parametrize("token", ["a b", "a&b", "a;b", "ä", "a\n"])
def test_a_token_no_link_can_hold_is_refused(token: str) -> None:
    with pytest.raises(UserError, match="--token: only the letters"):
        usable(token)


@pytest.mark.parametrize("token", [None, "", "aZ09-_"])
def test_any_other_token_is_taken_as_it_is(token: str | None) -> None:
    assert usable(token) == token


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_throw_away_folder_goes_when_the_app_ends(tmp_path: Path, how: signal.Signals) -> None:
    program = "from visualizer.server.serve import serve; serve(port=0, open_browser=False)"
    given = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen([sys.executable, "-P", "-c", program], env=given, stdout=subprocess.PIPE) as app:
        assert app.stdout is not None and b"orgshift is at" in app.stdout.readline()
        assert list(tmp_path.glob("orgshift-*"))
        app.send_signal(how)
    assert not list(tmp_path.glob("orgshift-*"))


@pytest.mark.parametrize(("host", "name"), [("10.1.2.3", "10.1.2.3:8765"), ("127.0.0.1", ""), ("localhost", "")])
def test_links_for_others_name_the_address_they_reach(host: str, name: str) -> None:
    assert network_name(host, 8765) == name

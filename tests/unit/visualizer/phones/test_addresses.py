"""Phones find this machine: every address of it, the likely one first, also without a way to the internet."""

import socket

import pytest

from visualizer.phones import addresses
from visualizer.phones.addresses import Address, describe_port, firewall_hint, list_addresses, sort_addresses

WIFI, CABLE, TUNNEL = Address("192.168.137.1", "wlan0"), Address("10.0.0.7", "eth0"), Address("10.8.0.2", "tun0")


def test_the_wifi_comes_first_and_tunnels_last() -> None:
    assert sort_addresses([TUNNEL, CABLE, WIFI, Address("127.0.0.1", "lo")]) == [WIFI, CABLE, TUNNEL]


def test_among_cables_the_one_that_leads_outward_comes_first() -> None:
    other = Address("10.0.0.3", "eth1")
    assert sort_addresses([other, CABLE], outward=CABLE.ip) == [CABLE, other]


def test_addresses_are_found_where_no_network_leads_outward(monkeypatch: pytest.MonkeyPatch) -> None:
    class Unreachable(socket.socket):
        def connect(self, *_: object) -> None:
            raise OSError("Network is unreachable")

    before = {one.ip for one in list_addresses()}
    monkeypatch.setattr(socket, "socket", Unreachable)
    assert {one.ip for one in list_addresses()} == before


def test_a_taken_port_is_described_and_a_free_one_is_not() -> None:
    with socket.socket() as holder:
        holder.bind(("0.0.0.0", 0))
        holder.listen()
        assert describe_port(holder.getsockname()[1])
    assert describe_port(0) == ""


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_every_system_has_a_hint_for_its_firewall(system: str) -> None:
    assert firewall_hint(8766, system)


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("::ffff:10.0.0.5", True),
        ("10.0.0.5", True),
        ("10.0.0.6", False),
        ("fe80::1%eth0", False),
        ("testclient", False),
    ],
)
def test_an_address_is_known_as_ones_own(monkeypatch: pytest.MonkeyPatch, host: str, own: bool) -> None:
    monkeypatch.setattr(addresses, "list_addresses", lambda: [Address("10.0.0.5", "wlan0")])
    assert addresses.is_own(host) == own

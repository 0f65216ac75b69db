"""The addresses under which phones reach this machine, also in a network without internet."""

from __future__ import annotations

import errno
import socket
import sys
from dataclasses import dataclass
from ipaddress import IPv4Address, ip_address

from visualizer.wording.phone_texts import PHONES
from visualizer.wording.texts import say

UNSEEN = ("docker", "veth", "br-", "virbr", "vmnet", "vethernet", "tun", "tap", "utun", "wg", "ppp", "zt", "tailscale")
"""How interfaces begin that no phone in the room can reach: containers, virtual machines and tunnels."""
WIRELESS = ("wl", "wi-fi", "wifi", "wlan", "ap", "local area connection*", "en0")
"""How interfaces begin that are, or may be, the Wi-Fi of the room."""


@dataclass(frozen=True)
class Address:
    """An IPv4 address of this machine. `interface`: what the system calls its network card."""

    ip: str
    interface: str


def list_addresses() -> list[Address]:
    """The addresses of all interfaces but loopback, the likeliest for a room first."""
    outward = find_outward()
    try:
        import psutil  # type: ignore[import-untyped]  # solara brings it, but on a few systems
    except ImportError:
        return [Address(outward, "")] if outward else []
    up = {name for name, about in psutil.net_if_stats().items() if about.isup}
    found = [
        Address(one.address, name)
        for name, every in psutil.net_if_addrs().items()
        for one in every
        if one.family == socket.AF_INET and (name in up or name not in psutil.net_if_stats())
    ]
    return sort_addresses(found, outward)


def is_own(host: str) -> bool:
    """Whether an address is one of this machine's, loopback included."""
    try:
        ip = ip_address(host.partition("%")[0])
    except ValueError:
        return False
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return ip.is_loopback or str(ip) in {one.ip for one in list_addresses()}


def sort_addresses(found: list[Address], outward: str = "") -> list[Address]:
    """The addresses that are no loopback: private before public, Wi-Fi before tunnels."""

    def rank(one: Address) -> tuple[bool, bool, bool, bool, str]:
        name, ip = one.interface.lower(), IPv4Address(one.ip)
        return (
            name.startswith(UNSEEN) or ip.is_link_local,
            not ip.is_private,
            not name.startswith(WIRELESS),
            one.ip != outward,
            one.ip,
        )

    return sorted((one for one in found if not IPv4Address(one.ip).is_loopback), key=rank)


def find_outward() -> str:
    """The address the routing table takes for other networks, or "". No packet is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return ""


def describe_port(port: int) -> str:
    """Why phones cannot be served on this port; "" where it is free."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("0.0.0.0", port))
        except OSError as problem:
            return PHONES["port_taken"] if problem.errno == errno.EADDRINUSE else str(problem.strerror)
    return ""


def firewall_hint(port: int, system: str = sys.platform) -> str:
    """What lets phones through the firewall of this kind of system."""
    if system == "win32":
        return PHONES["firewall_windows"]
    if system == "darwin":
        return PHONES["firewall_macos"]
    return say(PHONES, "firewall_linux", port=port)

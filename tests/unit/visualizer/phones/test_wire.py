"""The table of what phones may send: everything else is refused."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.phones.wire import AT_ONCE, LARGEST, Allowance, BadMessage, is_ours, read_message

GOOD: tuple[dict[str, Any], ...] = (
    {"t": "join", "code": "KRTM"},
    {"t": "join", "code": "KRTM", "seat": "x" * 22, "ticket": "3.abc"},
    {"t": "vote", "n": 3, "v": 1},
    {"t": "curve", "n": 3, "y": [0.1] * 8, "sure": 10},
    {"t": "plan", "n": 3, "levels": {"tools": 0.5}, "starts": {"tools": 2}},
    {"t": "will", "n": 3, "week": 31, "act": 2, "who": -1},
    {"t": "sheet", "n": 3, "a": [0, -1, 2]},
    {"t": "team", "team": 4},
)
BAD = (
    "",
    "[]",
    "null",
    '"vote"',
    "{" * 3000,
    '{"t":"present"}',
    '{"t":["vote"],"n":1,"v":1}',
    '{"t":"vote","n":1}',
    '{"t":"vote","n":1,"v":true}',
    '{"t":"vote","n":1,"v":1.5}',
    '{"t":"vote","n":1,"v":60}',
    '{"t":"vote","n":1,"v":1,"plan":{}}',
    '{"t":"curve","n":1,"y":[1,2],"sure":0}',
    '{"t":"curve","n":1,"y":[NaN,0,0,0,0,0,0,0],"sure":0}',
    '{"t":"curve","n":1,"y":[1e999,0,0,0,0,0,0,0],"sure":0}',
    '{"t":"plan","n":1,"levels":{"tools":"1"},"starts":{}}',
)


@pytest.mark.parametrize("message", GOOD, ids=lambda message: message["t"])
def test_what_the_table_names_is_read_as_it_is(message: dict[str, Any]) -> None:
    assert read_message(json.dumps(message)) == message


@pytest.mark.parametrize("raw", BAD)
def test_everything_else_is_a_bad_message(raw: str) -> None:
    with pytest.raises(BadMessage):
        read_message(raw)


def test_a_message_larger_than_the_limit_is_refused_before_it_is_read() -> None:
    with pytest.raises(BadMessage, match="too large"):
        read_message('{"t":"team","team":4}' + " " * LARGEST)


@given(st.text(max_size=300) | st.binary(max_size=300).map(lambda raw: raw.decode("latin-1")))
def test_no_text_raises_anything_else(raw: str) -> None:
    try:
        read_message(raw)
    except BadMessage:
        pass


def test_a_burst_is_allowed_and_then_five_a_second() -> None:
    now = [0.0]
    allowance = Allowance(clock=lambda: now[0])
    assert all(allowance.take() for _ in range(int(AT_ONCE)))
    assert not allowance.take()
    now[0] = 0.5
    assert allowance.take() and not allowance.take()


@pytest.mark.parametrize(
    ("host", "origin", "ours"),
    [
        ("192.168.1.5:8766", None, True),
        ("192.168.1.5:8766", "http://192.168.1.5:8766", True),
        ("192.168.1.5:8766", "http://evil.example", False),
        ("192.168.1.5:8766", "http://192.168.1.5:8765", False),
        ("evil.example:8766", None, False),
        ("", None, False),
    ],
)
def test_only_our_own_addresses_and_pages_are_answered(host: str, origin: str | None, ours: bool) -> None:
    assert is_ours(host, origin, frozenset({"192.168.1.5:8766", "127.0.0.1:8766"})) is ours

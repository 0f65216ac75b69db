"""A strategy of one's own is named by its content: a link holds it, and nothing opens a file."""

from __future__ import annotations

import zlib
from base64 import urlsafe_b64encode
from dataclasses import replace

import pytest

from scenarios.strategy import load_strategy, read_strategy
from simulation.errors import UserError
from simulation.levers import Entry, Strategy
from visualizer.compare.comparison import Asked
from visualizer.compare.link_query import asked_from, asked_text
from visualizer.plan.link import from_query, to_query
from visualizer.plan.own_strategies import LARGEST, MOST, PREFIX, file_stem, pack, readable, unpack, with_title
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import checked, strategy, strategy_of

OWN = Strategy(
    "ask", (Entry("tools", 0.55, 8, 4, 30, "everyone"), Entry("deeds", 1.0)), "Ask first: 100 %", "Äsk. # so"
)


def test_its_name_brings_it_back_with_title_summary_and_levers() -> None:
    assert replace(unpack(pack(OWN)), name="ask") == OWN
    funded = load_strategy("holistic-phased")
    assert replace(unpack(pack(funded)), name=funded.name) == funded


def test_a_link_holds_it_for_the_stage_and_for_a_comparison() -> None:
    plan = Plan("krackhardt", pack(OWN), percent=None)
    linked = checked(from_query(to_query(plan))[0])
    assert linked == (plan, []) and strategy_of(linked[0]).entries == OWN.entries
    asked = Asked(plan, (pack(OWN), "inside-out"))
    assert asked_from(asked_text(asked), Asked(plan, ()), plan) == asked


def test_in_tables_it_is_called_as_its_file_would_be_and_apart_from_others() -> None:
    two = (pack(OWN), pack(replace(OWN, entries=OWN.entries[:1])))
    question = Asked(Plan("krackhardt"), two).question()
    assert [one.name for one in question.strategies] == ["nothing", "ask-first-100", "ask-first-100-2"]
    assert file_stem("  ...  ") == "strategy"


@pytest.mark.parametrize("name", ["own:", "own:AAAA", "own:../../etc/passwd", "own:" + "A" * 4000])
def test_a_name_that_holds_none_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        strategy(name)
    assert readable([name, pack(OWN)]) == {pack(OWN): unpack(pack(OWN))}


def test_a_name_that_grows_when_it_is_unpacked_is_refused() -> None:
    bomb = urlsafe_b64encode(zlib.compress(b"title: a\n" + b"#" * 2 * LARGEST)).decode()
    with pytest.raises(UserError, match="cannot be read"):
        unpack(PREFIX + bomb)


def test_what_a_link_cannot_hold_is_refused() -> None:
    many = tuple(Entry("tools", 1 / (3 + n), n, n % 7) for n in range(400))
    with pytest.raises(UserError, match="more levers than a link can hold"):
        pack(replace(OWN, entries=many))


def test_no_two_have_the_same_title() -> None:
    assert with_title(OWN, "  A   b ", []).title == "A b"
    assert with_title(OWN, "A", ["A"]).title == "A (2)"
    assert with_title(OWN, "A (2)", ["A", "A (2)"]).title == "A (3)"
    assert with_title(OWN, " ", []).title == OWN.title


def test_at_most_so_many_are_read() -> None:
    assert len(readable(pack(replace(OWN, title=f"T{n}")) for n in range(MOST + 5))) == MOST


def test_an_uploaded_file_is_refused_as_by_the_command_line() -> None:
    with pytest.raises(UserError, match=r"^mine\.yaml:2:11: levers\[0\]\.lever: no lever is called 'tool' \(did you"):
        read_strategy(b"title: a\nlevers: [{lever: tool, level: 1}]\n", "mine.yaml")
    with pytest.raises(UserError, match=r"^mine\.yaml:1:8: is not UTF-8 text"):
        read_strategy(b"title: \xff\n", "mine.yaml")

"""The report folds, leads to its sections, and keeps the words of statistics in one of them."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest

from analysis.presentation.finding import Causes
from analysis.report import page
from analysis.report.method import show_method
from analysis.report.pictures import differs
from analysis.report.results import show_undecided
from analysis.report.sections import Section
from analysis.statistics.pairs import CAN

STATISTICS = re.compile(r"Holm|corrected|two-sided|Student|paired|rank correlation|parameter draw|\bseeds?\b|\bp\b")


def test_a_link_leads_into_each_section_so_that_the_browser_opens_it(html: str, read) -> None:
    _, words = read(html)
    targets = re.findall(r'<div id="(section-[a-z]+)" class="inside">', html)
    assert len(targets) >= 10 and [f"#{name}" for name in targets] == [one for one in words.links if "section-" in one]


def test_a_section_is_open_unless_it_is_folded() -> None:
    assert Section("a", "A", ()).show().startswith('<details class="section" open="">')
    assert Section("a", "A", (), folded=True).show().startswith('<details class="section">')


def test_on_paper_all_sections_are_open(html: str) -> None:
    assert "details::details-content { content-visibility: visible" in html[html.index("@media print") :]


def test_only_the_method_speaks_in_the_words_of_statistics(full, html: str, read) -> None:
    method = str(show_method(full).show())
    assert method in html and STATISTICS.search(read(method)[0])
    rest = html.replace(method, "")
    rest = re.sub(r"<style>.*?</style>|<svg.*?</svg>", "", rest[: rest.index('id="section-provenance"')], flags=re.S)
    assert not STATISTICS.findall(read_plain(rest))


def read_plain(html: str) -> str:
    """Return the text between tags."""
    return re.sub(r"<[^>]*>", " ", html)


def test_wide_tables_say_that_they_scroll_and_narrow_ones_do_not(html: str) -> None:
    tables = re.findall(r'<div class="table">.*?</table>', html, flags=re.S)
    for one in tables:
        columns = one[: one.index("</thead>")].count("<th ")
        assert ("swipe to the side" in one) == (columns > 3)


@pytest.mark.parametrize(("share", "shown"), [(0.0, False), (0.2, True)])
def test_forced_acts_have_a_table_only_where_there_are_some(full, read, share: float, shown: bool) -> None:
    rows = full.comparison[full.comparison["indicator"] == "being"].assign(indicator="forced_share", mean=share)
    table = pd.concat([full.comparison, rows], ignore_index=True)
    table.attrs = full.comparison.attrs
    text, _ = read(page(replace(full, comparison=table)))
    assert ("forced acts: means" in text) == shown


@pytest.mark.parametrize(("apart", "shown"), [(0.0, False), (5.0, True)])
def test_weekly_courses_that_only_waver_are_no_panel(apart: float, shown: bool) -> None:
    rows = [(s, 0, 0, w, apart * (s == "a") + (w * 7 % 11) / 11) for s in "ab" for w in range(157)]
    assert differs(pd.DataFrame(rows, columns=["strategy", "seed", "draw", "week", "quits"]), "quits") == shown


def test_parts_that_need_each_other_are_said_to_add_up_to_more_than_the_gain(full, read) -> None:
    parts = pd.DataFrame({"title": ["deeds", "tools"], "amount": [0.3, 0.25]})
    text, _ = read(page(replace(full, accounts=[replace(full.accounts[0], parts=parts)])))
    assert "add up to more than the whole gain (0.55 against 0.30), because several are lost with each other" in text


def test_what_drives_the_leader_is_a_picture_with_a_sentence(full, read) -> None:
    causes = Causes(
        "inside-out",
        pd.DataFrame({"name": ["being"], "title": ["being social"], "unit": ["of 100"], "gain": [30.0]}),
        pd.DataFrame({"name": ["trust"], "title": ["trust"], "outcome": ["being"], "amount": [20.0], "share": [0.7]}),
        pd.DataFrame({"lever": ["deeds"], "state": ["trust"], "share": [0.9]}),
        pd.DataFrame({"name": ["deeds"], "title": ["deeds"]}),
        30,
    )
    html = page(replace(full, causes=causes))
    assert "Most of being social comes from trust (70 %), which needs deeds." in read(html)[0].replace("\xa0", " ")
    assert 'id="causes-wide' in html or "causes-wide" in html


def test_where_every_pair_can_be_told_apart_all_differ(full, read) -> None:
    told = full.pairs.assign(verdict=CAN, better=full.pairs["strategy"])
    text, _ = read(str(show_undecided(replace(full, pairs=told)).show()))
    assert "All 3 pairs differ on being social." in text and "0 of 3" not in text

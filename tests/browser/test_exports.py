"""Everything on the screen can be taken along: pictures, tables, the scenario, the link."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any


def saved(page: Any, press: str) -> Path:
    """The file that pressing something saves."""
    with page.expect_download() as download:
        page.click(press)
    return Path(download.value.path())


def test_a_figure_is_saved_as_drawing_picture_and_table(open_page: Any) -> None:
    page = open_page("/why?weeks=12")
    page.wait_for_selector("text=/It comes to .* without/")
    page.click(".os-figure summary >> nth=0")
    for kind, begins in (("SVG", b"<?xml"), ("PNG", b"\x89PNG"), ("CSV", b"decision,lost without it")):
        assert saved(page, f".os-figure details[open] button:has-text('{kind}')").read_bytes().startswith(begins)


def test_a_chart_of_the_stage_is_saved_as_drawing_picture_and_table(open_page: Any) -> None:
    page = open_page(reduced_motion="reduce")
    page.wait_for_selector(".os-net-legend b")
    page.click(".os-chart summary >> nth=0")
    for kind, begins in (("SVG", b"<svg"), ("PNG", b"\x89PNG"), ("CSV", b"week,")):
        assert saved(page, f".os-chart details[open] button:has-text('{kind}')").read_bytes().startswith(begins)


def test_the_network_is_saved_as_a_picture(open_page: Any) -> None:
    page = open_page(reduced_motion="reduce")
    page.wait_for_selector(".os-net-legend b")
    assert saved(page, ".os-net-tools button >> nth=3").read_bytes().startswith(b"\x89PNG")


def test_the_scenario_is_saved_as_a_strategy_file(open_page: Any, tmp_path: Path) -> None:
    from scenarios.strategy import load_strategy

    page = open_page("/?org=workshop&strategy=champions", reduced_motion="reduce")
    file = tmp_path / "scenario.yaml"
    file.write_bytes(saved(page, "button:has-text('Scenario (YAML)')").read_bytes())
    assert load_strategy(str(file)).entries == load_strategy("champions").entries


def test_share_copies_the_link_with_the_week(open_page: Any) -> None:
    page = open_page("/?strategy=champions&week=5", reduced_motion="reduce")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.wait_for_function("document.querySelector('.os-transport .week b')?.textContent.includes('5')")
    page.click("button:has-text('Share')")
    page.wait_for_selector("text=/Link copied/")
    link = page.evaluate("navigator.clipboard.readText()")
    assert "strategy=champions" in link
    assert "week=5" in link


def test_the_charts_as_tables_stand_at_the_week_shown_in_numbers_as_the_charts_write_them(open_page: Any) -> None:
    page = open_page("/?week=30", reduced_motion="reduce")
    page.wait_for_function("document.querySelector('.os-transport .week b')?.textContent === 'Week 30'")
    page.click("button:has-text('Show as table')")
    page.wait_for_function("document.querySelectorAll('.sheet tr[aria-current]').length === 5")
    row = page.locator(".os-chart .sheet tr[aria-current]").first
    assert row.is_visible() and re.match(r"30\t\d+\.\d+\t", row.inner_text())
    assert page.locator(".os-chart .value").first.inner_text().endswith(" of 100")
    assert page.locator(".os-chart .value").last.inner_text().endswith(" k")
    cut = "s => [...s.querySelectorAll('tbody tr')].some(r => r.offsetTop + 2 < s.scrollTop + s.clientHeight && "
    cut += "r.offsetTop + r.offsetHeight - 2 > s.scrollTop + s.clientHeight)"
    assert not page.locator(".os-chart .sheet").first.evaluate(cut), "no row is cut"

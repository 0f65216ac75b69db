"""The app in Firefox: every page fits, the Stage plays, questions are answered, a comparison ends."""

from __future__ import annotations

from typing import Any

import pytest

from visualizer.pages import PAGES

LONG = 400_000
"""Milliseconds waited for a comparison, as in Chromium."""
DRAWN = """() => { const all = [...document.querySelectorAll(".os-figure img")];
  return all.length > 2 && all.every((one) => one.naturalWidth > 100); }"""
"""At least three figures are there, and each is a picture."""
WEEK = "+(document.querySelector('.os-transport .week b')?.textContent.match(/\\d+/) ?? [-1])[0]"


@pytest.mark.parametrize("path", [page.path for page in PAGES])
def test_every_page_opens_and_fits_a_phone_and_a_screen(open_in_firefox: Any, path: str) -> None:
    page = open_in_firefox(path, reduced_motion="reduce")
    page.wait_for_selector("h1, .os-net-legend b")
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function("wide => document.documentElement.scrollWidth <= wide", arg=width)


def test_the_stage_plays_and_is_led_by_keys(open_in_firefox: Any) -> None:
    page = open_in_firefox("/?org=krackhardt")
    page.wait_for_function(f"{WEEK} >= 2")
    page.keyboard.press(" ")
    page.wait_for_selector("button[aria-label='Play (Space)']")
    before = page.evaluate(WEEK)
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"{WEEK} === {before + 1}")
    page.keyboard.press("1")
    page.wait_for_url("**strategy=*")


def test_why_answers(open_in_firefox: Any) -> None:
    page = open_in_firefox("/why?weeks=20")
    page.wait_for_selector("text=/It comes to .* without/")


def test_a_comparison_ends_with_its_figures(open_in_firefox: Any) -> None:
    page = open_in_firefox("/compare?weeks=12")
    page.get_by_label("Runs each").fill("2")
    page.keyboard.press("Tab")
    page.get_by_label("Work out").select_option("")
    page.click("button.os-primary:has-text('Compare')")
    page.wait_for_selector("text=What can be said", timeout=LONG)
    page.wait_for_function(DRAWN)
    assert page.locator("button:has-text('Report (HTML)')").is_enabled()

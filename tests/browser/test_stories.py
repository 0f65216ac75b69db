"""Stories in the browser: chosen, guessed, played to the pause, told on, taken home; by keys alone, at every width."""

from __future__ import annotations

from typing import Any

import pytest

from scenarios.story import load_story, stories

WEEK = "+(document.querySelector('.os-transport .week b')?.textContent.match(/\\d+/) ?? [-1])[0]"


def wait_for_week(page: Any, week: int) -> None:
    page.wait_for_function(f"{WEEK} >= {week}")


def arrow_keys_draw(page: Any) -> None:
    page.locator(".os-sketch circle").nth(4).focus()
    page.keyboard.press("PageUp")


def test_a_story_is_told_by_keys_alone(open_page: Any) -> None:
    page = open_page("/story", reduced_motion="reduce")
    page.wait_for_selector("h1:has-text('Stories')")
    page.keyboard.press("1")
    page.wait_for_selector(".os-step-text h1:has-text('Before anything')")
    page.keyboard.press("ArrowRight")  # straight to the pause point
    page.wait_for_selector(".os-step-text .tell")
    wait_for_week(page, 8)
    page.keyboard.press("ArrowRight")
    page.wait_for_selector(".os-step-text h1:has-text('Half a year')")
    page.wait_for_selector(".os-step-text .tell", state="detached")  # nothing is told before it is shown
    page.keyboard.press("ArrowLeft")
    page.wait_for_selector(".os-step-text h1:has-text('Before anything')")
    page.keyboard.press("3")
    page.wait_for_selector(".os-step-text h1:has-text('business as usual')")
    page.keyboard.press("r")
    page.wait_for_selector(".os-step-text h1:has-text('Before anything')")
    page.keyboard.press("Escape")
    page.wait_for_selector("h1:has-text('Stories')")


def test_a_step_plays_to_its_pause_and_no_further(open_page: Any) -> None:
    page = open_page("/story?story=tools-only&step=1")
    page.wait_for_selector(".os-net-legend b")
    page.keyboard.press(" ")
    page.wait_for_selector(".os-step-text .tell")
    page.wait_for_selector("button[aria-label='Play (Space)']")
    assert page.locator(".os-transport .week b").inner_text() == "Week 8"


def test_what_comes_is_kept_back_until_the_room_has_guessed(open_page: Any) -> None:
    page = open_page("/story?story=walk-the-talk&step=1", reduced_motion="reduce")
    page.wait_for_selector(".os-net-legend b")
    assert "runs with other random seeds" not in page.locator(".os-hud").inner_text()
    arrow_keys_draw(page)
    page.wait_for_url("**guess=*")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**seen=1*")
    page.wait_for_selector(".os-step-text .tell")
    page.wait_for_selector("button[aria-label='Play (Space)']")
    assert page.evaluate(WEEK) == 52, "straight to the pause point, and no further"
    page.wait_for_function("document.querySelectorAll('.os-sketch svg > path')[1]?.getAttribute('d')?.length > 100")


def test_a_stroke_that_stops_before_the_edge_goes_on_to_it(open_page: Any) -> None:
    page = open_page("/story?story=walk-the-talk&step=1", reduced_motion="reduce")
    page.wait_for_selector(".os-net-legend b")
    page.hover(".os-sketch .pad")  # once it stands still
    box = page.locator(".os-sketch .pad").bounding_box()
    page.mouse.move(box["x"] + 0.3 * box["width"], box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.85 * box["width"], box["y"] + 110)
    page.mouse.up()
    page.wait_for_url("**guess=*")
    drawn = [one.get_attribute("aria-valuetext") for one in page.locator(".os-sketch circle").all()]
    assert drawn[8] == drawn[7] and len(set(drawn[2:8])) == 6, "no point between is left out either"
    assert page.evaluate("getSelection().toString()") == ""


def test_a_reload_loses_neither_the_step_nor_the_drawing(open_page: Any) -> None:
    page = open_page("/story?story=walk-the-talk&step=1", reduced_motion="reduce")
    page.wait_for_selector(".os-net-legend b")
    arrow_keys_draw(page)
    page.wait_for_url("**guess=*")
    drawn = page.locator(".os-sketch circle").nth(4).get_attribute("aria-valuetext")
    page.reload()
    page.wait_for_function(
        "wanted => document.querySelectorAll('.os-sketch circle')[4]?.getAttribute('aria-valuetext') === wanted",
        arg=drawn,
    )


@pytest.mark.parametrize("name", stories())
def test_every_story_opens_at_its_end_with_every_figure_filled(open_page: Any, name: str) -> None:
    steps = load_story(name).steps
    page = open_page(f"/story?story={name}&step={len(steps)}&seen=1", reduced_motion="reduce")
    page.wait_for_selector(".os-step-text .tell")
    page.wait_for_function("!document.querySelector('.os-step-text').innerText.includes('…')")
    assert page.locator(".os-step-text .os-warn").count() == 0, "what is told holds"


def test_the_button_says_what_space_does(open_page: Any) -> None:
    page = open_page("/story?story=tools-only&step=3")
    for label in ("Play (Space)", "Pause (Space)", "Play on (Space)"):
        page.wait_for_selector(f".os-step-buttons .os-primary:has-text('{label}')")
        page.keyboard.press(" ")
    page.keyboard.press("ArrowRight")
    page.wait_for_selector(".os-step-buttons .os-primary:has-text('Next step (Space)')")


def test_the_debrief_sheet_tells_no_step_that_is_still_to_come(open_page: Any) -> None:
    page = open_page("/story?story=tools-only&step=2&sheet=1", reduced_motion="reduce")
    page.wait_for_selector(".os-sheet[data-ready=true]")
    text = page.locator(".os-sheet").inner_text()
    assert "1. Before anything" in text and "1 of 4 steps" in text
    assert "Half a year" not in text and "To take home" not in text


def test_the_debrief_sheet_prints_without_the_controls(open_page: Any) -> None:
    page = open_page("/story?story=champions-or-everyone&step=4&seen=1&sheet=1", reduced_motion="reduce")
    page.wait_for_selector(".os-sheet[data-ready=true]")
    text = page.locator(".os-sheet").inner_text()
    assert "To take home" in text and "At the pause, week 156" in text and "…" not in text
    page.emulate_media(media="print")
    assert not page.locator(".os-top").is_visible() and not page.locator(".os-sheet button").first.is_visible()


def test_the_debrief_sheet_shows_what_the_room_drew_beside_what_came(open_page: Any) -> None:
    page = open_page("/story?story=walk-the-talk&step=1", reduced_motion="reduce")
    page.wait_for_selector(".os-net-legend b")
    arrow_keys_draw(page)
    page.wait_for_url("**guess=1:*")
    page.keyboard.press("3")
    page.wait_for_selector(".os-step-text .os-note:has-text('step 3 of')")
    page.keyboard.press("d")
    page.wait_for_selector(".os-sheet[data-ready=true]")
    page.emulate_media(media="print")
    assert page.locator(".os-sheet .os-figure img").count() == 1
    assert page.locator(".os-sheet .os-figure img").is_visible()
    assert "Trust in leaders: the room drew" in page.locator(".os-sheet").inner_text()


def test_nothing_of_a_story_sticks_out_sideways(open_page: Any) -> None:
    page = open_page("/story?story=tools-only&step=2", reduced_motion="reduce")
    page.wait_for_selector(".os-net-legend b")
    for width in (390, 1000, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function("wide => document.documentElement.scrollWidth <= wide", arg=width)


def test_on_a_phone_the_text_comes_before_the_stage(open_page: Any) -> None:
    page = open_page("/story?story=tools-only&step=2", width=390, height=844, reduced_motion="reduce")
    page.wait_for_selector(".os-net-legend b")
    text, stage = (page.locator(one).bounding_box() for one in (".os-step-text", ".os-theatre"))
    assert text["y"] + text["height"] <= stage["y"]


@pytest.mark.parametrize("path", ["/story?story=crisis&step=2", "/story?story=crisis&sheet=1"])
def test_axe_finds_nothing_serious_in_the_stories(open_page: Any, path: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(path, reduced_motion="reduce")
    page.wait_for_selector("h1")
    found = Axe().run(page).response["violations"]
    grave = [
        (one["id"], [node["html"][:160] for node in one["nodes"][:3]])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert not grave

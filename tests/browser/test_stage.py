"""The Stage in a browser: it plays, it is driven by pointer or by keys alone, and it fits every width."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from simulation.levers import Entry
from visualizer.plan.link import to_query
from visualizer.plan.plan import Plan
from visualizer.stage.costs import planned

WEEK = "+(document.querySelector('.os-transport .week b')?.textContent.match(/\\d+/) ?? [-1])[0]"

RIVAL = "label:has-text('Compare with (dashed)') select"


def wait_for_week(page: Any, week: int) -> None:
    page.wait_for_function(f"{WEEK} >= {week}")


def test_it_opens_already_playing(open_page: Any) -> None:
    page = open_page()
    wait_for_week(page, 3)
    assert page.locator(".os-net-legend").inner_text().startswith("Never acted")


def test_it_waits_where_the_system_asks_for_reduced_motion(open_page: Any) -> None:
    page = open_page(reduced_motion="reduce")
    page.wait_for_selector(".os-net-legend b")
    page.wait_for_selector("text=80 % of")
    assert page.evaluate(WEEK) == 0


def test_keys_pause_step_and_return(open_page: Any) -> None:
    page = open_page()
    wait_for_week(page, 2)
    page.keyboard.press(" ")
    page.wait_for_selector("button[aria-label='Play (Space)']")
    before = page.evaluate(WEEK)
    page.keyboard.press("ArrowRight")
    wait_for_week(page, before + 1)
    page.keyboard.press("r")
    page.wait_for_function(f"{WEEK} === 0")


def test_keys_lead_on_after_the_time_slider_and_the_speed_were_used_with_the_pointer(open_page: Any) -> None:
    page = open_page("/?org=krackhardt", reduced_motion="reduce")
    page.wait_for_selector(".os-net-legend b")
    slider = page.locator(".os-transport input[type=range]")
    box = slider.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    wait_for_week(page, 70)
    page.keyboard.press(" ")
    page.wait_for_selector("button[aria-label='Pause (Space)']")
    page.locator(".os-transport select").select_option("1000")
    slider.focus()  # with the keys too: what the slider does not use is the page's
    page.keyboard.press("1")
    page.wait_for_selector(".os-strategy[aria-pressed=true] >> nth=0")
    page.wait_for_url("**strategy=*")


def test_a_link_to_a_week_stays_there_and_share_holds_the_week_shown_while_it_plays(open_page: Any) -> None:
    page = open_page("/?week=60")
    page.wait_for_selector("text=80 % of")  # by then a run that plays is far beyond
    assert page.evaluate(WEEK) == 60
    page.locator(".os-transport select").select_option("20")
    page.keyboard.press(" ")
    pairs = page.evaluate(SHARED)
    assert len({shown for shown, _ in pairs}) > 5 and all(f"week={shown}" in link for shown, link in pairs)


SHARED = """async () => {
    const pairs = [], share = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Share');
    navigator.clipboard.writeText = async (link) => pairs.at(-1).push(link);
    const week = document.querySelector('.os-transport .week');
    const change = () => new Promise((go) => new MutationObserver((_, one) => { one.disconnect(); go(); })
        .observe(week, { childList: true }));
    for (let n = 0; n < 8; n += 1) {
        await change();
        pairs.push([week.textContent.match(/\\d+/)[0]]);
        share.click();
    }
    return pairs;
}"""
"""Press Share eight times while weeks pass; for each time the week on the screen and the link that was copied."""


def test_choosing_a_strategy_goes_into_the_link_and_back_brings_the_old_one(open_page: Any) -> None:
    page = open_page()
    page.click(".os-strategy:has-text('Champions')")
    page.wait_for_url("**strategy=champions*")
    page.wait_for_selector(".os-strategy[aria-pressed=true]:has-text('Champions')")
    page.go_back()
    page.wait_for_selector(".os-strategy[aria-pressed=true]:has-text('Inside out')")


def test_a_lever_moved_by_keys_changes_the_link_and_can_be_undone(open_page: Any) -> None:
    page = open_page(reduced_motion="reduce")
    bar = page.locator(".os-lanes .lever").first
    bar.focus()
    before = bar.get_attribute("aria-label")
    page.keyboard.press("ArrowUp")
    page.wait_for_url("**levers=*")
    page.keyboard.press("u")
    page.wait_for_function("!location.search.includes('levers=')")
    page.wait_for_selector(f".os-lanes .lever:focus[aria-label='{before}']")  # drawn anew, and still the one at hand
    page.keyboard.press("ArrowUp")
    page.wait_for_url("**levers=*")
    page.click("button[aria-label='Undo the last change (U)']")
    page.wait_for_function("!location.search.includes('levers=')")


def test_a_lever_can_be_dragged(open_page: Any) -> None:
    page = open_page(reduced_motion="reduce")
    bar = page.locator(".os-lanes .lever").nth(1)
    bar.hover()  # once it stands still
    box = bar.bounding_box()
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 80, box["y"] + 8, steps=4)
    page.mouse.up()
    page.wait_for_url("**levers=*")


def test_a_lever_is_shortened_at_its_end_and_removed_beside_it(open_page: Any) -> None:
    page = open_page("/?strategy=tools-only", reduced_motion="reduce")
    bars = page.locator(".os-lanes .lever")
    bars.first.hover()  # once it stands still
    count, box = bars.count(), bars.first.bounding_box()
    page.mouse.move(box["x"] + box["width"] - 3, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 120, box["y"] + 8, steps=4)
    page.mouse.up()
    page.wait_for_url(re.compile(r"levers=tools\*1\*8\*8\*1[23]\d\*"))
    page.wait_for_function(f"document.querySelector('.os-lanes .lever').clientWidth < {box['width'] - 80}")
    assert bars.count() == count, "pulled short, not away"
    page.keyboard.press("Delete")
    page.wait_for_function("n => document.querySelectorAll('.os-lanes .lever').length === n", arg=count - 1)
    page.wait_for_selector(".os-lanes .lever:focus")  # the next one, not the page


def test_branching_keeps_the_people_and_marks_the_week(open_page: Any) -> None:
    page = open_page()
    wait_for_week(page, 4)
    page.click("button:has-text('Branch here')")
    page.wait_for_url("**from=*")
    assert re.search(r"from=\d+:", page.url)


def test_after_a_branch_the_reference_run_is_the_path_without_it(open_page: Any) -> None:
    page = open_page("/?week=10", reduced_motion="reduce")
    page.click("button:has-text('Branch here')")
    page.wait_for_url("**rival=unbranched*")
    page.wait_for_selector(f"{RIVAL} option[value=unbranched]:checked", state="attached")
    page.keyboard.press("u")
    page.wait_for_function("!location.search.includes('rival=')")
    page.wait_for_selector(f"{RIVAL} option[value=tools-only]:checked", state="attached")


def test_a_branched_programme_is_told_at_what_runs(open_page: Any) -> None:
    plan = replace(Plan("krackhardt", entries=(Entry("training", 1.0, 4, 10),)), weeks=52)
    branched = plan.branched(20, (Entry("deeds", 0.6, 30, 8, 50),))
    page = open_page(f"/?{to_query(branched)}", reduced_motion="reduce")
    page.wait_for_selector(f".os-lanes .bill:has-text('costs {planned(branched):.0f} k')")


def test_a_click_on_the_stage_tells_who_that_is(open_page: Any) -> None:
    page = open_page(reduced_motion="reduce")
    page.wait_for_selector(".os-net-legend b")
    net = page.locator(".os-net")
    net.focus()
    page.keyboard.press("PageDown")
    page.keyboard.press("Enter")
    page.wait_for_selector(".os-panel:has-text('Why act, or not')")
    page.keyboard.press("Escape")


def test_everything_of_the_stage_is_above_the_fold_of_a_laptop(open_page: Any) -> None:
    page = open_page("/?org=workshop", width=1440, height=900, reduced_motion="reduce")
    page.wait_for_selector(".os-chart svg path[d^=M]")
    columns = "[...document.querySelectorAll('.os-left, .os-mid, .os-side')]"
    page.wait_for_function(f"{columns}.every((one) => one.getBoundingClientRect().bottom <= 900)")


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (1920, 1080)])
def test_the_footer_is_below_every_card(open_page: Any, width: int, height: int) -> None:
    page = open_page(width=width, height=height, reduced_motion="reduce")
    page.wait_for_selector(".os-chart svg path[d^=M]")
    cards = "Math.max(...[...document.querySelectorAll('.os-card')].map((one) => one.getBoundingClientRect().bottom))"
    page.wait_for_function(f"{cards} <= document.querySelector('.os-foot').getBoundingClientRect().top")


def test_a_unit_tells_why_its_people_act(open_page: Any) -> None:
    page = open_page(reduced_motion="reduce")
    page.wait_for_selector(".os-net-legend b")
    page.locator(".os-net").focus()
    page.keyboard.press("u")
    page.wait_for_selector(".os-panel:has-text('Why people here act, or not')")


def test_the_last_change_is_played_again(open_page: Any) -> None:
    page = open_page(reduced_motion="reduce")
    page.locator(".os-lanes .lever").first.focus()
    page.keyboard.press("ArrowUp")
    page.wait_for_url("**levers=*")
    page.click("button:has-text('Replay change')")
    wait_for_week(page, 3)


def test_a_reload_shows_the_week_last_seen(open_page: Any) -> None:
    page = open_page("/?strategy=mandate", reduced_motion="reduce")
    page.wait_for_selector(".os-net-legend b")
    for week in (1, 2, 3):
        page.keyboard.press("ArrowRight")
        wait_for_week(page, week)
    page.wait_for_url("**week=3*")
    page.reload()
    wait_for_week(page, 3)
    page.wait_for_selector(".os-strategy[aria-pressed=true]:has-text('Mandate')")


def test_units_are_drawn_below_the_figures(open_page: Any) -> None:
    page = open_page(width=1000, height=700)
    page.wait_for_selector(".os-net-names span:not(.quiet)")
    page.wait_for_function(
        """() => {
        const below = document.querySelector('.os-hud').getBoundingClientRect().bottom - 4;
        const names = [...document.querySelectorAll('.os-net-names span:not(.quiet)')];
        return names.length > 0 && names.every((name) => name.getBoundingClientRect().top >= below);
        }"""
    )


def test_what_happens_is_listed_and_its_size_can_be_changed(open_page: Any) -> None:
    page = open_page("/?org=krackhardt&weeks=12&week=3", reduced_motion="reduce")
    wait_for_week(page, 3)
    page.wait_for_selector("text=Being social at the end")  # what is computed beside the Stage is there
    page.get_by_label("Something happens now").select_option(label="Layoff")
    page.click("summary:has-text('Week 4: Layoff')")
    share = page.get_by_label("Share (share of the group)")
    share.fill("0.4")
    share.blur()
    page.wait_for_url("**/?*event=layoff*4*share=0.4*")
    page.click("[aria-label='Take out: Layoff']")
    page.wait_for_selector("summary:has-text('Layoff')", state="detached")


def test_a_level_is_set_by_slider_and_field_and_its_effect_at_the_end_is_told(open_page: Any) -> None:
    page = open_page("/?org=krackhardt&weeks=30&strategy=tools-only", reduced_motion="reduce")
    page.wait_for_selector(".os-effect:has-text('Being social at the end:')")
    field, slider = (page.locator(f".os-lanes .editor input[type={kind}]") for kind in ("number", "range"))
    field.fill("33")
    field.press("Enter")
    page.wait_for_selector(".os-lanes .lane:has-text('Tools · 33 %')")
    page.wait_for_selector(".os-effect:has-text('against before the last change')")
    slider.press("ArrowRight")
    page.wait_for_selector(".os-lanes .lane:has-text('Tools · 34 %')")
    page.wait_for_function("location.search.includes('tools*0.34*')")
    page.keyboard.press("u")
    page.wait_for_selector(".os-lanes .lane:has-text('Tools · 33 %')")


def test_a_lever_that_is_moved_keeps_its_level(open_page: Any) -> None:
    page = open_page("/?org=krackhardt&weeks=30&levers=tools*0.33*2*0**everyone", reduced_motion="reduce")
    page.locator(".os-lanes .lever").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("location.search.includes('tools*0.33*3*')")

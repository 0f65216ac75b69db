"""Every page opens, does its job, and has no serious finding of axe-core."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from visualizer.pages import PAGES

PATHS = [page.path for page in PAGES]
LONG = 400_000
"""Milliseconds waited for a comparison: its own processes start, politely, and draw the whole report."""
IN_SIGHT = "e => { const at = e.getBoundingClientRect(); return document.elementFromPoint(at.x + 3, at.y + 3) === e }"
NARROW = (
    "[...document.querySelectorAll('.os-figure img')].every((one) => 0 < one.naturalWidth && one.naturalWidth < 400)"
)
LETTERS = """() => [...document.querySelectorAll(".os-figure img")].flatMap((one) => {
  const scale = one.clientWidth / one.naturalWidth * 4 / 3;
  return [...decodeURIComponent(one.src).matchAll(/font-size: ([0-9.]+)px/g)].map((size) => size[1] * scale); })"""
"""The sizes of the letters in the page's figures, in the screen's pixels."""
EMPTY_MENU = """() => [...document.querySelectorAll(".os-own label")].some(
  (one) => one.textContent.includes("'manager'") && one.querySelector("select").value === "")"""
"""The menu of the column 'manager' shows that it is not used."""
CUT = """() => [...document.querySelectorAll("main *, header *, footer *")].filter((one) => {
  const style = getComputedStyle(one), text = [...one.childNodes].some((node) => node.nodeType === 3);
  const hides = ["hidden", "clip"].includes(style.overflowX) && one.clientWidth > 1;
  return text && hides && one.scrollWidth > one.clientWidth + 1; }).map((one) => one.textContent.slice(0, 40))"""
"""The texts of a page that do not fit where they stand; those for screen readers alone are one pixel wide."""
PEOPLE = "id,unit,manager\n1,Board,\n2,Sales,1\n3,Sales,2\n4,Service,1\n5,Service,4\n6,<b>IT</b>,1\n"


@pytest.mark.parametrize("path", [*PATHS, "/nosuchpage"])
def test_axe_finds_nothing_serious(open_page: Any, path: str) -> None:
    page = open_page(path, reduced_motion="reduce")
    page.wait_for_selector("h1, .os-net-legend b")
    assert not find_grave(page)


def find_grave(page: Any) -> list[tuple[str, list[str]]]:
    """What axe-core finds serious or critical."""
    from axe_playwright_python.sync_playwright import Axe

    return [
        (one["id"], [node["html"][:160] for node in one["nodes"][:3]])
        for one in Axe().run(page).response["violations"]
        if one["impact"] in ("serious", "critical")
    ]


def test_the_bar_over_a_busy_page_has_a_name(open_page: Any) -> None:
    """Seen or not: it shows only when the server is busy, so axe meets it now and then."""
    page = open_page("/learn")
    assert page.locator(".v-progress-linear--absolute").first.get_attribute("aria-label") == "The app is working"


def test_a_long_section_of_learn_says_that_it_is_being_got_ready(open_page: Any) -> None:
    page = open_page("/learn")
    page.click("button:has-text('Parameters')")
    page.wait_for_selector("[role=status]:has-text('Getting it ready')")
    page.wait_for_selector("th:has-text('Parameter')")


@pytest.mark.parametrize("path", PATHS)
def test_no_page_sticks_out_sideways_at_any_width(open_page: Any, path: str) -> None:
    page = open_page(path, reduced_motion="reduce")
    page.wait_for_selector("h1, .os-net-legend b")
    for width in (390, 1000, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function("wide => document.documentElement.scrollWidth <= wide", arg=width)
        assert page.evaluate(CUT) == [], f"cut at {width} px"


def test_compare_says_what_can_be_told_apart(open_page: Any) -> None:
    page = open_page("/compare?weeks=12")
    start_comparing(page)
    page.wait_for_selector("text=What can be said", timeout=LONG)
    page.wait_for_selector(".os-figure img >> nth=2")
    with page.expect_download() as saved:
        page.click("button:has-text('Report (HTML)')")
    assert "not a forecast" in Path(saved.value.path()).read_text(encoding="utf-8").lower()
    page.reload()
    page.wait_for_selector("text=What can be said")


def test_a_comparison_can_be_cancelled(open_page: Any) -> None:
    page = open_page("/compare")
    start_comparing(page, runs="200")
    page.click("button:has-text('Cancel')")
    page.wait_for_selector("text=Cancelled.")


def test_a_number_out_of_bounds_is_not_taken_and_the_bounds_are_told(open_page: Any) -> None:
    page = open_page("/compare")
    field = page.get_by_label("Runs each")
    field.fill("500")
    hint = page.locator(f"#{field.get_attribute('aria-describedby')}")
    assert (hint.inner_text(), field.get_attribute("aria-invalid")) == ("2 to 200, whole numbers", "true")
    assert hint.evaluate(IN_SIGHT)
    field.blur()
    assert (field.input_value(), field.get_attribute("aria-invalid")) == ("20", "false")
    assert hint.inner_text() == "500 was not taken: 2 to 200, whole numbers"
    hint.wait_for(state="hidden")


def test_what_is_being_typed_is_not_written_over_by_what_comes_meanwhile(open_page: Any) -> None:
    page = open_page("/organization")
    typed, beside = page.get_by_label("Colleagues knowing each other"), page.get_by_label("Inequality of ties")
    assert (typed.input_value(), beside.input_value()) == ("0.37", "0.56")
    typed.fill("0.2")
    page.get_by_label("People", exact=True).evaluate("e => { e.value = 60; e.dispatchEvent(new Event('change')) }")
    page.wait_for_function("e => e.value === '0.47'", arg=beside.element_handle())  # both usual values have come
    assert typed.input_value() == "0.2"


def test_what_is_to_be_compared_outlives_a_reload(open_page: Any) -> None:
    page = open_page("/compare")
    page.click("button:has-text('Mandate')")
    page.get_by_label("Runs each").fill("7")
    page.keyboard.press("Tab")
    page.wait_for_url("**/compare?*7*")
    page.reload()
    page.wait_for_selector("button[aria-pressed=false]:has-text('Mandate')")
    assert page.get_by_label("Runs each").input_value() == "7"


def start_comparing(page: Any, runs: str = "2") -> None:
    """Compare the strategies chosen at first."""
    page.get_by_label("Runs each").fill(runs)
    page.keyboard.press("Tab")
    page.get_by_label("Work out").select_option("")
    page.click("button.os-primary:has-text('Compare')")
    page.wait_for_selector(".os-progress, h2:has-text('What can be said')")


def test_why_answers_by_decision_by_driver_and_by_mechanism(open_page: Any) -> None:
    page = open_page("/why?weeks=20")
    page.wait_for_selector("text=/It comes to .* without/")
    page.wait_for_selector("td:has-text('risk of speaking up')")
    page.wait_for_selector("text=/From .* taking part/")


def test_on_a_phone_the_figures_of_why_are_drawn_narrow_and_their_letters_can_be_read(open_page: Any) -> None:
    page = open_page("/why?org=krackhardt&strategy=tools-only&weeks=8", width=390, reduced_motion="reduce")
    page.wait_for_selector(".os-figure img >> nth=2")
    page.wait_for_function(NARROW)
    assert min(page.evaluate(LETTERS)) > 9.5


def test_a_change_is_split_between_two_weeks_and_between_two_strategies_and_the_link_keeps_it(open_page: Any) -> None:
    page = open_page("/why?org=krackhardt&weeks=20&explain=trust&since=5&to=15")
    page.wait_for_selector("text=/From .*weeks 1 to 5.* to .*weeks 4 to 15/")
    page.get_by_label("To week").fill("18")
    page.keyboard.press("Tab")
    page.wait_for_selector("text=/From .*weeks 1 to 5.* to .*weeks 7 to 18/")
    page.get_by_label("Compare this run with").select_option("tools-only")
    page.wait_for_selector("text=/From .*Tools only.* to .*this run/")
    page.reload()
    page.wait_for_selector("text=/From .*Tools only.* to .*this run/")
    assert "against=tools-only" in page.url and "to=18" in page.url
    page.go_back()
    page.wait_for_selector("text=/From .*weeks 1 to 5.* to .*weeks 7 to 18/")


@pytest.mark.parametrize(
    ("path", "marks", "said"),
    [
        ("/", 9, "Helps others"),
        ("/compare", 2, "Sets of other assumptions"),
        ("/why?org=krackhardt&weeks=12", 6, "Whole change"),
        ("/organization", 8, "Ties file"),
    ],
)
def test_every_question_mark_on_a_page_answers(open_page: Any, path: str, marks: int, said: str) -> None:
    page = open_page(path, reduced_motion="reduce")
    page.wait_for_function(f"document.querySelectorAll('main .os-info').length === {marks}")
    found = ""
    for mark in page.locator("main .os-info").all():
        mark.click()
        page.wait_for_selector(".os-panel h2")
        found += page.locator(".os-panel").inner_text()
        page.keyboard.press("Escape")
        page.wait_for_selector(".os-panel", state="detached")
    assert said in found and "Nothing is known" not in found


def test_a_mechanism_can_be_switched_off(open_page: Any) -> None:
    page = open_page("/why?weeks=20")
    page.click(".os-check:has-text('Taking part')")
    page.wait_for_selector("th:has-text('without taking part')")
    page.reload()
    page.wait_for_selector("th:has-text('without taking part')")


def test_a_run_of_a_study_is_played_on_the_stage(open_page: Any, store: Path) -> None:
    page = open_page("/studies", reduced_motion="reduce")
    page.get_by_label("Store of a study").select_option(store.name)
    page.wait_for_selector("text=24 of 24 runs done")
    page.wait_for_selector(".os-points circle")
    page.locator(".os-points").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**org=krackhardt**")
    page.wait_for_selector(".os-net-legend b")


def test_an_organization_is_made_with_dials_and_a_reload_keeps_them(open_page: Any) -> None:
    page = open_page("/organization")
    page.get_by_label("People", exact=True).fill("60")
    page.keyboard.press("Tab")
    page.get_by_label("People a manager leads").fill("12")
    page.keyboard.press("Tab")
    page.wait_for_function("document.querySelectorAll('.os-dials input')[0].value === '60'")
    page.click("button:has-text('Make it')")
    page.wait_for_url("**org=generated:people=60,*span=12*")
    page.wait_for_selector("b:has-text('60 people in')")
    page.reload()
    page.wait_for_selector("b:has-text('60 people in')")
    assert page.get_by_label("People a manager leads").input_value() == "12"


def upload(page: Any, folder: Path, content: str) -> None:
    file = folder / "people.csv"
    file.write_text(content, encoding="utf-8")
    page.set_input_files("input[type=file] >> nth=0", str(file))


def test_an_uploaded_organization_takes_the_stage(open_page: Any, tmp_path: Path) -> None:
    page = open_page("/organization")
    upload(page, tmp_path, PEOPLE)
    page.click("button:has-text('Use these files')")
    page.wait_for_selector("b:has-text('6 people in 4 units')")
    page.wait_for_selector("td:has-text('<b>IT</b>')")  # HTML in a unit's name is text


def test_an_upload_with_mistakes_is_told_and_repaired_when_asked(open_page: Any, tmp_path: Path) -> None:
    page = open_page("/organization")
    upload(page, tmp_path, PEOPLE + "7,IT,9\n")
    page.wait_for_selector("[role=alert]:has-text(\"the manager '9' is not in the list\")")
    page.click("button:has-text('Make the repairs')")
    page.wait_for_selector("[role=status]:has-text('(repaired)')")
    page.click("button:has-text('Use these files')")
    page.wait_for_selector("b:has-text('7 people in 5 units')")


def test_another_role_for_a_column_changes_the_preview_and_is_taken_back(open_page: Any, tmp_path: Path) -> None:
    page = open_page("/organization", reduced_motion="reduce")
    upload(page, tmp_path, "id,unit,manager,mentor\n1,Board,,\n2,Sales,1,1\n3,Sales,2,1\n4,IT,2,1\n5,IT,4,1\n")
    page.wait_for_selector(".os-facts:has-text('3 managers, 3 levels')")
    page.get_by_label("What the column 'mentor' is").select_option("manager")
    page.wait_for_selector(".os-facts:has-text('1 manager, 1 level')")
    page.wait_for_function(EMPTY_MENU)
    page.get_by_label("What the column 'unit' is").select_option("manager")
    page.wait_for_selector(".os-bad:has-text('only 0 of 4 managers are found')")
    page.click("button:has-text('Read all columns as found')")
    page.wait_for_selector(".os-facts:has-text('3 managers, 3 levels')")
    assert not find_grave(page)


def test_an_organization_shows_its_units_its_culture_and_real_companies_and_fits_a_phone(open_page: Any) -> None:
    page = open_page("/organization?org=krackhardt", reduced_motion="reduce")
    for said in ("itself one of the real companies", "Inside a unit, 49 of 100", "Trust in leaders: 0.52 over all"):
        page.wait_for_selector(f".os-figure img[alt*='{said}']")
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function(NARROW)


def test_a_chosen_organization_outlives_a_reload_and_back_brings_the_old_one(open_page: Any) -> None:
    page = open_page("/organization?org=manufacturer&strategy=mandate")
    page.get_by_label("Organizations that come along").select_option("krackhardt")
    page.wait_for_url("**/organization?*org=krackhardt*")
    page.reload()
    page.wait_for_selector("b:has-text('21 people in')")
    page.go_back()
    page.wait_for_selector("b:has-text('167 people in')")
    assert "strategy=mandate" in page.url


def test_a_bad_file_is_refused_with_its_line(open_page: Any, tmp_path: Path) -> None:
    page = open_page("/organization")
    upload(page, tmp_path, "id,unit,manager\n1,Board,\n2,Sales,77\n3,Sales,1\n4,Sales,1\n")
    page.wait_for_selector(".os-bad:has-text('people.csv:3: manager:')")


def test_a_link_with_a_path_opens_no_file(open_page: Any) -> None:
    page = open_page("/?org=/etc/hostname&strategy=../../secret")
    page.wait_for_selector("text=is unknown")


def test_the_state_outlives_a_visit_to_another_page(open_page: Any) -> None:
    page = open_page()
    page.click(".os-strategy:has-text('Mandate')")
    page.wait_for_url("**strategy=mandate*")
    page.click(".os-nav >> text=Learn")
    page.click("text='Levers'")
    page.wait_for_selector("td:has-text('Tools')")
    page.click(".os-nav >> text=Stage")
    page.wait_for_selector(".os-strategy[aria-pressed=true]:has-text('Mandate')")

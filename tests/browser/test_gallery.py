"""Strategies of one's own: uploaded with the command line's messages, kept in the browser, offered on every page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scenarios.strategy import load_strategy
from scenarios.workshop import load_workshop

MINE = "title: Ask first\nlevers:\n  - {lever: involvement, level: 0.6}\n  - {lever: deeds, level: 0.8, start: 8}\n"
FILES = ".os-panel input[type=file]"


def upload(page: Any, folder: Path, name: str, text: str) -> None:
    """Choose a file in the panel."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    page.set_input_files(FILES, path)


def test_the_button_covers_no_card(open_page: Any) -> None:
    page = open_page(reduced_motion="reduce")
    button, card = page.locator("button:has-text('Your own')"), page.locator(".os-strategy").first
    assert button.bounding_box()["y"] + button.bounding_box()["height"] <= card.bounding_box()["y"]


def test_a_strategy_is_uploaded_kept_over_a_reload_renamed_and_downloaded(open_page: Any, tmp_path: Path) -> None:
    page = open_page(reduced_motion="reduce")
    page.click("button:has-text('Your own')")
    upload(page, tmp_path, "wrong.yaml", MINE.replace("deeds", "deed"))
    page.wait_for_selector(".os-panel [role=alert]:has-text('wrong.yaml:4:6: levers[1].lever: no lever is called')")
    upload(page, tmp_path, "mine.yaml", MINE)
    page.wait_for_selector(".os-strategy:has-text('Ask first')")
    page.click(".os-panel button:has-text('Show on the Stage')")
    page.wait_for_function("location.search.includes('own%3A') || location.search.includes('own:')")
    page.fill(".os-panel input[type=text]", "Listen first")
    page.keyboard.press("Enter")
    page.wait_for_selector(".os-strategy[aria-pressed=true]:has-text('Listen first')")
    page.reload()
    page.wait_for_selector(".os-strategy[aria-pressed=true]:has-text('Listen first')")
    page.click("button:has-text('Your own')")
    with page.expect_download() as saved:
        page.click(".os-panel button:has-text('Download')")
    found = load_strategy(saved.value.path().rename(tmp_path / saved.value.suggested_filename))
    assert (found.name, found.title, [entry.lever for entry in found.entries]) == (
        "listen-first",
        "Listen first",
        ["involvement", "deeds"],
    )


def test_a_price_list_counts_in_the_tab_and_stands_in_its_link(open_page: Any, tmp_path: Path) -> None:
    page = open_page("/?org=krackhardt&weeks=30&strategy=tools-only", reduced_motion="reduce")
    page.click("button:has-text('Prices ...')")
    upload(page, tmp_path, "prices.yaml", "currency: CHF\nprices: {loaded_ours: 1}\n")
    page.wait_for_selector(
        ".os-panel [role=alert]:has-text('prices.yaml:2:10: prices.loaded_ours: no price is called')"
    )
    upload(page, tmp_path, "prices2.yaml", "currency: CHF\nprices: {loaded_hour: 0.09}\n")
    page.wait_for_selector(".os-panel :text('loaded hour: 0.09')")
    page.wait_for_function("location.search.includes('set=loaded_hour=0.09')")
    page.click(".os-panel button:has-text('Back to the prices')")
    page.wait_for_function("!location.search.includes('loaded_hour')")


def test_what_is_kept_is_chosen_to_be_compared(open_page: Any, tmp_path: Path) -> None:
    page = open_page("/compare", reduced_motion="reduce")
    page.click("button:has-text('Your own')")
    upload(page, tmp_path, "mine.yaml", MINE)
    page.wait_for_selector(".os-check[aria-pressed=true]:has-text('Ask first')")
    page.reload()
    page.wait_for_selector(".os-check[aria-pressed=true]:has-text('Ask first')")


def test_the_panels_have_no_serious_finding_of_axe(open_page: Any, tmp_path: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(reduced_motion="reduce")
    page.click("button:has-text('Your own')")
    upload(page, tmp_path, "mine.yaml", MINE)
    page.wait_for_selector(".os-kept-one")
    grave = ("serious", "critical")
    assert not [one for one in Axe().run(page).response["violations"] if one["impact"] in grave]
    page.keyboard.press("Escape")
    page.click("button:has-text('Prices ...')")
    page.wait_for_selector(".os-panel:has-text('Prices of your own')")
    assert not [one for one in Axe().run(page).response["violations"] if one["impact"] in grave]


def test_the_note_on_the_budget_follows_the_strategy(open_page: Any) -> None:
    page = open_page(reduced_motion="reduce")
    note = page.locator(".os-mid .os-note").first
    before = note.inner_text()
    page.click(".os-strategy:has-text('Mandate')")
    page.wait_for_function("old => document.querySelector('.os-mid .os-note').innerText !== old", arg=before)


def test_a_workshop_is_saved_and_another_opened_in_the_browser(open_page: Any, tmp_path: Path) -> None:
    page = open_page("/?org=krackhardt&weeks=30&strategy=tools-only", reduced_motion="reduce")
    page.click("button:has-text('Your own')")
    upload(page, tmp_path, "mine.yaml", MINE)
    page.wait_for_selector(".os-kept-one")
    with page.expect_download() as saved:
        page.click(".os-panel button:has-text('Save all as a workshop')")
    text = saved.value.path().read_text(encoding="utf-8")
    assert load_workshop(saved.value.path().rename(tmp_path / "workshop.yaml")).organization.name == "krackhardt"
    upload(page, tmp_path, "monday.yaml", text.replace("weeks: 30", "weeks: 40").replace("start: tools", "start: ask"))
    page.wait_for_selector(".os-panel [role=alert]:has-text('monday.yaml:')")
    upload(page, tmp_path, "tuesday.yaml", text.replace("weeks: 30", "weeks: 40"))
    page.wait_for_function("location.search.includes('weeks=40')")


def test_an_edited_strategy_of_ones_own_is_saved_at_the_levels_seen(open_page: Any) -> None:
    page = open_page("/?org=krackhardt&weeks=30", reduced_motion="reduce")
    page.click(".os-left button:has-text('New strategy')")
    page.wait_for_selector(".os-strategy[aria-pressed=true]:has-text('My strategy')")
    page.select_option(".os-lanes select", "tools")
    page.wait_for_selector(".lane .text:has-text('Tools')")
    page.click("button:has-text('Save changes')")
    page.wait_for_selector(".lane .text:has-text('Tools · 100 %')")
    page.wait_for_selector("button:has-text('Save changes')", state="detached")
    page.wait_for_selector(".os-strategy[aria-pressed=true]:has-text('My strategy'):not(:has-text('*'))")

"""Keys of one sign can be switched off in a browser (WCAG 2.1.4); the keys are listed for the pointer, too."""

from __future__ import annotations

from typing import Any

SWITCH = ".os-foot button:has-text('Switch single-letter keys {way}')"


def test_keys_of_one_sign_can_be_switched_off_and_the_others_stay(open_page: Any) -> None:
    page = open_page("/?org=krackhardt&weeks=12", reduced_motion="reduce")
    page.wait_for_selector(".os-net-legend b")
    page.click(SWITCH.format(way="off"))
    page.reload()  # the browser keeps it
    page.wait_for_selector(SWITCH.format(way="on"))
    page.wait_for_selector(".os-net-legend b")
    for key in ("p", "?", "2", "m", "ArrowRight"):  # the last is heard: the others have been by then
        page.keyboard.press(key)
    page.wait_for_url("**week=1*")
    assert "projector" not in page.url and "strategy" not in page.url
    assert page.locator(".os-panel").count() == 0
    assert not page.evaluate("document.activeElement.matches('nav a')")
    page.click(SWITCH.format(way="on"))
    page.keyboard.press("?")
    page.wait_for_selector(".os-panel:has-text('play or pause')")


def test_the_keys_are_listed_at_the_press_of_a_button(open_page: Any) -> None:
    page = open_page("/?org=krackhardt&weeks=12", reduced_motion="reduce")
    page.wait_for_selector(".os-net-legend b")
    page.click(".os-foot button:text-is('Keys')")
    page.wait_for_selector(".os-panel:has-text('play or pause')")
    page.keyboard.press("Escape")
    page.wait_for_selector(".os-panel", state="detached")

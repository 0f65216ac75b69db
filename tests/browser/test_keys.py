"""The first-time tasks by keys alone, each within a number of keys: no pointer, and always a focus in sight."""

from __future__ import annotations

from typing import Any

import pytest

FOCUS = """() => {
    const on = document.activeElement, box = on.getBoundingClientRect(), look = getComputedStyle(on);
    return {
        name: on === document.body ? ""
            : on.getAttribute("aria-label") ?? on.labels?.[0]?.textContent ?? on.textContent,
        outlined: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2,
        inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""
"""What has the focus: its name, whether an outline shows it, and whether it is inside the window."""
SMALL = "weeks=12"


class Keyboard:
    """Presses keys on a page and counts them; more than `most` fail."""

    def __init__(self, page: Any, most: int) -> None:
        self.page, self.most, self.pressed = page, most, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.pressed += 1
            assert self.pressed <= self.most, f"more than {self.most} keys"
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.press("Control+a", *text)

    def focus(self) -> str:
        """The name of what has the focus, which has to be in sight; empty where nothing has it."""
        found = self.page.evaluate(FOCUS)
        if found["name"]:
            self.page.wait_for_function(
                f"() => {{ const found = ({FOCUS})(); return found.outlined && found.inside; }}"
            )
        return str(found["name"])

    def go_to(self, name: str, key: str = "Tab") -> None:
        """Press `key` until something called `name` has the focus."""
        while True:
            self.press(key)
            if self.focus().startswith(name):
                return

    def wait_for_focus(self, selector: str) -> None:
        self.page.wait_for_function("what => document.activeElement.matches(what)", arg=selector)


def compare_quickly(keys: Keyboard) -> None:
    """Ask for two runs and no other assumptions, and wait for what comes out."""
    keys.go_to("Runs each")
    keys.type("2")
    keys.go_to("Sets of other assumptions")
    keys.type("0")
    keys.go_to("Compare")
    keys.press("Enter")
    keys.page.wait_for_selector("h2:has-text('What can be said')")
    keys.wait_for_focus("button.os-primary")  # it could not be pressed meanwhile


def test_a_programme_is_chosen_for_a_firm_of_300(open_page: Any) -> None:
    keys = Keyboard(open_page(f"/?{SMALL}", reduced_motion="reduce"), most=75)
    keys.go_to("Organization")
    keys.press("Enter")
    keys.wait_for_focus("main")
    keys.page.wait_for_selector("button:has-text('Make it')")
    keys.go_to("Make it")
    keys.press("Enter")
    keys.page.wait_for_url("**people=300*")
    keys.press("m")
    keys.go_to("Compare", "Shift+Tab")
    keys.press("Enter")
    keys.page.wait_for_selector(".os-check")
    compare_quickly(keys)
    keys.press("m")
    keys.go_to("Stage", "Shift+Tab")
    keys.press("Enter")
    keys.page.wait_for_selector(".os-strategy")
    keys.go_to("Inside out")
    keys.press("ArrowUp", "ArrowUp", "ArrowUp", "Enter")
    keys.page.wait_for_selector(".os-strategy[aria-pressed=true]:has-text('Mandate')")
    assert keys.focus().startswith("Mandate")


def test_a_programme_of_ones_own_is_made_kept_and_named(open_page: Any) -> None:
    page = open_page(f"/?org=krackhardt&strategy=tools-only&{SMALL}", reduced_motion="reduce")
    keys = Keyboard(page, most=95)
    page.wait_for_selector(".os-lanes .lever")
    keys.go_to("Tools at 100 percent")
    keys.press("ArrowDown")
    page.wait_for_url("**levers=*")
    keys.go_to("Your own ...", "Shift+Tab")
    keys.press("Enter")
    keys.wait_for_focus(".os-panel")
    keys.go_to("Keep what is on the Stage")
    keys.press("Enter")
    page.wait_for_selector(".os-kept-one")
    keys.go_to("Title")
    keys.type("Ask first")
    keys.press("Enter")
    page.wait_for_selector(".os-strategy:has-text('Ask first')")
    keys.press("Escape")
    keys.wait_for_focus("button:not(.os-panel *)")
    assert keys.focus() == "Your own ..."


def test_what_it_rests_on_is_found(open_page: Any) -> None:
    keys = Keyboard(open_page(reduced_motion="reduce"), most=25)
    keys.go_to("Learn")
    keys.press("Enter")
    keys.page.wait_for_selector("button:has-text('Parameters')")
    keys.go_to("Limits first")
    keys.press(*["ArrowRight"] * 5, "Enter")
    keys.page.wait_for_selector("button[aria-pressed=true]:has-text('Parameters')")
    keys.page.wait_for_selector("th:has-text('Parameter')")
    keys.go_to("Parameter")


def test_the_brief_is_fetched_to_be_printed(open_page: Any) -> None:
    keys = Keyboard(open_page(f"/?org=krackhardt&{SMALL}", reduced_motion="reduce"), most=30)
    keys.go_to("Compare")
    keys.press("Enter")
    keys.page.wait_for_selector(".os-check")
    compare_quickly(keys)
    keys.go_to("Brief for a board")
    with keys.page.expect_download() as saved:
        keys.press("Enter")
    assert saved.value.suggested_filename == "brief.html"


def test_a_link_for_a_colleague_is_copied(open_page: Any) -> None:
    allowed = ["clipboard-read", "clipboard-write"]
    page = open_page(f"/?org=krackhardt&strategy=mandate&{SMALL}", reduced_motion="reduce", permissions=allowed)
    keys = Keyboard(page, most=20)
    keys.press("Tab", "Enter")  # skips to the content, which is no part of what is shared
    keys.wait_for_focus("main")
    keys.go_to("Share", "Shift+Tab")
    keys.press("Enter")
    page.wait_for_selector(".os-toast:visible")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url and "strategy=mandate" in link and "#" not in link


def test_an_arrow_on_what_can_happen_does_nothing_yet(open_page: Any) -> None:
    page = open_page(f"/?org=krackhardt&{SMALL}", reduced_motion="reduce")
    keys = Keyboard(page, most=40)
    page.wait_for_selector(".os-lanes .lever")
    keys.go_to("Something happens now")
    keys.press("ArrowDown")
    page.wait_for_function("document.activeElement.matches('select:open')")
    keys.press("ArrowDown", "ArrowDown", "Enter")
    page.wait_for_selector(".os-occurrence:has-text('Attack')")
    assert page.locator(".os-occurrence").count() == 1


@pytest.mark.parametrize("path", ["/?org=workshop", "/organization", "/compare", "/why", "/learn"])
def test_tab_goes_round_a_page_with_the_focus_in_sight(open_page: Any, path: str) -> None:
    page = open_page(path, reduced_motion="reduce")
    page.wait_for_selector("main button")
    keys = Keyboard(page, most=70)
    keys.press("Tab")
    while keys.focus():
        keys.press("Tab")
    assert keys.pressed > 10

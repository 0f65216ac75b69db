"""The browser that the app is tested in."""

from typing import Any


def test_the_browser_of_this_machine_renders_a_page(browser: Any) -> None:
    page = browser.new_page()
    page.set_content("<h1>Using is not being</h1>")
    assert page.get_by_role("heading").inner_text() == "Using is not being"
    page.close()

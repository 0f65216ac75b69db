"""Phones by touch on a plain-http address of the network, led from the app and shown in the second window."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

PHONES = ("iPhone 13", "Pixel 7", "Galaxy S9+", "iPhone 13", "Pixel 7")
PATIENCE = 60_000
RECEIVED = "#note:has-text('Received')"


@pytest.fixture
def presenter(open_page: Any) -> Iterator[Any]:
    """The presenter's page with the room open; the room is ended afterwards."""
    page = open_page("/", reduced_motion="reduce")
    page.click("a.pill:has-text('Phones')")
    page.click("button:has-text('Open the room')")
    page.wait_for_selector(".os-phones-link")
    yield page
    page.click("a.pill:has-text('Phones')")
    page.click("button:has-text('End and forget')")
    page.click("button:has-text('Yes, end')")
    page.wait_for_selector("button:has-text('Open the room')")


@pytest.fixture
def phones(browser: Any, presenter: Any) -> Iterator[list[Any]]:
    """Five phones with touch that have joined; an error in one of their pages fails the test."""
    link, pages, broken = presenter.inner_text(".os-phones-link"), [], []
    for name in PHONES:
        device = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True, "user_agent": name}
        page = browser.new_context(**device).new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.goto(link)
        page.wait_for_selector("body[data-shown=lobby]")
        pages.append(page)
    assert pages[0].evaluate("isSecureContext") == ("127.0.0.1" in link)
    yield pages
    for page in pages:
        page.context.close()
    assert not broken, f"errors in a phone's page: {broken}"


def second_window(page: Any) -> Any:
    with page.context.expect_page() as opened:
        page.click("text=Second window")
    window = opened.value
    window.set_default_timeout(PATIENCE)
    return window


def test_a_vote_goes_from_the_app_to_phones_and_back_to_the_projector(presenter: Any, phones: list[Any]) -> None:
    window = second_window(presenter)
    window.wait_for_selector(".os-phones-count:has-text('5 here')")
    presenter.click("button:has-text('Vote: which strategy?')")
    for at, phone in enumerate(phones):
        phone.tap(f".choice >> nth={at % 2}")
        phone.wait_for_selector(RECEIVED)
    seat = phones[0].inner_text("#seat")
    phones[0].reload()
    phones[0].wait_for_selector(".choice[aria-pressed=true]")
    assert phones[0].inner_text("#seat") == seat, "a reload keeps seat and answer"
    double = phones[1].context.new_page()
    double.goto(phones[1].url)
    double.wait_for_selector(".choice[aria-pressed=true]")
    phones[1].wait_for_selector("button:has-text('Use it here')")
    phones[1].tap("button:has-text('Use it here')")
    phones[1].wait_for_selector(".choice[aria-pressed=true]")
    double.wait_for_selector("button:has-text('Use it here')")
    double.close()
    window.wait_for_selector(".os-phones-status:has-text('5 of 5 sent')")
    assert window.locator(".os-phones-bars").count() == 0, "hidden until revealed"
    presenter.keyboard.press("b")
    window.wait_for_selector(".os-phones-blank")
    presenter.wait_for_selector("text=The projector is blank")
    assert window.locator("h1").count() == 0 and presenter.locator(".os-phones-screen h1").count() == 1
    presenter.keyboard.press("b")
    window.wait_for_selector(".os-phones-options")
    presenter.keyboard.press(" ")
    window.wait_for_selector(".os-phones-status:has-text('Locked')")
    presenter.keyboard.press(" ")
    window.wait_for_selector(".os-phones-bars:has-text('60 % · 3')")
    phones[2].wait_for_selector(".bars .own")
    presenter.click("button:has-text('Back to the Stage')")
    window.wait_for_selector(".os-net-legend b")


def test_another_window_sees_the_screen_alone_until_it_takes_over(
    presenter: Any, phones: list[Any], open_page: Any
) -> None:
    other = open_page("/phones", reduced_motion="reduce")
    other.wait_for_selector("text=led from another window")
    assert other.locator("button:has-text('Vote: which strategy?')").count() == 0
    assert other.locator("text=Its password").count() == 0
    other.keyboard.press(" ")
    presenter.click("button:has-text('Vote: which strategy?')")
    other.wait_for_selector(".os-phones-options")
    other.keyboard.press(" ")
    phones[0].tap(".choice >> nth=0")
    phones[0].wait_for_selector(RECEIVED)
    other.click("button:has-text('Lead the phones from here instead')")
    presenter.wait_for_selector("text=led from another window")
    presenter.click("button:has-text('Lead the phones from here instead')")
    presenter.wait_for_selector("button:has-text('Leave this round')")


def test_a_phone_that_loses_the_network_comes_back_to_its_answer(presenter: Any, phones: list[Any]) -> None:
    phone = phones[0]
    presenter.click("button:has-text('Vote: which strategy?')")
    phone.wait_for_selector(".choice")
    phone.context.set_offline(True)
    phone.evaluate("() => {}")
    phone.tap(".choice >> nth=1")
    phone.context.set_offline(False)
    phone.wait_for_selector(RECEIVED)
    phone.wait_for_selector(".choice[aria-pressed=true] >> nth=0")


def test_a_curve_by_touch_and_buttons_is_revealed_step_by_step(presenter: Any, phones: list[Any]) -> None:
    from axe_playwright_python.sync_playwright import Axe

    window = second_window(presenter)
    presenter.click("button:has-text('Curves: Practice')")
    for at, phone in enumerate(phones):
        phone.wait_for_selector(".pad")
        for _ in range(at + 1):
            phone.tap("button[aria-label='More']")
        phone.tap(".step.wide >> nth=1")
        if at == 0:
            found = Axe().run(phone)
            assert found.violations_count == 0, found.generate_report()
            assert phone.evaluate("document.documentElement.scrollWidth") <= 360
            phone.reload()
            phone.wait_for_selector("output:has-text('6 %')")
        phone.tap("text=Send my curve")
        phone.wait_for_selector(RECEIVED)
    assert window.locator(".os-phones-curves path").count() == 0, "no curve before the reveal"
    for shown in ("Locked", "the room", "this run", "80 % of 60 runs"):
        presenter.wait_for_selector("button.os-primary:not([disabled])")
        presenter.keyboard.press(" ")
        window.wait_for_selector(f".os-phones-slide:has-text('{shown}')")
    phones[4].wait_for_selector("p:has-text('Beside 60 runs with other chance')")
    assert Axe().run(phones[4]).violations_count == 0

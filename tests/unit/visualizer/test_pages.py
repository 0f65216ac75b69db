"""The registry of pages leads to each page, and whoever shows pages reads it."""

from __future__ import annotations

import pytest

from visualizer.pages import MENU, PAGES, Page, find_page
from visualizer.tools.screenshots import list_screenshots


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_component_of_a_page_is_there(page: Page) -> None:
    assert callable(page.load())


def test_the_first_page_stands_at_the_root_and_keeps_the_scenario() -> None:
    assert PAGES[0].address("seed=3") == "/?seed=3" and PAGES[1].address("seed=3") == f"/{PAGES[1].name}?seed=3"


def test_an_unknown_name_shows_the_first_page() -> None:
    assert find_page("nosuchpage") is PAGES[0]


def test_names_and_titles_are_used_once() -> None:
    assert len({page.name for page in PAGES}) == len({page.title for page in PAGES}) == len(PAGES)


def test_every_page_in_the_menu_has_a_picture() -> None:
    paths = {screenshot.path.partition("?")[0] for screenshot in list_screenshots()}
    assert {page.path for page in MENU} <= paths


def test_the_app_routes_every_page() -> None:
    from visualizer.app import routes

    assert [route.label for route in routes] == [page.title for page in PAGES]

"""The registry of pages, read by menu, router, 404 page, screenshots and tests.

A new page is a folder with its component, and a line here.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True)
class Page:
    """A page. `name`: its place in an address.

    `component`: ``module:name``, imported when the page is first shown.
    """

    name: str
    title: str
    component: str
    in_menu: bool = True

    @property
    def path(self) -> str:
        """Its path in an address: the first page is at the root."""
        return "/" if self.name == PAGES[0].name else f"/{self.name}"

    def address(self, query: str = "") -> str:
        """Its path, with the scenario in the query."""
        return self.path + (f"?{query}" if query else "")

    def load(self) -> Any:
        """Its component."""
        module, _, name = self.component.partition(":")
        return getattr(import_module(module), name)


PAGES = (
    Page("stage", "Stage", "visualizer.stage.page:Stage"),
    Page("compare", "Compare", "visualizer.compare.page:Compare"),
    Page("why", "Why", "visualizer.why.page:Why"),
    Page("organization", "Organization", "visualizer.organization.page:Organization"),
    Page("studies", "Studies", "visualizer.studies.page:Studies"),
    Page("story", "Stories", "visualizer.stories.page:StoryPage"),
    Page("learn", "Learn", "visualizer.learn.page:Learn"),
    Page("room", "Room", "visualizer.stories.second_window:RoomPage", in_menu=False),
)
MENU = tuple(page for page in PAGES if page.in_menu)


def find_page(name: str) -> Page:
    """The page of a name; the first one where there is none."""
    return next((page for page in PAGES if page.name == name), PAGES[0])

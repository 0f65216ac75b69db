"""The registry of pages, read by menu, router, 404 page, screenshots and tests.

The pages are those with a title in `wording.page_texts.TITLES`, in that order, and the phones' page. The component of
the page `hello` is
`Hello` in `visualizer/hello.py` or, where a page needs more than one file, in `visualizer/hello/page.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from visualizer.wording.page_texts import TITLES
from visualizer.wording.phone_texts import PHONES

ELSEWHERE = {
    "story": "visualizer.stories.page:StoryPage",
    "room": "visualizer.stories.second_window:RoomPage",
    "phones": "visualizer.stories.asking:PhonesPage",
}
"""Pages whose component has another place: all show stories."""
OUTSIDE_MENU = {"room", "phones"}


@dataclass(frozen=True)
class Page:
    """A page. `name`: its place in an address."""

    name: str
    in_menu: bool = True

    @property
    def title(self) -> str:
        """What it is called in the menu, in the language of whoever looks."""
        return PHONES["button"] if self.name == "phones" else TITLES[self.name]

    @property
    def path(self) -> str:
        """Its path in an address: the first page is at the root."""
        return "/" if self.name == PAGES[0].name else f"/{self.name}"

    @property
    def component(self) -> str:
        """Where its component is: ``module:name``."""
        if self.name in ELSEWHERE:
            return ELSEWHERE[self.name]
        module = f"{self.name}.page" if Path(__file__).with_name(self.name).is_dir() else self.name
        return f"visualizer.{module}:{self.name.capitalize()}"

    def address(self, query: str = "") -> str:
        """Its path, with the scenario in the query."""
        return self.path + (f"?{query}" if query else "")

    def load(self) -> Any:
        """Its component, imported when the page is first shown."""
        module, _, name = self.component.partition(":")
        return getattr(import_module(module), name)


PAGES = tuple(Page(name, name not in OUTSIDE_MENU) for name in dict.fromkeys(("stage", "phones", *TITLES)))
MENU = tuple(page for page in PAGES if page.in_menu)


def find_page(name: str) -> Page:
    """The page of a name; the first one where there is none."""
    return next((page for page in PAGES if page.name == name), PAGES[0])

"""What a page looks at travels in the link, and nothing else of the link is touched."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import solara

from visualizer.plan.view import replaced, use_view, whole
from visualizer.widgets.elements import tag


def test_a_view_is_added_changed_and_taken_out_without_touching_the_rest() -> None:
    added = replaced("strategy=mandate&levers=tools*1*0*0**everyone", "since", "12")
    assert added == "strategy=mandate&levers=tools*1*0*0**everyone&since=12"
    assert replaced(added, "since", "20").endswith("&since=20")
    assert replaced(added, "since", "") == "strategy=mandate&levers=tools*1*0*0**everyone"


def test_a_key_that_begins_like_another_is_kept() -> None:
    assert replaced("to=3&token=x", "to", "4") == "token=x&to=4"


@pytest.mark.parametrize(("text", "number"), [("30", 30), ("999", 52), ("", 7), ("-3", 7), ("²", 7), ("1" * 30, 7)])
def test_a_week_of_a_link_is_moved_into_the_run(text: str, number: int) -> None:
    assert whole(text, 1, 52, 7) == number


def test_two_changes_before_the_page_is_drawn_anew_both_stand_in_the_link() -> None:
    asked: list[str] = []
    changes: dict[str, Callable[[str], None]] = {}

    @solara.component
    def Viewed() -> Any:
        _, changes["to"] = use_view("to", "")
        _, changes["since"] = use_view("since", "")
        return tag("span")

    @solara.component
    def Page() -> Any:
        solara.routing.router_context.provide(solara.routing.Router("/why?strategy=mandate", [], asked.append))
        return Viewed()

    _, drawn = solara.render(Page(), handle_error=False)
    changes["to"]("20")
    changes["since"]("5")
    assert asked == ["/why?strategy=mandate&to=20", "/why?strategy=mandate&to=20&since=5"]
    drawn.close()

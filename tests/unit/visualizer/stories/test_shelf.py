"""The shelf of stories says what each asks of the room."""

from __future__ import annotations

from typing import Any

import ipyvuetify as vuetify
import reacton
import solara

from visualizer.stories.page import Shelf


def test_one_curve_is_not_called_curves() -> None:
    @solara.component
    def Page() -> Any:
        return Shelf(lambda name: None)

    _, drawn = reacton.render_fixed(Page())
    lines = [str(one.children[0]) for one in drawn.find(vuetify.Html, class_="os-note").widgets]
    assert [line for line in lines if line.endswith(" 1 curve to guess")]
    assert not [line for line in lines if " 1 curves" in line]
    drawn.close()

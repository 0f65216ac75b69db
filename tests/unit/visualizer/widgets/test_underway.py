"""Long work is followed by whoever looks at it, not only by the page that began it."""

from pathlib import Path
from typing import Any

import reacton
import solara

from visualizer.widgets.own_process import OwnProcess
from visualizer.widgets.underway import use_progress

TEXTS = {"starting": "starting", "out_of_memory": "ended"}


def test_whoever_joined_hears_of_a_change_until_it_leaves(tmp_path: Path) -> None:
    process, heard = OwnProcess(TEXTS, tmp_path), []
    leave = process.join(lambda: heard.append("changed"))
    process.cancel()
    leave()
    process.notify()
    assert heard == ["changed"]


def test_a_page_that_is_opened_again_still_follows_the_work(tmp_path: Path) -> None:
    process, shown = OwnProcess(TEXTS, tmp_path), []

    @solara.component
    def Page() -> Any:
        use_progress(process)
        shown.append(process.phase)
        return solara.Text(process.phase)

    _, first = reacton.render_fixed(Page())
    first.close()  # another page is looked at
    _, second = reacton.render_fixed(Page())
    process.phase = "comparing"
    process.notify()
    assert shown[-1] == "comparing"
    second.close()

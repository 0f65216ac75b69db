"""A firm's own prices in this tab, uploaded as a price file: its link holds them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import solara

from visualizer.live.session import Session
from visualizer.plan.own_prices import prices_in, prices_text, shipped_file, with_prices, without_prices
from visualizer.plan.plan import Plan
from visualizer.widgets.download import Download
from visualizer.widgets.elements import Panel, press, tag
from visualizer.widgets.live_widget import use_live
from visualizer.widgets.scripts import KeysWidget
from visualizer.widgets.upload import MOST_YAML_BYTES, UploadWidget, content_of
from visualizer.wording.part_texts import PRICES
from visualizer.wording.texts import say


@solara.component
def OwnPrices(session: Session, plan: Plan) -> Any:
    """A button that opens the prices of this tab."""
    opened, set_opened = solara.use_state(False)
    panel = [PricePanel(session, plan, lambda: set_opened(False))] if opened else []
    return tag("div", press(PRICES["open"], lambda: set_opened(True), pressed=opened), *panel)


@solara.component
def PricePanel(session: Session, plan: Plan, close: Callable[[], None]) -> Any:
    """The panel: which prices are one's own, a file to fill in, and a file to upload."""
    problem, set_problem = solara.use_state("")
    keys = KeysWidget.element(listened=["Escape"])
    use_live(keys, lambda message, _: close() if message.get("key") == "Escape" else None)
    words = {"label": PRICES["file"], "too_large": PRICES["too_large"]}
    field = UploadWidget.element(words=words, accept=".yaml,.yml", most=MOST_YAML_BYTES)

    def take(message: dict[str, Any], buffers: list[memoryview]) -> None:
        from scenarios.prices.price_file import parse_prices

        try:
            file, content = content_of(message, buffers, MOST_YAML_BYTES)
            session.change(with_prices(session.plan, parse_prices(content, file)))
        except ValueError as refused:
            set_problem(str(refused))
        else:
            set_problem("")

    def save() -> bytes:
        return prices_text(session.plan)

    use_live(field, take)
    own = prices_in(plan)
    known = [tag("p", f"{name.replace('_', ' ')}: {value:g}") for name, value in own.items()]
    body = [
        tag("p", PRICES["where"], cls="os-note"),
        tag("div", Download(PRICES["fill_in"], "prices.yaml", "application/yaml", shipped_file)),
        tag("div", field),
        *[tag("p", line, cls="os-bad", role="alert") for line in problem.splitlines()],
        tag("p", say(PRICES, "counted", n=len(own)) if own else PRICES["none"], role="status"),
        *known,
        *([tag("div", Download(PRICES["save"], "our-prices.yaml", "application/yaml", save))] if own else []),
        *([press(PRICES["forget"], lambda: session.change(without_prices(session.plan)))] if own else []),
    ]
    return tag("div", keys, Panel(PRICES["title"], body, close))

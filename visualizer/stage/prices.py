"""A firm's own prices in this tab, uploaded as a price file: its link holds them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import solara

from simulation.errors import UserError
from visualizer.live.session import Session
from visualizer.plan.held_prices import held_prices
from visualizer.plan.link import LONGEST, to_query
from visualizer.plan.plan import Plan
from visualizer.widgets.download import Download
from visualizer.widgets.elements import Panel, press, tag
from visualizer.widgets.live_widget import use_live
from visualizer.widgets.scripts import KeysWidget
from visualizer.widgets.upload import UploadWidget, content_of
from visualizer.wording.part_texts import PRICES
from visualizer.wording.texts import say

if TYPE_CHECKING:
    from scenarios.prices.price_list import PriceList

LARGEST = 200_000
"""Bytes of a price file."""
ROOM = 1000
"""Characters a link keeps free of prices, for a few changes more."""
UPLOAD = {"label": PRICES["file"], "too_large": PRICES["too_large"]}


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
    field = UploadWidget.element(words=UPLOAD, accept=".yaml,.yml", most=LARGEST)

    def take(message: dict[str, Any], buffers: list[memoryview]) -> None:
        from scenarios.prices.price_file import parse_prices

        try:
            file, content = content_of(message, buffers, LARGEST)
            session.change(with_prices(session.plan, parse_prices(content, file)))
        except ValueError as refused:
            set_problem(str(refused))
        else:
            set_problem("")

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
        *([press(PRICES["forget"], lambda: session.change(without_prices(session.plan)))] if own else []),
    ]
    return tag("div", keys, Panel(PRICES["title"], body, close))


def prices_in(plan: Plan) -> dict[str, float]:
    """The prices among the parameters that a plan sets."""
    from scenarios.prices.price_list import shipped_prices

    known = shipped_prices()
    return {name: value for name, value in plan.parameters if name in known}


def without_prices(plan: Plan) -> Plan:
    """The plan at the prices of this server."""
    own = prices_in(plan)
    return replace(plan, parameters=tuple(one for one in plan.parameters if one[0] not in own))


def with_prices(plan: Plan, prices: PriceList) -> Plan:
    """The plan at the prices of a file, those only that are others than here without it.

    Raises UserError where a link cannot hold them.
    """
    from scenarios.prices.price_list import shipped_prices

    here = {name: price.default for name, price in shipped_prices().items()} | dict(held_prices().values)
    others = sorted((name, float(value)) for name, value in prices.values.items() if value != here[name])
    plain = without_prices(plan)
    found = replace(plain, parameters=(*plain.parameters, *others))
    if len(to_query(found)) > LONGEST - ROOM:
        raise UserError(say(PRICES, "too_many", n=len(others)))
    return found


def shipped_file() -> bytes:
    """The price file with everything that is shipped, to be put right."""
    from scenarios.prices.price_file import price_text
    from scenarios.prices.price_list import shipped_prices

    return price_text(shipped_prices(), held_prices().currency or PRICES["currency"]).encode()

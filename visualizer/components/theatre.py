"""The theatre: the organization as a living network, its figures and its story line, told week by week by a session."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import solara

from visualizer import workshop
from visualizer.components import words
from visualizer.components.hud import HudWidget
from visualizer.components.live import use_live
from visualizer.components.network import NetworkWidget
from visualizer.elements import tag
from visualizer.indicators_shown import PARTS_OF_BEING, columns
from visualizer.session import Session
from visualizer.tale import Scope, told
from visualizer.texts import TALE, TEXTS, say

HUD = {"name": TEXTS["being_title"], "of": TEXTS["of_100"]}


@solara.component
def Theatre(session: Session, pick: Callable[[dict[str, Any]], None], table: bool = False) -> Any:
    """The stage of `session`; `pick` hears what is clicked (``{"kind", "index"}``, index among what is drawn)."""
    network = NetworkWidget.element(words=words.NETWORK)
    hud = HudWidget.element(words=HUD)
    use_live(network, lambda message, _: pick(message["pick"]), lambda widget: play_scene(session, widget))
    use_live(hud, None, lambda widget: tell_figures(session, widget))
    return tag("div", tag("div", network, cls="os-fill"), tag("div", hud, cls="os-fill os-over"), cls="os-theatre")


def play_scene(session: Session, widget: NetworkWidget) -> Callable[[], None]:
    """Show the session's shots on `widget` from now on."""
    told_scene: list[Any] = [None]

    def show(what: str, _: Session) -> None:
        run = session.run
        scene, film = run.scene, run.film
        if what != "show" or scene is None or film is None or film.last < 0:
            return
        if told_scene[0] is not scene:
            told_scene[0] = scene
            widget.scene = scene.message(say(TEXTS, "sample", shown=len(scene.people), all=scene.staff))
        shot = film.shots[min(run.stand.week, film.last)]
        frame = {"week": shot.week, "states": shot.states, "halos": list(shot.halos), "pulses": list(shot.pulses)}
        widget.show(frame, always=not run.stand.playing)

    leave = session.join(show)
    show("show", session)
    return leave


def tell_figures(session: Session, widget: HudWidget) -> Callable[[], None]:
    """Keep the figures over the stage and the story line up to date."""
    held: list[Any] = ["", -99]  # the sentence told and since which week

    def show(_what: str, _: Session) -> None:
        film, stand = session.run.film, session.run.stand
        if film is None or film.last < 0:
            widget.show({"range": stand.problem or TEXTS["preparing"]}, always=True)
            return
        week = min(stand.week, film.last)
        row, at = film.history[week], columns()
        parts = [{"title": title, "value": float(row[at[name]])} for name, title in PARTS_OF_BEING.items()]
        frame = {"value": float(row[at["being"]]), "parts": parts, "range": range_text(session), "when": f"Week {week}"}
        if not 0 <= week - held[1] < 4:
            found = told(Scope(film, session.run.scene, session.plan, workshop.seen(session.entries_now()), week, at))  # type: ignore[arg-type]
            held[:] = [sentence(found[0]) if found else "", week]
        widget.show({**frame, "tale": held[0], "when": f"Week {held[1]}"}, always=not stand.playing)

    leave = session.join(show)
    show("show", session)
    return leave


def sentence(found: Any) -> str:
    """The sentence of a finding, with levers in words."""
    values = dict(found.values)
    if "lever" in values:
        values["lever"] = values["lever"].replace("_", " ")
    return say(TALE, found.key, **values)


def range_text(session: Session) -> str:
    """Where runs with other luck end."""
    if session.veiled:
        return ""
    if len(session.runs) < 2:
        return TEXTS["band_wait"]
    ends = [float(one[-12:, columns()["being"]].mean()) * 100 for one in session.runs]
    low, high = np.quantile(ends, [0.1, 0.9])
    return say(TEXTS, "band", n=len(ends), low=round(low), high=round(high))

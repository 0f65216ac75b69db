"""The model in Mesa's own SolaraViz: what it shows of any Mesa model, it shows of this one.

Only what is stable in Mesa 3.3 and 3.5 is used: `SolaraViz`, plots by matplotlib, functions of the model. All else
(the Stage, comparisons, why) is in `orgshift app`.
"""

from __future__ import annotations

from typing import Any

import solara
from matplotlib.figure import Figure
from mesa.visualization import Slider, SolaraViz, make_plot_component

from simulation.model import Organization
from visualizer.live.activity import NEVER, what_people_do
from visualizer.live.scene import STEP
from visualizer.plan.resolve import strategies, strategy
from visualizer.theme import COLOURS
from visualizer.wording.part_texts import MESA

WEEKS = 520
STEPS = ("never", "tried", "acts", "habit")


class MesaOrganization(Organization):
    """An organization as Mesa's sliders make it: every one a keyword.

    people: how many work here. strategy: its name. trust, openness: how the organization begins, 0..1.
    rng: the random seed.
    """

    def __init__(
        self,
        people: int = 150,
        strategy_name: str = "inside-out",
        trust: float = 0.5,
        openness: float = 0.25,
        rng: int | str = 1,
    ) -> None:
        beginning = {"initial_trust": trust, "openness_mean": openness}
        plan = strategy(strategy_name)
        super().__init__(int(people), strategy=plan, parameters=beginning, weeks=WEEKS, rng=int(rng))


def dials() -> dict[str, Any]:
    """What can be set before a reset, with the ranges the parameters declare."""
    from simulation.parameters import PARAMETERS

    trust, openness = PARAMETERS["initial_trust"], PARAMETERS["openness_mean"]
    return {
        "people": Slider(MESA["people"], 150, 20, 1000, 10, dtype=int),
        "strategy_name": {
            "type": "Select",
            "value": "inside-out",
            "values": list(strategies()),
            "label": MESA["strategy"],
        },
        "trust": Slider(MESA["trust"], trust.default, trust.low, trust.high, 0.05),
        "openness": Slider(MESA["openness"], openness.default, openness.low, openness.high, 0.05),
        "rng": {"type": "InputText", "value": 1, "label": MESA["seed"]},
    }


@solara.component
def WhatPeopleDo(model: Organization) -> Any:
    """How many people do what, this week, by unit."""
    from mesa.visualization.utils import update_counter

    update_counter.get()
    figure = Figure(figsize=(5.5, 3.6), layout="constrained")
    draw_people(figure.subplots(), model)
    return solara.FigureMatplotlib(figure)


def draw_people(axes: Any, model: Organization) -> None:
    """Bars of what people do, a row a unit."""
    import numpy as np

    long_ago = np.full(len(model.people.act), -99, dtype=np.int32)
    steps = what_people_do(model.people, long_ago, model.week) & STEP
    units, left = np.asarray(model.people.unit), np.zeros(len(model.population.units))
    for step in range(NEVER, 4):
        count = np.bincount(units[steps == step], minlength=len(left))
        axes.barh(model.population.units, count, left=left, color=COLOURS[step], label=MESA[STEPS[step]])
        left = left + count
    axes.legend(fontsize=7, frameon=False)
    axes.set_xlabel(MESA["axis"])


def plot(*names: str) -> Any:
    """Mesa's own plot of some indicators its collector records."""
    return make_plot_component(dict(zip(names, COLOURS, strict=False)))


@solara.component
def Page() -> Any:
    """The page: SolaraViz with our model, and where the rest is."""
    model = solara.use_memo(MesaOrganization, [])
    SolaraViz(
        model,
        components=[
            WhatPeopleDo,
            plot("using", "being"),
            plot("practice", "practice_own", "trust"),
            plot("customer_trust"),
        ],
        model_params=dials(),
        name=MESA["title"],
    )

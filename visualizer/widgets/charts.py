"""Small charts of indicators over time: the run so far, the band over seeds, the reference."""

from __future__ import annotations

import traitlets

from visualizer.widgets.live_widget import Live, script


class ChartsWidget(Live):
    """One small chart per indicator.

    `specs`: what is drawn, ``{name, title, unit, counted, low, high, direction, colour}`` each; `choices`: what else
    there is.
    `frame`: ``{week, values}``, values float32 [charts, week + 1]. `bands`: indicator -> ``{low, high}`` float32;
    `references`: indicator -> float32; `rival`: its name. Messages: ``{"choose", "place"}``, ``{"explain"}``.
    """

    _esm = script("widgets/charts")
    specs = traitlets.List().tag(sync=True)
    choices = traitlets.List().tag(sync=True)
    horizon = traitlets.Int(156).tag(sync=True)
    bands = traitlets.Dict().tag(sync=True)
    references = traitlets.Dict().tag(sync=True)
    rival = traitlets.Unicode("").tag(sync=True)
    table = traitlets.Bool(False).tag(sync=True)

"""The live parts of the Stage, each with its script beside this file."""

from __future__ import annotations

import traitlets

from visualizer.widgets.live_widget import Live, script


class NetworkWidget(Live):
    """The canvas of people, ties, communities and customers.

    `scene`: positions and ties, sent once (`visualizer.live.scene`). `frame`: ``states`` one byte a dot (its parts:
    ``bits`` of the scene), ``halos`` the communities, ``pulses`` the incidents of this week.
    Messages: ``{"pick": {"kind", "index"}}``.
    """

    _esm = script("stage/network")
    scene = traitlets.Dict().tag(sync=True)


class HudWidget(Live):
    """`frame`: ``{value, range, parts: [{title, value}], story_line, when}``.

    Message: ``{"explain"}``.
    """

    _esm = script("stage/hud")


class TransportWidget(Live):
    """`frame`: ``{week, playing, speed, can_undo, can_replay, marks}``.

    Messages: ``do, seek, speed``.
    """

    _esm = script("stage/transport")
    horizon = traitlets.Int(156).tag(sync=True)


class LanesWidget(Live):
    """The strategy's levers as bars to drag, stretch, raise, add and remove.

    `entries`: ``{lever, title, level, start, ramp, end, target, group_title, weekly, colour}`` each,
    ``weekly`` the cost of a week at level 1 in thousands. `levers`: what can be added, ``{name, title, group}``.
    `budget`: thousands, 0 none. `since`: week of the newest branch, after which the entries count; `spent`: thousands
    until then. `hidden`: how many levers more are at work unseen; their cost is hidden too.
    `frame`: ``{week}``, where the line of the present week is. Messages: ``{"entries"}``, ``{"add"}``, ``{"explain"}``.
    """

    _esm = script("stage/lanes")
    entries = traitlets.List().tag(sync=True)
    levers = traitlets.List().tag(sync=True)
    horizon = traitlets.Int(156).tag(sync=True)
    hidden = traitlets.Int(0).tag(sync=True)
    since = traitlets.Int(0).tag(sync=True)
    spent = traitlets.Float(0.0).tag(sync=True)
    budget = traitlets.Float(0.0).tag(sync=True)


class PlaneWidget(Live):
    """Paths in the plane.

    `frame`: ``strands``, each ``{label, colour, dash, reference, x, y, ends}`` (x, y float32).
    """

    _esm = script("stage/plane")
    table = traitlets.Bool(False).tag(sync=True)

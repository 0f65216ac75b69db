"""Levers as lanes on a timeline, with what they cost while they are dragged."""

from __future__ import annotations

import traitlets

from visualizer.widgets.live_widget import Live, script


class LanesWidget(Live):
    """The strategy's entries as bars that can be dragged, stretched, raised, added and removed, by pointer or keys.

    `entries`: ``{lever, title, level, start, ramp, end, target, group_title, weekly, colour}`` each,
    ``weekly`` the cost of a week at level 1 in thousands. `levers`: what can be added, ``{name, title, group}``.
    `budget`: thousands, 0 none. `since`: week of the newest branch, after which the entries count; `spent`: thousands
    until then. `hidden`: how many levers more are at work unseen; their cost is not told either.
    `frame`: ``{week}``, where the now-line stands. Messages: ``{"entries"}``, ``{"add"}``, ``{"explain"}``.
    """

    _esm = script("stage/lanes")
    entries = traitlets.List().tag(sync=True)
    levers = traitlets.List().tag(sync=True)
    horizon = traitlets.Int(156).tag(sync=True)
    hidden = traitlets.Int(0).tag(sync=True)
    since = traitlets.Int(0).tag(sync=True)
    spent = traitlets.Float(0.0).tag(sync=True)
    budget = traitlets.Float(0.0).tag(sync=True)

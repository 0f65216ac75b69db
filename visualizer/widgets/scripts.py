"""Small live parts of several pages: keys, focus, points, the Print button."""

from __future__ import annotations

import traitlets

from visualizer.widgets.live_widget import Live, script


class KeysWidget(Live):
    """`listened`: the keys listened to.

    Messages: ``{"key"}``, and once at the start ``{"calm", "width"}``.
    """

    _esm = script("widgets/keys")
    listened = traitlets.List().tag(sync=True)


class FocusWidget(Live):
    """Shows nothing. Keeps the focus of who works by keys; a new `page` gets it."""

    _esm = script("widgets/focus")
    page = traitlets.Unicode("").tag(sync=True)


class PointsWidget(Live):
    """A scatter of runs. `frame`: ``{x, y, labels, across, up, unit}``, x and y float32.

    `labels` one text a point.

    Messages: ``{"pick": place of the point}``.
    """

    _esm = script("widgets/points")


class PrintWidget(Live):
    """A button that opens the browser's print dialog."""

    _esm = script("widgets/printing")


class KeySwitchWidget(Live):
    """The switch of keys of one sign, kept in the browser.

    `listed`: with a button that does what ? does.
    """

    _esm = script("widgets/key_switch")
    listed = traitlets.Bool(False).tag(sync=True)


class LanguageWidget(Live):
    """The languages to choose from: `offered`, pairs of name and title.

    The browser keeps the one chosen as `cookie`.
    """

    _esm = script("widgets/language")
    offered = traitlets.List().tag(sync=True)
    cookie = traitlets.Unicode("").tag(sync=True)

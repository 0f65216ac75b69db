"""Handing a file from this machine to the app on this machine; nothing leaves it."""

from __future__ import annotations

import traitlets

from visualizer.widgets.live_widget import Live, script
from visualizer.wording.part_texts import WIDGETS
from visualizer.wording.texts import say

MOST_BYTES = 20_000_000
MOST_YAML_BYTES = 200_000
"""Bytes of a strategy, workshop or price file: a price list with everything in it has some 20,000."""


class UploadWidget(Live):
    """A file field. `accept`: endings; `most`: bytes; `limit`: the same in words.

    Messages: ``{"name", "size"}``, the content as one buffer.
    """

    _esm = script("widgets/upload")
    accept = traitlets.Unicode(".csv").tag(sync=True)
    most = traitlets.Int(MOST_BYTES).tag(sync=True)
    limit = traitlets.Unicode().tag(sync=True)

    @traitlets.default("limit")
    def _describe_limit(self) -> str:
        return describe_size(self.most)


def describe_size(size: int) -> str:
    """A number of bytes in words: "200 kB", "20 MB"."""
    return f"{size // 1000} kB" if size < 1_000_000 else f"{size // 1_000_000} MB"


def content_of(message: dict[str, object], buffers: list[memoryview], most: int = MOST_BYTES) -> tuple[str, bytes]:
    """The name (never a path) and bytes of an uploaded file.

    ValueError where it is too large or not there.
    """
    if not buffers:
        raise ValueError(WIDGETS["not_arrived"])
    content = bytes(buffers[0])
    if len(content) > most:
        raise ValueError(say(WIDGETS, "too_large", most=describe_size(most)))
    name = str(message.get("name", "")).replace("\\", "/").rsplit("/", 1)[-1]
    return name[:120] or "file", content

"""A button that hands over a file; its content is sent only when asked for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import solara
import traitlets

from visualizer.widgets.live_widget import Live, script, use_live


class DownloadWidget(Live):
    """A button `label` that saves `name`.

    Messages: ``{"want": true}``; answered by the content as one buffer.
    """

    _esm = script("widgets/download")
    label = traitlets.Unicode("").tag(sync=True)
    name = traitlets.Unicode("file").tag(sync=True)
    kind = traitlets.Unicode("application/octet-stream").tag(sync=True)

    def hand_over(self, content: bytes) -> None:
        """Send the file's content to the browser, which saves it."""
        self.send({"file": self.name}, buffers=[content])


@solara.component
def Download(label: str, name: str, kind: str, make: Callable[[], bytes]) -> Any:
    """A button that saves what `make` returns as the file `name` of the media type `kind`."""
    button = DownloadWidget.element(label=label, name=name, kind=kind)
    live = solara.use_ref(None)

    def ready(widget: DownloadWidget) -> None:
        live.current = widget

    use_live(button, lambda *_: live.current.hand_over(make()), ready)
    return button


def pack_files(files: Mapping[str, bytes]) -> bytes:
    """Files by name as one zip archive; the same files always give the same bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, one in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), one)
    return content.getvalue()

"""`orgshift mesa`: the same model in Mesa's own browser app, for people who know Mesa."""

from typing import Annotated

import typer


def command(
    port: Annotated[int | None, typer.Option(help="Port; without it 8765, or a free one if that is taken.")] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser at once.")] = True,
) -> None:
    """Open the model in Mesa's SolaraViz: play, step and reset as in every Mesa model.

    On this machine only.
    """
    from visualizer.server.serve import serve

    serve(port=port, open_browser=browser, page="visualizer.tools.mesa_page")

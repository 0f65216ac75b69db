"""`orgshift app`: the browser app, served from this machine to this machine."""

from typing import Annotated

import typer

from commands.options import DrawsFrom, PricesFile


def command(
    port: Annotated[int | None, typer.Option(help="Port; without it 8765, or a free one if that is taken.")] = None,
    host: Annotated[
        str, typer.Option(help="Address to serve on. Anything beyond this machine demands a token.")
    ] = "127.0.0.1",
    token: Annotated[
        str | None, typer.Option(help="Token visitors must bring in the link; made for you where needed.")
    ] = None,
    allowed_host: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Another name visitors may use, as room.local; can be given several times."),
    ] = None,
    root_path: Annotated[
        str, typer.Option(metavar="/PATH", help="The sub-path a proxy serves the app under, as /orgshift.")
    ] = "",
    workshop: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="A workshop file: organization, strategies, hidden levers, story."),
    ] = None,
    room: Annotated[
        bool, typer.Option("--room", help="Open the room for phones at once, on a port of their own (8766).")
    ] = False,
    draws_from: DrawsFrom = None,
    prices: PricesFile = "",
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser at once.")] = True,
) -> None:
    """Open the browser app: watch an organization change, try decisions, compare.

    Nothing leaves this machine.
    """
    from commands.progress_bar import compile_first
    from experiments.design.fitted_draws import load_fitted_draws
    from visualizer.compare.held_draws import hold_fitted_draws
    from visualizer.server.serve import opens_room, serve

    hold_fitted_draws(load_fitted_draws(draws_from))
    if prices:
        from scenarios.prices.price_file import load_prices
        from visualizer.plan.held_prices import hold_prices

        hold_prices(load_prices(prices))
    if room:
        opens_room.set()
    compile_first()
    serve(
        host=host,
        port=port,
        token=token,
        open_browser=browser,
        workshop=workshop,
        allowed_hosts=allowed_host or (),
        root_path=root_path,
    )

"""The style of all figures: colours and lines the colour-blind can read, number formats.

Colours are Okabe & Ito's (2008) and four dark ones that differ from them; these are dashed as well, and names are
written beside the lines instead of in a legend, so that figures can be read on paper and in grey. A strategy's line
depends on its place among all strategies, so that it is the same in every figure and on the app's pages. Going on as
before ("nothing") is always grey.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec

from analysis.presentation import vocabulary
from analysis.presentation.folding import fold
from analysis.presentation.language import fill, localize, translate

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK, MUTED, FAINT, GRID, PAPER = "#13203b", "#56627a", "#9aa5b8", "#e7ebf2", "#ffffff"
"""Text, quiet text, very quiet marks, grid lines, background."""

NAVY, ACCENT = "#0b1330", "#f7941d"
"""The product's two colours: the stage's navy, and orange for what matters most."""

OKABE_ITO = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", INK)
"""Seven of the eight colours, with ink for black; the yellow is too pale on white."""

DARK = ("#4d2c91", "#661100", "#01665e", "#b15928")
"""Indigo, brown, teal, russet: nearly as far from those and from each other for red-green-blind eyes as those are."""

OWN = ("#a3159a", "#6b7a00", "#c2002f", "#8a5cf0", "#8a6a3a", "#009aa8")
"""Magenta, olive, crimson, violet, sand, turquoise: strategies of one's own, which so share no colour of a built-in."""

BETTER, WORSE = "#0072b2", "#d55e00"
"""Up and down in waterfalls and tornados: blue and vermilion, apart for every kind of colour-blindness."""

DASHES = ("solid", (0, (5, 2)), (0, (1.2, 1.4)), (0, (6, 1.6, 1.2, 1.6)))

BEFORE = "#8a94a6"
"""Going on as before."""

LOOKS = (
    *((color, DASHES[0]) for color in OKABE_ITO),
    *((color, DASHES[1]) for color in DARK),
    *((color, dash) for dash in DASHES for color in OWN),
)
"""Colour and dash of every place from 1 on; no two are alike."""

FIRST_OWN = len(OKABE_ITO) + len(DARK) + 1
"""The first place that no built-in strategy has."""

VARIANT = 100
"""A variant's place is that of its strategy and so much times its number more."""
TINTS = ((INK, 0.3), (PAPER, 0.25))
"""What a variant's colour has of the ink, or of the paper."""

FEW_DRAWS = 20
"""Below so many parameter draws they are shown one by one or by their ends, never as a range of 95 %."""

WIDE, NARROW = 9.0, 3.9
"""Widths in inches: a page or a screen; a phone."""

RC: dict[str, Any] = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans", "Verdana", "Segoe UI", "Arial", "sans-serif"],
    "font.size": 9.0,
    "text.color": INK,
    "axes.edgecolor": FAINT,
    "axes.labelcolor": MUTED,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.titlesize": 10.0,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlecolor": INK,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.labelsize": 8.5,
    "ytick.labelsize": 8.5,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "grid.color": GRID,
    "grid.linewidth": 0.8,
    "lines.solid_capstyle": "round",
    "figure.facecolor": PAPER,
    "savefig.facecolor": PAPER,
    "svg.fonttype": "none",
    "svg.hashsalt": "orgshift",
}
"""Matplotlib's settings for drawing and saving; nothing outside these functions is changed."""

P = ParamSpec("P")


@dataclass(frozen=True)
class Line:
    """The line of a strategy in all figures: colour, a darker tone for text, dash pattern."""

    color: str
    text: str
    dash: Any


def choose_lines(frame: pd.DataFrame, names: Sequence[str]) -> dict[str, Line]:
    """Return strategy -> its line, by ``attrs["places"]``.

    Where a table has none, by the order of ``attrs["strategies"]``.
    """
    known = dict.fromkeys(["nothing", *frame.attrs.get("strategies", {}), *names])
    places = frame.attrs.get("places") or {name: place for place, name in enumerate(known)}
    return {name: choose_line(places[name]) for name in names}


def choose_line(place: int) -> Line:
    """Return the line of the strategy at that place among all; 0 is going on as before.

    From `VARIANT` on, hundreds count the variants of a strategy: a tint of its colour with another dash.
    """
    variant, place = divmod(place, VARIANT)
    color, dash = (BEFORE, DASHES[0]) if place == 0 else LOOKS[(place - 1) % len(LOOKS)]
    if variant == 0:
        return Line(color, MUTED if place == 0 else darken(color), dash)
    tint = mix(color, *TINTS[variant % len(TINTS)])
    return Line(tint, darken(tint), DASHES[(DASHES.index(dash) + 1 + variant % 3) % len(DASHES)])


def darken(color: str, share: float = 0.48) -> str:
    """Return a colour mixed with the ink, dark enough to be read as text on white."""
    return mix(color, INK, share)


def mix(color: str, other: str, share: float) -> str:
    """Return a colour with so much of another in it."""
    mixed = (round((1 - share) * int(color[i : i + 2], 16) + share * int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def styled(draw: Callable[P, Figure]) -> Callable[P, Figure]:
    """Wrap a drawing function so that it draws with this module's settings, for itself only."""

    @wraps(draw)
    def inside(*args: P.args, **kwargs: P.kwargs) -> Figure:
        import matplotlib as mpl

        with mpl.rc_context(RC):  # type: ignore[arg-type]  # its keys are typed as literals
            return draw(*args, **kwargs)

    return inside


def figure(width: float, height: float, **spaces: float) -> Figure:
    """Return an empty figure; sizes in inches, ``hspace`` and ``wspace`` as in matplotlib."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    empty = Figure(figsize=(width, height))
    FigureCanvasAgg(empty)
    empty.subplots_adjust(
        left=spaces.get("left", 0.6) / width,
        right=1 - spaces.get("right", 0.2) / width,
        top=1 - spaces.get("top", 0.3) / height,
        bottom=spaces.get("bottom", 0.5) / height,
        hspace=spaces.get("hspace", 0.2),
        wspace=spaces.get("wspace", 0.2),
    )
    return empty


def clear_frame(axes: Axes, grid: str = "both") -> None:
    """Remove the frame and draw the grid lines asked for: "x", "y", "both" or "none"."""
    if grid != "none":
        axes.grid(True, axis=grid)  # type: ignore[arg-type]
    for side in axes.spines.values():
        side.set_visible(False)


def describe_axis(frame: pd.DataFrame, name: str) -> str:
    """Return the words for an axis: title and, where it helps, unit."""
    unit = vocabulary.unit(frame, name)
    title = vocabulary.heading(frame, "indicators", name)
    helps = unit and unit not in ("1", "0..1", "-1..1") and unit not in title.lower().split()
    return f"{title} ({translate(unit)})" if helps else title


def format_share(value: float) -> str:
    """Format a share (0..1) in whole percent."""
    return f"{value:.0%}".replace("%", " %")


def format_probability(value: float | None) -> str:
    """Format a probability, never as 0 % or 100 %, which no finite number of runs can show."""
    if value is None:
        return translate("not known")
    if value > 0.99:
        return translate("over 99 %")
    return translate("under 1 %") if value < 0.01 else format_share(value)


def format_share_of_draws(frame: pd.DataFrame, value: float | None) -> str:
    """Format a share of the parameter draws; as "all 30" or "none of 30" at the ends."""
    if value is None:
        return translate("not known")
    draws = frame.attrs.get("draws", translate("the"))
    if value in (0, 1):
        return fill(translate("all {draws}" if value == 1 else "none of {draws}"), draws=draws)
    return format_share(value)


def describe_spread(draws: int) -> str:
    """Describe the range over so many parameter draws: all of them where they are few."""
    return fill(translate("all {draws} draws" if draws < FEW_DRAWS else "95 % of draws"), draws=draws)


def format_amount(value: float) -> str:
    """Format an amount in thousands: whole ones from ten on, one decimal below."""
    return localize(f"{value:,.0f}" if abs(value) >= 9.95 else f"{value:.1f}" if abs(value) >= 0.05 else "0")


MINUS = "\N{MINUS SIGN}"


def format_number(value: float) -> str:
    """Format a number: three figures (all of a larger integer part), no exponent, real minus."""
    if value == 0 or abs(value) < 5e-4:
        return "0"
    size = abs(value)
    text = (
        f"{value:,.0f}"
        if size >= 100
        else f"{value:.1f}"
        if size >= 10
        else f"{value:.2f}"
        if size >= 0.095
        else f"{value:.3f}"
    )
    return localize(text).replace("-", MINUS)


def format_signed(value: float) -> str:
    """Format a difference with its sign; nothing stands before 0."""
    text = format_number(value)
    return text if text == "0" or text.startswith(MINUS) else f"+{text}"


def write_footnote(figure: Figure, words: str) -> None:
    """Write at the foot of a figure how to read its marks, in several lines where it is narrow."""
    width, height = figure.get_size_inches()
    note = figure.text(1 - 0.12 / width, 0.07 / height, words, ha="right", va="bottom", fontsize=7.5, color=MUTED)
    fold(note, width - 0.2)
    note.set_y(0.07 / figure.get_figheight())


def label_axis(axes: Axes, words: str) -> None:
    """Write the name of the horizontal axis, in as many lines as its place in the figure needs."""
    axes.set_xlabel(words)
    from matplotlib.figure import Figure

    figure = axes.figure
    assert isinstance(figure, Figure)
    place, width = axes.get_position(), figure.get_figwidth()
    fold(axes.xaxis.label, width * min(place.x0 + place.x1, 2 - place.x0 - place.x1) - 0.1)


def mark_value(axes: Axes, value: float, text: str, zorder: float) -> None:
    """Mark a value of the horizontal axis by a line, with its text above the frame."""
    axes.axvline(value, color=ACCENT, linewidth=1.4, zorder=zorder)
    axes.annotate(
        text,
        (value, 1),
        xycoords=("data", "axes fraction"),
        xytext=(0, 4),
        textcoords="offset points",
        ha="center",
        fontsize=8.5,
        color=darken(ACCENT),
    )

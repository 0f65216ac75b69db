"""The most social strategy beside the most valuable one, with every headline measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.decision.two_choices import headline_table, merge_choices
from analysis.presentation import vocabulary
from analysis.presentation.headline import MEASURES, Measure, format_measure
from analysis.presentation.language import fill, translate
from analysis.report.markup import Html, el, table

if TYPE_CHECKING:
    from analysis.report.data import ReportData


def show_choices(data: ReportData, measures: tuple[str, ...] = ()) -> Html | None:
    """Return the table of the two choices beside going on as before.

    ``measures``: those shown, none = all.
    """
    if not data.choices:
        return None
    values = headline_table(data.comparison).set_index("strategy")
    baseline = str(data.comparison.attrs.get("baseline", "nothing"))
    kinds = {choice.strategy: translate(choice.kind) for choice in merge_choices(data.choices)}
    kinds.setdefault(baseline, translate("For comparison"))
    shown = [one for one in MEASURES if one.name in values and (not measures or one.name in measures)]
    heads = ["", translate("Strategy"), *(one.heading for one in shown)]
    body = [
        [
            kind,
            vocabulary.title(data.comparison, "strategies", name),
            *(_cell(one, float(values[one.name][name]), name == baseline, data.choices[0].money) for one in shown),
        ]
        for name, kind in kinds.items()
    ]
    windows = "; ".join(
        f"{translate(one.title)}: {translate(one.definition)}" for one in shown if one.unit in ("k", "week", "ratio")
    )
    caption = fill(translate("Means of all runs. {upper}{windows}."), upper=windows[:1].upper(), windows=windows[1:])
    return el("div", table(heads, body, caption, numeric=range(2, len(heads))), class_="choices")


def _cell(measure: Measure, value: float, baseline: bool, money: str) -> Html:
    """Return a value with its unit; a loss and what is not paid back stand out."""
    loss = not baseline and (value != value or (measure.name in ("net_value", "return") and value < 0))
    text = format_measure(measure.name, value, money=money, baseline=baseline)
    return el("span", text, class_="worse" if loss else "")

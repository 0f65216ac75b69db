"""All programmes compared, on one table of the brief, where its second page has room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.decision.two_choices import headline_table
from analysis.figures.turning import is_flat
from analysis.presentation import vocabulary
from analysis.presentation.headline import BY_NAME, format_measure
from analysis.presentation.language import fill, translate
from analysis.report.markup import Html, el, table

if TYPE_CHECKING:
    from analysis.report.data import ReportData

MOST_PROGRAMMES, FEW = 9, 5
"""Rows at most; up to so many, each programme is described in a sentence too."""
SHOWN = ("being", "trust", "net_value", "payback_week")


def has_room(data: ReportData, pictures: dict[str, Html]) -> bool:
    """Return whether the second page has neither a picture of what could turn it nor data."""
    drawn = data.crossover is not None and "turning-point" in pictures and not is_flat(data.crossover)
    listed = data.information is not None and not data.information.empty and data.information.attrs["known"]
    return not drawn and not listed


def show_programmes(data: ReportData) -> Html:
    """Return every programme, the most social first, with how social it is and its worth."""
    values = headline_table(data.comparison).sort_values("being", ascending=False, kind="stable")
    shown = [BY_NAME[name] for name in SHOWN if name in values]
    baseline = str(data.comparison.attrs.get("baseline", "nothing"))
    described = len(values) <= FEW
    unit = f"k {data.setting.currency}".strip()
    body = [
        [
            vocabulary.title(data.comparison, "strategies", str(row["strategy"])),
            *([translate(str(data.summaries.get(row["strategy"], "")))] if described else []),
            *(
                format_measure(one.name, float(row[one.name]), money=unit, baseline=row["strategy"] == baseline)
                for one in shown
            ),
        ]
        for row in values.head(MOST_PROGRAMMES).to_dict("records")
    ]
    what = [translate("What it does")] if described else []
    heads = [translate("Programme"), *what, *(one.heading for one in shown)]
    more = len(values) - len(body)
    caption = translate("The most social first. x beside a name: its efforts times so much, to meet the budget.")
    note = el("p", fill(translate("{more} more are in the report."), more=more), class_="quiet") if more else None
    title = el("h2", translate("All programmes compared"))
    return el(
        "div", title, table(heads, body, caption, numeric=range(1 + len(what), len(heads))), note, class_="programmes"
    )

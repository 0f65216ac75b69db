"""The table of every strategy's levers, as written and as run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.presentation import vocabulary
from analysis.presentation.language import localize, translate
from analysis.report.markup import Html, table

if TYPE_CHECKING:
    import pandas as pd

    from analysis.report.data import ReportData


def show_levers(data: ReportData, levers: pd.DataFrame) -> Html:
    """Return the table of every strategy's levers, as written and as run."""
    import pandas as pd

    body = []
    for name, rows in levers.groupby("strategy", sort=False):
        called = vocabulary.title(data.comparison, "strategies", str(name))
        for place, row in enumerate(rows.to_dict("records")):
            run = translate("too late") if pd.isna(row["run"]) else localize(f"{row['run']:.2f}")
            body.append(
                [
                    called if place == 0 else "",
                    translate(row["lever"]),
                    str(row["start"]),
                    str(row["ramp"]),
                    row["end"] or translate("the end"),
                    translate(row["target"]),
                    localize(f"{row['written']:.2f}"),
                    run,
                ]
            )
    heads = [
        translate("Strategy"),
        translate("Lever"),
        translate("From week"),
        translate("Weeks to full level"),
        translate("Until week"),
        translate("For"),
        translate("As written"),
        translate("As run"),
    ]
    caption = translate(
        "What was run: the levers of each strategy, with their level (0 to 1) as written and as "
        "run at this budget and these prices. Too late: starts after the last week, so it did "
        "nothing."
    )
    return table(heads, body, caption, numeric=(2, 3, 4, 6, 7))

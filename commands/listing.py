"""Prints the rows of a listing command: a table for people, `--json` for programs."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
"""The option `--json`, the same for every command that lists something."""

READABLE = 18  # characters a line of a longer text has at least
_FIGURE = re.compile(r"^[+\u2212-]?\d[\d,.]*$")
GAP = 2  # characters between columns


def show(
    rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str], *, title: str = "", as_json: bool = False
) -> None:
    """Print rows as a table of the named columns, or as JSON with everything the rows hold.

    rows: one mapping per line. columns: key -> heading, in the order shown. Columns of numbers are set to the right.
    Piped into a file or another program, lines are as long as they need to be: nothing is cut or folded.
    """
    listed = [dict(row) for row in rows]
    if as_json:
        typer.echo(
            json.dumps(
                [{key: to_json_value(value) for key, value in row.items()} for row in listed],
                indent=2,
                ensure_ascii=False,
                allow_nan=False,
            )
        )
        return
    from rich.console import Console
    from rich.text import Text

    console = Console()
    fitting, left_out = _fitting(listed, columns, console.width) if console.is_terminal else (list(columns), [])
    table = _drawn(listed, {key: columns[key] for key in fitting}, title)
    if not console.is_terminal:
        console = Console(width=max(Console(width=1_000_000).measure(table).maximum, 80))
    console.print(table if listed else Text("(none)"))
    if left_out:
        console.print(Text(f"no room for: {', '.join(columns[key] for key in left_out)}; widen the window, or --json"))


def pick_row(rows: Iterable[Mapping[str, Any]], name: str, kind: str) -> dict[str, Any]:
    """Return the row of that name. Raises UserError with the nearest name where there is none."""
    from simulation.errors import UserError, did_you_mean

    by_name = {str(row["name"]): dict(row) for row in rows}
    if name not in by_name:
        raise UserError(f"{kind} '{name}' is unknown{did_you_mean(name, by_name)}")
    return by_name[name]


def show_row(row: Mapping[str, Any], labels: Mapping[str, str]) -> None:
    """Print one row in full, a line a value with its label; empty values are left out."""
    filled = {key: text for key in labels if (text := format_cell(row.get(key)))}
    width = max(map(len, (labels[key] for key in filled)), default=0)
    for key, text in filled.items():
        typer.echo(f"{labels[key]:{width}}  {text}")


def show_rows_or_one(
    rows: Iterable[Mapping[str, Any]],
    columns: Mapping[str, str],
    name: str,
    kind: str,
    further: Mapping[str, str] | None = None,
    *,
    as_json: bool,
) -> None:
    """Print rows as a table or, with a name, the one of that name in full.

    further: label by key of what only the full row shows. Raises UserError for an unknown name.
    """
    one = pick_row(rows, name, kind) if name else None
    if one is not None and not as_json:
        show_row(one, {**columns, **(further or {})})
    else:
        show(rows if one is None else [one], columns, as_json=as_json)


def show_verdicts(
    rows: Sequence[Mapping[str, Any]],
    columns: Mapping[str, str],
    verdicts: Sequence[str],
    *,
    why: str = "reason",
    as_json: bool,
) -> None:
    """Print rows that have a `verdict`, and how many have which, in the order of `verdicts`.

    why: the column that says of a row without a result what keeps it from one.
    """
    show(rows, columns, as_json=as_json)
    if as_json:
        return
    from analysis.patterns.judging import NOT_RUN

    count = Counter(row["verdict"] for row in rows)
    typer.echo("\n" + "; ".join(f"{count[verdict]} {verdict}" for verdict in verdicts if count[verdict]) + ".")
    reasons: dict[str, list[str]] = {}
    for row in rows:
        if row["verdict"] == NOT_RUN and row[why]:
            reasons.setdefault(row[why], []).append(row["id"])
    for reason, ids in reasons.items():
        typer.echo(f"{', '.join(ids)} {NOT_RUN} ({why}: {reason})")


def _drawn(listed: Sequence[Mapping[str, Any]], columns: Mapping[str, str], title: str) -> Any:
    """Return the table; long texts are broken between words, names and numbers never are."""
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title or None, title_justify="left", title_style="bold", box=None, pad_edge=False)
    table.show_header = any(columns.values())
    for place, (key, heading) in enumerate(columns.items()):
        whole = place == 0 or _least(listed, key, heading) < READABLE
        numbers = all(is_number(row.get(key)) or _FIGURE.match(str(row.get(key))) for row in listed)
        table.add_column(heading, justify="right" if numbers else "left", overflow="fold", no_wrap=whole)
    for row in listed:
        table.add_row(*(Text(format_cell(row.get(key))) for key in columns))  # Text: brackets in a cell are not markup
    return table


def _fitting(
    listed: Sequence[Mapping[str, Any]], columns: Mapping[str, str], width: int
) -> tuple[list[str], list[str]]:
    """Return the columns that fit into a window of this width, from the left, and the others."""
    keys = list(columns)
    needs = [_least(listed, key, columns[key]) for key in keys]
    needs[0] = max(len(columns[keys[0]]), *(len(format_cell(row.get(keys[0]))) for row in listed), 1)
    shown = len(keys)
    while shown > 2 and sum(needs[:shown]) + GAP * (shown - 1) > width:
        shown -= 1
    return keys[:shown], keys[shown:]


def _least(listed: Sequence[Mapping[str, Any]], key: str, heading: str) -> int:
    """Return the characters a column needs: all if it is short, else enough to read its lines."""
    return min(max([len(heading), *(len(format_cell(row.get(key))) for row in listed)]), READABLE)


def is_number(value: Any) -> bool:
    """Return whether a cell is a number or empty; yes and no are words."""
    return isinstance(to_json_value(value), int | float | None) and not isinstance(to_json_value(value), bool)


def to_json_value(value: Any) -> Any:
    """Return the value as JSON can hold it.

    numpy numbers as Python's, NaN and infinities as null, tuples as lists.
    """
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, Mapping):
        return {str(key): to_json_value(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [to_json_value(item) for item in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def format_cell(value: Any) -> str:
    """Format the value as a cell: short numbers, yes and no, lists with commas, "" for None."""
    value = to_json_value(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.4g}"
    return ", ".join(format_cell(item) for item in value) if isinstance(value, list) else str(value)

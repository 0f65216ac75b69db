"""`claims.html`: a board of verdicts, and a section a claim.

A section has the experiment, the effect, and what would change the verdict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis.claims.effects import draw_effects
from analysis.claims.judging import NOT_RUN, REVERSED_BELOW, RIGHT_AT_LEAST, VERDICTS
from analysis.presentation.style import MINUS
from analysis.report.markup import Html, el

Row = Mapping[str, Any]
ESSAYS = (
    "Inventing Social Business",
    "The journey towards a truly social business starts from within",
    "The prime hurdles of social business",
    "Becoming a Social Organization",
    "From social media to social business",
)


def page(rows: Sequence[Row]) -> str:
    """Return the whole page as one HTML text, with style and pictures inside and no scripts."""
    styles = (Path(__file__).parents[1] / "report" / "page.css", Path(__file__).with_name("page.css"))
    style = Html("\n".join(path.read_text(encoding="utf-8") for path in styles))
    head = el(
        "head",
        Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        el("title", "What the essays claim, and what the model says"),
        el("style", style),
    )
    top = el(
        "header",
        el("p", Html("org<span>shift</span>"), class_="brand"),
        el("h1", "What the essays claim, and what the model says"),
        el("p", "Verdicts on a model under stated assumptions, not on the world.", class_="disclaimer"),
        el("ul", *_facts(rows), class_="facts"),
    )
    body = el("main", _board(rows), *(_claim(row) for row in rows))
    whole = el("html", head, el("body", top, body), lang="en")
    return f"<!doctype html>\n{whole}\n"


def _facts(rows: Sequence[Row]) -> list[Html]:
    count = Counter(row["verdict"] for row in rows)
    built = sum(row["by_construction"] == "yes" for row in rows)
    facts = [el("li", el("b", count[verdict]), f" {verdict}") for verdict in VERDICTS if count[verdict]]
    return [*facts, el("li", el("b", built), " by construction")]


def _board(rows: Sequence[Row]) -> Html:
    """Return all verdicts in a line an essay, each a link to its claim."""
    lines = []
    for number, title in enumerate(ESSAYS, start=1):
        mine = [row for row in rows if row["essay"] == number]
        if mine:
            cells = [_cell(row) for row in mine]
            lines.append(el("div", el("h3", title), el("p", *cells, class_="cells"), class_="essay"))
    legend = el("p", *(el("span", verdict, class_=f"verdict {_look(verdict)}") for verdict in VERDICTS))
    mark = "A dashed frame: true by construction, the effect vanishes with the one mechanism the claim names."
    return el("section", el("h2", "The board"), legend, el("p", mark, class_="note"), *lines)


def _cell(row: Row) -> Html:
    built = " built" if row["by_construction"] == "yes" else ""
    spoken = f"{row['id']}, {row['verdict']}{', by construction' if built else ''}: {row['says']}"
    look = f"verdict {_look(row['verdict'])}{built}"
    return el("a", row["id"], href=f"#{row['id']}", class_=look, title=spoken, aria_label=spoken)


def _look(verdict: str) -> str:
    return verdict.replace(" ", "-")


def _claim(row: Row) -> Html:
    """Return the section of one claim."""
    named = el("span", row["verdict"], class_=f"verdict {_look(row['verdict'])}")
    title = el("h2", f"{row['id']}: {row['says']}")
    if row["verdict"] == NOT_RUN:
        return el("section", title, el("p", named, f" It needs: {row['missing']}."), id=row["id"])
    built = el("span", "by construction", class_="verdict built") if row["by_construction"] == "yes" else None
    facts = [(name, text) for name, text in _facts_of(row) if text]
    listed = el("dl", *(el("div", el("dt", name), el("dd", text)) for name, text in facts))
    return el("section", title, el("p", named, " ", built), draw_effects(row), listed, id=row["id"])


def _facts_of(row: Row) -> list[tuple[str, str]]:
    """Return what is said of a claim, as names and texts; empty texts are left out."""
    size = f"{_signed(row['effect'])} (95 %: {_signed(row['low'])} to {_signed(row['high'])})"
    return [
        ("Expected", row["expected_of"]),
        ("Effect", f"{size}; {row['runs']} seeds"),
        ("Over draws", _over_draws(row)),
        ("Rival forms", "not run" if row["forms"] is None else f"on the expected side in {row['forms']:.0%} of them"),
        ("Mechanism off", "" if row["without"] is None else f"{_signed(row['without'])} is left"),
        ("Holds where", row["condition"]),
        ("Strongest rival", _rival(row)),
        ("Also read", row["others"].replace(" -", f" {MINUS}").replace("(-", f"({MINUS}")),
        ("Stands for it", row["proxy"]),
        ("Contradicted if", row["contradicted"]),
        ("Run it yourself", f"orgshift claims run {row['id']} --runs {row['runs']} --draws {row['draws']}"),
        ("See its arms", f"orgshift claims show {row['id']}"),
    ]


def _over_draws(row: Row) -> str:
    if row["robustness"] is None:
        return ""
    return (
        f"on the expected side in {row['robustness']:.0%} of {row['draws']} parameter draws (supported from "
        f"{RIGHT_AT_LEAST:.0%}), on the other side by more than seeds alone make in {row['reversed']:.0%} (supported "
        f"below {REVERSED_BELOW:.0%})"
    )


def _rival(row: Row) -> str:
    if row["rival_effect"] is None:
        return ""
    lead, low, high = (_signed(row[key]) for key in ("rival_effect", "rival_low", "rival_high"))
    found_by = f"{row['rival']} ({row['rival_found_by']}), the best tried at the same budget"
    return f"{found_by}; the essay's arm less it: {lead} (95 %: {low} to {high})"


def _signed(value: float) -> str:
    return f"{value:+.3g}".replace("-", MINUS)

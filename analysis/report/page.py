"""The report as one page: its sections in the order in which a board reads them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from analysis.presentation.language import current_language, translate
from analysis.report import basis, claims, method, money, opening, results, why
from analysis.report.markup import Html, el
from analysis.report.pictures import embed_figures
from analysis.report.sections import show_contents

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from analysis.report.data import ReportData


def page(data: ReportData, figures: dict[str, Figure] | None = None) -> str:
    """Return the whole report as one HTML text with style and figures inside and no scripts.

    ``figures`` are those of `standard_figures` if they were drawn already (saves a second drawing).
    """
    pictures = embed_figures(data, figures)
    sections = [
        *results.show_plane(data, pictures),
        results.show_ranking(data, pictures),
        results.show_undecided(data),
        money.show_costs(data, pictures),
        why.show_accounts(data, pictures),
        why.show_turning_point(data, pictures),
        *claims.show_claims(data),
        basis.show_assumptions(data),
        basis.show_comparison(data),
        method.show_method(data),
        basis.show_words(data),
        basis.show_provenance(data),
    ]
    shown = [section.show() for section in sections]
    body = el("main", opening.show_headline(data, pictures), show_contents(sections), *shown)
    style = Html(Path(__file__).with_name("page.css").read_text(encoding="utf-8"))
    top = el(
        "head",
        Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        el("title", opening.make_title(data)),
        el("style", style),
    )
    foot = el("footer", el("p", translate(opening.DISCLAIMER)), el("p", translate("Made with orgshift.")))
    whole = el("html", top, el("body", opening.show_head(data), body, foot), lang=current_language())
    return f"<!doctype html>\n{whole}\n"

"""The figure of an organization's structure beside that of real companies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.presentation.language import lower, translate
from visualizer.widgets.figure import drawn_twice
from visualizer.wording.organization_texts import ORGANIZATION
from visualizer.wording.texts import OVERVIEW, say

if TYPE_CHECKING:
    from analysis.network.network_structure import Structure
    from analysis.network.real_companies import RealCompany

SIZES = ("people", "ties")
"""Measures that say how large a network is, not how it is built: not compared."""

ITSELF = {"krackhardt": "krackhardt", "manufacturer": "manufacturing"}
"""Organization -> the real company that it is."""


def beside_of(name: str, found: Structure) -> dict[str, Any]:
    """The comparison of the organization `name` with its words and numbers."""
    from analysis.figures.beside import beside
    from analysis.network.network_structure import TITLES
    from analysis.network.real_companies import REAL_COMPANIES

    own, shown = found.as_dict(), {one: translate(title) for one, title in TITLES.items() if one not in SIZES}
    others = [(translate(company.title), company.figures) for company in REAL_COMPANIES]
    description = describe_ranges(name, own)
    rows: list[list[Any]] = [["measure", ORGANIZATION["this_one"], *(title for title, _ in others)]]
    rows += [[title, float(own[one]), *(figures[one] for _, figures in others)] for one, title in shown.items()]
    drawings = drawn_twice(lambda width: beside(own, others, shown, width=width), 6.6)
    return {**drawings, "description": description, "title": description, "name": "beside_real_companies", "rows": rows}


def describe_ranges(name: str, own: dict[str, float]) -> str:
    """Which measures lie within the range of the real companies, and which beyond.

    The organization itself, where it is one of them, is left out.
    """
    from analysis.network.real_companies import REAL_COMPANIES

    itself = next((company for company in REAL_COMPANIES if company.name == ITSELF.get(name)), None)
    others = [company for company in REAL_COMPANIES if company is not itself]
    parts = "; ".join(standing(own, others))
    if itself is None:
        return say(OVERVIEW, "beside_range", n=len(others), parts=parts)
    same = say(OVERVIEW, "beside_same", title=translate(itself.title))
    return f"{same} {say(OVERVIEW, 'beside_others', n=len(others), parts=parts)}"


def standing(own: dict[str, float], others: list[RealCompany]) -> list[str]:
    """ "within their range: density, ...", the same for above and below; only what there is."""
    from analysis.network.network_structure import TITLES

    found: dict[str, list[str]] = {"within": [], "above": [], "below": []}
    for one, title in TITLES.items():
        if one not in (*SIZES, "cross_unit_share_if_blind"):  # that measures the units' sizes, not of ties
            found[where(own[one], [company.figures[one] for company in others])].append(short(translate(title)))
    return [f"{OVERVIEW[place]}: {', '.join(titles)}" for place, titles in found.items() if titles]


def where(value: float, others: list[float]) -> str:
    """Whether a value lies "within", "above" or "below" the range of others."""
    return "below" if value < min(others) else "above" if value > max(others) else "within"


def short(title: str) -> str:
    """A measure's words up to what explains them."""
    head = title.split(":")[0].split(",")[0]
    return lower(head[:1]) + head[1:]

"""Network figures of three real companies, to compare generated and imported ones with.

Computed with `analysis.network.network_structure.measure` from published data; only the figures of the research
institution are here, its data carry no licence that would allow passing them on.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.network.network_structure import MEASURES


@dataclass(frozen=True)
class RealCompany:
    """Figures of one network of one company, with the names of `network_structure.Structure`."""

    name: str
    title: str
    figures: dict[str, float]
    source: str


def _name(values: tuple[float, ...]) -> dict[str, float]:
    """Return the values by the names of the measures, which are in this order."""
    return dict(zip(MEASURES, values, strict=True))


REAL_COMPANIES: tuple[RealCompany, ...] = (
    RealCompany(
        "krackhardt",
        "High-tech managers, advice",
        _name((21, 190, 0.452, 13.81, 0.474, 0.765, 0.733, 0.753, -0.03, 1.31, 0.143)),
        "Krackhardt (1987), Social Networks 9: 104-134; the president counts as in no unit",
    ),
    RealCompany(
        "manufacturing",
        "Manufacturer, 10 mails or more",
        _name((167, 1547, 0.056, 10.55, 0.861, 0.294, 0.571, 0.682, 0.20, 2.43, 0.562)),
        "Nurek & Michalski (2019), doi:10.7910/DVN/6Z3CGX; the head and accounts outside the tree count as in no unit",
    ),
    RealCompany(
        "email_eu_core",
        "Research institution, any mail",
        _name((1005, 24929, 0.025, 31.97, 0.711, 0.399, 0.664, 0.953, 0.30, 2.59, 0.553)),
        "Leskovec, Kleinberg & Faloutsos (2007), ACM TKDD 1(1); Yin, Benson, Leskovec & Gleich (2017), KDD",
    ),
)

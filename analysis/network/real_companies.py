"""Network figures of three real companies, to compare generated and imported ones with.

Computed with `analysis.network.structure.measure` from published data; only the figures of the research institution are
here, its data carry no licence that would allow passing them on.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RealCompany:
    """Figures of one network of one company; names as in `analysis.network.structure.Structure`."""

    name: str
    title: str
    figures: dict[str, float]
    source: str


REAL_COMPANIES: tuple[RealCompany, ...] = (
    RealCompany(
        "krackhardt",
        "High-tech managers, advice",
        {
            "people": 21, "ties": 190, "density": 0.452, "mean_degree": 13.81, "reciprocity": 0.474,
            "clustering": 0.765, "cross_unit_share": 0.733, "cross_unit_share_if_blind": 0.753,
            "assortativity": -0.03, "mean_path": 1.31, "degree_gini": 0.143,
        },
        "Krackhardt (1987), Social Networks 9: 104-134; the president counts as in no unit",
    ),
    RealCompany(
        "manufacturing",
        "Manufacturer, 10 mails or more",
        {
            "people": 167, "ties": 1547, "density": 0.056, "mean_degree": 10.55, "reciprocity": 0.861,
            "clustering": 0.294, "cross_unit_share": 0.571, "cross_unit_share_if_blind": 0.682,
            "assortativity": 0.20, "mean_path": 2.43, "degree_gini": 0.562,
        },
        "Nurek & Michalski (2019), doi:10.7910/DVN/6Z3CGX; the head and accounts outside the tree count as in no unit",
    ),
    RealCompany(
        "email_eu_core",
        "Research institution, any mail",
        {
            "people": 1005, "ties": 24929, "density": 0.025, "mean_degree": 31.97, "reciprocity": 0.711,
            "clustering": 0.399, "cross_unit_share": 0.664, "cross_unit_share_if_blind": 0.953,
            "assortativity": 0.30, "mean_path": 2.59, "degree_gini": 0.553,
        },
        "Leskovec, Kleinberg & Faloutsos (2007), ACM TKDD 1(1); Yin, Benson, Leskovec & Gleich (2017), KDD",
    ),
)  # fmt: skip  # a table of data: a company a block, not a number a line

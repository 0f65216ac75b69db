"""What the dials of a made-up organization are called on the pages: in the form, and where it says how it is made."""

from __future__ import annotations

import re

from visualizer.wording.page_texts import ORGANIZATION

DIAL_WORDS = {
    "mean_degree": ORGANIZATION["mean_degree"],
    "span": ORGANIZATION["span"],
    "depth": ORGANIZATION["depth"],
    "unit_mixing": ORGANIZATION["unit_mixing"],
    "clustering": ORGANIZATION["clustering"],
    "degree_spread": ORGANIZATION["degree_spread"],
    "hierarchy_weight": ORGANIZATION["hierarchy_weight"],
    "reciprocity": ORGANIZATION["reciprocity"],
}
APART = ("mean_degree", "depth")
"""Those that the form asks for elsewhere, or not at all."""

PAIR = re.compile(rf"\b({'|'.join(DIAL_WORDS)}) (-?[\d.e+-]+)")


def in_words(source: str) -> str:
    """Where an organization comes from, with its dials as the form calls them, in three figures."""
    if not source.startswith("generated:"):
        return source
    return PAIR.sub(lambda found: f"{DIAL_WORDS[found[1]].lower()} {float(found[2]):.3g}", source)

"""The data of a report: plain tables and sentences; optional ones may be missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import InitVar, dataclass, field
from typing import TYPE_CHECKING

from analysis.decision.two_choices import Choice
from analysis.presentation import vocabulary
from analysis.presentation.language import fill, translate
from analysis.statistics.accounts import Account
from analysis.statistics.top_set import find_top_set

if TYPE_CHECKING:
    import pandas as pd

    from analysis.evidence.published import Verdict
    from analysis.presentation.finding import Causes, Crossover, TopSet
    from analysis.statistics.rival_definition import RivalStanding

PARTS = ("practice_outside_marketing", "two_way_exchange", "cross_unit_exchange", "trust", "one_face")
"""The parts of `being`, always shown beside it (those of them that the comparison holds)."""

ACTS = ("being_counting_forced", "practice", "practice_own", "forced_share")
"""Acts of one's own accord and forced acts, told apart (those of them that the comparison holds)."""

OUTCOMES = ("practice", "satisfaction", "customer_trust", "quits", "weeks_to_find", "incidents")
"""Outcomes shown beside the headline unless others are asked for."""


@dataclass(frozen=True)
class Setting:
    """What was compared, where and for how long.

    ``organization`` its title; ``note`` what was done to its data, in one paragraph; ``source`` citation and
    licence, or how it was generated; ``budget`` the budget rule in one sentence, with the amount; ``budget_amount``
    in thousands (None: not limited); ``generated_customers`` whether the customers are made up; ``in_every_run``
    the events and changed rules that every run had, in a sentence; ``currency`` that of all amounts, where known.
    """

    organization: str
    people: int
    weeks: int
    seeds: int
    draws: int
    units: int = 0
    customers: int = 0
    generated_customers: bool = True
    note: str = ""
    source: str = ""
    budget: str = ""
    budget_amount: float | None = None
    in_every_run: str = ""
    currency: str = ""

    @property
    def thousands(self) -> str:
        """What amounts are in: "thousands of EUR", or "thousands" of a currency that is not named."""
        return (
            fill(translate("thousands of {currency}"), currency=self.currency)
            if self.currency
            else translate("thousands")
        )


@dataclass(frozen=True, eq=False)
class ReportData:
    """Everything that the one-page report shows.

    - ``comparison``, ``pairs``: from `analysis.statistics.compare`, with titles and directions in their attrs.
    - ``weeks``: weekly values of every run (strategy, seed, draw, week, indicators), for the plane and the bands.
    - ``money``: one row per strategy: strategy, phi, planned, spent, unspent, as_written (planned cost of the strategy
      as it is written, not scaled) and warning (text, empty if none); amounts in thousands.
    - ``budgets``: the ranking at other budgets: budget (percent), strategy, mean, and probability_best where known.
    - ``accounts``: why, in the order to be shown (by decision first).
    - ``crossover`` with its ``scans``: for which values the runner-up would win; ``screening`` describes in one
      sentence which parameters were scanned and how they were chosen.
    - ``parameters``: name, title, unit, default, low, high, source of the term or its direction ("assumption", a
      citation, or a text with the word vendor), size_source (a citation, empty where the size is an assumption);
      ``main`` names those to list (the ones that matter most first). Optional columns: drawn (whether the draws
      varied it), set (the value it was given by hand, empty if none) and own_price (a price of the organization).
    - ``summaries``: strategy -> what it does, in a sentence; ``levers`` one row per dated lever: strategy, lever,
      start, ramp, end (text, empty: none), target, written and run (levels; run is empty where it never starts).
    - ``first``: what must be read before who leads (a loss, an overspent budget); ``choices``: the most social
      strategy and the most valuable one.
    - ``chances``: how sure the first place is, from `analysis.decision.chances`; ``information``: what would be
      worth finding out, from `analysis.decision.value_of_information`; ``rival_search``: a sentence on the search
      for the strongest rival, empty if none was made.
    - ``provenance``: label -> text (versions, seeds, digest); ``files``: file name -> what is in it.
    - ``causes``: what drives the leader, from `analysis.decision.causes`.
    - ``claims``: the published verdicts on claims that bear on the leader, from `analysis.evidence.published`.
    - ``standing``: the top set on the headline, ``found`` where it is known already; ``rival``: who leads by the other
      way of counting, None where there is none.
    """

    setting: Setting
    comparison: pd.DataFrame
    pairs: pd.DataFrame
    headline: str = "being"
    parts: Sequence[str] = PARTS
    outcomes: Sequence[str] = OUTCOMES
    weeks: pd.DataFrame | None = None
    money: pd.DataFrame | None = None
    budgets: pd.DataFrame | None = None
    accounts: Sequence[Account] = ()
    crossover: Crossover | None = None
    scans: pd.DataFrame | None = None
    screening: str = ""
    parameters: pd.DataFrame | None = None
    main: Sequence[str] = ()
    summaries: Mapping[str, str] = field(default_factory=dict)
    levers: pd.DataFrame | None = None
    notes: Sequence[str] = ()
    first: Sequence[str] = ()
    choices: Sequence[Choice] = ()
    chances: pd.DataFrame | None = None
    information: pd.DataFrame | None = None
    rival_search: str = ""
    provenance: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    rival: RivalStanding | None = None
    causes: Causes | None = None
    claims: Sequence[Verdict] = ()
    found: InitVar[TopSet | None] = None
    standing: TopSet = field(init=False)

    def __post_init__(self, found: TopSet | None) -> None:
        """Look up who leads; let all copies of a table share its meanings (`vocabulary.Glossary`)."""
        for name in ("comparison", "pairs", "weeks", "money", "budgets", "scans", "parameters"):
            if getattr(self, name) is not None:
                object.__setattr__(self, name, vocabulary.share_meanings(getattr(self, name)))
        object.__setattr__(self, "standing", found or find_top_set(self.comparison, self.pairs, self.headline))

    def keep_compared(self, names: Sequence[str]) -> list[str]:
        """Return those of the named indicators that the comparison holds."""
        held = set(self.comparison["indicator"])
        return [name for name in names if name in held]

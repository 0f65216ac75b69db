"""Rows about customers (A24 to A28), and levels of firms (B05 to B11)."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from analysis.mirror.effects import (
    Firms,
    Measure,
    correlate,
    difference,
    in_each_firm,
    level,
    of_one_size,
    regress,
    studies,
)
from analysis.mirror.firm import SURVEY, YEAR, Firm
from analysis.mirror.meta import Pooled, Study, pool
from analysis.mirror.survey import CUSTOMERS, LOGS, Survey

if TYPE_CHECKING:
    from numpy.typing import NDArray

END = SURVEY + YEAR
PHONE, ONLINE = 1, 2
QUARTER = 13


def of_growth(indicator: str) -> Measure:
    """Return a measure: asked satisfaction with the growth of an indicator in the year after."""

    def measure(firms: Firms, ask: Survey) -> Pooled:
        found = []
        for group in studies(of_one_size(firms)):
            satisfaction, growth = [], []
            for firm in group:
                ask.begin(firm.seed)
                seats = ask.choose(firm["52.customer.present"] > 0)
                satisfaction.append(ask.read(firm["52.customer.satisfaction"][seats], CUSTOMERS).mean())
                growth.append(firm.indicator(indicator)[END] / firm.indicator(indicator)[SURVEY])
            found.append(correlate(np.array(satisfaction), ask.read(np.array(growth), LOGS)))
        return pool(found, math.tanh)

    return measure


def satisfaction_stays(firms: Firms, ask: Survey) -> Pooled:
    """Return satisfaction with still being a customer a year later."""

    def read(firm: Firm, ask: Survey) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        seats = ask.choose(firm["52.customer.present"] > 0)
        stays = (firm["104.customer.present"][: len(firm["52.customer.present"])] > 0) & (
            firm["104.customer.holder"][: len(firm["52.customer.holder"])] == firm["52.customer.holder"]
        )
        return ask.read(firm["52.customer.satisfaction"][seats], CUSTOMERS), stays[seats].astype(np.float64)

    return in_each_firm(firms["ordinary"], ask, read)


def satisfaction_trust(firms: Firms, ask: Survey) -> Pooled:
    """Return satisfaction with trust in the firm."""

    def read(firm: Firm, ask: Survey) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        seats = ask.choose(firm["52.customer.present"] > 0)
        names = ("satisfaction", "trust")
        first, second = (ask.read(firm[f"52.customer.{name}"][seats], CUSTOMERS) for name in names)
        return first, second

    return in_each_firm(firms["ordinary"], ask, read)


def _contact(firm: Firm, ask: Survey, what: str) -> Study:
    """Return disconfirmation, performance or expectation with satisfaction after a contact."""
    ask.begin(firm.seed)
    usual = (firm["contact.channel"] == PHONE) & (firm["contact.social"] == 0)
    met, expected = firm["contact.met"][usual], firm["contact.expected"][usual]
    chosen = {"disconfirmation": met - expected, "performance": met, "expectation": expected}[what]
    satisfaction = firm["contact.satisfaction"][usual]
    return correlate(ask.read(chosen, CUSTOMERS), ask.read(satisfaction, CUSTOMERS))


def disconfirmation_beyond(what: str) -> Measure:
    """Return a measure: how much more disconfirmation goes with satisfaction than `what` does."""

    def measure(firms: Firms, ask: Survey) -> Pooled:
        pairs = ((_contact(one, ask, "disconfirmation"), _contact(one, ask, what)) for one in firms["ordinary"])
        return pool([difference(*pair) for pair in pairs])

    return measure


def disconfirmation_satisfaction(firms: Firms, ask: Survey) -> Pooled:
    """Return disconfirmation with satisfaction after a contact."""
    return pool([_contact(one, ask, "disconfirmation") for one in firms["ordinary"]], math.tanh)


def expectation_satisfaction(firms: Firms, ask: Survey) -> Pooled:
    """Return expectation with satisfaction after a contact."""
    return pool([_contact(one, ask, "expectation") for one in firms["ordinary"]], math.tanh)


def _quarters(group: Sequence[Firm]) -> list[NDArray[np.float64]]:
    """Return logarithms of new customers, volume and valence by quarter; NaN for none."""
    rows = []
    for firm in group:
        for start in range(SURVEY + 1, 3 * YEAR - QUARTER + 2, QUARTER):
            weeks = slice(start, start + QUARTER)
            good, bad = (float(firm[f"weekly.{name}"][weeks].sum()) for name in ("happy", "unhappy"))
            first = float(firm["weekly.customers"][0])
            new, talkers = float(firm["weekly.arrivals"][weeks].sum()) / first, (good + bad) / first
            share = good / (good + bad) if good + bad > 0 else 0.0
            rows.append([math.log(one) if one > 0 else math.nan for one in (new, talkers, share)])
    return list(np.array(rows).T)


def of_word(place: int) -> Measure:
    """Return a measure: the elasticity of new customers to volume (0) or valence (1)."""

    def measure(firms: Firms, ask: Survey) -> Pooled:
        found = []
        for group in studies(of_one_size(firms)):
            new, volume, valence = _quarters(group)
            found.append(regress(new, [volume, valence], scale=False)[place])
        return pool(found)

    return measure


def word_correlation(firms: Firms, ask: Survey) -> Pooled:
    """Return the plain correlation of volume with new customers."""
    found = (_quarters(group) for group in studies(of_one_size(firms)))
    return pool([correlate(new, volume) for new, volume, _ in found], math.tanh)


def _recovered(group: Sequence[Firm], ask: Survey) -> list[Study]:
    """Return the coefficients of service met and promptness on satisfaction, of 20 firms."""
    met, prompt, after = [], [], []
    for firm in group:
        ask.begin(firm.seed)
        online = firm["contact.channel"] == ONLINE
        met.append(ask.read(firm["contact.met"][online], CUSTOMERS))
        prompt.append(np.full(int(online.sum()), float(firm["weekly.promptness"][SURVEY])))
        after.append(ask.read(firm["contact.satisfaction"][online], CUSTOMERS))
    return regress(np.concatenate(after), [np.concatenate(met), np.concatenate(prompt)])


def complaint_outcome(firms: Firms, ask: Survey) -> Pooled:
    """Return the coefficient of the service met."""
    return pool([_recovered(group, ask)[0] for group in studies(firms["ordinary"])])


def outcome_beyond_speed(firms: Firms, ask: Survey) -> Pooled:
    """Return the coefficient of the service met less that of promptness."""
    return pool([difference(*_recovered(group, ask)) for group in studies(firms["ordinary"])])


def of_firms(kind: str, read: Callable[[Firm], float]) -> Measure:
    """Return a measure: the mean of a number over the firms of a kind."""
    return lambda firms, ask: level([read(one) for one in firms[kind]])


def _tenure_median(firm: Firm) -> float:
    return float(np.median(firm["104.tenure"])) / YEAR


def _tenure_year(firm: Firm) -> float:
    return float((firm["104.tenure"] <= YEAR).mean())


def _asks_customers(firm: Firm) -> bool:
    return bool(firm["52.level.open_ideas"].max() > 0)


def _ideas_per_head(firm: Firm) -> float:
    ideas = firm.indicator("ideas")[SURVEY + 1 : END + 1].mean()
    return math.nan if _asks_customers(firm) else float(ideas) * YEAR / 100.0


def _ideas_adopted(firm: Firm) -> float:
    weeks = slice(SURVEY + 1, None)
    ideas, implemented = (float(firm.indicator(one)[weeks].sum()) for one in ("ideas", "ideas_implemented"))
    return math.nan if _asks_customers(firm) or ideas <= 0 else implemented / ideas


def _churn_month(firm: Firm) -> float:
    return float(firm.indicator("churn")[SURVEY + 1 : END + 1].mean()) / 12.0


def _contacts_failed(firm: Firm) -> float:
    met = firm["contact.met"]
    return float((met < firm["contact.failure_below"][0]).mean()) if len(met) else math.nan


def _incidents_year(firm: Firm) -> float:
    return float(firm.indicator("incidents")[SURVEY + 1 : END + 1].sum())


MEASURES: dict[str, Measure] = {
    "satisfaction_growth": of_growth("customers"),
    "satisfaction_spending": of_growth("spend"),
    "satisfaction_stays": satisfaction_stays,
    "satisfaction_trust": satisfaction_trust,
    "disconfirmation_performance": disconfirmation_beyond("performance"),
    "disconfirmation_expectation": disconfirmation_beyond("expectation"),
    "expectation_satisfaction": expectation_satisfaction,
    "word_volume": of_word(0),
    "word_valence": of_word(1),
    "word_correlation": word_correlation,
    "outcome_beyond_speed": outcome_beyond_speed,
    "complaint_outcome": complaint_outcome,
    "tenure_median": of_firms("no tool", _tenure_median),
    "tenure_year": of_firms("no tool", _tenure_year),
    "ideas_per_head": of_firms("ordinary", _ideas_per_head),
    "ideas_adopted": of_firms("ordinary", _ideas_adopted),
    "churn_month": of_firms("no tool", _churn_month),
    "contacts_failed": of_firms("ordinary", _contacts_failed),
    "incidents_year": of_firms("large", _incidents_year),
}

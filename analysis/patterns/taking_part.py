"""Measures of who takes part, how often and how unequally (patterns P1 to P4, P10 and P24)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.patterns.trace import HALF_A_YEAR, YEAR, Trace

if TYPE_CHECKING:
    from numpy.typing import NDArray

BROAD = 0.5  # mean practice above which many people use the network
FIRST_WEEK = 8  # the week in which every arm introduces the network


def users_seldom_active(trace: Trace) -> float:
    """Return the share of the users of the last 26 weeks who were active in fewer than 13.

    A user is a seat with an act in these weeks; 1 where there is no user.
    """
    active = trace.people["act"][-HALF_A_YEAR:].sum(axis=0)
    users = active[active > 0]
    return float((users < HALF_A_YEAR / 2).mean()) if len(users) else 1.0


def active_share(trace: Trace) -> float:
    """Return the mean share of people active in a week, over the last 26 weeks."""
    act, present = trace.people["act"][-HALF_A_YEAR:], trace.people["present"][-HALF_A_YEAR:]
    return float((act * present).sum() / max(1, present.sum()))


def silent_share(trace: Trace) -> float:
    """Return the share of people who contributed nothing in the last 26 weeks."""
    there = trace.people["present"][-1] > 0
    return float((trace.people["posts"][-HALF_A_YEAR:].sum(axis=0)[there] == 0).mean())


def busiest_share(trace: Trace, busiest: float) -> float:
    """Return the share of the remembered contributions made by the busiest share of people."""
    posts = np.sort(np.asarray(trace.people["posts_memory"][-1], dtype=np.float64))[::-1]
    total = posts.sum()
    return float(posts[: max(1, round(busiest * len(posts)))].sum() / total) if total > 0 else 0.0


def busiest_hundredth(trace: Trace) -> float:
    """Return the share of the contributions made by the busiest 1 % of people."""
    return busiest_share(trace, 0.01)


def busiest_tenth(trace: Trace) -> float:
    """Return the share of the contributions made by the busiest 10 % of people."""
    return busiest_share(trace, 0.10)


def is_broad(trace: Trace) -> float:
    """Return 1 where many people use the network in the end, else 0."""
    return float(trace.final["practice"] > BROAD)


def practice_of_others(trace: Trace) -> float:
    """Return the mean practice of the last 12 weeks of those who are not set apart."""
    assert trace.set_apart is not None
    others = ~trace.set_apart & (trace.people["present"][-1] > 0)
    return float(trace.people["practice"][-12:][:, others].mean())


def tipping_share(shares: NDArray[Any], practice: NDArray[Any]) -> float:
    """Return the committed share at which the others' practice jumps; 1 where it only climbs.

    practice: of the others, at each committed share in rising order. It jumps where one step to the next share brings
    at least half of the whole climb, and the whole climb is at least 0.2.
    """
    steps = np.diff(practice)
    whole = practice[-1] - practice[0]
    if whole < 0.2 or steps.max() < 0.5 * whole:
        return 1.0
    return float(shares[int(steps.argmax()) + 1])


def bass_coefficients(trace: Trace) -> tuple[float, float]:
    """Return Bass's p and q a year, fitted to the share of seats that have ever acted.

    The curve begins in the week in which the network is introduced; least squares over all weeks.
    """
    from scipy.optimize import least_squares

    act = trace.people["act"][FIRST_WEEK:]
    share = (np.cumsum(act > 0, axis=0) > 0).mean(axis=1)
    years = np.arange(1, len(share) + 1) / YEAR

    def residuals(logs: NDArray[np.float64]) -> NDArray[np.float64]:
        p, q = np.exp(logs)
        decay = np.exp(-(p + q) * years)
        found: NDArray[np.float64] = (1 - decay) / (1 + q / p * decay) - share
        return found

    fitted = least_squares(residuals, np.log([0.1, 0.4]), bounds=(np.log(1e-4), np.log(50.0)))
    p, q = np.exp(fitted.x)
    return float(p), float(q)


def bass_p(trace: Trace) -> float:
    """Return Bass's coefficient of innovation, a year."""
    return bass_coefficients(trace)[0]


def bass_q(trace: Trace) -> float:
    """Return Bass's coefficient of imitation, a year."""
    return bass_coefficients(trace)[1]

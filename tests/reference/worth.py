"""Money: the benefit flow against week 0, and what is reported "so far"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.outside.loyalty import spent

if TYPE_CHECKING:
    from reference.organization import Organization


def flows(org: Organization) -> dict[str, float]:
    """This week's benefit (k): time saved, margin, ideas; quits and incidents (negative)."""
    p = org.p
    pay = p.paid_week * p.loaded_hour  # of a person and week
    spent_by = sum(spent(org, customer) for customer in org.customers.values())
    margin = p.margin_share * org.firm.N * pay / org.spending_start if org.spending_start else 0.0
    return {
        "value_help": (org.needs_met * p.hours_saved - org.given * p.hours_given) * p.loaded_hour,
        "value_customers": spent_by * margin,
        "value_ideas": org.implemented * p.idea_worth,
        "value_quits": -(org.quits + org.dismissals) * p.replacement_cost * 52 * pay,
        "value_work": (len(org.people) - org.firm.N) * (p.output_share - 1.0) * pay
        - org.let_go * p.severance * 52 * pay,
        "value_incidents": -org.severity * p.handling_cost - org.alarms * p.alarm_hours * p.loaded_hour,
    }


def money(org: Organization) -> dict[str, float]:
    """Cost of the levers, value = this week's flow minus the week-0 flow, and its parts."""
    now = flows(org)
    parts = {name: now[name] - org.flows_start[name] for name in now}
    parts["value_quits"] = now["value_quits"] - org.flows_start["value_quits"] * len(org.people) / org.firm.N
    return {"cost": org.cost, "value": sum(parts.values()), **parts}


def funding(org: Organization) -> dict[str, float]:
    """The share of effort levers that is paid, and what the top believe of the programme."""
    beliefs = [person.belief for person in org.people if person.top]
    return {"funding": org.effort * org.funds, "belief_of_top": sum(beliefs) / len(beliefs) if beliefs else 0.0}


def so_far(org: Organization, v: dict[str, float]) -> dict[str, float]:
    """Totals, return, half-time and persistence so far. v: this week's other indicators."""
    weeks = [*org.history, v]
    cost, value = sum(week["cost"] for week in weeks[1:]), sum(week["value"] for week in weeks[1:])
    practice = [week["practice"] for week in weeks]
    latest = mean_practice(practice, org.week)
    best = max([latest, *(mean_practice(practice, end) for end in range(12, org.week))])
    return {
        "total_cost": cost,
        "total_value": value,
        "roi": (value - cost) / cost if cost > 0.0 else 0.0,
        "half_time": half_time(org, practice, latest),
        "persistence": latest / best if best >= 0.02 else 0.0,
    }


def mean_practice(practice: list[float], end: int) -> float:
    """Mean of the 12 weeks up to `end`, or of as many as there have been since week 1."""
    last = practice[max(1, end - 11) : end + 1]
    return sum(last) / len(last) if last else 0.0


def half_time(org: Organization, practice: list[float], latest: float) -> float:
    """Weeks from the first start until practice reached half of its latest mean, or the horizon."""
    if latest >= 0.02:
        for week in range(min(org.first_start, org.week), org.week + 1):
            if practice[week] >= latest / 2.0:
                return float(max(0, week - org.first_start))
    return float(org.horizon)

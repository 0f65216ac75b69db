"""Foresight (E36): attacks brew, and a firm that listens may hear it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reference.outside import stories

if TYPE_CHECKING:
    from reference.organization import Organization

LONGEST = 52


def begin(org: Organization) -> None:
    """Nothing has been heard yet."""
    org.alarm_weeks = []  # weeks in which an alarm was raised
    org.usual_bad_talk = org.suspicion = org.false_alarms_remembered = 0.0
    org.strikes = org.strikes_awaited = org.lead_of_alarms = org.alarms = org.false_alarms = 0


def listens(org: Organization) -> bool:
    """Whether somebody watches what is heard."""
    return org.structure["foresight"] == "cusum" and org.level["listening"] > 0.0


def brewed(org: Organization, number: int, week: int) -> int:
    """Weeks for which an attack is talked of: the first success of trials with chance 1/L0."""
    mean, u = org.p.brewing_weeks, org.draws.brewing(number, week)
    weeks, missed = 1, 1.0 if mean > 1.0 else 0.0
    missed *= 1.0 - 1.0 / mean
    while missed >= u and weeks < LONGEST:
        weeks, missed = weeks + 1, missed * (1.0 - 1.0 / mean)
    return weeks


def left(org: Organization, number: int) -> float:
    """Share of an attack's severity that remains: 1 - df act if it was awaited."""
    if not listens(org):
        return 1.0
    weeks, p = brewed(org, number, org.week), org.p
    heard = [week for week in org.alarm_weeks if org.week - weeks <= week < org.week]
    org.strikes += 1
    if not heard:
        return 1.0
    org.strikes_awaited += 1
    org.lead_of_alarms += org.week - heard[0]
    act = p.act_alone + (1.0 - p.act_alone) * org.level["coordination"]
    return 1.0 - p.defusing * act * 0.9**org.false_alarms_remembered


def brewing(org: Organization) -> float:
    """Sum of amp (1 + age)/2 over what is talked of and has not struck."""
    talk, mean = 0.0, org.p.attack_rate * org.firm.M / 1000.0
    for week in range(org.week + 1, org.week + LONGEST + 1):
        for number in range(org.draws.attacks_of(week, mean)):
            began = week - brewed(org, number, week)
            if began <= org.week:
                talk += org.p.brewing_talk * (1 + org.week - began) / 2.0
    return talk


def watch(org: Organization) -> None:
    """The cumulative sum of what is heard, and the alarm."""
    org.alarms = org.false_alarms = 0
    if not listens(org):
        return
    p, ill = org.p, org.bad_stories if stories.on(org) else org.speak_ill
    phi, coming = min(1.0, p.overheard + p.coverage * org.level["listening"]), brewing(org)
    org.usual_bad_talk = org.usual_bad_talk or ill
    x = org.draws.count("signal", phi * (ill + coming))
    surprise = (x - phi * org.usual_bad_talk) / math.sqrt(max(1.0, phi * org.usual_bad_talk))
    org.suspicion = max(0.0, org.suspicion + surprise - 0.5)
    org.false_alarms_remembered *= 25.0 / 26.0
    if org.suspicion > p.alarm_limit:
        org.alarm_weeks.append(org.week)
        org.suspicion, org.alarms, org.false_alarms = 0.0, 1, int(coming == 0.0)
        org.false_alarms_remembered += org.false_alarms
    else:
        org.usual_bad_talk += (x / phi - org.usual_bad_talk) / 26.0


def measure(org: Organization) -> dict[str, float]:
    """Alarms of the week, and how attacks so far were awaited."""
    return {
        "alarms": org.alarms,
        "false_alarms": org.false_alarms,
        "alarm_hits": org.strikes_awaited / org.strikes if org.strikes else 0.0,
        "lead_weeks": org.lead_of_alarms / org.strikes_awaited if org.strikes_awaited else 0.0,
    }

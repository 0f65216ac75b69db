"""Leaders' beliefs (E20): deeds by conviction, and money that follows benefit.

Steps 4, 11 and 17.

    deeds = D min(1, 1 - cb + cb x/x0) in the form "belief", D in the form "cause" (E3)
    a' = a + kd L (1 - a) for those with reports
    in a week of review, for each of the top:
    m' = m + am (seen - m)
    seen = meas (benefit/cost + noise) + (1 - meas) taste x
    and for the programme, by the mean m of the top:
    funds' = funds (1 - cut) where m < expectation, for the `patience`th time in a row or later
    funds' = min(1, funds/(1 - cut)) where m >= expectation

    D, L    levels of the levers deeds and leader_development, 0..1
    x, x0   attitude of the person; mean openness of people at the start, 0..1
    a       anchor of the attitude, 0..1
    m       benefit for each unit of cost that one of the top believes in; taste x at the start
    benefit, cost   of the weeks since the last review (k): help, ideas and fewer quits; the levers
    noise   normal, sd measuring_noise, of each of the top and each review
    meas    mean level of the lever measuring since the last review, 0..1
    funds   share of the effort levers that is paid; 1 at the start
    expectation, patience, cut, weeks between reviews   as the strategy's `funding` says
    cb, kd, am, taste   conviction; pull of development, 1/week; belief moved by a review; see the table

Levels of effort levers are multiplied by funds, and by what budget cuts have left. Only where a strategy has `funding`
there are reviews; a review of weeks without cost is left out. Customers' margin counts where the strategy says so.
Who comes into a seat of the top believes what taste says. With meas = 0 money follows the taste of the top alone: after
n failed reviews funds = (1 - cut)^(n - patience + 1).

Rival form `funding=fixed`: nobody reviews, money follows the plan. All sizes are assumptions.
"""

from __future__ import annotations

from typing import Any

from simulation import levers as lever
from simulation import prices, randomness
from simulation.compiling import inlined, lean
from simulation.customers.spending import against_week_0, loyalty
from simulation.parameter import PUBLISHED, RIVAL, Choice, Drivers, Parameter, constant
from simulation.programme.funding import Funding

LEAST_COST = 1e-9  # k; of less no ratio is taken

SWITCHES = (
    Choice(
        "funding",
        {"measured": PUBLISHED, "fixed": RIVAL},
        "measured",
        "whether the top review a programme whose strategy has `funding`, or pay for it as planned (E20)",
    ),
)

PARAMETERS = (
    Parameter("conviction", 0.5, 0.0, 1.0, "share", "how far leaders' deeds depend on what they think", symbol="cb"),
    Parameter(
        "development_pull", 0.01, 0.0, 0.03, "1/week", "how fast development moves leaders' anchors", symbol="kd"
    ),
    Parameter("belief_step", 0.5, 0.2, 1.0, "share", "how far a review moves what the top believe", symbol="am"),
    Parameter("measuring_noise", 0.3, 0.1, 0.6, "ratio", "error of the benefit that is measured", can_be_off=True),
    constant("belief_by_taste", 2.0, "x", "benefit for each unit of cost believed in at full openness", symbol="taste"),
)

DRIVERS = Drivers(
    "Belief of the top",
    "ratio a review",
    {"measured benefit": "benefit as measured", "taste of the top": "the top's own taste"},
    of="firm",
)


@inlined
def convinced(o, i):  # type: ignore[no-untyped-def]
    """How far person i uses the time granted for deeds where deeds follow belief, 0..1."""
    p = o.p
    return min(1.0, 1.0 - p.conviction + p.conviction * o.people[i].openness / p.openness_mean)


@lean
def reports_usefulness(o, boss):  # type: ignore[no-untyped-def]
    """Mean usefulness found by the direct reports of `boss` (0 where all have left)."""
    total, count = 0.0, 0
    for k in range(o.reports.start[boss], o.reports.start[boss + 1]):
        i = o.reports.seat[k]
        if o.people[i].present:
            total += o.people[i].usefulness
            count += 1
    return total / count if count > 0 else 0.0


@lean
def develop(o):  # type: ignore[no-untyped-def]
    """Development moves the anchors of those who lead."""
    if o.levers.kinds[lever.LEADER_DEVELOPMENT].used:
        for i in range(len(o.people)):
            if o.people[i].has_reports:
                level = o.levers.level[lever.LEADER_DEVELOPMENT, i]
                o.people[i].anchor += o.p.development_pull * level * (1.0 - o.people[i].anchor)


@lean
def review(o):  # type: ignore[no-untyped-def]
    """Keep the books since the last review; in its week let the top judge the programme."""
    f = o.firm
    if f.review == 0.0 or o.on.funding == RIVAL:
        return
    f.review_cost += f.cost
    f.review_benefit += counted_benefit(o)
    f.review_measured += o.levers.level[lever.MEASURING, 0]
    f.review_weeks += 1.0
    since = o.clock.week - f.first_start
    if since > 0.0 and since % f.review == 0.0 and f.review_cost > LEAST_COST:
        for k in range(len(o.top)):
            if o.people[o.top[k].seat].present:
                _judge(o, k)
        _pay(o)
        f.review_cost = f.review_benefit = f.review_measured = f.review_weeks = 0.0


@lean
def counted_benefit(o):  # type: ignore[no-untyped-def]
    """The part of this week's value that a review counts (k)."""
    help_given, ideas, fewer_quits = prices.inside_value(o)
    benefit = help_given + ideas + fewer_quits
    if o.firm.counts_customers:
        total, _, _, _, _, _, _ = loyalty(o)
        benefit += prices.worth_of_customers(o, against_week_0(o, total)) - o.firm.base_customers
    return benefit


@lean
def _judge(o, k):  # type: ignore[no-untyped-def]
    """Let the k-th of the top see the programme and change the belief in it."""
    t, p = o.top, o.p
    i = t[k].seat
    a, b, _, _ = randomness.draws(o.clock, randomness.REVIEW, i, o.people[i].holder, o.clock.week)
    noise = p.measuring_noise * randomness.normal(a, b)
    measured, taste = seen(o, i, noise)
    t[k].belief += p.belief_step * (measured + taste - t[k].belief)


@lean
def seen(o, i, noise):  # type: ignore[no-untyped-def]
    """What person i sees of the benefit: the part that is measured, the part by taste."""
    f = o.firm
    measured = f.review_measured / f.review_weeks
    return (
        measured * (f.review_benefit / f.review_cost + noise),
        (1.0 - measured) * o.p.belief_by_taste * o.people[i].openness,
    )


@lean
def take_seat(o, i):  # type: ignore[no-untyped-def]
    """Who takes seat i, if it is one of the top, believes what taste says."""
    for k in range(len(o.top)):
        if o.top[k].seat == i:
            o.top[k].belief = o.p.belief_by_taste * o.people[i].openness


@lean
def mean_belief(o):  # type: ignore[no-untyped-def]
    """Mean belief of those of the top who are present (0 where nobody is)."""
    total, count = 0.0, 0
    for k in range(len(o.top)):
        if o.people[o.top[k].seat].present:
            total += o.top[k].belief
            count += 1
    return total / count if count > 0 else 0.0


@lean
def _pay(o):  # type: ignore[no-untyped-def]
    f = o.firm
    if mean_belief(o) >= f.expectation:
        f.reviews_failed = 0.0
        f.funds = min(1.0, f.funds / (1.0 - f.cut))
        return
    f.reviews_failed += 1.0
    if f.reviews_failed >= f.patience:
        f.funds *= 1.0 - f.cut


def fund(firm: Any, rule: Funding | None) -> None:
    """Let money follow benefit by a strategy's rule, or the plan where it has none."""
    if rule is None:
        firm.review, firm.funds = 0.0, 1.0
        return
    firm.review, firm.expectation, firm.patience, firm.cut = rule.review, rule.expectation, rule.patience, rule.cut
    firm.counts_customers = float(rule.customers)


def drivers(o: Any, i: int) -> Any:
    """What a review would now change in the mean belief of the top, in the order of DRIVERS."""
    if o.firm.review == 0.0 or o.on.funding == RIVAL or o.firm.review_cost <= LEAST_COST:
        return 0.0, 0.0
    terms, count = [0.0, 0.0], 0
    for k in range(len(o.top)):
        seat = int(o.top[k].seat)
        if o.people.present[seat]:
            parts = seen(o, seat, 0.0)
            share = float(o.firm.review_measured / o.firm.review_weeks)
            held = float(o.top[k].belief)
            terms[0] += float(o.p.belief_step) * (parts[0] - share * held)
            terms[1] += float(o.p.belief_step) * (parts[1] - (1.0 - share) * held)
            count += 1
    return tuple(term / max(1, count) for term in terms)

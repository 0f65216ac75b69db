"""The states of people, customers and the firm: what the model's columns are made from."""

from __future__ import annotations

from typing import Any


class State:
    """One state of an agent, with unit and meaning; reads and writes go to the agent's row."""

    def __init__(self, unit: str, meaning: str, *, whole: bool = False) -> None:
        self.unit = unit
        self.meaning = meaning
        self.whole = whole  # a count, a flag or a seat number: an int32 column instead of a float one
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, row: Any, owner: type | None = None) -> Any:
        if row is None:
            return self
        return row.columns[self.name][row.seat].item()

    def __set__(self, row: Any, value: float) -> None:
        row.columns[self.name][row.seat] = value


class PersonStates:
    """The states of everybody on the payroll."""

    openness = State("0..1", "attitude towards working in the open (x of E1)")
    anchor = State("0..1", "the attitude one falls back to (a of E1)")
    stubbornness = State("0..1", "weight of the anchor against others (s of E1)")
    trust = State("0..1", "trust in leaders: mean of trust in the boss and in the top (E2)")
    trust_boss = State("0..1", "trust in the boss (Tb of E2)")
    trust_top = State("0..1", "trust in the top (Tt of E2)")
    grievance = State("0..1", "open grievance against leaders (G of E23)")
    peer_trust = State("0..1", "trust that colleagues will help (C of E7)")
    skill = State("0..1", "skill in working in the open inside (k)")
    outside_skill = State("0..1", "skill in dealing with outsiders (kx)")
    usefulness = State("0..1", "how useful taking part has been (U of E5)")
    habit = State("0..1", "how much of a habit it is (h of E4)")
    practice = State("0..1", "visible practice: what others see one do (B of E3)")
    practice_own = State("0..1", "practice of one's own accord: the same without forced acts (B0 of E15)")
    ceremony = State("0..1", "how far one has learned to comply for show (y of E15)")
    fatigue = State("0..1", "change fatigue (f of E9)")
    tiring = State("x", "how easily one tires, against the mean (s of E9)")
    threshold = State("0..1", "share of neighbours that has to act first (th of E3)")
    propensity = State("logit", "what one brings to taking part (z of E3)")
    posts_rate = State("posts/week", "contributions in an active week (lambda of E3)")
    posts_memory = State("posts", "contributions remembered over about 26 weeks")
    recent = State("0..1", "how far one contributed lately, of what is kept (E26)")
    knows_who = State("0..1", "knowing who knows what (w of E7)")
    tenure = State("weeks", "time with the organization")
    misfit = State("0..1", "how badly one fits in, as one has come to feel it (m of E30)")
    quality = State("0..1", "quality of this week's contributions (q)")
    neighbours = State("0..1", "mean practice of those one turns to, as seen this week (n of E3)")
    seen = State("posts/week", "open contributions come across this week (X of E16)")
    help_chance = State("0..1", "chance that a need for knowledge is met this week (p of E7)")
    launch_evidence = State("-", "evidence about leaders from this week's launches (E9)")
    buffer = State("-", "second buffer of mechanisms in which people read their neighbours")

    holder = State("count", "how many have held the seat before", whole=True)
    present = State("0/1", "the seat is taken", whole=True)
    open_seat = State("0/1", "the seat exists: vacant where nobody is present (E31)", whole=True)
    manager = State("seat", "line manager, -1 = nobody", whole=True)
    unit = State("index", "the unit", whole=True)
    informal = State("0/1", "an informal leader: among the best connected without reports", whole=True)
    top = State("0/1", "the head or reports to the head and has reports", whole=True)
    front = State("0/1", "a seat of the social-media front team", whole=True)
    facing = State("0/1", "faces customers", whole=True)
    outside_marketing = State("0/1", "neither in marketing nor in the front team", whole=True)
    has_reports = State("0/1", "leads people: the seat's class is Leader", whole=True)
    strong_ties = State("count", "ties with weight 0.4 or more", whole=True)
    act = State("0/1", "took part this week", whole=True)
    forced = State("0/1", "took part only because it was demanded or counted", whole=True)
    posts = State("posts", "contributions this week", whole=True)
    need = State("0/1", "needed outside knowledge this week", whole=True)
    met = State("0/1", "and the need was met", whole=True)
    answerer = State("seat", "who answered through the network this week, -1 = nobody", whole=True)


class FactStates:
    """What everybody on the payroll knows, where knowledge has topics (E17, E18)."""

    knows_whom = State("0..1", "knowing whom the others know (v of E18)")
    load = State("answers/week", "answers given a week, smoothed over eight")
    usual = State("answers/week", "the same in a usual week before week 0 (l0 of E18)")
    will = State("chance", "answering what one knows, this week")
    offer = State("0..1", "depth x will of those who act: what open questions reach this week")

    topic = State("index", "the topic of the seat", whole=True)
    known = State("facts", "facts held: a bit for each", whole=True)
    belief = State("facts", "which way one holds them", whole=True)
    fact = State("index", "the fact that is needed this week", whole=True)
    kept = State("0/1", "and it will be kept", whole=True)
    given = State("answers", "answers given this week", whole=True)


class CustomerStates:
    """The states of customers."""

    satisfaction = State("0..1", "own experience with service (S of E12)")
    expectation = State("service", "service expected by phone and mail (X of E12)")
    expectation_social = State("service", "service expected on social channels (X of E12)")
    demands = State("service", "service expected beyond what is met (b of E12)")
    trust = State("0..1", "trust in the firm (Q)")
    anchor = State("0..1", "the trust one comes back to (A of E12)")
    bond = State("0..1", "bond with a firm that answers (R of E12)")
    attachment = State("sd", "how attached one is by nature (l of E12)")
    spending = State("x", "how much one spends by nature, against the mean of newcomers (m of E12)")
    weeks_since_failure = State("weeks", "weeks since service last failed")

    present = State("0/1", "a customer now", whole=True)
    holder = State("count", "how many have held the place before", whole=True)
    social = State("0/1", "uses social channels", whole=True)
    channel = State("0/1/2", "this week's contact: none, traditional, social", whole=True)


# The states of the firm, one number each, and what they mean.
FIRM: dict[str, str] = {
    # what the firm carries from week to week
    "communities": "communities that live (E25)",
    "community_skill": "skill of community managers (E25)",
    "founded": "communities founded so far",
    "closed": "of these closed",
    "outrage": "public outrage (F of E13)",
    "backlog": "ideas waiting (J of E14)",
    "outside_backlog": "of these from outside",
    "gain": "what ideas have improved (G of E14)",
    "mean_quality": "quality of contributions, posts-weighted; last value where nobody posted",
    "staff": "people present",
    "effort": "share of effort levers left after budget cuts",
    "funds": "the same after reviews by the top (E20)",
    "reviews_failed": "reviews in a row in which the top found too little",
    "review_cost": "levers' cost since the last review (k)",
    "review_benefit": "benefit counted since the last review (k)",
    "review_measured": "sum over the weeks since the last review of the level of measuring",
    "review_weeks": "weeks since the last review",
    "demand": "factor on customers' contacts",
    "demand_until": "the week a changed demand ends",
    "cue": "1, or 0 in a week whose routines are broken",
    "event_severity": "severity of dated incidents this week",
    "event_errors": "dated user errors this week",
    "event_attacks": "dated attacks this week",
    "capped": "weeks in which outrage's persistence was cut at 0.95",
    "unit_order": "order of units by readiness: 0 none yet, 1 drawn, 2 by an audit",
    "audit_level": "level of the audit last week",
    # how money follows benefit: the strategy's `funding`
    "review": "weeks between two reviews; 0 = money follows the plan",
    "expectation": "benefit for each unit of cost that the top expect",
    "patience": "reviews in a row that fail before money is cut",
    "cut": "share of effort levers' level that a failed review takes",
    "counts_customers": "1 where customers' margin counts as benefit",
    # what stays as it was at week 0
    "customers_start": "customers at week 0 (M)",
    "staff_start": "people at week 0 (N)",
    "front_seats": "seats of the front team",
    "top_openness": "mean openness drawn for the top",
    "top_sd": "how much the top differ in it",
    "leaders_openness": "mean openness drawn for other leaders",
    "leaders_sd": "how much other leaders differ in it",
    "has_hierarchy": "1 where somebody reports to somebody",
    "head": "seat of the head, -1 = none",
    "places_used": "places for customers that were ever taken; those behind are empty",
    "reality": "the facts as they are: a bit for each (E17)",
    "drift": "share of facts that turn a year (event drift)",
    "turns": "events so far by which facts turned",
    "hoarding": "how far people keep what they know to themselves, 0..1",
    "lacking": "share of the facts outside one's topic that one does not hold, mean at week 0 (s0)",
    "forgetting": "chance that a fact outside one's topic is forgotten in a week (phi)",
    "chance_start": "mean chance of help at week 0 (p0)",
    "churn_start": "expected customers lost a week at week 0 (H0)",
    "advocacy_start": "advocacy at week 0",
    "usual_word": "what word of mouth does to customers' trust in a usual week",
    "usual_good": "good stories that a customer hears in a usual week (E34)",
    "usual_bad": "bad ones",
    "talk_start": "customers who talk, or stories heard, in a usual week (E35)",
    "service_start": "mean service of a usual week (P0 of E35)",
    "usual_talk": "what the firm's talk does to a social user's trust in a usual week",
    "usual_promptness": "promptness at week 0 (v0 of E28)",
    "usual_wait": "weeks that cases wait in a usual week (E27)",
    "usual_wait_variance": "how much these weeks differ: their variance",
    "usual_hits": "share of customers hit by outrage times its force, in a usual week",
    "social_start": "share of social users among those who leave, and come, in a usual week",
    "growth": "seats that open a year, against those there are",
    "vacancy_weeks": "weeks a seat stands vacant (E31)",
    "hazard_scale": "what makes the chance of quitting rest at its mean (s of E30)",
    "shortfall_start": "mean danger of dismissal at week 0 by answers given (E30)",
    "facing_start": "people who faced customers at week 0, where there are careers",
    "new_customers_trust": "mean trust of new customers: that of those who leave in a usual week",
    "new_customers_demands": "mean demands of new customers, likewise",
    "new_customers_attachment": "the same of attachment, beyond what is drawn",
    "usual_news": "what usual contacts say of the firm (beta0 of E12)",
    "usual_bond": "bond of a social user at rest (R0 of E12)",
    "satisfaction_start": "customers' mean satisfaction at week 0",
    "customer_trust_start": "customers' mean trust at week 0",
    "spending_start": "spending of all customers at week 0",
    "social_users_start": "users of social channels at week 0",
    "hires_trust": "mean trust in leaders of those who are hired: that of those who quit in a usual week",
    "hires_openness": "openness of those who quit in a usual week against the mean, for those who are hired",
    "quit_start": "mean chance of quitting a week at week 0 (h0)",
    "usual_practice": "mean chance to act in the weeks before week 0 (B0)",
    "usual_force": "force of outrage, min(1, F), in a usual week (F0)",
    "first_start": "first week of the strategy",
    "base_help": "week-0 flow of benefit: help",
    "base_customers": "the same: customers",
    "base_ideas": "the same: ideas",
    "base_quits": "the same: quits",
    "base_incidents": "the same: incidents",
    # flows of the week
    "cost": "levers' cost this week (k)",
    "staff_posts": "contributions of staff",
    "front_posts": "posts of the front team",
    "outside_posts": "posts seen outside",
    "staff_share": "staff's share of them",
    "good_posts": "sum of contributions times quality",
    "posters_outside_skill": "outside skill of those who post, front team included",
    "shown": "mean of what people show (E16)",
    "needs": "needs for knowledge",
    "needs_met": "of these met",
    "by_colleague": "needs met by colleagues (E18)",
    "by_directory": "by people one knows to know",
    "by_broker": "by people whom colleagues know",
    "by_open": "by open questions",
    "by_memory": "by what communities remember",
    "by_community": "needs met by communities: by memory and fellow members, or shares of needs (E26)",
    "given": "answers given by people (E18)",
    "aside": "chance that somebody holds, and tells, a fact outside one's topic, summed over people (E18)",
    "know": "service before channels",
    "usual_gap": "service by phone and mail against what is expected of it, as customers are used to it",
    "usual_gap_phone": "the same, for users of social channels",
    "usual_gap_social": "the same, of social channels",
    "service_gap": "dated gap between the channels, for customers who know both",
    "service_gap_until": "the week it ends",
    "service_traditional": "performance of phone and mail",
    "service_social": "performance on social channels",
    "response_time": "hours to a reply on social channels",
    "promptness": "1/(1 + response time/24)",
    "contacts_traditional": "contacts by phone and mail",
    "contacts_social": "contacts on social channels",
    "comments": "comments unasked (E28)",
    "talk": "customers who talk, or stories heard, a week: mean of the last 13 or so (E35)",
    "tone": "the same of advocacy",
    "good_stories": "good stories heard by customers (E34)",
    "bad_stories": "bad ones",
    "reputation": "reputation among those who are no customers (E28)",
    "cases_opened": "cases opened (E27)",
    "cases_resolved": "cases resolved",
    "cases_at_once": "of these, opened in this week",
    "cases_waited": "weeks that those resolved have waited",
    "cases_open": "cases still open at the end of the week",
    "waited": "weeks that cases have waited, older ones counting less",
    "waited_cases": "the number of these cases",
    "user_errors": "incidents by user error",
    "attacks": "attacks",
    "severity": "severity of this week's incidents",
    "customers_before": "customers at the start of the week",
    "leavers": "customers lost",
    "arrivals": "customers won",
    "new_ideas": "ideas this week",
    "processed": "ideas taken up",
    "implemented": "ideas put to work",
    "quits": "people who left",
    "hires": "people who came",
    "dismissals": "people dismissed",
    "promotions": "leaders' seats filled from below",
    "quit_hazard": "sum of quit hazards this week",
    "layoffs": "people let go so far",
    "seats_opened": "seats opened so far (E33)",
    "seats_closed": "vacant seats closed so far",
    "seats_due": "seats due to open, below 0: to close",
    "let_go": "people let go since the last week closed",
    # so far
    "total_cost": "levers' cost so far (k)",
    "total_value": "value so far (k)",
}


def states(agent_class: type) -> dict[str, State]:
    """All states an agent class declares, its parents' first, by name."""
    found: dict[str, State] = {}
    for parent in reversed(agent_class.__mro__):
        found.update({name: value for name, value in vars(parent).items() if isinstance(value, State)})
    return found


PERSON_STATES = tuple(name for name in states(PersonStates) if name not in ("holder", "unit", "manager"))
"""What tables and graphs of people can hold beside who they are."""


class Table:
    """Arrays as a table: `table.trust` or `table["trust"]`; setting writes into the array."""

    def __init__(self, columns: Any) -> None:
        object.__setattr__(self, "_columns", columns)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self._columns, name)

    __getitem__ = __getattr__

    def __setattr__(self, name: str, values: Any) -> None:
        getattr(self._columns, name)[...] = values

    __setitem__ = __setattr__

    def __len__(self) -> int:
        return len(self._columns[0])

"""The states of people and customers: what the model's columns are made from."""

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

    holder = State(
        "count", "number of its holder: 0 = of week 0; one more for each who takes the seat later", whole=True
    )
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
    filed = State("facts", "facts in the mailbox: a bit for each (E37)", whole=True)
    filed_belief = State("facts", "which way they stand there", whole=True)


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

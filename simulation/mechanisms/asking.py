"""Asking (E18): five routes by which a need for a fact is met, and who knows what and whom.

Step 5; only where the choice `knowledge` is "topics". A need for fact b of topic k is met by the first route that
works:

    colleague   one of those one turns to, drawn by weight, holds b rightly and is willing
    directory   with chance w_k one of the people whose topic is k, each as likely, holds b rightly and is willing
    broker      with chance v one of those the colleague turns to, each as likely, holds b rightly and is willing
    open        if one acts: somebody answers who sees the question (E21), or one of those it is mailed to (E37)
    memory      what communities remember is found (E19, E21)

    each route has one uniform number: what is left of it after a choice decides whether the chosen one is willing

    load' = load + (answers given - load)/8
    C' = C + aC (o - C) on a need
    w_k' = w_k + (aW vis + e_w) (1 - w_k) - dW (w_k - w0) - w_k lost_k
    v' = v + (aV vis_v + e_v) (1 - v) - dW (v - v0) - v lost
    e_w = h0 (2 - nd) w0/(1 - w0); e_v with v0 in the same way

    C       trust that colleagues help, 0..1; o = 1 if the need was met, else 0.27
    load    answers given a week, smoothed over eight (E21)
    w_k, v  knowing who knows what of topic k; knowing whom the others know, 0..1; w0, v0 at week 0
    vis     visible work one notices (E16); vis_v the same of exchanges: addressed + open
            answers/contributions to each contribution
    lost_k, lost    share of topic k's people, and of all, who left since last week
    h0, nd, dW  mean chance of quitting a week at week 0; what a newcomer knows of w0; forgetting

A share xi of needs is complex: of the routes only the colleague, drawn among strong ties, and memory are open to these.
Everyday learning makes up for usual turnover: for those who leave, and for newcomers who know less. So w_k rests
at w0 without visible work, and at (aW vis + dW w0)/(aW vis + dW) with it, where nobody leaves. Answers of colleagues,
experts and brokers are a part of the contact that ties have anyway (E8); answers to open questions are contact beyond
it, and only these can start a tie. An answer costs its giver hours.

Sources: Wegner 1987; Ren, Carley & Argote 2006; Hansen 1999 for strong ties; Leonardi 2014/15 for seeing exchanges.
Sizes are assumptions.
"""

from __future__ import annotations

from simulation import randomness
from simulation.compiling import lean
from simulation.mechanisms import answering, mail, prospects, readers, topics
from simulation.parameter import Parameter

PARAMETERS = (
    Parameter(
        "knows_whom_start", 0.2, 0.1, 0.3, "0..1", "knowing whom others know at week 0", symbol="v0", drawn=False
    ),
    Parameter("whom_gain", 0.03, 0.01, 0.045, "1/week", "learning it from visible exchanges", symbol="aV", drawn=False),
    Parameter("addressed", 0.5, 0.2, 0.8, "share", "contributions in which somebody is addressed", drawn=False),
)

COLLEAGUE, DIRECTORY, BROKER, OPEN, MEMORY, MAIL = range(6)
LOAD_MEMORY = 8.0  # weeks over which answers given are smoothed
ROUNDS = 26  # expected chances of help are renewed for a part of the people a week, each in turn


# --- the five routes ------------------------------------------------------------------------------------------------


@lean
def help_each_other(o):  # type: ignore[no-untyped-def]
    """Which needs are met, by which route and by whom."""
    e, f = o.people, o.firm
    answering.open_up(o)
    f.given = f.given_across = f.open_questions = f.unanswered = f.by_mail = 0.0
    f.by_colleague = f.by_directory = f.by_broker = f.by_open = f.by_memory = 0.0
    for i in range(len(e)):
        if e[i].present:
            if i % ROUNDS == o.clock.week % ROUNDS:
                e[i].help_chance = prospects.expected(o, i)
            if e[i].need:
                _ask(o, i)
    topics.relearn(o)


@lean
def _ask(o, i):  # type: ignore[no-untyped-def]
    e, p = o.people, o.p
    complex_need, first, keep, directory = randomness.draws(o.clock, randomness.ROUTES, i, e[i].holder, o.clock.week)
    hard = complex_need < p.strong_tie_share
    colleague, left = a_colleague(o, i, first, hard)
    if answers(o, i, colleague, left):
        _meet(o, i, colleague, COLLEAGUE)
    elif hard or not _ask_expert(o, i, directory):
        _look_further(o, i, colleague, hard)
    outcome = p.unmet_outcome
    if e[i].met:
        outcome = 1.0
        o.firm.needs_met += 1.0
        o.facts.people[i].kept = 1 if keep < p.keep else 0
    e[i].peer_trust += p.peer_trust_step * (outcome - e[i].peer_trust)


@lean
def _ask_expert(o, i, u):  # type: ignore[no-untyped-def]
    """Whether somebody answers whom person i knows to know."""
    t = o.facts
    topic = t.topic[t.people[i].fact]
    if u < t.directory[i, topic]:
        start, count = t.first[topic], t.first[topic + 1] - t.first[topic]
        place, left = parted(u / t.directory[i, topic], count)
        if count > 0 and answers(o, i, t.experts[start + place], left):
            _meet(o, i, t.experts[start + place], DIRECTORY)
            return True
    return False


@lean
def _look_further(o, i, colleague, hard):  # type: ignore[no-untyped-def]
    """Try the other routes in order; colleague: whom one has asked; hard: only memory is left."""
    e, t = o.people, o.facts
    broker, asked, memory, way = randomness.block(o.clock, randomness.ROUTES, 0, i, e[i].holder, o.clock.week)
    if not hard:
        if colleague >= 0 and broker < t.people[i].knows_whom and o.rows[colleague].count > 0:
            place, left = parted(broker / t.people[i].knows_whom, o.rows[colleague].count)
            known = o.ties[o.rows[colleague].start + place].target
            if answers(o, i, known, left):
                _meet(o, i, known, BROKER)
                return
        if e[i].act:
            by_mail = way < mail.private_share(o, i)
            if (by_mail and _ask_chosen(o, i, asked)) or (not by_mail and _ask_openly(o, i, asked)):
                return
    if memory < answering.memory_chance(o, i, t.people[i].fact):
        _meet(o, i, -1, MEMORY)


@lean
def _ask_openly(o, i, u):  # type: ignore[no-untyped-def]
    """Whether somebody answers who sees the question of person i."""
    t, e = o.facts, o.people
    topic = t.topic[t.people[i].fact]
    reached = answering.reach(o, i, topic)
    chance = answering.answered(o.p, e[i].peer_trust, reached)
    o.firm.open_questions += 1.0
    if u < chance:
        e[i].answerer = _who_saw_it(o, i, topic, reached * u / chance)
        _meet(o, i, e[i].answerer, OPEN)
        return True
    o.firm.unanswered += 1.0
    return False


@lean
def _ask_chosen(o, i, u):  # type: ignore[no-untyped-def]
    """Whether one answers of those to whom person i mails the question."""
    fact = o.facts.people[i].fact
    chance = mail.answered(o.p, mail.able(o, i, fact))
    if u < chance:
        o.people[i].answerer = mail.who_answers(o, i, fact, u / chance)
        mail.file(o, i, fact)
        _meet(o, i, o.people[i].answerer, MAIL)
        return True
    return False


@lean
def parted(u, count):  # type: ignore[no-untyped-def]
    """One of so many, each as likely, from one uniform; and what is left of it, a uniform again."""
    place = min(count - 1, int(u * count))
    return place, u * count - place


@lean
def _meet(o, i, j, route):  # type: ignore[no-untyped-def]
    """Book that the need of person i is met, by person j if it is one."""
    f = o.firm
    o.people[i].met = 1
    if j >= 0:
        o.facts.people[j].given += 1
        f.given += 1.0
        f.given_across += 1.0 if o.people[i].unit != o.people[j].unit else 0.0
    if route == COLLEAGUE:
        f.by_colleague += 1.0
    elif route == DIRECTORY:
        f.by_directory += 1.0
    elif route == BROKER:
        f.by_broker += 1.0
    elif route == OPEN:
        f.by_open += 1.0
        readers.credit(o, readers.shared(o, i, j), 1.0)
    elif route == MAIL:
        f.by_mail += 1.0
    else:
        f.by_memory += 1.0
        readers.credit(o, answering.remembered_by(o, i, o.facts.people[i].fact), 1.0)


@lean
def answers(o, i, j, u):  # type: ignore[no-untyped-def]
    """Whether person j answers person i's need: holds the fact rightly, and is willing."""
    if j < 0 or j == i:
        return False
    f = o.facts.people
    return u < f[j].will and topics.holds(o, j, f[i].fact)


@lean
def a_colleague(o, i, u, strong):  # type: ignore[no-untyped-def]
    """A colleague drawn by weight of tie, and what is left of u; strong: of strong ties."""
    t, first, end = o.ties, o.rows[i].start, o.rows[i].start + o.rows[i].count
    least = o.p.strong_weight if strong else 0.0
    total = 0.0
    for k in range(first, end):
        total += t[k].weight if t[k].weight >= least else 0.0
    left, found = u * total, -1
    for k in range(first, end):
        if t[k].weight >= least:
            found = t[k].target
            if left < t[k].weight:
                return found, left / t[k].weight
            left -= t[k].weight
    return found, 1.0  # rounding: the last of them, who does not answer


@lean
def _who_saw_it(o, i, topic, left):  # type: ignore[no-untyped-def]
    """Who answers an open question: whoever stands at this place of all it reaches."""
    t, f, found = o.facts, o.facts.people, -1
    for k in range(o.rows[i].start, o.rows[i].start + o.rows[i].count):
        j = o.ties[k].target
        if f[j].topic == topic and f[j].offer > 0.0:
            found = j
            left -= f[j].offer
            if left < 0.0:
                return found
    for which in range(t.next.shape[1]):
        community = o.slots[i, which - 1] if which > 0 else -1
        if which > 0 and community < 0:
            continue
        j = t.heads[len(o.units) + community if which > 0 else o.people[i].unit, topic]
        while j >= 0:
            found = j
            left -= f[j].offer
            if left < 0.0:
                return found
            j = t.next[j, _list_of(o, j, community)]
    return found


@lean
def _list_of(o, j, community):  # type: ignore[no-untyped-def]
    """Which of person j's lists is that of a community; -1 = the unit's."""
    if community < 0:
        return 0
    for slot in range(o.slots.shape[1]):
        if o.slots[j, slot] == community:
            return 1 + slot
    return 0


# --- who knows what, and whom -----------------------------------------------------------------------------------------


@lean
def notice(o, i, visible_work, visible_exchange):  # type: ignore[no-untyped-def]
    """What person i learns and forgets of who knows what and whom, and the load of answers."""
    t, f, p = o.facts, o.facts.people, o.p
    count = len(t.sets)
    learned = p.directory_gain * visible_work + everyday_learning(p, o.firm.quit_start, p.directory_start, 1.0)
    total = 0.0
    for topic in range(count):
        w = t.directory[i, topic]
        w += learned * (1.0 - w) - p.directory_loss * (w - p.directory_start) - w * t.lost[topic]
        t.directory[i, topic] = max(0.0, w)
        total += t.directory[i, topic]
    o.people[i].knows_who = total / count
    v = 1.0 * f[i].knows_whom
    learned = p.whom_gain * visible_exchange + everyday_learning(p, o.firm.quit_start, p.knows_whom_start, 1.0)
    v += learned * (1.0 - v) - p.directory_loss * (v - p.knows_whom_start) - v * t.lost[count]
    f[i].knows_whom = max(0.0, v)
    f[i].load += (f[i].given - f[i].load) / LOAD_MEMORY
    f[i].given = 0


@lean
def everyday_learning(p, quits, start, lost):  # type: ignore[no-untyped-def]
    """Share of what is unknown that everyday work teaches a week: what usual turnover takes.

    quits: h0. start: w0 or v0. lost: share of what others know of somebody that goes with who leaves.
    """
    return quits * (1.0 + lost - p.newcomer_directory) * start / (1.0 - start)

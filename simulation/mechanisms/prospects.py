"""Prospects (E22): the chance of help that is to be expected, route by route.

Step 5; only where the choice `knowledge` is "topics". For week 0, for `weeks_to_find`, and for the account of why.

    p = mean over the facts that could be needed of 1 - product over the routes of (1 - r)
    r of colleague = sum of weight x will over ties who hold the fact rightly/sum of weight
    r of directory = w_k x mean over people whose topic is k of will, where they hold it rightly
    r of broker = v x mean over all people of will, where they hold it rightly
    r of a question, open or by mail, and memory as in E18; a question by mail as in E37
    with chance xi only the colleague, among strong ties, and memory

The facts that could be needed are those outside one's topic that one does not hold. Each person's chance is renewed
every 26th week, a part of the people each week. That of the broker is the mean over all instead of a colleague's ties.
"""

from __future__ import annotations

from simulation.compiling import lean
from simulation.mechanisms import answering, mail, topics

PARAMETERS = ()


@lean
def expected(o, i):  # type: ignore[no-untyped-def]
    """Chance that a need of person i would be met this week: mean over the facts one could need."""
    colleague, directory, broker, open_question, memory, hard = help_parts(o, i)
    return colleague + directory + broker + open_question + memory + hard


@lean
def help_parts(o, i):  # type: ignore[no-untyped-def]
    """What each route adds to the chance of help, and what complex needs take from it."""
    lacking = topics.lacking(o, i)
    count = topics.size_of(lacking)
    first, second, third, fourth, fifth, taken = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    look_around(o, i)
    private = mail.private_share(o, i) if o.people[i].act else 0.0
    for topic in range(len(o.facts.sets)):
        asked = chance_of_answer(o, i, topic)
        for fact in range(o.facts.start[topic], o.facts.start[topic + 1]):
            if (lacking >> fact) & 1:
                colleague, directory, broker, memory, strong = chances_of(o, i, fact)
                first += colleague
                left = 1.0 - colleague
                second += left * directory
                left *= 1.0 - directory
                third += left * broker
                left *= 1.0 - broker
                answer = asked
                if private > 0.0:
                    answer += private * (mail.answered(o.p, mail.able(o, i, fact)) - asked)
                fourth += left * answer
                left *= 1.0 - answer
                fifth += left * memory
                taken += left * (1.0 - memory) - (1.0 - strong) * (1.0 - memory)
    n, hard = max(1, count), o.p.strong_tie_share
    return first / n, second / n, third / n, fourth / n, fifth / n, hard * taken / n


@lean
def look_around(o, i):  # type: ignore[no-untyped-def]
    """Set near[0, fact], the chance that a colleague answers; near[1, fact], a strong tie."""
    near, f = o.facts.near, o.facts.people
    near[:, :] = 0.0
    weight, strong = 0.0, 0.0
    for k in range(o.rows[i].start, o.rows[i].start + o.rows[i].count):
        j, w = o.ties[k].target, 1.0 * o.ties[k].weight
        strongly = w if w >= o.p.strong_weight else 0.0
        weight += w
        strong += strongly
        right, fact = topics.right(f[j].known, f[j].belief, o.firm.reality), 0
        while right:
            if right & 1:
                near[0, fact] += w * f[j].will
                near[1, fact] += strongly * f[j].will
            right >>= 1
            fact += 1
    for fact in range(near.shape[1]):
        near[0, fact] = min(1.0, near[0, fact] / weight) if weight > 0.0 else 0.0
        near[1, fact] = min(1.0, near[1, fact] / strong) if strong > 0.0 else 0.0


@lean
def chances_of(o, i, fact):  # type: ignore[no-untyped-def]
    """Chances of colleague, directory, broker, memory and strong tie for one fact.

    Needs `look_around`. A broker's tie is taken to hold the fact as often as people do on average.
    """
    t = o.facts
    topic, staff = t.topic[fact], max(1.0, o.firm.staff)
    experts = t.first[topic + 1] - t.first[topic]
    directory = t.directory[i, topic] * t.able[fact] / experts if experts > 0 else 0.0
    usual = (t.able[fact] + o.firm.aside * (1.0 - experts / staff)) / staff if o.rows[i].count > 0 else 0.0
    broker = t.people[i].knows_whom * usual
    return t.near[0, fact], min(1.0, directory), min(1.0, broker), answering.memory_chance(o, i, fact), t.near[1, fact]


@lean
def chance_of_answer(o, i, topic):  # type: ignore[no-untyped-def]
    """Chance that an open question about a topic is answered; 0 for those who do not act."""
    return answering.answered(o.p, o.people[i].peer_trust, answering.reach(o, i, topic)) if o.people[i].act else 0.0


@lean
def usual_routes(o, i, fact):  # type: ignore[no-untyped-def]
    """Chances that a colleague, an expert, a broker meets a need of person i at week 0.

    Then nobody acts, and communities remember nothing. Needs `look_around`.
    """
    colleague, directory, broker, _, strong = chances_of(o, i, fact)
    hard = o.p.strong_tie_share
    left = (1.0 - hard) * (1.0 - colleague)
    return (1.0 - hard) * colleague + hard * strong, left * directory, left * (1.0 - directory) * broker

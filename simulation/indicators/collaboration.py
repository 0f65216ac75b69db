"""Knowledge and ideas: who knows what, help, communities, ideas."""

from __future__ import annotations

from simulation.compiling import lean
from simulation.indicators import conversation
from simulation.indicators.culture import practice_counted
from simulation.indicators.indicator import ALL, INF, OWN, Indicator
from simulation.mechanisms import memory, readers, topics

INDICATORS = (
    Indicator("who_knows_what", "0..1", "mean knowledge of who knows what"),
    Indicator(
        "seen",
        "posts/week",
        "open contributions one comes across a week: those of ties, unit, communities and the firm",
        "up",
        0.0,
        INF,
        words="visible work",
        acts=ALL,
    ),
    Indicator("who_knows_whom", "0..1", "mean knowledge of whom the others know, where knowledge has topics"),
    Indicator("help", "0..1", "share of needs for knowledge met"),
    Indicator("help_by_colleagues", "0..1", "part of help: by those one turns to, where knowledge has topics"),
    Indicator("help_by_directory", "0..1", "part of help: by people one knows to know"),
    Indicator("help_by_brokers", "0..1", "part of help: by people whom colleagues know"),
    Indicator("help_by_questions", "0..1", "part of help: by answers to open questions"),
    Indicator("help_by_memory", "0..1", "part of help: by what communities remember"),
    Indicator("weeks_to_find", "weeks", "expected weeks until a need is met, 1..26", "down", 1.0, 26.0),
    Indicator("knowledge_right", "0..1", "facts of their own topic that people hold rightly"),
    Indicator("memory", "0..1", "facts that somebody holds rightly that communities remember rightly, too"),
    Indicator(
        "kept_after_leaving",
        "0..1",
        "the same of facts whose main holder left in the last 26 weeks; `memory` where there are none",
    ),
    Indicator(
        "answers_gini",
        "0..1",
        "how unequal answers given of about eight weeks are",
        "none",
        words="inequality of answers given",
    ),
    Indicator("community_health", "0..1", "half benefit, half members' practice, weighted by members", acts=OWN),
    Indicator("communities", "count", "communities that live", "none", 0.0, INF),
    Indicator("community_content", "content", "mean content of a community", "up", 0.0, INF),
    Indicator("community_help", "needs/week", "needs met by a community, its memory or fellow members", "up", 0.0, INF),
    Indicator("members", "0..1", "staff who belong to a community"),
    Indicator("contributing_members", "0..1", "staff who belong to a community and have contributed lately"),
    Indicator("readers_share", "0..1", "members who have not", "none"),
    Indicator("returning", "0..1", "memberships of 26 weeks ago that have lasted"),
    Indicator("founded", "count", "communities founded so far", "none", 0.0, INF, final="last"),
    Indicator("closed", "count", "communities closed so far", "none", 0.0, INF, final="last"),
    Indicator("ideas", "/100/week", "new ideas a week per 100 staff", "up", 0.0, INF),
    Indicator("ideas_implemented", "/100/week", "ideas put to work a week per 100 staff", "up", 0.0, INF),
)

LONGEST_SEARCH = 26.0
RETURN_WEEKS = 26  # after which members are looked at again
BINS_AN_ANSWER = 64  # of answers a week: what lies in one bin counts as alike


@lean
def measure(o):  # type: ignore[no-untyped-def]
    """Set the indicators of this topic."""
    _measure_help(o)
    _measure_communities(o)
    conversation.measure(o)
    v, f = o.values, o.firm
    hundreds = max(1.0, f.staff) / 100.0
    v.ideas, v.ideas_implemented = f.new_ideas / hundreds, f.implemented / hundreds


@lean
def _measure_help(o):  # type: ignore[no-untyped-def]
    e, v, f = o.people, o.values, o.firm
    directory, weeks, chance, seen = 0.0, 0.0, 0.0, 0.0
    for i in range(len(e)):
        if e[i].present:
            directory += e[i].knows_who
            seen += e[i].seen
            chance += e[i].help_chance
            weeks += 1.0 / max(e[i].help_chance, 1.0 / LONGEST_SEARCH)
    n = max(1.0, f.staff)
    v.who_knows_what, v.weeks_to_find, v.seen = directory / n, weeks / n, seen / n
    v.help = f.needs_met / f.needs if f.needs > 0.0 else chance / n
    if o.on.knowledge == topics.TOPICS:
        _measure_routes(o)
        _measure_facts(o)


@lean
def _measure_routes(o):  # type: ignore[no-untyped-def]
    v, f, needs = o.values, o.firm, max(1.0, o.firm.needs)
    v.help_by_colleagues, v.help_by_directory = f.by_colleague / needs, f.by_directory / needs
    v.help_by_brokers, v.help_by_questions = f.by_broker / needs, f.by_open / needs
    v.help_by_memory = f.by_memory / needs


@lean
def _measure_facts(o):  # type: ignore[no-untyped-def]
    """Set what people and communities know, who knows whom, and how unequally people answer."""
    f, v, c = o.facts.people, o.values, o.facts.communities
    whom, share, held, remembered, n, bins = 0.0, 0.0, 0, 0, 0, o.facts.bins
    bins[:, :] = 0.0
    for i in range(len(f)):
        if o.people[i].present:
            right = topics.right(f[i].known, f[i].belief, o.firm.reality)
            own = topics.own(o, i)
            share += topics.size_of(right & own) / topics.size_of(own)
            whom += f[i].knows_whom
            held |= right
            place = min(len(bins[0]) - 1, int(f[i].load * BINS_AN_ANSWER))
            bins[0, place] += 1.0
            bins[1, place] += f[i].load
            n += 1
    for k in range(len(c)):
        remembered |= topics.right(c[k].known, c[k].belief, o.firm.reality)
    v.knowledge_right, v.who_knows_whom = share / max(1, n), whom / max(1, n)
    v.answers_gini = _gini_of_bins(bins)
    v.memory = topics.size_of(held & remembered) / max(1, topics.size_of(held))
    taken = held & memory.taken_along(o)
    v.kept_after_leaving = topics.size_of(taken & remembered) / topics.size_of(taken) if taken else v.memory


@lean
def _gini_of_bins(bins):  # type: ignore[no-untyped-def]
    """Gini of values in bins: how many and their sum; those of a bin count as alike."""
    below, total, ranked = 0.0, 0.0, 0.0
    for k in range(bins.shape[1]):
        ranked += bins[1, k] * (below + 0.5 * (bins[0, k] + 1.0))
        below += bins[0, k]
        total += bins[1, k]
    return 2.0 * ranked / (below * total) - (below + 1.0) / below if total > 0.0 else 0.0


@lean
def _measure_communities(o):  # type: ignore[no-untyped-def]
    c, v, n = o.communities, o.values, max(1.0, o.firm.staff)
    members, health, heads, giving, lasting = 0, 0.0, 0, 0, 0
    for i in range(o.slots.shape[0]):
        own = 0
        for slot in range(o.slots.shape[1]):
            k = o.slots[i, slot]
            if k >= 0:
                own += 1
                health += 0.5 * c[k].benefit + 0.5 * practice_counted(o.people[i], o.p.forced_counts)
                lasting += 1 if o.joined[i, slot] <= o.clock.week - RETURN_WEEKS else 0
        members += own
        heads += 1 if own > 0 else 0
        giving += 1 if own > 0 and readers.contributes(o, i) else 0
    v.community_health = health / members if members > 0 else 0.0
    v.members, v.contributing_members = heads / n, giving / n
    v.readers_share = 1.0 - giving / heads if heads > 0 else 0.0
    earlier = o.members_so_far[max(0, o.clock.week - RETURN_WEEKS)]
    v.returning = lasting / earlier if earlier > 0.0 else 0.0
    _measure_life(o)


@lean
def _measure_life(o):  # type: ignore[no-untyped-def]
    """Set how many communities there are, what they hold and do, and what became of them."""
    c, v, f = o.communities, o.values, o.firm
    content = 0.0
    for k in range(len(c)):
        content += c[k].content
    there = max(1.0, f.communities)
    v.communities, v.community_content, v.community_help = f.communities, content / there, f.by_community / there
    v.founded, v.closed = f.founded, f.closed

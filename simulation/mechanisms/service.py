"""Service: what customers meet on two channels, by what staff know and by the load.

    know = P0 + pw w_bar + pe able + pcord coordination B_bar + pI G/(G + 5) - sum of v_d losses
    able = mean over staff facing customers of E (k + kx)/2 T
    P_trad = clip(know - pl max(0, load/cap - 1))
    cap = 1.2 pc M
    P_soc = clip(know + ps (2 v - 1))
    v = 1/(1 + response time/24)
    response time = min(168, 12/(1 + 4 listening) + 24 social contacts/cap_s + gH gov)
    cap_s = 15 external marketing x front seats + 2.5 sum over facing staff of act E kx

    P_trad, P_soc   service by phone and mail, and on social channels, 0..1
    E, T    discretion; trust in leaders, 0..1
    k, kx   skill; skill with outsiders, 0..1
    w_bar, B_bar    mean knowledge of who knows what; mean visible practice, 0..1
    G       what ideas have improved, ideas per 100 staff
    v_d     share of cases that need department d; losses: of departments that fail (E27, `function_fails`)
    load    contacts by phone and mail this week; cap of them can be carried
    pc, M   contacts of a customer a week (E12); customers at week 0
    cap_s   contacts a week on social channels that are answered within a day
    v       promptness, 0..1; response time in hours, 168 where nobody answers
    gov     how far outside posts need approval, 0..1

The other symbols are parameters; names of levers are their levels, 0..1. Step 12 (E12) sets it each week. That is the
firm of one desk; where cases go through departments (E27), load, coordination and losses act on single cases instead:
pcord = pl = v_d = 0. Where nobody is left who could carry a contact (E32), load/cap has no limit: P_trad is 0.

Sources: none; sizes are assumptions.
"""

from __future__ import annotations

from simulation import levers as lever
from simulation.compiling import lean
from simulation.customers.waits import ONE_DESK
from simulation.mechanisms import cases, empowerment, voice, workload
from simulation.parameter import Parameter, constant

PARAMETERS = (
    Parameter("service_base", 0.55, 0.275, 0.825, "0..1", "service without any of the below", symbol="P0", drawn=False),
    Parameter(
        "service_by_directory", 0.2, 0.1, 0.3, "0..1", "service by knowing who knows what", symbol="pw", can_be_off=True
    ),
    Parameter(
        "service_by_empowerment",
        0.25,
        0.125,
        0.375,
        "0..1",
        "service by discretion, skill, trust",
        symbol="pe",
        can_be_off=True,
    ).optional(),
    Parameter(
        "service_by_coordination",
        0.15,
        0.075,
        0.225,
        "0..1",
        "service by joint handling",
        symbol="pcord",
        drawn=False,
        can_be_off=True,
    ).optional(),
    Parameter("service_by_ideas", 0.1, 0.0, 0.2, "0..1", "service by ideas put to work", symbol="pI"),
    constant("half_gain_ideas", 5.0, "ideas", "ideas a hundred staff for half of that"),
    Parameter("overload_loss", 0.5, 0.0, 1.0, "0..1", "service lost at twice the load one can carry", symbol="pl"),
    constant("spare_capacity", 1.2, "x", "contacts that can be carried against usual ones"),
    Parameter(
        "social_advantage",
        0.25,
        0.125,
        0.375,
        "0..1",
        "advantage of a prompt social channel",
        symbol="ps",
        can_be_off=True,
    ),
    Parameter("patience", 24.0, 0.5, 48.0, "hours", "delay at which a reply is worth half", symbol="v", drawn=False),
    constant("notice_hours", 12.0, "hours", "until a social contact is noticed without listening"),
    constant("listening_speed", 4.0, "x", "how much faster full listening notices"),
    Parameter("approval_hours", 12.0, 2.0, 48.0, "hours", "delay by full approval", symbol="gH"),
    constant("front_replies", 15.0, "1/week", "replies of a front seat at full external marketing"),
    constant("staff_replies", 2.5, "1/week", "replies of a skilled, empowered, acting person facing customers"),
)

WITHOUT_LIMIT = 1e9  # overload where nobody carries what comes: whatever it costs, no service is left


@lean
def set_service(o):  # type: ignore[no-untyped-def]
    """Performance of both channels, from what staff know and may do and from the load."""
    f, p = o.firm, o.p
    know = 0.0
    for part in service_parts(o):
        know += part
    f.know = know
    load = 0.0
    if o.on.cases == ONE_DESK:
        f.know = know = know - cases.usual_share_lost(o)
        load = overload(o)
    f.service_traditional = min(1.0, max(0.0, know - p.overload_loss * load))
    f.response_time = response_time(o)
    f.promptness = 1.0 / (1.0 + f.response_time / voice.patience(o))
    f.service_social = min(1.0, max(0.0, know + p.social_advantage * (2.0 * f.promptness - 1.0)))


@lean
def overload(o):  # type: ignore[no-untyped-def]
    """Contacts by phone and mail beyond what can be carried this week, against that."""
    f, staffed = o.firm, workload.capacity(o)
    carried = o.p.spare_capacity * o.p.contact_rate * f.customers_start * staffed
    if carried > 0.0:
        return max(0.0, f.contacts_traditional / carried - 1.0)
    return WITHOUT_LIMIT if staffed == 0.0 and f.contacts_traditional > 0.0 else 0.0


@lean
def service_parts(o):  # type: ignore[no-untyped-def]
    """What service is made of before channels, in the order of DRIVERS in `customers.py`."""
    e, p, f = o.people, o.p, o.firm
    directory, practice, able, facing = 0.0, 0.0, 0.0, 0
    for i in range(len(e)):
        if e[i].present:
            directory += e[i].knows_who
            practice += e[i].practice
            if e[i].facing:
                able += empowerment.discretion(o, i) * 0.5 * (e[i].skill + e[i].outside_skill) * e[i].trust
                facing += 1
    staff = max(1.0, f.staff)
    joint = o.levers.level[lever.COORDINATION, 0] if o.on.cases == ONE_DESK else 0.0  # else it acts on waits
    return (
        p.service_base,
        p.service_by_directory * directory / staff,
        p.service_by_empowerment * (able / facing if facing > 0 else 0.0),
        p.service_by_coordination * joint * practice / staff,
        p.service_by_ideas * f.gain / (f.gain + p.half_gain_ideas),
    )


@lean
def response_time(o):  # type: ignore[no-untyped-def]
    """Hours to a reply on social channels, at most 168."""
    e, p, f = o.people, o.p, o.firm
    able = 0.0
    for i in range(len(e)):
        if e[i].facing and e[i].present and e[i].act:
            able += empowerment.discretion(o, i) * e[i].outside_skill
    capacity = p.front_replies * o.levers.level[lever.EXTERNAL_MARKETING, 0] * f.front_seats + p.staff_replies * able
    capacity *= 1.0 + voice.dialogue(o)
    if capacity <= 0.0:
        return 168.0
    notice = p.notice_hours / (1.0 + p.listening_speed * o.levers.level[lever.LISTENING, 0])
    return min(168.0, notice + 24.0 * f.contacts_social / capacity + p.approval_hours * empowerment.governed(o))

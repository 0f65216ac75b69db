"""Market: rivals, from whom the firm wins customers and to whom it loses them (E35).

Part of step 14, where the choice `market` is "shared"; else customers come from a source without end (loyalty).

    pool = M/share - customers
    new customers ~ Poisson(H0 pool/pool0 x talk x tone x ads x offer), at most the pool
    talk = (V/V0)^ev, V' = V + (talkers - V)/13
    tone = exp(kadv (T - advocacy_0)), T' = T + (advocacy - T)/13
    ads = (1 + marketing)^log2(1 + kmk)/(1 + rr marketing)^(log2(1 + kmk)/2)
    offer = exp(kr (P - P0 + Rep - Rep0 - rivals)), rivals = progress t/52
    X of each channel, for whoever comes from rivals: what it would be in the service of this week, + P0 + rivals - P

    M, H0       customers, and those expected to leave in a week, at week 0
    share       of all customers of the market that are the firm's at week 0; those who leave join the pool
    talkers     customers who speak well or ill (E12), or stories heard (E34); V0 = of a usual week
    P, Rep      mean service over the channels customers use (E12), reputation (E28); P0, Rep0 = at week 0
    marketing   level of external marketing x (1 - dialogue)
    kadv, kmk   `acquisition_by_advocacy`, `acquisition_by_marketing` (loyalty)
    X           service expected (E12)

The other symbols are parameters; t is the week. Where nothing is done every factor is 1 on average: H0 come and H0
leave. Rivals do not run programmes of their own: `rival_progress` is what service they gain in a year, 0 unless set.
Where a share h of customers leaves a week and a share a of the pool comes, the firm's share of the market goes to
a/(a + h).

Sources: You et al. 2015 (ev, kadv); Sethuraman 2011 (kmk). Other sizes are assumptions.
"""

from __future__ import annotations

from simulation.customers.rivals import OPEN, SHARED
from simulation.parameter import Choice, Parameter

SWITCHES = (
    Choice(
        "market",
        {"open": OPEN, "shared": SHARED},
        "open",
        "new customers come from a source without end (loyalty), or from rivals in a market of a given size, who may "
        "get better (E35)",
    ),
)

PARAMETERS = (
    Parameter("share_at_start", 0.2, 0.05, 0.5, "share", "of the market at week 0", symbol="share"),
    Parameter("acquisition_by_talk", 0.236, 0.1, 0.4, "x", "arrivals by the volume of talk", symbol="ev").based_on(
        "You et al. 2015"
    ),
    Parameter("rival_answer", 0.3, 0.0, 1.0, "x", "of the firm's marketing, what rivals do more", symbol="rr"),
    Parameter("offer_effect", 3.0, 1.0, 5.0, "log", "arrivals by service and reputation", symbol="kr", can_be_off=True),
    Parameter("rival_progress", 0.0, 0.0, 0.03, "1/year", "service that rivals gain", symbol="progress", drawn=False),
)

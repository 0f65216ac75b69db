"""Loyalty: what customers bring by nature, how long they stay and what they spend.

    y = m max(0, 1 + eS (S - S0) + eQ (Q - Q0) + eR (R - R0))
    hazard of leaving = c0c exp(-cS (S - 0.6) - cQ (Q - 0.5) - cL l - cR (R - R0)), at most 1
    new customers ~ Poisson(H0 max(0, 1 + kadv (advocacy - advocacy_0) + kmk marketing))
    l = r_l z + sqrt(1 - r_l^2) e1
    ln m = sd_m (r_m z + sqrt(1 - r_m^2) e2) - sd_m^2/2
    social user where r_s z + sqrt(1 - r_s^2) e3 is largest
    R0 = r/(r + dR), r = pc x 0.5 v0 bR, for social users; 0 for others

    y       what a customer spends in a week, 1 = an average newcomer
    m, l, z spending, attachment (sd) and affinity by nature; e1, e2, e3 and z ~ N(0, 1)
    S, Q, R satisfaction, trust in the firm and bond of a customer (E12), 0..1
    S0, Q0  their means at week 0
    H0      customers expected to leave in a week at week 0
    v0      promptness at week 0 (E12)
    marketing   level of external marketing, 0..1

The other symbols are parameters. Those who leave are the less attached ones, so that retention of a cohort rises with
tenure; at cL = 0 it is constant. Social users spend more by selection: their z is higher. At r_s = 0 who uses social
channels is a coin, as in version 1 (`--structure outside=version1`), where m = 1, l = R = 0 and y = 1.

Sources: Fader & Hardie 2007; Rishika et al. 2013 (selection). Sizes are assumptions, but for those with a figure.
"""

from __future__ import annotations

from simulation.parameter import Parameter, constant

PARAMETERS = (
    Parameter("social_selection", 0.3, 0.0, 0.6, "r", "affinity of users of social channels", symbol="r_s").based_on(
        "direction Rishika et al. 2013; size an assumption"
    ),
    Parameter("affinity_in_spend", 0.3, 0.0, 0.6, "r", "affinity in spending by nature", symbol="r_m"),
    Parameter("affinity_in_attachment", 0.3, 0.0, 0.6, "r", "affinity in attachment", symbol="r_l"),
    Parameter("spend_sd", 0.8, 0.4, 1.2, "log", "how much customers differ in spending", symbol="sd_m").optional(),
    Parameter("attachment_effect", 0.5, 0.0, 1.0, "log", "how attachment holds customers", symbol="cL").based_on(
        "direction Fader & Hardie 2007; size an assumption"
    ),
    Parameter("bond_in_churn", 1.0, 0.0, 2.0, "log", "how a bond holds customers", symbol="cR"),
    Parameter("bond_in_spend", 0.3, 0.0, 0.6, "x", "how a bond raises spending", symbol="eR"),
    Parameter("satisfaction_in_spend", 0.5, 0.0, 1.0, "x", "how satisfaction raises spending", symbol="eS"),
    Parameter("trust_in_spend", 0.3, 0.0, 0.6, "x", "how trust raises spending", symbol="eQ"),
    Parameter(
        "churn_base", 0.00345, 0.00192, 0.00624, "1/week", "churn at S = 0.6, Q = 0.5", symbol="c0c", drawn=False
    ),
    Parameter("churn_by_satisfaction", 3.0, 1.0, 5.0, "log", "how satisfaction holds customers", symbol="cS"),
    Parameter("churn_by_trust", 1.0, 0.0, 2.0, "log", "how trust holds customers", symbol="cQ"),
    constant("churn_satisfaction_at", 0.6, "0..1", "satisfaction at which churn is the base"),
    constant("churn_trust_at", 0.5, "0..1", "trust at which churn is the base"),
    Parameter("acquisition_by_advocacy", 0.417, 0.236, 0.602, "x", "arrivals by advocacy", "You et al. 2015", "kadv"),
    Parameter("acquisition_by_marketing", 0.087, 0.064, 0.181, "x", "arrivals by marketing", "Sethuraman 2011", "kmk"),
)

"""The answer of the brief: which programme is recommended, and what that is worth in money.

It names no single programme where several cannot be told apart, and none where one seed says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.presentation import vocabulary
from analysis.presentation.language import fill, translate
from analysis.presentation.style import format_share_of_draws

if TYPE_CHECKING:
    from analysis.decision.two_choices import Choice
    from analysis.report.data import ReportData


def recommend(data: ReportData) -> str:
    """Describe which programme makes the business most social, and which is worth most."""
    baseline = str(data.comparison.attrs.get("baseline", "nothing"))
    answer = _describe_leader(data, baseline)
    if not data.choices or data.standing.leader == baseline:
        return f"{answer}."
    if data.standing.probability[data.standing.leader] is None:
        return fill(translate("{answer}; neither does it show which one is worth most in money."), answer=answer)
    return _add_money(answer, data, data.choices[1], baseline)


def compare_other_assumptions(data: ReportData) -> str:
    """Return who is best in more sets of other assumptions than the leader; "" where none is."""
    own = data.standing.leader
    shares = {name: share for name, share in data.standing.probability_draws.items() if share is not None}
    rival = max(shares, key=lambda name: shares[name], default=own)
    if own not in shares or shares[rival] <= shares[own]:
        return ""
    leader, other = (vocabulary.title(data.comparison, "strategies", name) for name in (own, rival))
    fewer, more = (format_share_of_draws(data.comparison, shares[name]) for name in (own, rival))
    return fill(
        translate(
            "{leader} is best in fewer of the sets of other assumptions than {other}: in {fewer} against {more}."
        ),
        leader=leader,
        other=other,
        fewer=fewer,
        more=more,
    )


def _describe_leader(data: ReportData, baseline: str) -> str:
    """Describe who leads on being social, with all ties; without a full stop."""
    found = data.standing
    called = {name: vocabulary.title(data.comparison, "strategies", name) for name in found.members}
    leader = called[found.leader]
    if found.probability[found.leader] is None:
        return found.claim.removesuffix(".")
    if found.leader == baseline:
        return translate(
            "None of the programmes compared is shown to make the business more social than going on as before"
        )
    if baseline in found.members:
        doubt = "" if baseline in found.tied else translate(" once the assumptions are uncertain")
        return fill(
            translate(
                "None of the programmes compared is shown to make the business more social than going on "
                "as before: {leader} has the best mean and cannot be told apart from it{doubt}"
            ),
            leader=leader,
            doubt=doubt,
        )
    if found.tied:
        several = vocabulary.join_few([leader, *(called[name] for name in found.tied)])
        return fill(
            translate(
                "{several}. Of the programmes compared they make the business most social and cannot be told apart"
            ),
            several=several,
        )
    held = translate(" as long as the assumptions hold") if len(found.members) > 1 else ""
    return fill(
        translate("{leader}. Of the programmes compared it makes the business most social{held}"),
        leader=leader,
        held=held,
    )


def _add_money(answer: str, data: ReportData, valuable: Choice, baseline: str) -> str:
    """Return the answer with what is worth most in money, and what cannot be told apart from it."""
    own, ties = data.standing.leader, vocabulary.join_few(list(valuable.tied))
    leader = vocabulary.title(data.comparison, "strategies", own)
    if valuable.strategy == own and not ties:
        several = bool(data.standing.tied)
        return (
            fill(translate("{answer}. In money {leader} is worth most."), answer=answer, leader=leader)
            if several
            else fill(translate("{answer}, and it is worth most in money."), answer=answer)
        )
    if valuable.strategy == own:
        return fill(
            translate("{answer}. In money {leader} has the best mean and cannot be told apart from {ties}."),
            answer=answer,
            leader=leader,
            ties=ties,
        )
    if leader in valuable.tied:
        best = translate("going on as before") if valuable.strategy == baseline else valuable.title
        return fill(
            translate("{answer}. In money {leader} cannot be told apart from {best}, which has the best mean."),
            answer=answer,
            leader=leader,
            best=best,
        )
    if valuable.strategy == baseline:
        return fill(
            translate(
                "{answer}. In money none is shown to be worth more than going on as before: what counts "
                "has to be decided."
            ),
            answer=answer,
        )
    apart = fill(translate(" (not told apart from {ties})"), ties=ties) if ties else ""
    return fill(
        translate("{answer}. In money {title} is worth most{apart}: which of the two counts has to be decided."),
        answer=answer,
        title=valuable.title,
        apart=apart,
    )

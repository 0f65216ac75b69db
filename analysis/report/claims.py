"""The report's section on the claims of the essays that bear on the leader."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from analysis.presentation import style, vocabulary
from analysis.presentation.language import fill, mark, translate
from analysis.report.markup import el, table
from analysis.report.sections import Section

if TYPE_CHECKING:
    from analysis.report.data import ReportData

TITLE = mark("What is claimed about the leader")


def show_claims(data: ReportData) -> list[Section]:
    """Return the section as a list; none where no claim bears on the leader."""
    if not data.claims:
        return []
    leader = vocabulary.title(data.comparison, "strategies", data.standing.leader)
    count = Counter(one.verdict for one in data.claims)
    counts = ", ".join(f"{number} {verdict}" for verdict, number in count.most_common())
    intro = fill(
        translate(
            "The essays behind this model make claims that were tried with {leader} among the "
            "strategies compared, in a made-up firm. Of {claims}: {counts}. By construction means "
            "that the claim restates a rule of the model, so its verdict is no evidence. These runs "
            "are not those of this comparison."
        ),
        leader=leader,
        claims=len(data.claims),
        counts=counts,
    )
    rows = [
        [
            f"{one.id} {one.says}",
            one.verdict_in_words,
            one.effect,
            "" if one.holds is None else style.format_share(one.holds),
        ]
        for one in data.claims
    ]
    heads = [
        translate("Claim"),
        translate("Verdict"),
        translate("Effect (95 % interval)"),
        translate("Holds under other assumptions"),
    ]
    version = max(one.model_version for one in data.claims)
    caption = fill(
        translate("Verdicts published with model version {version}. Run one again: orgshift claims run {id}"),
        version=version,
        id=data.claims[0].id,
    )
    return [
        Section("claims", translate(TITLE), (el("p", intro), table(heads, rows, caption, numeric=(3,))), folded=True)
    ]

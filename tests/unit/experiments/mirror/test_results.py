"""Verdicts of the mirror are computed from firms."""

import math

import pytest

from analysis.mirror.effects import level
from analysis.mirror.measures import CORRELATIONS, MEASURES
from analysis.mirror.meta import NOTHING, Pooled
from analysis.patterns.judging import FAILS, HOLDS, IN_PART, NOT_RUN, REVERSED
from experiments.mirror import results
from experiments.mirror.results import judge, judge_figure, share_that_passes
from experiments.mirror.row import find, rows

(TEAMS,) = find(["A02"])
FIRMS = {"ordinary": ["a firm"]}


def pooled(value: float, half: float = 0.02) -> Pooled:
    return Pooled(value, value - half, value + half, value, value, 0.0, 10, 100)


def test_every_figure_has_a_measure_and_every_measure_a_figure() -> None:
    named = {part.measure for row in rows() for part in row.parts}
    assert named == set(MEASURES) and CORRELATIONS <= named


@pytest.mark.parametrize(
    ("value", "verdict"), [(0.30, HOLDS), (0.45, IN_PART), (0.12, IN_PART), (0.60, FAILS), (-0.10, REVERSED)]
)
def test_a_figure_is_judged_by_its_distance_and_its_sign(value: float, verdict: str) -> None:
    assert judge_figure(TEAMS.parts[0].band, pooled(value)) == verdict


def test_a_sign_needs_the_whole_interval() -> None:
    band = TEAMS.parts[1].band
    assert [judge_figure(band, pooled(value)) for value in (0.1, 0.01, -0.1)] == [HOLDS, FAILS, REVERSED]


def test_where_no_study_could_be_made_a_figure_cannot_be_run() -> None:
    assert judge_figure(TEAMS.parts[0].band, NOTHING) == NOT_RUN


@pytest.mark.parametrize(
    ("firms", "verdict", "reason"),
    [
        (5, NOT_RUN, "too few firms (at least 10)"),
        (40, FAILS, f"{TEAMS.parts[0].what}: no firm gives a number; {TEAMS.parts[1].what}: no firm gives a number"),
    ],
)
def test_few_firms_are_no_evidence_but_many_without_a_number_are(
    monkeypatch: pytest.MonkeyPatch, firms: int, verdict: str, reason: str
) -> None:
    for part in TEAMS.parts:
        monkeypatch.setitem(MEASURES, part.measure, lambda firms, ask: NOTHING)
    ((whole,), _) = judge([TEAMS], {"ordinary": ["a firm"] * firms}, 13)  # type: ignore[list-item]
    assert (whole["verdict"], whole["main_figure"]) == (verdict, verdict)
    assert whole["reason"] == reason
    assert whole["simulated"] is None and whole["counted"] == "yes"


def test_a_sign_over_many_firms_of_which_two_give_a_number_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    two = level([[0.3], [0.4]], lambda column: float(column.mean()))
    for part in TEAMS.parts:
        monkeypatch.setitem(MEASURES, part.measure, lambda firms, ask: two)
    ((whole,), parts) = judge([TEAMS], {"ordinary": ["a firm"] * 40}, 13)  # type: ignore[list-item]
    assert [part["verdict"] for part in parts] == [HOLDS, FAILS]
    assert "fewer than 3 firms give a number" in str(whole["reason"])


def row_of(monkeypatch: pytest.MonkeyPatch, *values: float) -> dict[str, object]:
    """Return the row of team trust where its figures come out like this."""
    for part, value in zip(TEAMS.parts, values, strict=True):
        monkeypatch.setitem(MEASURES, part.measure, lambda firms, ask, value=value: pooled(value))
    ((whole,), _) = judge([TEAMS], FIRMS, 13)  # type: ignore[arg-type]
    return whole


def test_a_study_holds_where_all_its_figures_do(monkeypatch: pytest.MonkeyPatch) -> None:
    assert row_of(monkeypatch, 0.3, 0.2)["verdict"] == HOLDS


def test_a_study_with_a_figure_that_fails_holds_in_part_and_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    found = row_of(monkeypatch, 0.3, 0.0)
    assert found["verdict"] == IN_PART and "leader and past held constant: 0 (" in str(found["reason"])


def test_a_correlation_near_1_fails_as_unrealistic(monkeypatch: pytest.MonkeyPatch) -> None:
    ((whole,), (first, _)) = (None,), (None, None)
    for part, value in zip(TEAMS.parts, (0.95, 0.2), strict=True):
        monkeypatch.setitem(MEASURES, part.measure, lambda firms, ask, value=value: pooled(value))
    ((whole,), (first, _)) = judge([TEAMS], FIRMS, 13)  # type: ignore[arg-type]
    assert first["verdict"] == FAILS and "failure of realism" in whole["reason"]


def test_an_answer_of_one_questionnaire_passes_with_or_without_the_common_factor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (row,) = find(["A03"])
    monkeypatch.setitem(MEASURES, "word_deed", lambda firms, ask: pooled(0.35 if ask.common else 0.1))
    ((whole,), _) = judge([row], FIRMS, 13)  # type: ignore[arg-type]
    assert whole["verdict"] == HOLDS and whole["simulated"] == 0.35
    assert "with a common method factor 0.35, without 0.10" in whole["reason"]


def test_a_study_whose_firms_were_not_run_says_so() -> None:
    ((whole,), parts) = judge(find(["B11"]), FIRMS, 13)  # type: ignore[arg-type]
    assert whole["verdict"] == NOT_RUN and "large" in whole["reason"] and parts == []


def test_only_counted_studies_without_a_reversed_figure_are_in_the_share() -> None:
    lines = [
        {"counted": "yes", "verdict": HOLDS, "reversed_parts": 0},
        {"counted": "yes", "verdict": IN_PART, "reversed_parts": 1},
        {"counted": "yes", "verdict": NOT_RUN, "reversed_parts": 0},
        {"counted": "no", "verdict": HOLDS, "reversed_parts": 0},
    ]
    assert share_that_passes(lines) == (1, 2)


def test_the_share_by_main_figures_leaves_out_those_that_hold_in_a_second_one_only() -> None:
    lines = [
        {"counted": "yes", "main_figure": HOLDS, "reversed_parts": 0},
        {"counted": "yes", "main_figure": FAILS, "reversed_parts": 0},
        {"counted": "yes", "main_figure": HOLDS, "reversed_parts": 1},
    ]
    assert results.share_by_main_figure(lines) == 1


def test_the_share_says_on_what_it_rests() -> None:
    plain = {"counted": "yes", "verdict": HOLDS, "main_figure": HOLDS, "reversed_parts": 0}
    plain |= {"mark": "V", "built_in": "", "low": 0.1, "high": 0.2}
    weak = {**plain, "main_figure": FAILS, "low": "-0.1", "mark": "V (direction), V2 (size)", "built_in": "so"}
    lines = [plain, weak, {**weak, "verdict": FAILS}, {**weak, "counted": "no"}, {**plain, "low": None, "high": None}]
    assert results.describe_share(lines) == (
        "3 of 4 studies of effects that were read in their source and never fitted pass or hold in part without "
        "reversal (75 %): 2 by their main figure, 1 in a second figure only. Of these 3, the main figure cannot be "
        "told from 0 in 1, the size was read only in a summary (V2) in 1, and 1 may hold by construction."
    )
    assert results.describe_share([{**weak, "verdict": FAILS}]).endswith("pass or hold in part without reversal (0 %).")
    assert results.describe_share([{**plain, "verdict": NOT_RUN}]) == ""


def test_a_number_that_is_none_is_left_empty() -> None:
    assert results._finite(math.nan) is None

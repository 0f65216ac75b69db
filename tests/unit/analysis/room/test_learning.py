"""Agreement with the model before and after a session: pairs, intervals, pooling."""

import numpy as np
import pytest

from analysis.room.learning import AGREEMENT, BELIEVED, SURPLUS, Change, Sheets, describe_change, pool

RIGHT = tuple(frozenset({0}) for _ in range(5))


def sheet(agreeing: int, believed: int = 3) -> tuple[int, ...]:
    """A sheet of which so many answers agree with the model."""
    return (*[0] * agreeing, *[1] * (5 - agreeing), believed)


def session(before: list[int], after: list[int]) -> Sheets:
    """A session in which each seat agrees so often before and after."""
    found = Sheets(RIGHT)
    for seat, (first, second) in enumerate(zip(before, after, strict=True)):
        found.answer(seat, "before", sheet(first, 4))
        found.answer(seat, "after", sheet(second, 3))
    return found


def of(found: list[Change], measure: str) -> Change:
    """One measure of a summary."""
    return next(one for one in found if one.measure == measure)


def test_a_change_is_that_of_the_same_people() -> None:
    found = of(session([1, 2, 3, 4, 0], [2, 3, 4, 5, 1]).summarize(), AGREEMENT)
    assert (found.people, found.before, found.after) == (5, pytest.approx(0.4), pytest.approx(0.6))
    assert found.change == pytest.approx(0.2) and found.change_spread == pytest.approx(0.0, abs=1e-12)


def test_its_interval_is_students() -> None:
    from analysis.statistics.intervals import estimate

    before, after = [1, 2, 3, 1, 0, 2], [2, 2, 5, 3, 1, 1]
    usual = estimate((np.array(after) - np.array(before)) / 5)
    assert of(session(before, after).summarize(), AGREEMENT).interval == pytest.approx((usual.low, usual.high))


def test_being_too_sure_is_what_one_believes_beyond_what_agrees() -> None:
    found = session([1] * 6, [3] * 6).summarize()
    assert of(found, BELIEVED).before == pytest.approx(0.8) and of(found, BELIEVED).after == pytest.approx(0.6)
    assert of(found, SURPLUS).before == pytest.approx(0.6) and of(found, SURPLUS).after == pytest.approx(0.0)


@pytest.mark.parametrize("people", [0, 1, 4])
def test_fewer_than_five_pairs_say_nothing(people: int) -> None:
    assert session([1] * people, [2] * people).summarize() == []


def test_who_filled_in_one_sheet_only_is_no_pair() -> None:
    found = session([1] * 5, [2] * 5)
    found.answer(9, "before", sheet(5))
    assert of(found.summarize(), AGREEMENT).people == 5
    found.forget(3)
    assert found.summarize() == []


def test_the_last_sheet_of_a_seat_counts() -> None:
    found = session([0] * 5, [0] * 5)
    for seat in range(5):
        found.answer(seat, "after", sheet(5))
    assert of(found.summarize(), AGREEMENT).after == 1.0


def test_an_answer_left_out_takes_its_person_out_of_that_measure_alone() -> None:
    found = session([2] * 6, [3] * 6)
    found.answer(0, "after", (-1, *sheet(3)[1:]))
    found.answer(1, "after", (*sheet(3)[:-1], -1))
    summary = found.summarize()
    assert [of(summary, name).people for name in (AGREEMENT, BELIEVED, "question 1", "question 2")] == [5, 5, 5, 6]
    assert not any(one.measure == SURPLUS for one in summary)  # four pairs are left


def test_a_sheet_with_too_few_answers_is_refused() -> None:
    with pytest.raises(ValueError, match="6 answers, not 5"):
        Sheets(RIGHT).answer(1, "before", (0, 0, 0, 0, 0))


def test_no_answer_of_a_person_is_shown_when_sheets_are_printed() -> None:
    assert "4" not in repr(session([1] * 5, [2] * 5)).replace(repr(RIGHT), "")


def made_up(sessions: int, between: float, seed: int, people: int = 25, effect: float = 0.1) -> list[list[Change]]:
    """Sessions with a true mean change, each with its own."""
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(sessions):
        change = rng.normal(effect + rng.normal(0, between), 0.25, people)
        found.append([Change(AGREEMENT, people, 0.4, 0.2, 0.5, 0.2, float(change.mean()), float(change.std(ddof=1)))])
    return found


def test_one_session_pooled_is_itself() -> None:
    summary = session([1, 2, 3, 1, 0, 2], [2, 2, 5, 3, 1, 1]).summarize()
    one = of(summary, AGREEMENT)
    pooled = pool([summary])[0]
    assert (pooled.low, pooled.high) == one.interval and pooled.change == one.change and pooled.sessions == 1


@pytest.mark.parametrize(("sessions", "between"), [(3, 0.0), (5, 0.1), (12, 0.15)])
def test_a_pooled_interval_holds_the_truth_about_as_often_as_it_says(sessions: int, between: float) -> None:
    pooled = [pool(made_up(sessions, between, seed))[0] for seed in range(400)]
    held = np.mean([one.low <= 0.1 <= one.high for one in pooled])
    assert 0.92 <= held <= 1.0


def test_sessions_that_differ_widen_the_interval() -> None:
    alike = np.mean([(one := pool(made_up(6, 0.0, seed))[0]).high - one.low for seed in range(50)])
    apart = np.mean([(one := pool(made_up(6, 0.2, seed))[0]).high - one.low for seed in range(50)])
    assert apart > 1.5 * alike


def test_sessions_without_any_spread_are_pooled_too() -> None:
    rows = [[Change(AGREEMENT, 8, 0.4, 0.0, 0.6, 0.0, 0.2, 0.0)] for _ in range(3)]
    assert pool(rows)[0].change == pytest.approx(0.2)


def test_a_measure_one_session_lacks_is_pooled_over_the_others() -> None:
    rows = made_up(2, 0.0, 1)
    rows[1].append(Change(BELIEVED, 9, 0.8, 0.1, 0.7, 0.1, -0.1, 0.1))
    assert {one.measure: one.sessions for one in pool(rows)} == {AGREEMENT: 2, BELIEVED: 1}


@pytest.mark.parametrize(
    ("interval", "words"),
    [((0.05, 0.15), "more than before"), ((-0.15, -0.05), "less than before"), ((-0.1, 0.3), "no change")],
)
def test_a_change_is_claimed_only_where_its_interval_holds_no_0(interval: tuple[float, float], words: str) -> None:
    found = describe_change("Agreement with the model", 20, sum(interval) / 2, interval)
    assert words in found and "Agreement is not learning" in found

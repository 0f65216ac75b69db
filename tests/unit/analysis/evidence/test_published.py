"""The committed verdicts are read as they are written, wherever they lie."""

from analysis.evidence.published import published_verdicts, verdicts_on


def test_a_claim_that_was_not_run_says_what_is_missing() -> None:
    missing = [one for one in published_verdicts() if not one.was_run]
    assert missing
    assert all(one.missing and not one.effect and one.holds is None for one in missing)


def test_a_verdict_has_effect_and_interval_in_words() -> None:
    one = next(one for one in published_verdicts() if one.id == "S0-2")
    assert one.effect.startswith("being ")
    assert " to " in one.effect


def test_claims_on_a_strategy_are_those_with_an_arm_of_it() -> None:
    found = {one.id for one in verdicts_on("inside-out")}
    assert "S0-2" in found
    assert "S0-4" not in found
    assert verdicts_on("no-such-strategy") == ()

"""The brief holds what a board needs, in plain words, and says what is not known."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.decision.two_choices import Choice
from analysis.presentation import style
from analysis.report import brief, embed_figures
from analysis.report.markup import Html
from analysis.report.pictures import choose_contrasting
from analysis.statistics.compare import find_top_set
from analysis.statistics.crossover import crossover


def information(draws: int, saved: float = 1.5, own: str = "inside-out") -> pd.DataFrame:
    """What a datum would be worth, from so many draws."""
    row = {"datum": "A survey", "changes": 0.2, "changes_low": 0.1, "changes_high": 0.3}
    frame = pd.DataFrame([{**row, "saved": saved, "saved_low": saved - 1.0, "saved_high": saved + 1.0}])
    frame.attrs = {"draws": draws, "known": draws >= 1000, "own": own}
    return frame


def test_it_has_two_pages_with_every_part_and_no_script(full, read) -> None:
    text, words = read(brief(replace(full, information=information(30)), {}))
    parts = ("Recommendation, and its rival", "What it rests on", "What could turn it", "The first 90 days")
    parts += ("What would be worth finding out first", "What was not looked at", "1 / 2", "2 / 2")
    assert all(part in text for part in parts)
    assert "script" not in words.tags and not [link for link in words.links if link.startswith("http")]


def test_a_loss_is_read_before_the_recommendation(full, read) -> None:
    text, _ = read(brief(replace(full, first=("It loses 40 k.",)), {}))
    leader = find_top_set(full.comparison, full.pairs, full.headline).leader
    title = full.comparison.attrs["strategies"].get(leader, leader)
    assert text.index("It loses 40 k.") < text.index(f"{title}. Of the programmes compared")


def test_few_runs_are_warned_of_in_the_words_of_the_report(full, read) -> None:
    few, _ = read(brief(replace(full, setting=replace(full.setting, seeds=4, draws=0)), {}))
    many, _ = read(brief(full, {}))
    warning = "Only 4 runs: too few runs to say how sure the result is."
    assert warning in few and few.index(warning) < few.index("What could turn it") and "Only" not in many


def test_a_rival_that_is_best_in_more_of_the_other_assumptions_stands_beside_the_recommendation(full, read) -> None:
    shares = {"inside-out": 0.3, "mandate": 0.6, "nothing": 0.1}
    text, _ = read(brief(replace(full, found=replace(full.standing, probability_draws=shares)), {}))
    said = "is best in fewer of the sets of other assumptions than mandate: in 30 % against 60 %."
    assert text.index("Recommendation, and its rival") < text.index(said) < text.index("Its rival is")


def test_what_finding_out_is_worth_is_not_known_well_below_1000_draws(full, read) -> None:
    few, _ = read(brief(replace(full, information=information(999)), {}))
    many, _ = read(brief(replace(full, information=information(1000)), {}))
    assert "Not known well" in few and "Not known well" not in many
    assert "1.50 of 100 (0.50 to 2.50)" in many


def test_below_1000_draws_it_shows_no_table_and_says_how_many_are_needed(full, read) -> None:
    text, _ = read(brief(replace(full, information=information(999)), {}))
    assert "999 sets of other assumptions are too few; it takes 1,000. Compare again with so many" in text
    assert "A survey" not in text and "in 20" not in text


def test_what_is_not_shown_to_save_anything_shows_no_changed_choice_either(full, read) -> None:
    text, _ = read(brief(replace(full, information=information(1000, saved=-0.1)), {}))
    assert "A survey \N{EN DASH} nothing shown" in text and "in 20" not in text


def test_a_worth_is_no_upper_bound(full, read) -> None:
    text, _ = read(brief(replace(full, information=information(1000)), {}))
    assert "At least about so much, as far as a smooth rule finds it" in text and "At most" not in text


def test_a_worth_counted_against_another_than_the_recommended_one_says_so(full, read) -> None:
    same, _ = read(brief(replace(full, information=information(1000)), {}))
    other, _ = read(brief(replace(full, information=information(1000, own="mandate")), {}))
    assert "Counted against" not in same
    assert "Counted against mandate: on average over these sets it is ahead of the recommendation" in other


def test_where_money_names_another_programme_both_are_named(full, read) -> None:
    measures = {"being": 31.0, "net_value": 230.0, "payback_week": 123.0}
    other = Choice("Most valuable", "mandate", "Cheap one", measures, ())
    text, _ = read(brief(replace(full, choices=(other, other)), {}))
    assert "In money Cheap one is worth most: which of the two counts has to be decided." in text


def test_without_a_search_it_says_that_none_was_made(full, read) -> None:
    assert "No search was made for a stronger programme" in read(brief(full, {}))[0]
    assert "A search." in read(brief(replace(full, rival_search="A search."), {}))[0]


def test_the_first_steps_have_the_week_they_start_in_even_week_0(full, read) -> None:
    row = {"strategy": "inside-out", "lever": "deeds", "meaning": "", "start": 0, "ramp": 8, "end": "12"}
    levers = pd.DataFrame([{**row, "target": "all", "written": 1.0, "run": 0.5}])
    assert "Week 0 to 12" in read(brief(replace(full, levers=levers), {}))[0]


def test_its_pictures_are_those_of_the_report(full) -> None:
    pictures = embed_figures(full, only=("turning-point",))
    assert list(pictures) == ["turning-point"] and "<svg" in brief(full, pictures)


def test_a_strategy_of_ones_own_is_named_and_drawn_in_colour(full, read) -> None:
    last = str(full.comparison.query("indicator == 'being'").sort_values("mean")["strategy"].iloc[0])
    found = replace(full, comparison=full.comparison.copy())
    found.comparison.attrs = {**full.comparison.attrs, "places": {last: style.FIRST_OWN}}
    text, _ = read(brief(found, {}))
    assert "Of your own programmes, being social at the end: " in text and last in choose_contrasting(found)


def test_an_assumption_is_a_sentence_with_its_value_in_words(full, read) -> None:
    row = {"name": "informal_weight", "title": "informal weight", "unit": "x peer", "default": 2.0, "low": 1.0}
    rows = [{**row, "high": 6.0}, {**row, "name": "rate", "title": "fading", "unit": "1/week", "high": 3.0}]
    parameters = pd.DataFrame([{**one, "source": "assumption", "size_source": ""} for one in rows])
    text, _ = read(brief(replace(full, crossover=None, parameters=parameters, main=["informal_weight", "rate"]), {}))
    said = "What an informal leader does counts 2 times as much to others as what a colleague does."
    assert f"{said} It could be 1 to 6 times; this is an assumption." in text
    assert "Fading: 200 % a week." in text and "x peer" not in text and "1/week" not in text


def test_it_says_what_the_recommended_programme_and_being_social_are(full, read) -> None:
    text, _ = read(brief(replace(full, summaries={"inside-out": "Change within first."}), {}))
    assert "What it is: Change within first." in text
    assert "Being social, from 0 to 100, is how social the business is" in text


def test_a_scaled_programme_and_a_rival_scaled_far_down_are_explained_in_words(full, read) -> None:
    money = full.money.assign(phi=[0.0, 0.3, 0.4])
    text, _ = read(brief(replace(full, money=money), {}))
    text = text.replace("\N{NO-BREAK SPACE}", " ")
    assert "each of its efforts is made at 40 % of the strength written" in text
    assert "is run at 30 % of the strength written: it is another programme in all but name." in text


def test_amounts_name_their_currency_or_say_that_none_was_named(full, read) -> None:
    named, _ = read(brief(replace(full, setting=replace(full.setting, currency="CHF")), {}))
    assert "if each may cost 400 k CHF" in named and "k stands for thousands of CHF" in named
    assert "no currency was named" in read(brief(full, {}))[0]


def test_an_assumption_that_moves_nothing_is_a_sentence_and_leaves_room_for_all_programmes(full, read) -> None:
    scans = full.scans.assign(being=[0.5 if name == "inside-out" else 0.3 for name in full.scans["strategy"]])
    scans.attrs = full.scans.attrs
    flat = replace(full, scans=scans, crossover=crossover(scans, "inside-out", "mandate"))
    pictures = {"turning-point": Html("<svg></svg>")}
    text, words = read(brief(flat, pictures))
    assert "the lead stays between" in text and "svg" not in words.tags and "All programmes compared" in text
    turned, words = read(brief(full, pictures))
    assert "svg" in words.tags and "All programmes compared" not in turned


def test_it_points_to_no_file_that_may_not_be_there(full, read) -> None:
    assert "report.html" not in read(brief(full, {}))[0]

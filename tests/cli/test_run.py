"""`orgshift run` and the listing commands, as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

LISTS = ("organizations", "strategies", "levers", "parameters", "indicators", "mechanisms", "events")


def test_a_run_writes_every_week(orgshift, tmp_path):
    done = orgshift("run", "tools-only", "--organization", "krackhardt", "--weeks", "12")
    assert done.returncode == 0, done.stderr
    weeks = pd.read_csv(tmp_path / "results" / "tools-only-krackhardt-seed1" / "weeks.csv")
    assert list(weeks["week"]) == list(range(13))
    assert weeks.notna().all().all()


def test_explain_adds_up_by_mechanism(orgshift, tmp_path):
    done = orgshift("run", "inside-out", "--organization", "krackhardt", "--weeks", "30", "--explain", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    week_0 = pd.read_csv(tmp_path / found["weeks"])["being"].iloc[0]
    change = found["final"]["being"] - week_0
    assert sum(found["by_mechanism"].values()) == pytest.approx(change, abs=1e-5)


def test_the_value_at_the_end_says_which_weeks_it_is_the_mean_of(orgshift):
    said = orgshift("run", "tools-only", "-o", "krackhardt", "--weeks", "14").stdout
    assert "At the end: mean of weeks 3 to 14" in said


def test_communities_are_written_week_by_week(orgshift, tmp_path):
    done = orgshift("run", "skilled-managers", "-o", "krackhardt", "--weeks", "16", "--communities", "--json")
    assert done.returncode == 0, done.stderr
    table = pd.read_csv(tmp_path / json.loads(done.stdout)["communities"])
    assert {"week", "community", "age", "members", "contributors", "content", "met"} <= set(table)
    assert table["week"].value_counts().eq(2).all()  # there are two from the start


def test_explain_names_every_lever_of_the_strategy(orgshift):
    done = orgshift("run", "champions", "--organization", "krackhardt", "--weeks", "10", "--explain", "--json")
    assert {"tools", "training", "informal_leaders"} <= set(json.loads(done.stdout)["by_decision"])


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_a_table_and_json(here, name):
    table, as_json = here(name), here(name, "--json")
    assert table.returncode == as_json.returncode == 0, table.stderr + as_json.stderr
    rows = json.loads(as_json.stdout)
    assert len(rows) >= 5
    assert rows[0]["name"] in table.stdout


def test_every_parameter_without_a_citation_is_called_an_assumption(here):
    rows = json.loads(here("parameters", "--json").stdout)
    assert all(row["source"] for row in rows)
    assert sum(row["source"] == "assumption" for row in rows) > 50


def test_an_unknown_mechanism_gets_the_nearest_name(here):
    done = here("mechanisms", "trus")
    assert done.returncode == 2
    assert "did you mean 'trust'?" in done.stderr


def test_a_first_run_says_nothing_of_compiling_where_nothing_is_compiled(orgshift, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "new"))
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    monkeypatch.setenv("NUMBA_DISABLE_JIT", "1")
    done = orgshift("run", "nothing", "--organization", "krackhardt", "--weeks", "1")
    assert done.returncode == 0 and "ompil" not in done.stderr


def test_an_event_after_the_horizon_is_refused(here):
    done = here("run", "nothing", "--organization", "krackhardt", "--weeks", "9", "--event", "leader_leaves@10")
    assert done.returncode == 2
    assert "--event: 'leader_leaves@10': week 10 is after the horizon, 9 weeks" in done.stderr


def test_the_comparison_that_is_offered_is_about_the_same_thing(orgshift):
    done = orgshift("run", "mandate", "-o", "krackhardt", "--weeks", "9", "--event", "attack@4", "--budget", "1")
    assert (
        "Next: orgshift compare mandate --organization krackhardt --weeks 9 --event attack@4 --budget 1" in done.stdout
    )


def test_a_run_as_written_says_what_the_comparison_would_scale_it_to(orgshift):
    said = orgshift("run", "mandate", "-o", "krackhardt", "--weeks", "9").stdout
    assert "As written: " in said and "`compare` scales it to " in said and "(--budget 1.5" in said
    said = orgshift("run", "mandate", "-o", "krackhardt", "--weeks", "9", "--budget", "1").stdout
    assert "Scaled to " in said and "(--budget 1" in said


def test_explain_says_that_it_is_one_seed_and_from_what_worth_is_counted(orgshift):
    said = orgshift("run", "mandate", "-o", "krackhardt", "--weeks", "9", "--explain").stdout
    assert (
        "one random seed, chance included" in said
        and "with the decision minus the same run, same random seed, without it" in said
    )
    assert "+0.7 makes what is rare twice as likely" in said and "(seat " in said
    worths = [
        word for line in said.splitlines() if line.startswith(("mandate ", "tools ")) for word in line.split()[1:]
    ]
    assert worths and all(len(worth.lstrip("-0.")) <= 2 for worth in worths)


def test_explain_never_tells_of_single_seats_of_an_imported_organization(orgshift, tmp_path):
    rows = "".join(f"{k},{(k - 1) // 5 or ''},{'Sales' if k % 2 else 'Plant'}\n" for k in range(1, 40))
    (tmp_path / "staff.csv").write_text("id,manager,unit\n" + rows, encoding="utf-8")
    assert orgshift("import", "staff.csv", "--repair").returncode == 0
    done = orgshift("run", "mandate", "-o", "staff.yaml", "--weeks", "9", "--explain")
    assert done.returncode == 0, done.stderr
    assert "people without reports, on average" in done.stdout and "leaders, on average" in done.stdout
    assert "seat" not in done.stdout


def test_levers_say_what_they_cost_whom_they_reach_and_what_attention_is(here):
    said = here("levers").stdout
    assert "0.016 per person" in next(line for line in said.splitlines() if line.startswith("training"))
    assert "0.083 per manager" in next(line for line in said.splitlines() if line.startswith("deeds"))
    assert "thousands of the currency" in said and "Attention: " in said
    assert json.loads(here("levers", "--json").stdout)[1]["cost"] == {"person": 0.01575}


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (("levers", "tools"), ["level 1 means", "costs a week at level 1", "used by"]),
        (("strategies", "inside-out"), ["the idea", "from week", "whom it reaches"]),
        (("indicators", "trust"), ["meaning", "reported is"]),
        (("parameters", "habit_gain"), ["default", "source"]),
        (("events", "attack"), ["dials"]),
    ],
)
def test_a_list_with_a_name_tells_that_one_in_full(here, words, lines):
    done = here(*words)
    assert done.returncode == 0 and words[1] in done.stdout.splitlines()[0]
    assert all(any(line in one for one in done.stdout.splitlines()) for line in lines), done.stdout


@pytest.mark.parametrize(("command", "kind"), [("levers", "lever"), ("strategies", "strategy"), ("events", "event")])
def test_a_list_with_an_unknown_name_suggests_the_nearest(orgshift, command, kind):
    near = {"levers": ("tool", "tools"), "strategies": ("tool-only", "tools-only"), "events": ("atack", "attack")}
    wrong, right = near[command]
    done = orgshift(command, wrong)
    assert done.returncode == 2
    assert f"{kind} '{wrong}' is unknown (did you mean '{right}'?)" in done.stderr


def test_a_run_shows_scales_as_numbers_of_100_like_the_comparison(orgshift):
    said = orgshift("run", "tools-only", "-o", "krackhardt", "--weeks", "14").stdout
    (line,) = [one for one in said.splitlines() if one.startswith("being social  ")]
    assert line.endswith("of 100") and float(line.split()[2]) > 1


def test_strategy_files_of_one_name_from_two_folders_do_not_share_results(orgshift, tmp_path):
    for folder, level in (("a", 1), ("b", 0.5)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "plan.yaml").write_text(f"title: T\nlevers: [{{lever: tools, level: {level}}}]\n")
        assert orgshift("run", f"{folder}/plan.yaml", "-o", "krackhardt", "--weeks", "2").returncode == 0
    assert len(list((tmp_path / "results").glob("plan-*-seed1/weeks.csv"))) == 2


def test_people_and_ties_are_written_as_tables_and_graphs(here, tmp_path):
    done = here("run", "nothing", "-o", "krackhardt", "--weeks", "4", "--people", "trust,skill", "--ties", "--json")
    files = json.loads(done.stdout)["people"]
    assert {Path(one).name for one in files} >= {"week-0.graphml", "week-4.gexf"}
    assert all((tmp_path / one).exists() for one in files)


def test_a_mistyped_state_of_people_is_refused_before_anything_is_run(here):
    done = here("run", "nothing", "--people", "trsut")
    assert done.returncode == 2 and "--people: no state of a person is called 'trsut'" in done.stderr

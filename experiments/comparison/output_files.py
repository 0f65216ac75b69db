"""Writes the results of a comparison as files: tables, figures, report and provenance."""

from __future__ import annotations

import json
from dataclasses import astuple, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import report
from analysis.figures import picture_files
from analysis.presentation.tables import csv_text, weekly
from analysis.report import ReportData, Setting
from analysis.statistics.accounts import Account, by_decision, by_mechanism
from analysis.statistics.compare import compare, find_top_set, pairs
from analysis.statistics.crossover import crossover
from analysis.statistics.rival_definition import look_up_rival
from analysis.statistics.top_set import FEW
from experiments.comparison.descriptions import (
    describe_base,
    describe_every_run,
    describe_fitted,
    describe_strategy,
    levers_table,
)
from experiments.runs.environment import environment
from experiments.runs.ids import canonical, digest
from experiments.runs.population_source import population_of
from experiments.runs.reporting_window import describe_weeks
from scenarios.files import write_each, write_whole
from simulation.attribution import PARTS
from simulation.indicators import FINAL_WEEKS
from simulation.levers import LEVERS
from simulation.parameters import DRAWN
from simulation.simulation import MODEL_VERSION
from simulation.sources.sizes import size_sources

if TYPE_CHECKING:
    from analysis.presentation.finding import Crossover, TopSet
    from experiments.comparison.question import Answer, Question
    from simulation.population import Population

FILES = {
    "report.html": "the one-page report",
    "comparison.csv": "every strategy on every indicator, with intervals",
    "leaders.csv": "who leads on being social, without and with forced acts",
    "pairs.csv": "every pair of strategies: can it be told apart?",
    "runs.csv": "one row per run",
    "weeks.csv": "weekly means and bands",
    "money.csv": "planned, spent and unspent",
    "budgets.csv": "the ranking at other budgets",
    "as_written.csv": "the strategies as written, not scaled",
    "decisions.csv": "the leader without each of its levers, run by run",
    "mechanisms.csv": "the same change by mechanism",
    "scans.csv": "leader and runner-up while one parameter moves",
    "draws.csv": "the parameter draws",
    "provenance.json": "versions, seeds, digests",
}


BOOKED = (
    "Exact, and booked where the change entered: practice moves when people take part, so what habit, attitude and "
    "usefulness contributed to their taking part shows under participation; the drivers inside it tell them apart."
)


class Results:
    """A comparison and what is derived from it: statistics, accounts of why, report data."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.comparison = compare(answer.runs)
        self.pairs = pairs(answer.runs)
        self.standing: TopSet = find_top_set(self.comparison, self.pairs, "being")
        self.rival = look_up_rival(self.comparison, self.pairs, self.standing)
        self.crossover = self._crossover()
        self.people: Population = population_of(answer.question.organization)
        self.data = self._report_data()

    def write(self, folder: str | Path) -> list[Path]:
        """Write every file into a folder; return their paths, the report first.

        Raises UserError where the folder cannot be written.
        """
        out = Path(folder)
        drawn = report.standard_figures(self.data)
        paths = [write_whole(out / "report.html", report.page(self.data, drawn))]
        for name, table in self._tables.items():
            paths.append(write_whole(out / name, csv_text(table)))
        for name, figure in drawn.items():
            paths += write_each(out / "figures" / name, picture_files(figure))
        paths.append(write_whole(out / "provenance.json", json.dumps(self.provenance(), indent=2) + "\n"))
        return paths

    @cached_property
    def _tables(self) -> dict[str, pd.DataFrame]:
        answer = self.answer
        tables = {
            "comparison.csv": self.comparison,
            "leaders.csv": None if self.rival is None else self.rival.table,
            "pairs.csv": self.pairs,
            "runs.csv": answer.runs,
            "weeks.csv": weekly(answer.weeks),
            "money.csv": answer.money,
            "draws.csv": answer.draws,
            "budgets.csv": answer.budgets,
            "as_written.csv": answer.as_written,
            "scans.csv": answer.scans,
        }
        for table in answer.decisions.values():
            tables["decisions.csv"] = table
        for split in answer.splits.values():
            tables["mechanisms.csv"] = pd.DataFrame({"mechanism": PARTS, "being": split.mean(axis=0)[1:-1]})
        return {name: table for name, table in tables.items() if table is not None and len(table)}

    def provenance(self) -> dict[str, Any]:
        """Return what is needed to compute the same numbers again; equal for equal runs."""
        q = self.answer.question
        scenario = {
            **q.to_plain(self.people),
            "strategies": {one.name: [astuple(entry) for entry in one.entries] for one in q.strategies},
        }
        return {
            "model_version": MODEL_VERSION,
            "scenario_digest": digest(canonical(scenario)),
            "organization": self.people.name,
            "scenario": scenario,
            "environment": json.loads(environment()[1]),
            "failed_runs": [[*label, failed.reason] for label, failed in self.answer.failures],
        }

    # --- the report's data ----------------------------------------------------------------------------------------

    def _crossover(self) -> Crossover | None:
        scans = self.answer.scans
        if scans is None or self.standing.runner_up is None:
            return None
        return crossover(scans, self.standing.leader, self.standing.runner_up)

    def _report_data(self) -> ReportData:
        answer, q = self.answer, self.answer.question
        found = self.provenance()
        return ReportData(
            self._setting(),
            self.comparison,
            self.pairs,
            weeks=answer.weeks,
            money=answer.money,
            budgets=answer.budgets,
            accounts=self._accounts(),
            crossover=self.crossover,
            scans=answer.scans,
            screening=answer.screening,
            parameters=_parameters(q),
            main=self._main_parameters(),
            summaries={s.name: describe_strategy(s) for s in q.strategies},
            levers=levers_table(q, answer.money),
            notes=self._notes(),
            provenance={
                "Model version": str(MODEL_VERSION),
                "Scenario digest": found["scenario_digest"],
                "Seeds": f"{q.seed} to {q.seed + q.runs - 1}",
                **{name: str(text) for name, text in found["environment"].items() if text},
            },
            files={name: text for name, text in FILES.items() if name in self._tables or not name.endswith(".csv")},
        )

    def _setting(self) -> Setting:
        q, people = self.answer.question, self.people
        amount = None if q.run_budget is None else float(self.answer.money.attrs["budget"])
        rule = "Strategies run as they are written, at different costs."
        if amount is not None:
            share = 100.0 * amount / float(self.answer.money.attrs["payroll"])
            rule = (
                f"Every strategy gets {amount:,.0f} k, {share:.2g} % of the payroll of {q.weeks} weeks: the levels of "
                "its effort levers are scaled by one factor until it is planned to cost that; no level above 1, words "
                "no louder than written, and rules stay as written."
            )
        return Setting(
            people.title,
            people.size,
            q.weeks,
            q.runs,
            q.draws,
            len(people.units),
            people.customers,
            True,
            people.note,
            people.source,
            rule,
            amount,
            describe_every_run(q),
            describe_base(q),
        )

    def _notes(self) -> tuple[str, ...]:
        q = self.answer.question
        first = [describe_every_run(q), describe_fitted(q), _too_few(q)]
        notes = [*filter(None, first), *self._other_order(), _describe_final_value(q)]
        set_by_user = [f"{name} = {value:g}" for name, value in self.answer.question.parameters.items()]
        if set_by_user:
            notes.append(f"Set by hand in every run: {', '.join(set_by_user)}.")
        if self.answer.failures:
            notes.append(f"Failed runs: {len(self.answer.failures)}, left out; provenance.json lists them.")
        return tuple(notes)

    def _other_order(self) -> list[str]:
        """Return a note if by money another strategy leads than in the headline."""
        table = self.comparison[self.comparison["indicator"] == "roi_paired"]
        paid = table[table["strategy"] != "nothing"]
        if not len(paid):
            return []
        titles = self.comparison.attrs["strategies"]
        best = paid.sort_values("mean", kind="stable").iloc[-1]
        if best["strategy"] == self.standing.leader:
            return []
        own = paid[paid["strategy"] == self.standing.leader]
        here = f"; {titles[self.standing.leader]} {float(own['mean'].iloc[0]):.2f}" if len(own) else ""
        return [
            f"By money the order is another: the highest return on what it cost, against nothing, has "
            f"{titles[best['strategy']]} ({float(best['mean']):.2f}{here}). Prices are assumptions."
        ]

    def _main_parameters(self) -> tuple[str, ...]:
        scanned = [] if self.answer.scans is None else list(dict.fromkeys(self.answer.scans["parameter"]))
        usual = [
            "trust_asymmetry",
            "threshold_sharpness",
            "deeds_push",
            "usefulness_rate",
            "weight_practice",
            "weight_trust",
        ]
        q = self.answer.question
        fitted = q.fitted.parameters if q.fitted else ()
        return tuple(dict.fromkeys([*q.parameters, *fitted, *scanned, *usual]))

    def _accounts(self) -> tuple[Account, ...]:
        levers = {name: lever.title for name, lever in LEVERS.items()}
        found = [by_decision(table, name, levers) for name, table in self.answer.decisions.items()]
        for name, rows in self.answer.splits.items():
            split = rows.mean(axis=0)
            parts = {part: amount for part, amount in zip(PARTS, split[1:-1].tolist(), strict=True) if amount}
            last = min(FINAL_WEEKS, self.answer.question.weeks)
            account = by_mechanism(parts, name, float(split[0]), float(split[-1]), last)
            found.append(replace(account, sentence=BOOKED, runs=len(rows)))
        return tuple(found)


def _describe_final_value(question: Question) -> str:
    """Describe which weeks a final value is taken from."""
    mean, last = describe_weeks("being", question.weeks), question.weeks
    return f"Where a strategy ends: {mean}; what is counted from the start, such as money: week {last}."


def _too_few(question: Question) -> str:
    """Return a warning where there are too few runs or parameter draws, else ""."""
    counted = ((question.runs, "run"), (question.draws, "parameter draw"))
    few = [f"{count} {word}{'s' if count > 1 else ''}" for count, word in counted if 0 < count < FEW]
    return f"Only {' and '.join(few)}: too few runs to say how sure the result is." if few else ""


def _parameters(question: Question) -> pd.DataFrame:
    """Return every parameter: whether the draws vary it, and the value set by hand."""
    by_hand, sizes, fitted = question.parameters, size_sources(), question.fitted
    from_data = set(fitted.parameters) if fitted else set()
    return pd.DataFrame(
        [
            {
                "name": p.name,
                "title": p.title,
                "unit": p.unit,
                "default": p.default,
                "low": p.low,
                "high": p.high,
                "source": p.source,
                "size_source": sizes[p.name].reference.short if p.name in sizes.keys() - from_data else "",
                "drawn": p.name in {*DRAWN, *from_data} and p.name not in by_hand,
                "set": by_hand.get(p.name, float("nan")),
            }
            for p in question.known_parameters.values()
        ]
    )

"""Writes the results of a comparison as files: tables, figures, report and provenance."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import report
from analysis.decision.chances import chances_table
from analysis.decision.two_choices import add_payback, describe_headline, find_choices, headline_table
from analysis.decision.value_of_information import value_of_information
from analysis.evidence.published import verdicts_on
from analysis.figures import picture_files
from analysis.presentation.language import Texts, fill, translate
from analysis.presentation.shown_units import FACTOR, in_shown_units
from analysis.presentation.tables import csv_text, weekly
from analysis.presentation.vocabulary import describe_part
from analysis.report import ReportData, Setting
from analysis.statistics.accounts import Account, by_decision, by_mechanism
from analysis.statistics.compare import compare, find_top_set, pairs
from analysis.statistics.crossover import crossover
from analysis.statistics.rival_definition import look_up_rival, rank_by_both
from analysis.statistics.worth import mean_paybacks
from experiments.comparison.data_to_collect import data_to_collect
from experiments.comparison.descriptions import describe_every_run, describe_strategy, levers_table
from experiments.comparison.drivers import find_drivers
from experiments.comparison.notes import describe_first, describe_parameters, describe_rival_search, make_notes
from experiments.runs.environment import environment
from experiments.runs.ids import canonical, digest
from experiments.runs.population_source import population_of
from scenarios.files import write_each, write_whole
from scenarios.prices.price_list import format_unit
from simulation.attribution import PARTS
from simulation.indicators import FINAL_WEEKS
from simulation.levers import LEVERS
from simulation.simulation import MODEL_VERSION

if TYPE_CHECKING:
    from analysis.presentation.finding import Crossover, TopSet
    from experiments.comparison.question import Answer
    from simulation.population import Population

FILES: Texts[str] = Texts() | {
    "report.html": "the one-page report",
    "brief.html": "the brief: two pages for a board",
    "headline.csv": "the headline measures with unit, window and definition, as they are shown everywhere",
    "comparison.csv": "every strategy on every indicator, with intervals; shares from 0 to 1",
    "leaders.csv": "who leads on being social, without and with forced acts",
    "pairs.csv": "every pair of strategies: can it be told apart?",
    "runs.csv": "one row per run",
    "weeks.csv": "weekly means and bands",
    "money.csv": "planned, spent and unspent",
    "budgets.csv": "the ranking at other budgets",
    "as_written.csv": "the strategies as written, not scaled",
    "without_survey.csv": "the runs with every unit at the defaults instead of the culture survey",
    "decisions.csv": "the leader without each of its levers, run by run",
    "mechanisms.csv": "the same change by mechanism",
    "scans.csv": "leader and runner-up while one parameter moves",
    "draws.csv": "the parameter draws",
    "provenance.json": "versions, seeds, digests",
}


BRIEF_PICTURES = ("chances", "turning-point")

BOOKED = (
    "Exact, and booked where the change entered: practice moves when people take part, so what habit, attitude and "
    "usefulness contributed to their taking part shows under participation; the drivers inside it tell them apart."
)


def remove_stale_files(folder: Path, written: Sequence[str]) -> None:
    """Remove files of an earlier comparison that this one did not write, so that none mix.

    Which files these are stands in its `provenance.json`; nothing else is touched.
    """
    try:
        earlier = json.loads((folder / "provenance.json").read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return
    for name in set(map(str, earlier)) - set(written) if isinstance(earlier, list) else ():
        path = folder / name
        if path.resolve().is_relative_to(folder.resolve()) and path.is_file():
            path.unlink()


class Results:
    """A comparison and what is derived from it: statistics, accounts of why, report data."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        paybacks = mean_paybacks(answer.weeks)
        self.comparison = add_payback(compare(answer.runs), paybacks)
        self.pairs = pairs(answer.runs)
        self.shown = in_shown_units(self.comparison)
        self.shown_pairs = in_shown_units(self.pairs)
        self.standing: TopSet = find_top_set(self.comparison, self.pairs, "being")
        self.by_value: TopSet = find_top_set(self.comparison, self.pairs, "net_value")
        self.choices = find_choices(self.shown, self.standing, self.by_value)
        self.first = describe_first(answer, headline_table(self.shown), self.standing.leader)
        shown_runs = in_shown_units(answer.runs)
        self.chances = chances_table(shown_runs, self.shown, self.standing)
        self.information = value_of_information(
            shown_runs, answer.draws, data_to_collect(population_of(answer.question.organization))
        )
        self.rival_search = describe_rival_search(answer.question, self.shown, self.pairs)
        self.rival = look_up_rival(self.shown, self.pairs, self.standing)
        self.scans = None if answer.scans is None else in_shown_units(answer.scans)
        self.weeks = in_shown_units(answer.weeks)
        self.crossover = self._crossover()
        self.people: Population = population_of(answer.question.organization)
        self.data = self._report_data()

    def write(self, folder: str | Path) -> list[Path]:
        """Write every file into a folder; return their paths, the report first.

        Raises UserError where the folder cannot be written.
        """
        out = Path(folder)
        drawn = report.standard_figures(self.data)
        pictures = report.embed_figures(self.data, drawn, BRIEF_PICTURES)
        paths = [write_whole(out / "report.html", report.page(self.data, drawn))]
        paths.append(write_whole(out / "brief.html", report.brief(self.data, pictures)))
        for name, table in self._tables.items():
            paths.append(write_whole(out / name, csv_text(table)))
        for name, figure in drawn.items():
            paths += write_each(out / "figures" / name, picture_files(figure))
        written = [str(path.relative_to(out).as_posix()) for path in paths]
        remove_stale_files(out, written)
        provenance = self.provenance() | {"files": written}
        paths.append(write_whole(out / "provenance.json", json.dumps(provenance, indent=2) + "\n"))
        return paths

    @cached_property
    def _tables(self) -> dict[str, pd.DataFrame]:
        answer = self.answer
        tables = {
            "comparison.csv": self.comparison,
            "headline.csv": describe_headline(self.shown),
            "leaders.csv": self._leaders(),
            "pairs.csv": self.pairs,
            "runs.csv": answer.runs.assign(payback_week=answer.paybacks),
            "weeks.csv": weekly(answer.weeks),
            "money.csv": answer.money,
            "draws.csv": answer.draws,
            "budgets.csv": answer.budgets,
            "as_written.csv": answer.as_written,
            "without_survey.csv": answer.without_survey,
            "scans.csv": answer.scans,
        }
        for table in answer.decisions.values():
            tables["decisions.csv"] = table
        for split in answer.splits.values():
            tables["mechanisms.csv"] = pd.DataFrame({"mechanism": PARTS, "being": split.mean(axis=0)[1:-1]})
        return {name: table for name, table in tables.items() if table is not None and len(table)}

    def _leaders(self) -> pd.DataFrame | None:
        """Return who leads by either way of counting, in the model's units, as the other files are."""
        return None if self.rival is None else rank_by_both(self.comparison, self.standing, self.rival.found)

    def provenance(self) -> dict[str, Any]:
        """Return what is needed to compute the same numbers again; equal for equal runs."""
        q = self.answer.question
        scenario = {
            **q.to_plain(self.people),
            "strategies": {one.name: [astuple(entry) for entry in one.entries] for one in q.strategies},
        }
        rules = {one.name: astuple(one.funding) for one in q.strategies if one.funding}
        if rules:
            scenario["funding"] = rules
        return {
            "model_version": MODEL_VERSION,
            "scenario_digest": digest(canonical(scenario)),
            "organization": self.people.name,
            "scenario": scenario,
            **({"prices": q.prices.to_plain()} if q.prices.file else {}),
            "environment": json.loads(environment()[1]),
            "failed_runs": [[*label, failed.reason] for label, failed in self.answer.failures],
        }

    # --- the report's data ----------------------------------------------------------------------------------------

    def _crossover(self) -> Crossover | None:
        if self.scans is None or self.standing.runner_up is None:
            return None
        return crossover(self.scans, self.standing.leader, self.standing.runner_up)

    def _report_data(self) -> ReportData:
        answer, q = self.answer, self.answer.question
        found = self.provenance()
        return ReportData(
            self._setting(),
            self.shown,
            self.shown_pairs,
            weeks=self.weeks,
            money=answer.money,
            budgets=None if answer.budgets is None else in_shown_units(answer.budgets, "being"),
            accounts=self._accounts(),
            crossover=self.crossover,
            scans=self.scans,
            screening=answer.screening,
            parameters=describe_parameters(q),
            main=self._main_parameters(),
            summaries={s.name: describe_strategy(s) for s in q.strategies},
            levers=levers_table(q, answer.money),
            notes=make_notes(answer),
            first=self.first,
            choices=self.choices,
            chances=self.chances,
            information=self.information,
            rival_search=self.rival_search,
            provenance={
                translate("Model version"): str(MODEL_VERSION),
                translate("Scenario digest"): found["scenario_digest"],
                translate("Seeds"): fill(translate("{seed} to {value}"), seed=q.seed, value=q.seed + q.runs - 1),
                **(
                    {
                        translate("Prices"): fill(
                            translate("{file}, digest {digest}"), file=q.prices.file, digest=q.prices.digest
                        )
                    }
                    if q.prices.file
                    else {}
                ),
                **{name: str(text) for name, text in found["environment"].items() if text},
            },
            files={name: text for name, text in FILES.items() if name in self._tables or not name.endswith(".csv")},
            rival=self.rival,
            claims=verdicts_on(self.standing.leader),
            causes=find_drivers(answer, self.standing.leader, format_unit("k", q.prices.currency)),
            found=self.standing,
        )

    def _setting(self) -> Setting:
        q, people = self.answer.question, self.people
        amount = None if q.run_budget is None else float(self.answer.money.attrs["budget"])
        rule = translate("Strategies run as they are written, at different costs.")
        unit = format_unit("k", q.prices.currency)
        if amount is not None:
            share = 100.0 * amount / float(self.answer.money.attrs["payroll"])
            rule = fill(
                translate(
                    "Every strategy gets {amount:,.0f} {unit}, {share:.2g} % of the payroll of {weeks} "
                    "weeks: the levels of its effort levers are scaled by one factor until it is planned to "
                    "cost that; no level above 1, words no louder than written, and rules stay as written."
                ),
                amount=amount,
                unit=unit,
                share=share,
                weeks=q.weeks,
            )
        return Setting(
            translate(people.title),
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
            q.prices.currency,
        )

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
        decisions = {name: in_shown_units(table) for name, table in self.answer.decisions.items()}
        found = [by_decision(table, name, levers) for name, table in decisions.items()]
        for name, rows in self.answer.splits.items():
            split = FACTOR * rows.mean(axis=0)
            parts = {describe_part(part): one for part, one in zip(PARTS, split[1:-1].tolist(), strict=True) if one}
            last = min(FINAL_WEEKS, self.answer.question.weeks)
            account = by_mechanism(parts, name, float(split[0]), float(split[-1]), last)
            found.append(replace(account, sentence=translate(BOOKED), runs=len(rows)))
        return tuple(found)

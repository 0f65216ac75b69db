"""Reads the committed verdicts on the claims of the essays (docs/evidence/claims.csv).

An installed package has a copy beside this file.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.presentation.language import current_language, fill, in_language, translate
from analysis.presentation.style import format_number

HERE = Path(__file__).parent
PLACES = (HERE / "claims.csv", HERE.parents[1] / "docs" / "evidence" / "claims.csv")
"""Where the verdicts lie: in an installed package, and in the repository."""


@dataclass(frozen=True)
class Verdict:
    """The verdict on one claim.

    expected: the effect, and the side the essay expects it on. effect: what was found, with its interval. holds: the
    share of parameter draws in which the effect is on the expected side, None where none was run. strategies: the
    built-in ones that its arms follow. reading, found: the indicator that was read, with effect, low and high as
    numbers; empty where nothing was run.
    """

    id: str
    essay: int
    says: str
    verdict: str
    by_construction: bool
    expected: str
    effect: str
    holds: float | None
    condition: str
    missing: str
    strategies: tuple[str, ...]
    model_version: int
    reading: str = ""
    found: tuple[float, ...] = ()

    @property
    def was_run(self) -> bool:
        """Whether the model could run the claim."""
        return bool(self.effect)

    @property
    def verdict_in_words(self) -> str:
        """The verdict, with the mark of claims that restate an equation of the model."""
        return (
            fill(translate("{verdict}, by construction"), verdict=self.verdict)
            if self.by_construction
            else self.verdict
        )


def published_verdicts() -> tuple[Verdict, ...]:
    """Return the committed verdict on every claim, in the order of the essays.

    An empty tuple where no file is found.
    """
    return _read_verdicts(current_language())


@cache
def _read_verdicts(language: str) -> tuple[Verdict, ...]:
    """Return the verdicts in a language."""
    for path in PLACES:
        if path.exists():
            with open(path, encoding="utf-8", newline="") as file:
                with in_language(language):
                    return tuple(map(_read, csv.DictReader(file)))
    return ()


def verdicts_on(strategy: str) -> tuple[Verdict, ...]:
    """Return the verdicts on claims whose arms follow a built-in strategy."""
    return tuple(one for one in published_verdicts() if one.was_run and strategy in one.strategies)


def _read(row: dict[str, str]) -> Verdict:
    return Verdict(
        row["id"],
        int(row["essay"]),
        translate(row["says"]),
        translate(row["verdict"]),
        row["by_construction"] == "yes",
        row["expected_of"],
        _effect(row),
        float(row["robustness"]) if row["robustness"] else None,
        row["condition"],
        row["missing"],
        tuple(row["strategies"].split()),
        int(row["model_version"]),
        row["reading"],
        tuple(float(row[key]) for key in ("effect", "low", "high")) if row["effect"] else (),
    )


def _effect(row: dict[str, str]) -> str:
    """Return what was read, its effect and interval; "" where nothing was run."""
    if not row["effect"]:
        return ""
    effect, low, high = (format_number(float(row[key])) for key in ("effect", "low", "high"))
    reading = translate(row["reading"].replace("_", " "))
    return fill(translate("{reading} {effect} ({low} to {high})"), reading=reading, effect=effect, low=low, high=high)

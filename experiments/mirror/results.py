"""Makes the rows of `mirror.csv` from the firms that were run: figures, verdicts, reasons."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.mirror.effects import LEAST_FIRMS, Firms
from analysis.mirror.firm import Firm
from analysis.mirror.measures import BEHIND, CORRELATIONS, MEASURES
from analysis.mirror.meta import Pooled
from analysis.mirror.survey import Survey
from analysis.patterns.judging import (
    FAILS,
    HOLDS,
    IN_PART,
    LEAST_RUNS,
    NOT_RUN,
    REVERSED,
    Band,
    Simulated,
    judge_part,
    judge_pattern,
)
from analysis.presentation.style import format_share
from experiments.mirror.firm_model import drawn_from
from experiments.mirror.row import OBSERVED, QUESTIONNAIRE, TRUE, Part, Row, left_out, protocol

LEFT_OUT = "left out"
VERDICTS = (REVERSED, FAILS, IN_PART, HOLDS, NOT_RUN, LEFT_OUT)
FIRST = 6
"""Firms of each kind over which each figure is given besides, so that it can be checked in seconds."""
ONE_SOURCE = "with a common method factor"
TOO_FEW = f"too few firms (at least {LEAST_FIRMS})"
NO_NUMBER = "no firm gives a number"
FEW_NUMBERS = f"fewer than {LEAST_RUNS} firms give a number"
Cells = dict[str, Any]


@dataclass(frozen=True)
class Figure:
    """What firms say of one part: the figure that is judged, and the one without noise."""

    part: Part
    judged: Pooled
    true: Pooled
    first: float
    verdict: str
    remark: str = ""


def judge(rows: Sequence[Row], firms: Firms, version: int, seed: int = 1) -> tuple[list[Cells], list[Cells]]:
    """Return a row a study, and a row a figure.

    firms: by kind; large ones are among the ordinary, too. seed: of what is drawn when people are asked.
    """
    fixed = protocol()
    asked = {"asked": fixed["asked"], "seed": seed}
    surveys = {
        TRUE: Survey(**asked),
        OBSERVED: Survey(fixed["reliability"], **asked),
        QUESTIONNAIRE: Survey(fixed["reliability"], fixed["common_method"], **asked),
    }
    together = {
        kind: [*found, *(firms.get("large", ()) if kind == "ordinary" else ())] for kind, found in firms.items()
    }
    wholes, parts = [], []
    for row in rows:
        run = all(together.get(kind) for kind in row.firms)
        figures = [_figure(row, part, together, surveys) for part in row.parts] if run else []
        common = {"model_version": version, "firms": len(together.get(row.firms[0], ())), "drawn_from": drawn_from()}
        wholes.append(_whole(row, figures) | common)
        parts += [_of_part(row, number, one) | common for number, one in enumerate(figures, start=1)]
    return wholes, parts


def describe_left_out(version: int) -> list[Cells]:
    """Return the rows that are not run, with the reasons, in the columns of those that are."""
    return [
        {"id": one.id, "says": one.says, "verdict": LEFT_OUT, "reason": one.reason, "model_version": version}
        for one in left_out()
    ]


def share_that_passes(wholes: Sequence[Mapping[str, Any]]) -> tuple[int, int]:
    """Return how many counted rows pass or hold in part, none reversed, and how many were run."""
    counted = [row for row in wholes if row["counted"] == "yes" and row["verdict"] != NOT_RUN]
    return len(_passing(wholes)), len(counted)


def _passing(wholes: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the counted rows that hold, or in part, none of whose figures is reversed."""
    counted = [row for row in wholes if row["counted"] == "yes" and not int(row["reversed_parts"])]
    return [row for row in counted if row["verdict"] in (HOLDS, IN_PART)]


def _holds_0(row: Mapping[str, Any]) -> bool:
    """Return whether the interval of the main figure, where it has one, holds 0."""
    ends = [row["low"], row["high"]]
    return all(end not in ("", None) for end in ends) and float(ends[0]) <= 0.0 <= float(ends[1])


def describe_share(wholes: Sequence[Mapping[str, Any]]) -> str:
    """Return in words how many counted rows pass and on what these rest; "" where none was run."""
    good, (passing, counted) = _passing(wholes), share_that_passes(wholes)
    if not counted:
        return ""
    words = (
        f"{passing} of {counted} studies of effects that were read in their source and never fitted pass or hold in "
        f"part without reversal ({format_share(passing / counted)})"
    )
    if not good:
        return f"{words}."
    main = share_by_main_figure(wholes)
    indistinct = sum(_holds_0(row) for row in good)
    summary = sum("V2" in row["mark"] for row in good)
    built_in = sum(bool(row["built_in"]) for row in good)
    return (
        f"{words}: {main} by their main figure, {passing - main} in a second figure only. Of these {passing}, the main "
        f"figure cannot be told from 0 in {indistinct}, the size was read only in a summary (V2) in {summary}, and "
        f"{built_in} may hold by construction."
    )


def share_by_main_figure(wholes: Sequence[Mapping[str, Any]]) -> int:
    """Return how many counted rows hold, or in part, by their main figure, none reversed."""
    counted = [row for row in wholes if row["counted"] == "yes" and row["main_figure"] in (HOLDS, IN_PART)]
    return sum(not int(row["reversed_parts"]) for row in counted)


def _figure(row: Row, part: Part, firms: Mapping[str, Sequence[Firm]], surveys: Mapping[str, Survey]) -> Figure:
    measure = MEASURES[part.measure]
    true = measure(firms, surveys[TRUE])
    judged = true if part.reads == TRUE else measure(firms, surveys[OBSERVED])
    verdict, remark = judge_figure(part.band, judged), ""
    if verdict == NOT_RUN:
        is_small = min(len(firms[kind]) for kind in row.firms) < LEAST_FIRMS
        why = FEW_NUMBERS if judged.studies else NO_NUMBER
        verdict, remark = (NOT_RUN, TOO_FEW) if is_small else (FAILS, why)
        return Figure(part, judged, true, math.nan, verdict, remark)
    if part.reads == QUESTIONNAIRE:
        other = measure(firms, surveys[QUESTIONNAIRE])
        better = judge_figure(part.band, other)
        remark = f"{ONE_SOURCE} {other.value:.2f}"
        if VERDICTS.index(better) > VERDICTS.index(verdict):
            judged, verdict, remark = other, better, f"{remark}, without {judged.value:.2f}"
    behind = BEHIND[part.measure](firms, surveys[TRUE]) if part.measure in BEHIND else true
    is_correlation = part.measure in CORRELATIONS or part.measure in BEHIND
    if is_correlation and abs(behind.value) > protocol()["too_high"]:
        remark = f"a failure of realism: a correlation of {behind.value:.2f} without noise; other causes are missing"
        verdict = REVERSED if verdict == REVERSED else FAILS
    first = measure({kind: found[:FIRST] for kind, found in firms.items()}, surveys[TRUE])
    return Figure(part, judged, true, first.value, verdict, remark)


def judge_figure(band: Band, found: Pooled) -> str:
    """Return the verdict of one figure: beyond the near band it fails, whatever its sign.

    Where no study could be made, it cannot be run.
    """
    if not found.studies:
        return NOT_RUN
    simulated = Simulated(found.value, found.low, found.high, found.studies)
    if band.direction:
        return judge_part(band, simulated)
    if not math.isfinite(found.value):
        return FAILS
    if band.holds(found.value):
        return HOLDS
    if band.near_low <= found.value <= band.near_high:
        return IN_PART
    return REVERSED if judge_part(band, simulated) == REVERSED else FAILS


def _whole(row: Row, figures: Sequence[Figure]) -> Cells:
    verdicts = [one.verdict for one in figures]
    return {
        "id": row.id,
        "says": row.says,
        "published": row.published,
        "k": row.k,
        "N": row.N,
        **(_numbers(figures[0]) if figures else dict.fromkeys(_NUMBERS)),
        "verdict": judge_pattern(verdicts) if figures else NOT_RUN,
        "main_figure": verdicts[0] if figures else NOT_RUN,
        "reason": _reason(figures) if figures else f"no firms of its kinds were run ({', '.join(row.firms)})",
        "reversed_parts": verdicts.count(REVERSED),
        "unit": row.unit,
        "used": row.used,
        "counted": "yes" if row.is_counted else "no",
        "mark": row.mark,
        "vendor": "yes" if row.vendor else "no",
        "source": row.source,
        "proxy": row.proxy,
        "built_in": row.built_in,
    }


def _of_part(row: Row, number: int, one: Figure) -> Cells:
    band = one.part.band
    return {
        "id": row.id,
        "part": number,
        "what": one.part.what,
        "published_value": one.part.value,
        "pass_low": _finite(band.low),
        "pass_high": _finite(band.high),
        **_numbers(one),
        "without_noise": _finite(one.true.value),
        f"of_first_{FIRST}": _finite(one.first),
        "tau": _finite(one.judged.tau),
        "verdict": one.verdict,
        "remark": one.remark,
        "reads": one.part.reads,
        "unit": row.unit,
        "used": row.used,
    }


_NUMBERS = ("simulated", "low", "high", "spread_low", "spread_high", "studies", "units")


def _numbers(one: Figure) -> Cells:
    found = one.judged
    values = (found.value, found.low, found.high, found.spread_low, found.spread_high, found.studies, found.units)
    return {name: _finite(value) for name, value in zip(_NUMBERS, values, strict=True)}


def _reason(figures: Sequence[Figure]) -> str:
    """Return which figures do not hold, and what is said of them; '' where all hold plainly."""
    if all(one.remark == TOO_FEW for one in figures):
        return TOO_FEW
    words = []
    for one in figures:
        if one.judged.studies and one.verdict != HOLDS:
            low, high = (_words(end) for end in (one.judged.low, one.judged.high))
            words.append(f"{one.part.what}: {_words(one.judged.value)} ({low} to {high}), {one.verdict}")
        if one.remark:
            words.append(f"{one.part.what}: {one.remark}")
    return "; ".join(words)


def _words(value: float) -> str:
    return f"{value:.2g}" if math.isfinite(value) else "no number"


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None

"""The scenario on the Stage as a strategy file in YAML, the rest in comments."""

from __future__ import annotations

from dataclasses import replace

from visualizer.plan.link import event_text, to_query
from visualizer.plan.plan import Plan
from visualizer.plan.programme import as_one
from visualizer.plan.resolve import organization_title, strategy


def scenario_yaml(plan: Plan) -> bytes:
    """`plan` as YAML that `orgshift compare` and `orgshift run` read as a strategy."""
    from scenarios.strategy import strategy_yaml

    written = strategy(plan.strategy)
    title = f"{written.title}, as changed on the Stage" if plan.tampered else written.title
    body = strategy_yaml(replace(written, title=title, entries=as_one(plan)))
    return ("\n".join(f"# {line}" for line in describe_plan(plan)) + "\n" + body).encode()


def describe_plan(plan: Plan) -> list[str]:
    """What the strategy met, one line each."""
    lines = [
        f"organization: {one_line(organization_title(plan.organization))} ({one_line(plan.organization)})",
        f"seed: {plan.seed}; weeks: {plan.weeks}",
        *[f"event: {one_line(event_text(event))}" for event in plan.events],
        *[
            f"branched after week {week}: the levers before and after it are written as one list"
            for week, _ in plan.branches
        ],
        *[f"set: {name}={value}" for name, value in (*plan.structure, *plan.parameters)],
        *[f"mechanism switched off: {name}" for name in plan.off],
        f"link: /?{one_line(to_query(plan))}",
    ]
    return lines


def one_line(text: str) -> str:
    """Text that cannot leave its comment."""
    return " ".join(text.split())

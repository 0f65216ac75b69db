"""The scenario on the Stage as a strategy file in YAML, the rest in comments."""

from __future__ import annotations

from dataclasses import replace

from visualizer.plan.held_prices import held_prices
from visualizer.plan.link import event_text, to_query
from visualizer.plan.plan import Plan
from visualizer.plan.programme import as_one
from visualizer.plan.resolve import organization_title, strategy
from visualizer.wording.part_texts import FILE, PLAN
from visualizer.wording.texts import say


def scenario_yaml(plan: Plan) -> bytes:
    """`plan` as YAML that `orgshift compare` and `orgshift run` read as a strategy."""
    from scenarios.strategy import strategy_yaml

    written = strategy(plan.strategy)
    title = say(PLAN, "stage_title", title=written.title) if plan.tampered else written.title
    body = strategy_yaml(replace(written, title=title, entries=as_one(plan)))
    return ("\n".join(f"# {line}" for line in describe_plan(plan)) + "\n" + body).encode()


def describe_plan(plan: Plan) -> list[str]:
    """What the strategy met, one line each."""
    lines = [
        say(
            FILE,
            "organization",
            title=one_line(organization_title(plan.organization)),
            name=one_line(plan.organization),
        ),
        say(FILE, "run", seed=plan.seed, weeks=plan.weeks),
        *[say(FILE, "event", event=one_line(event_text(event))) for event in plan.events],
        *[say(FILE, "branch", week=week) for week, _ in plan.branches],
        *[say(FILE, "setting", name=name, value=value) for name, value in (*plan.structure, *plan.parameters)],
        *([one_line(held_prices().describe())] if held_prices().file else []),
        *[say(FILE, "off", name=name) for name in plan.off],
        say(FILE, "link", link=f"/?{one_line(to_query(plan))}"),
    ]
    return lines


def one_line(text: str) -> str:
    """Text that cannot leave its comment."""
    return " ".join(text.split())

"""Write the generated parts of these pages and studies/study.schema.json (`make docs`).

`--check` only compares.

A page holds a line `<!-- generated: NAME -->`, the table, and a line `<!-- end -->`. NAME is one of `BLOCKS`, or
`parameters X` for a part of the model. What stands between the two lines is written here, nowhere else.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from importlib import import_module
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parent
BLOCK = re.compile(r"(<!-- generated: (?P<name>[^>]+?) -->\n).*?(<!-- end -->)", re.DOTALL)
INFINITE = float("inf")


def table(head: Sequence[str], rows: Iterable[Iterable[Any]]) -> str:
    """Rows as a Markdown table."""
    lines = [list(head), ["---"] * len(head), *(list(row) for row in rows)]
    return "\n".join("| " + " | ".join(cell(value) for value in line) + " |" for line in lines)


def cell(value: Any) -> str:
    """One cell: short numbers, nothing that would break the table."""
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return text.replace("|", "\\|").replace("\n", " ").strip() or "-"


def parameter_table(parameters: Iterable[Any]) -> str:
    """Parameters with symbol, default, range, unit and source."""
    rows = [
        (
            f"`{p.name}`",
            p.symbol,
            p.meaning,
            float(p.default),
            f"{p.low:g} to {p.high:g}",
            p.unit,
            "yes" if p.drawn else "no",
            p.source,
        )
        for p in parameters
    ]
    return table(("Parameter", "Symbol", "Meaning", "Default", "Range", "Unit", "Drawn", "Source"), rows)


def mechanisms() -> str:
    """A section for each mechanism: the text of its file, its parameters and its drivers."""
    from simulation.mechanisms import MECHANISMS

    return "\n\n".join(mechanism(found) for found in MECHANISMS.values())


def mechanism(found: Any) -> str:
    """The section of one mechanism; its heading is the first line of its file, up to the colon."""
    named = f"\n\nNamed drivers: {', '.join(found.drivers.names)}." if found.drivers else ""
    heading = f"### {found.title.partition(':')[0].rstrip('.')}\n\nCode: `{found.file}`."
    return f"{heading}\n\n```text\n{found.text}\n```\n\n{parameter_table(found.module.PARAMETERS)}{named}"


def parameters(name: str) -> str:
    """Parameters of a part of the model that is no mechanism: newcomers, prices or indicators."""
    from simulation import indicators, newcomers, prices

    return parameter_table({"newcomers": newcomers, "prices": prices, "indicators": indicators}[name].PARAMETERS)


def states(agent_class: str) -> str:
    """Every state of a class of agents."""
    from simulation.states import agent_states
    from simulation.states.agent_states import states as declared

    rows = [
        (f"`{name}`", state.unit, "whole" if state.whole else "real", state.meaning)
        for name, state in declared(getattr(agent_states, agent_class)).items()
    ]
    return table(("State", "Unit", "Number", "Meaning"), rows)


def firm() -> str:
    """What the firm as a whole carries."""
    from simulation.state import FIRM

    return table(("State", "Meaning"), [(f"`{name}`", meaning) for name, meaning in FIRM.items()])


def week() -> str:
    """The order of the week: the calendar, the steps of the mechanisms, the indicators."""
    from simulation.mechanisms import STEPS

    first = (1, "the week turns, levers take their level, the cost is booked", "`week.calendar`")
    last = (17, "indicators and budget", "`measure.close_week`")
    rows = [(step.number, step.words, f"`{step.call}`") for step in STEPS]
    return table(("Step", "What happens", "Code"), [first, *rows, last])


def structure() -> str:
    """Every structural choice with its options."""
    from simulation.structure import CHOICES

    rows = [(f"`{c.name}`", c.meaning, c.default, ", ".join(c.options)) for c in CHOICES.values()]
    return table(("Choice", "What it decides", "Default", "Options"), rows)


def amount(rate: Any, unit: str) -> str:
    """A rate in words: `0.25 hours a person`."""
    per = {"fixed": "", "hire": " a hire at the base quit rate", "front_seat": " a front seat"}
    parts = [(field.name, getattr(rate, field.name)) for field in fields(rate)]
    return ", ".join(f"{value:g} {unit}{per.get(name, f' a {name}')}" for name, value in parts if value)


def levers() -> str:
    """Every lever: what level 1 means, what it acts on, what it costs a week."""
    from simulation.levers import LEVERS

    rows = []
    for one in LEVERS.values():
        cost = "; ".join(filter(None, [amount(one.hours, "h"), amount(one.money, "k")]))
        kind = "rule" if one.rule else "effort"
        reach = "whole firm" if one.firm_wide else one.target
        rows.append((f"`{one.name}`", one.meaning, one.enters, kind, reach, one.attention, cost))
    head = ("Lever", "Level 1 means", "Acts on", "Kind", "Reaches", "Attention", "Cost a week at level 1")
    return table(head, rows)


def events() -> str:
    """Every event with its dials."""
    from simulation.events import EVENTS

    rows = []
    for one in EVENTS.values():
        dials = "; ".join(f"{n} {d.default:g} ({d.low:g} to {d.high:g}, {d.unit})" for n, d in one.dials.items())
        rows.append((f"`{one.name}`", one.meaning, dials, one.group or "the whole firm"))
    return table(("Event", "What happens", "Dials: default (range, unit)", "Strikes"), rows)


def indicators() -> str:
    """Every indicator with unit, meaning and how a run reports it."""
    from simulation.indicators import INDICATORS

    good = {"up": "up", "down": "down", "near 0": "near 0", "none": "-"}
    rows = []
    for one in INDICATORS:
        high = "" if one.high == INFINITE else f"{one.high:g}"
        low = "" if one.low == -INFINITE else f"{one.low:g}"
        final = "mean of the last 12 weeks" if one.final == "mean12" else "last week"
        about = (f"`{one.name}`", one.meaning, one.unit, f"{low} to {high}".strip(), good[one.direction])
        rows.append((*about, one.acts, final))
    return table(("Indicator", "Meaning", "Unit", "Range", "Good", "Acts counted", "Reported as"), rows)


def sources() -> str:
    """Parameters whose term or direction has a source, while their size is an assumption."""
    from simulation.parameters import PARAMETERS
    from simulation.sources.sizes import size_sources

    known = [p for p in PARAMETERS.values() if p.source != "assumption" and p.name not in size_sources()]
    return table(("Parameter", "Source"), [(f"`{p.name}`", p.source) for p in known])


def sizes() -> str:
    """Parameters whose default and range follow from a figure: figure, arithmetic, reference."""
    from simulation.parameters import PARAMETERS
    from simulation.sources.sizes import size_sources

    rows = []
    for name, size in size_sources().items():
        found = PARAMETERS[name]
        gives = f"{found.default:g} ({found.low:g} to {found.high:g}) {found.unit}"
        figure = f"{size.figure:g} ({size.low:g} to {size.high:g}) {size.unit}"
        cited = f"{size.reference.short}: {size.where}. {size.statement}"
        rows.append((f"`{name}`", gives, figure, f"`{size.mapping}`", size.note, cited))
    return table(("Parameter", "Value", "Figure", "Value =", "Why", "Reference"), rows)


def bibliography() -> str:
    """Every reference, by author; those not compared with a copy are marked."""
    from simulation.sources.references import references

    entries = sorted(references().values(), key=lambda one: (one.authors[0].casefold(), one.year))
    marks = {"published": "", "data": " [data]", "vendor": " [vendor]"}
    return "\n".join(f"- {one.full}{marks[one.kind]}{'' if one.checked else ' *'}" for one in entries)


def counts() -> str:
    """How many parameters there are, and what they rest on."""
    from simulation.parameters import DRAWN, PARAMETERS
    from simulation.sources.sizes import size_sources

    sized = len(size_sources())
    bare = sum(p.source == "assumption" and p.name not in size_sources() for p in PARAMETERS.values())
    vendors = sum("vendor" in p.source for p in PARAMETERS.values())
    return (
        f"{len(PARAMETERS)} parameters: the size of {sized} follows from a published or measured figure,"
        f" {len(PARAMETERS) - bare - sized} have a source for their term or direction only, {bare} are assumptions and"
        f" nothing else; {vendors} lean on surveys by vendors."
        f" A comparison draws {len(DRAWN)}; the other {len(PARAMETERS) - len(DRAWN)} stay at their defaults unless set."
    )


def dials() -> str:
    """The dials of a made-up organization."""
    from simulation.networks.dials import DIALS

    rows = [(f"`{d.name}`", d.meaning, d.unit, f"{d.low:g} to {d.high:g}", d.usual) for d in DIALS.values()]
    return table(("Dial", "Meaning", "Unit", "Range", "If not given"), rows)


def concepts() -> str:
    """What the essays name: what it is in the model, what shows it, which test holds it; what is missing."""
    found = tomllib.loads((DOCS / "concepts.toml").read_text(encoding="utf-8"))["concept"]
    lists = ("states", "moved_by", "indicators")
    rows = []
    for one in found:
        named = [", ".join(f"`{name}`" for name in one.get(key, ())) for key in lists]
        test = f"`{one['test'].partition('::')[2]}`" if "test" in one else ""
        rows.append((one["essay"], one["name"], *named, test, one.get("missing", "")))
    missing = sum("missing" in one for one in found)
    head = ("Essay", "Concept", "State", "Moved by", "Shown by", "Test", "Does not work yet")
    return f"{len(found)} concepts; {missing} do not work yet, or only in part.\n\n{table(head, rows)}"


def of_page(module: str, name: str, *given: Any) -> Callable[[], str]:
    """A block that a module of the library writes, with the way to write a table and what else it needs."""
    return lambda: str(getattr(import_module(module), name)(table, *given))


BLOCKS: dict[str, Callable[[], str]] = {
    "states of people": lambda: states("PersonStates"),
    "states of customers": lambda: states("CustomerStates"),
    "states of knowledge": lambda: states("FactStates"),
    "states of the firm": firm,
    "the week": week,
    "mechanisms": mechanisms,
    "structure": structure,
    "levers": levers,
    "events": events,
    "indicators": indicators,
    "sources": sources,
    "sizes": sizes,
    "bibliography": bibliography,
    "counts": counts,
    "dials": dials,
    "concepts": concepts,
    "pattern protocol": of_page("experiments.patterns.page", "protocol"),
    "pattern results": of_page("experiments.patterns.page", "results", DOCS / "evidence"),
    "claim protocol": of_page("experiments.claims.doc_page", "protocol"),
    "claim results": of_page("experiments.claims.doc_page", "results", DOCS / "evidence"),
    "mirror protocol": of_page("experiments.mirror.doc_page", "protocol"),
    "mirror results": of_page("experiments.mirror.doc_page", "results", DOCS / "evidence"),
    "evidence": of_page("analysis.evidence.scan", "scan", DOCS / "evidence"),
}


def block(name: str) -> str:
    """The text of one block by its name; KeyError for a name that is not known."""
    family, _, member = name.partition(" ")
    return parameters(member) if family == "parameters" else BLOCKS[name]()


def renew_blocks(page: str) -> str:
    """A page with every generated block written anew."""
    return BLOCK.sub(lambda found: f"{found[1]}\n{block(found['name'])}\n\n{found[3]}", page)


def compose_files() -> dict[Path, str]:
    """Every file that is written from the code, with its text."""
    from experiments.runs.model_adapter import catalogue
    from experiments.study.json_schema import schema

    pages = {path: renew_blocks(path.read_text(encoding="utf-8")) for path in sorted(DOCS.glob("*.md"))}
    return {**pages, DOCS.parent / "studies" / "study.schema.json": schema(catalogue())}


def main(check: bool) -> int:
    """Write, or only compare; returns 1 where a file is stale."""
    stale = False
    for path, text in compose_files().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale = True
            if not check:
                path.write_text(text, encoding="utf-8")
            print(f"{'stale' if check else 'written'}: {path.relative_to(DOCS.parent).as_posix()}")
    return int(check and stale)


if __name__ == "__main__":
    raise SystemExit(main("--check" in sys.argv[1:]))

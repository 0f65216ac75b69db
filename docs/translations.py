"""Keep the catalogues of translations complete (`make translations`): analysis/presentation/locale/NAME.po.

Every English text that people are shown gets an entry, empty where nobody has translated it yet; entries of texts that
are gone are removed. `--check` only says what is missing. Texts are found where they are written: as `Texts() | {...}`,
as `translate("...")` (also under the name `_`), and in the declarations and files of `declared_texts`.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.presentation.language import ENGLISH, LANGUAGES

if TYPE_CHECKING:
    from babel.messages.catalog import Message

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "analysis/presentation/locale"
PACKAGES = ("analysis", "visualizer", "experiments", "commands")
Message = str | tuple[str, str]
"""An English text, or one for one thing and one for several."""


def english_texts() -> dict[Message, str]:
    """Every English text that is translated -> the file or declaration it comes from."""
    found: dict[Message, str] = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            place = path.relative_to(ROOT).as_posix()
            for text in texts_in(ast.parse(path.read_text(encoding="utf-8"))):
                found.setdefault(text, place)
    for text, place in declared_texts():
        found.setdefault(text, place)
    return {text: place for text, place in found.items() if has_words(text)}


def has_words(text: Message) -> bool:
    """Whether there is something to translate: a letter outside of what is filled in."""
    return any(
        re.search(r"[A-Za-z]", re.sub(r"\{[^}]*\}", "", one)) for one in (text if isinstance(text, tuple) else (text,))
    )


def texts_in(tree: ast.AST) -> Iterator[Message]:
    """The texts of a module: of its catalogues, and those it translates where it uses them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr) and called(node.left) == "Texts":
            assert isinstance(node.right, ast.Dict)
            for value in node.right.values:
                yield from strings(value)
        elif isinstance(node, ast.Call) and called(node) in ("translate", "mark", "_"):
            yield from strings(node.args[0])
        elif isinstance(node, ast.Call) and called(node) == "translate_plural":
            one, many = (list(strings(part)) for part in node.args[:2])
            yield one[0], many[0]


def called(node: ast.AST) -> str:
    """The name of what is called, "" where nothing is."""
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def strings(node: ast.AST) -> Iterator[str]:
    """The strings of a text, of a choice between texts, or of a tuple or list of them."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from strings(node.body)
        yield from strings(node.orelse)
    elif isinstance(node, (ast.Tuple, ast.List)):
        for part in node.elts:
            yield from strings(part)


def declared_texts() -> Iterator[tuple[str, str]]:
    """The texts of what the model declares and of the files that come with it, each with where it stands."""
    from analysis.presentation.vocabulary import format_name
    from simulation.attribution import PARTS
    from simulation.events import EVENTS
    from simulation.indicators import INDICATORS
    from simulation.levers import LEVERS, TARGETS
    from simulation.mechanisms import MECHANISMS
    from simulation.parameters import PARAMETERS
    from simulation.population import FUNCTIONS
    from simulation.prices import COUNTED_PER
    from simulation.structure import CHOICES

    for parameter in PARAMETERS.values():
        texts = (parameter.title, parameter.meaning, parameter.unit)
        yield from ((text, "simulation/parameters.py") for text in texts)
    for one in INDICATORS:
        yield from ((text, "simulation/indicators") for text in (one.title, one.meaning, one.acts, one.unit))
    for lever in LEVERS.values():
        yield from ((text, "simulation/levers.py") for text in (lever.title, lever.meaning, lever.enters, lever.target))
    for event in EVENTS.values():
        dials = [text for name, dial in event.dials.items() for text in (format_name(name), dial.unit)]
        yield from ((text, "simulation/events.py") for text in (event.title, event.meaning, *dials))
    for mechanism in MECHANISMS.values():
        if one := mechanism.drivers:
            yield from ((text, mechanism.file) for text in (one.title, one.unit, *one.words.values()))
    yield from ((format_name(part), "simulation/attribution.py") for part in PARTS)
    yield from ((group, "simulation/levers.py") for group in TARGETS)
    yield from ((each, "simulation/prices.py") for each in COUNTED_PER.values())
    yield from other_texts()
    yield from claim_texts()
    yield from ((function, "simulation/population.py") for function in FUNCTIONS)
    for choice in CHOICES.values():
        yield from ((text, "simulation/structure.py") for text in (choice.meaning, format_name(choice.name)))
    yield from file_texts()


def other_texts() -> Iterator[tuple[str, str]]:
    """The texts of measures, of columns of a staff list and of the companies one is compared with."""
    from analysis.network.network_structure import TITLES as STRUCTURE
    from analysis.network.real_companies import REAL_COMPANIES
    from analysis.presentation.headline import MEASURES
    from analysis.presentation.vocabulary import DEFAULTS
    from scenarios.people import TITLES as COLUMNS

    for one in MEASURES:
        yield from (
            (text, "analysis/presentation/headline.py") for text in (one.title, one.definition, one.unit, one.window)
        )
    yield DEFAULTS, "analysis/presentation/vocabulary.py"
    yield from ((title, "analysis/network/network_structure.py") for title in STRUCTURE.values())
    yield from ((company.title, "analysis/network/real_companies.py") for company in REAL_COMPANIES)
    yield from ((title, "scenarios/people/columns/words.py") for title in COLUMNS.values())


def claim_texts() -> Iterator[tuple[str, str]]:
    """The claims of the essays, their verdicts and what was read, and what could be found out before choosing."""
    import csv

    from experiments.comparison.data_to_collect import DATA
    from experiments.comparison.output_files import BOOKED
    from experiments.room import questions
    from scenarios import budget

    with open(ROOT / "docs/evidence/claims.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            texts = (row["says"], row["verdict"], row["reading"].replace("_", " "), row["missing"])
            yield from ((text, "docs/evidence/claims.csv") for text in texts)
    yield from ((datum, "experiments/comparison/data_to_collect.py") for datum in DATA)
    yield BOOKED, "experiments/comparison/output_files.py"
    asked = (questions.NONE_LEADS, questions.LEVERS_TEXT, questions.STRATEGIES_TEXT, questions.HOW_SURE)
    yield from ((text, "experiments/room/questions.py") for text in asked)
    remarks = (budget.OVERSPENT, budget.UNDERSPENT, budget.TOO_THIN)
    yield from ((text, "scenarios/budget.py") for text in remarks)
    yield from ((text, "analysis/report") for text in VALUES)


VALUES = (
    "above",
    "below",
    "parameter draws",
    "seeds",
    "decision",
    "mechanism",
    "driver",
    "assumption",
    "published",
    "fitted",
    "everybody",
)
"""Values of tables that are translated where they are shown."""


def file_texts() -> Iterator[tuple[str, str]]:
    """The texts of the strategies, organizations and stories that come with the product."""
    import yaml

    for path in sorted((ROOT / "scenarios").glob("*/*.yaml")):
        read = yaml.safe_load(path.read_text(encoding="utf-8"))
        if path.parent.name in ("strategies", "stories", "organizations"):
            about = ("note", "source") if path.parent.name == "organizations" else ()
            yield from ((read[name].strip(), path.relative_to(ROOT).as_posix()) for name in about if name in read)
            yield from ((text, path.relative_to(ROOT).as_posix()) for text in shown_in(read))


SHOWN = ("title", "summary", "say", "ask", "tell", "debrief", "questions")
"""The fields of these files that people read."""


def shown_in(read: Any, field: str = "") -> Iterator[str]:
    """The texts of the fields of `SHOWN`, wherever they are in a file."""
    if isinstance(read, dict):
        for name, value in read.items():
            yield from shown_in(value, name if name in SHOWN else field if isinstance(value, (dict, list)) else "")
    elif isinstance(read, list):
        for value in read:
            yield from shown_in(value, field)
    elif isinstance(read, str) and field:
        yield read.strip()


def read_catalogue(language: str) -> Any:
    """The catalogue of a language as it is; an empty one where there is none."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po

    path = LOCALE / f"{language}.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def renewed(language: str) -> str:
    """The catalogue as it should be: an entry for every text, none for others."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    old = read_catalogue(language)
    new = Catalog(locale=language, project="orgshift", fuzzy=False)
    for text, place in english_texts().items():
        had = old.get(text)
        new.add(text, had.string if had else None, locations=[(place, None)])
    written = BytesIO()
    write_po(written, new, width=110, omit_header=True)
    return HEAD.format(language=language, plurals=new.plural_forms) + written.getvalue().decode("utf-8")


HEAD = (
    'msgid ""\nmsgstr ""\n"Project-Id-Version: orgshift\\n"\n"Language: {language}\\n"\n"Plural-Forms: {plurals}\\n"\n'
    '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
)


def untranslated(language: str) -> list[str]:
    """The texts a language has no translation of, each with where it comes from."""
    read = read_catalogue(language)
    missing = [(text, place) for text, place in english_texts().items() if not is_translated(read.get(text))]
    return [f"{place}: {text if isinstance(text, str) else text[0]}" for text, place in missing]


def is_translated(message: Message | None) -> bool:
    """Whether there is a translation, of something counted for every number."""
    given = message.string if message else ""
    return bool(given) and (isinstance(given, str) or all(given))


def main(check: bool) -> int:
    """Write every catalogue anew, or only check; returns the exit code."""
    code = 0
    for language in LANGUAGES:
        if language == ENGLISH:
            continue
        path, text = LOCALE / f"{language}.po", renewed(language)
        if not check:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            print(f"{path.relative_to(ROOT)} differs from the code: run `make translations`")
            code = 1
        missing = untranslated(language)
        print(f"{LANGUAGES[language]}: {len(english_texts()) - len(missing)} texts translated, {len(missing)} missing")
        if check:
            print("\n".join(f"  {line}" for line in missing))
    return code


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    raise SystemExit(main("--check" in sys.argv[1:]))

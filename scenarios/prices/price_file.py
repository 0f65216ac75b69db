"""Reads a price file, and writes the shipped prices as one.

    currency: EUR
    prices:
      loaded_hour: {value: 0.062, low: 0.055, high: 0.07, unit: k/hour, source: "our controllers"}
      idea_worth: 4          # without a range: known, not drawn
    levers:
      tools:
        hours: {person: 0.05}
        money: {person: 0.0031}
        factor: {value: 1, low: 0.8, high: 1.5}

Amounts are in thousands of the currency. What is left out keeps its shipped value and range.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field

from scenarios.documents import Document, Known, Source, decode_text
from scenarios.kinds import refuse_other_kind
from scenarios.nodes import Location
from scenarios.numerals import suggest_number
from scenarios.prices.price_list import ABOUT_A_EURO, NO_PRICES, KnownPrice, PriceList, shipped_prices

Faults = Iterator[tuple[Location, str]]
CURRENCY = r"^[^\s,;:]{1,12}$"
DEAR = 1.0
"""An hour of so many thousands is a slip where a unit of the currency is worth about a euro."""
COUNTED = ("person", "manager", "staff", "community", "customer", "unit", "front_seat", "hire", "fixed")


class Price(Document):
    """One price: its value and, where it is not known for sure, the range it is drawn from."""

    value: float
    low: float | None = None
    high: float | None = None
    unit: str = ""
    source: str = ""
    meaning: str = ""


class LeverPrice(Document):
    """What a lever takes a week at level 1, and how far that may be wrong (1 = as written)."""

    hours: dict[Annotated[str, Known("count")], float] = Field(default_factory=dict)
    money: dict[Annotated[str, Known("count")], float] = Field(default_factory=dict)
    factor: float | Price | None = None
    meaning: str = ""


class PriceFile(Document):
    """The content of a price file."""

    currency: Annotated[str, Field(pattern=CURRENCY)]
    prices: dict[Annotated[str, Known("price")], float | Price] = Field(default_factory=dict)
    levers: dict[Annotated[str, Known("lever")], LeverPrice] = Field(default_factory=dict)
    file: str = ""
    digest: str = ""

    def to_list(self) -> PriceList:
        """Return the prices by parameter."""
        found = dict(self._by_parameter())
        ranges = {name: (p.low, p.high) for name, (_, p) in found.items() if p.low is not None and p.high is not None}
        return PriceList(
            self.currency,
            {name: price.value for name, (_, price) in found.items()},
            {name: bounds for name, bounds in ranges.items() if bounds[0] < bounds[1]},
            {name: price.source for name, (_, price) in found.items() if price.source},
            self.file,
            self.digest,
        )

    def find_faults(self, known: Mapping[str, KnownPrice]) -> Faults:
        """Yield what does not fit the prices of the model, each with its place in the file."""
        for lever, given in self.levers.items():
            for kind in ("hours", "money"):
                for count in getattr(given, kind):
                    if f"{kind}_of_{lever}{_ending(count)}" not in known:
                        yield ("levers", lever, kind, count), _uncounted(lever, kind, known)
        for name, (at, price) in self._by_parameter():
            if name in known:
                yield from _price_faults(at, price, known[name])
                if name == "loaded_hour" and self.currency in ABOUT_A_EURO and price.value >= DEAR:
                    yield at, f"{price.value:g} k is {1000 * price.value:,.0f} {self.currency} an hour; write thousands"

    def _by_parameter(self) -> Iterator[tuple[str, tuple[Location, Price]]]:
        """Yield parameter, place in the file and price of everything given."""
        for name, given in self.prices.items():
            yield name, (("prices", name), _full(given))
        for lever, one in self.levers.items():
            for kind in ("hours", "money"):
                for count, amount in getattr(one, kind).items():
                    name = f"{kind}_of_{lever}{_ending(count)}"
                    yield name, (("levers", lever, kind, count), Price(value=amount))
            if one.factor is not None:
                yield f"price_of_{lever}", (("levers", lever, "factor"), _full(one.factor))


def read_prices(path: str | Path, known: Mapping[str, KnownPrice]) -> PriceFile:
    """Return the prices of a file. Raises UserError with every mistake as file:line:column."""
    source = refuse_other_kind(Source.open(path), "prices", PriceFile)
    return _validate(source, Path(path).read_bytes(), Path(path).name, known)


def parse_prices(content: bytes, file: str) -> PriceList:
    """Return the prices in the content of a file.

    file: its name, for messages. Raises UserError as `read_prices`.
    """
    source = refuse_other_kind(Source.of(decode_text(content, file), file), "prices", PriceFile)
    return _validate(source, content, file, shipped_prices()).to_list()


def _validate(source: Source, content: bytes, file: str, known: Mapping[str, KnownPrice]) -> PriceFile:
    """Return the checked content of a price file, with its name and digest."""
    from hashlib import blake2b

    levers = [name.removeprefix("price_of_") for name in known if name.startswith("price_of_")]
    single = [name for name in known if not name.startswith(("price_of_", "hours_of_", "money_of_"))]
    names = {"price": single, "lever": levers, "count": COUNTED}
    found = source.validate(PriceFile, names, lambda valid, faulty: _further(valid, faulty, known))
    return found.model_copy(update={"file": file, "digest": blake2b(content, digest_size=12).hexdigest()})


def load_prices(path: str) -> PriceList:
    """Return the prices of a file; the shipped ones for "".

    Raises UserError as `read_prices`.
    """
    return read_prices(path, shipped_prices()).to_list() if path else NO_PRICES


def _further(valid: PriceFile, faulty: object, known: Mapping[str, KnownPrice]) -> list[tuple[Location, str]]:
    """Return the faults of the valid part of a file."""
    return list(valid.find_faults(known)) if getattr(valid, "currency", None) else []


def _full(given: float | Price) -> Price:
    return given if isinstance(given, Price) else Price(value=given)


def _ending(count: str) -> str:
    return "_fixed" if count == "fixed" else f"_per_{count}"


def _uncounted(lever: str, kind: str, known: Mapping[str, KnownPrice]) -> str:
    """Describe what a lever's hours or money are counted per instead."""
    here = [count for count in COUNTED if f"{kind}_of_{lever}{_ending(count)}" in known]
    return f"is not what {kind} of {lever} are counted per; that is {' and '.join(here) if here else 'nothing'}"


def _price_faults(at: Location, price: Price, known: KnownPrice) -> Faults:
    """Yield what is wrong with one price."""
    if not known.least <= price.value <= known.most:
        hint = suggest_number(price.value, known.most)
        yield at, f"{price.value:g} is outside {known.least:g}..{known.most:g}{hint}"
    if (price.low is None) != (price.high is None):
        yield at, "has one end of a range; give both low and high, or neither"
        return
    if price.unit and known.unit and price.unit != known.unit:
        yield (*at, "unit"), f"should be {known.unit} (k: thousands of the currency), not '{price.unit}'"
    if price.low is None or price.high is None:
        return
    if not known.drawn:
        yield at, "is not drawn; give its value without a range"
    elif not known.least <= price.low <= price.value <= price.high <= known.most:
        yield at, f"should go up from low to value to high, not {price.low:g}, {price.value:g}, {price.high:g}"


def price_text(known: Mapping[str, KnownPrice], currency: str) -> str:
    """Return a price file with every shipped price: value, range, unit, what it is, source."""
    lines = [_HEAD, f"currency: {json.dumps(currency, ensure_ascii=False)}", "prices:"]
    levers = [name.removeprefix("price_of_") for name in known if name.startswith("price_of_")]
    for name, price in known.items():
        if not name.startswith(("price_of_", "hours_of_", "money_of_")):
            lines += [f"  {name}:  # {price.meaning}; shipped: {_number(price.default)}", f"    {_price(price)}"]
    lines.append("levers:  # a week at level 1: hours, and money in thousands")
    for lever in levers:
        lines.append(f"  {lever}:")
        for kind in ("hours", "money"):
            rates = {count: known.get(f"{kind}_of_{lever}{_ending(count)}") for count in COUNTED}
            inside = ", ".join(f"{count}: {_number(one.default)}" for count, one in rates.items() if one is not None)
            lines += [f"    {kind}: {{{inside}}}"] if inside else []
        lines.append(f"    factor: {_price(known[f'price_of_{lever}'])}")
    return "\n".join(lines) + "\n"


_HEAD = """\
# What things cost, and what a change is worth: use it with `--prices THIS-FILE.yaml` (compare, run, app; `prices:` in a
# study). Amounts are in thousands (k) of the currency. Put in your own and say where they come from. A price with low
# and high is drawn from that range in parameter draws; one without is known and fixed. What you delete keeps what was
# shipped. Counts: staff = everybody, front_seat = a seat of the front team, fixed = for the firm as a whole."""


def _price(price: KnownPrice) -> str:
    """Return a price in braces: {value: 0.055, low: 0.03, high: 0.09, unit: k/hour}."""
    bounds = f", low: {_number(price.low)}, high: {_number(price.high)}" if price.drawn else ""
    texts = f"unit: {json.dumps(price.unit)}, source: {json.dumps(price.source, ensure_ascii=False)}"
    return f"{{value: {_number(price.default)}{bounds}, {texts}}}"


def _number(value: float) -> str:
    """Return a number as YAML reads it back exactly, without a bare exponent."""
    text = repr(value).removesuffix(".0")
    return text if "e" not in text else f"{value:.20f}".rstrip("0")

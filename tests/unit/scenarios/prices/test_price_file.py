"""Price files: what they may hold, what is wrong with them, and what comes of them."""

from pathlib import Path

import pytest

from scenarios.prices.price_file import load_prices, price_text, read_prices
from scenarios.prices.price_list import NO_PRICES, KnownPrice, format_unit, shipped_prices
from simulation.errors import UserError

KNOWN = shipped_prices()


def written(folder: Path, text: str, currency: str = "EUR") -> str:
    path = folder / "prices.yaml"
    path.write_text(f"currency: {currency}\n{text}", encoding="utf-8")
    return str(path)


def test_the_file_that_is_written_gives_every_price_its_shipped_value_and_range(tmp_path: Path) -> None:
    path = tmp_path / "prices.yaml"
    path.write_text(price_text(KNOWN, "CHF"), encoding="utf-8")
    found = load_prices(str(path))
    assert found.currency == "CHF"
    assert found.values == {name: price.default for name, price in KNOWN.items()}
    assert found.ranges == {name: (price.low, price.high) for name, price in KNOWN.items() if price.drawn}
    assert found.sources.keys() >= {name for name, price in KNOWN.items() if price.drawn}


def test_a_price_without_a_range_is_known(tmp_path: Path) -> None:
    found = load_prices(written(tmp_path, "prices: {idea_worth: 4, loaded_hour: {value: 0.06, low: 0.05, high: 0.07}}"))
    assert found.fixed == {"idea_worth": 4.0} and found.ranges == {"loaded_hour": (0.05, 0.07)}


def test_prices_replace_the_values_and_ranges_of_numbers_with_their_names(tmp_path: Path) -> None:
    own = load_prices(written(tmp_path, "prices: {idea_worth: 4, loaded_hour: {value: 0.06, low: 0.05, high: 0.07}}"))
    found = own.with_ranges({name: KNOWN[name] for name in ("idea_worth", "loaded_hour", "severance")})
    ranges = {name: (price.default, price.low, price.high) for name, price in found.items()}
    assert ranges["idea_worth"] == (4.0, 4.0, 4.0) and ranges["loaded_hour"] == (0.06, 0.05, 0.07)
    assert found["severance"] == KNOWN["severance"] and own.with_ranges({}) == {}


def test_what_a_lever_takes_is_written_by_lever(tmp_path: Path) -> None:
    text = "levers:\n  listening: {hours: {customer: 0.01}, money: {fixed: 2}, factor: {value: 1, low: 0.9, high: 1.1}}"
    found = load_prices(written(tmp_path, text))
    assert found.values == {
        "hours_of_listening_per_customer": 0.01,
        "money_of_listening_fixed": 2.0,
        "price_of_listening": 1.0,
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "prices: {idea_wort: 3}",
            r"yaml:2:10: prices.idea_wort: no price is called .* \(did you mean 'idea_worth'\?\)",
        ),
        ("prices: {trust_gain: 0.1}", "no price is called 'trust_gain'"),
        ("prices:\n  loaded_hour: 55", "yaml:3:3: .* 55 k is 55,000 EUR an hour; write thousands"),
        ("prices: {loaded_hour: 0,055}", "write 0.055"),
        ("prices: {severance: {value: 2, low: 3, high: 4}}", "should go up from low to value to high"),
        ("prices: {severance: {value: 2, low: 1}}", "give both low and high, or neither"),
        ("prices: {severance: 9}", "9 is outside 0..5"),
        ("prices: {paid_week: {value: 38, low: 30, high: 40}}", "is not drawn"),
        (
            "prices: {idea_worth: {value: 4, unit: EUR}}",
            r"unit: should be k \(k: thousands of the currency\), not 'EUR'",
        ),
        ("levers: {tolls: {hours: {person: 1}}}", r"did you mean 'tools'"),
        ("levers: {tools: {hours: {persons: 1}}}", r"did you mean 'person'"),
        ("levers: {tools: {money: {customer: 1}}}", "not what money of tools are counted per; that is person"),
        ("price: {}", "did you mean 'prices'"),
    ],
)
def test_a_mistake_is_named_with_its_line(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=message):
        load_prices(written(tmp_path, text))


def test_a_currency_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("prices: {idea_worth: 4}", encoding="utf-8")
    with pytest.raises(UserError, match="currency: is missing"):
        load_prices(str(path))


def test_an_hour_of_thousands_is_taken_in_another_currency(tmp_path: Path) -> None:
    assert load_prices(written(tmp_path, "prices: {loaded_hour: 5.5}", "JPY")).values == {"loaded_hour": 5.5}


def test_what_is_left_out_is_said_where_the_shipped_amounts_are_of_another_size(tmp_path: Path) -> None:
    text = "prices: {loaded_hour: 0.05}"
    assert "leaves out" in load_prices(written(tmp_path, text, "JPY")).describe()
    assert "leaves out" not in load_prices(written(tmp_path, text, "EUR")).describe()


def test_another_content_has_another_digest(tmp_path: Path) -> None:
    one = read_prices(written(tmp_path, "prices: {idea_worth: 4}"), KNOWN).digest
    assert one and one != read_prices(written(tmp_path, "prices: {idea_worth: 5}"), KNOWN).digest


def test_without_a_file_the_shipped_prices_count() -> None:
    assert load_prices("") is NO_PRICES


@pytest.mark.parametrize(
    ("unit", "shown"), [("k", "k EUR"), ("k/week", "k EUR/week"), ("kg", "kg"), ("ratio", "ratio"), ("hours", "hours")]
)
def test_amounts_of_money_carry_the_currency(unit: str, shown: str) -> None:
    assert format_unit(unit, "EUR") == shown and format_unit(unit, "") == unit


def test_every_shipped_price_has_a_unit_and_says_what_it_is() -> None:
    assert all(price.unit and price.meaning and price.source for price in KNOWN.values())
    assert isinstance(KNOWN["loaded_hour"], KnownPrice) and "mean_severity" not in KNOWN

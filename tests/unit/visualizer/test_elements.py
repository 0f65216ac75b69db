"""Elements of the pages: what a screen reader is told."""

from visualizer.elements import table


def test_a_table_without_a_caption_is_called_by_its_columns() -> None:
    assert table(("Unit", "", "People"), []).kwargs["attributes"]["aria-label"] == "Unit, People"


def test_a_caption_is_what_a_table_is_called() -> None:
    assert table(("Unit",), [], "Units of the firm").kwargs["attributes"]["aria-label"] == "Units of the firm"

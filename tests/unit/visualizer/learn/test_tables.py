"""Learn shows texts and numbers as they are meant to be read."""

from visualizer.learn.tables import Block, blocks, levers, mechanisms, parameters


def test_equations_keep_their_lines_and_paragraphs_are_joined() -> None:
    text = "Trust: slow\nto come.\n\n    T' = T\n        + e\n\n    T   trust\n\nSources."
    assert blocks(text) == [
        Block("Trust: slow to come.", kept=False),
        Block("T' = T\n    + e", kept=True),
        Block("T   trust", kept=True),
        Block("Sources.", kept=False),
    ]


def test_every_mechanism_begins_with_words_and_then_has_its_equations() -> None:
    for title, about, others in mechanisms():
        assert title and about[0].endswith(".") and "=" not in about[0] and "(E" not in about[0]
        assert any(block.kept for block in others), title


def test_costs_of_levers_are_in_plain_numbers_and_words() -> None:
    costs = {row[0]: row[-1] for row in levers()[1]}
    assert costs["Purpose"] == "0.02 hours per person of the firm + 1 hour per community"
    assert costs["Listening"].endswith("; 0.05 k per 1,000 customers + 0.2 k for the firm")


def test_the_unit_of_a_parameter_is_apart_from_its_numbers() -> None:
    head, rows = parameters()
    assert all(float(row[head.index("Default")]) is not None for row in rows)
    assert not any(row[head.index("Unit")] == "-" for row in rows)

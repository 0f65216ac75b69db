"""The page of verdicts: every claim is on it, and nothing that is typed becomes HTML."""

from __future__ import annotations

from typing import Any

from analysis.claims.effects import draw_effects
from analysis.claims.page import page

ROW: dict[str, Any] = {
    "id": "S1-1",
    "essay": 2,
    "says": "A front team changes nobody & <nothing>",
    "verdict": "supported",
    "reading": "being",
    "expected": "above 0",
    "expected_of": "being: 0.2 x inside-out -1 x social-front-team",
    "effect": 0.2,
    "low": 0.1,
    "high": 0.3,
    "robustness": 0.9,
    "reversed": 0.01,
    "forms": 1.0,
    "without": 0.0,
    "by_construction": "yes",
    "condition": "",
    "rival": "champions",
    "rival_effect": 0.05,
    "rival_low": 0.04,
    "rival_high": 0.06,
    "rival_found_by": "built in",
    "others": "",
    "runs": 30,
    "draws": 200,
    "contradicted": "it does",
    "proxy": "",
    "missing": "",
}
LACKING = ROW | {"id": "S4-9", "essay": 5, "verdict": "cannot be run yet", "missing": "partners", "by_construction": ""}


def test_every_claim_is_on_the_board_and_has_a_section() -> None:
    text = page([ROW, LACKING])
    for row in (ROW, LACKING):
        assert f'href="#{row["id"]}"' in text and f'<section id="{row["id"]}"' in text


def test_what_a_claim_says_is_text() -> None:
    assert "<nothing>" not in page([ROW])


def test_a_claim_that_cannot_be_run_says_what_it_needs() -> None:
    assert "It needs: partners." in page([LACKING])


def test_what_is_true_by_construction_is_marked_on_the_board() -> None:
    assert 'class="verdict supported built"' in page([ROW])
    assert 'class="verdict supported built"' not in page([ROW | {"by_construction": "no"}])


def test_a_page_names_the_strongest_rival_and_how_it_was_found() -> None:
    found = {"rival": "rival by search: being", "rival_found_by": "search of 60 programmes, model version 14"}
    text = page([ROW | found])
    assert "rival by search: being (search of 60 programmes, model version 14)" in text and "+0.04 to +0.06" in text


def test_a_page_says_how_to_run_a_claim_again() -> None:
    assert "orgshift claims run S1-1 --runs 30 --draws 200" in page([ROW])


def test_the_picture_has_the_effect_and_what_is_left_without_the_mechanism() -> None:
    assert draw_effects(ROW).count("<circle") == 2
    assert draw_effects(ROW | {"without": None}).count("<circle") == 1


def test_an_effect_of_nothing_can_be_drawn() -> None:
    assert "<svg" in draw_effects(ROW | {"effect": 0.0, "low": 0.0, "high": 0.0})

"""Every label has an explanation: the words of the pages, of strategies, levers, indicators and parameters."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import visualizer
from visualizer.learn.tables import words_on_pages
from visualizer.widgets.what_is import describe_word
from visualizer.wording.terms import TERMS

ASKED = re.compile(r'(?:WhatIs\(|headed\([^)]*?, |explain: )"(\w+)"', re.DOTALL)


@pytest.mark.parametrize("name", TERMS)
def test_every_word_says_something_about_each_of_its_labels(name: str) -> None:
    title, lines = describe_word(name)
    assert title and lines
    assert all(label and text for label, text in lines)


def test_every_question_mark_on_a_page_has_an_answer() -> None:
    folder = Path(str(visualizer.__file__)).parent
    asked = {name for file in folder.rglob("*.[pj][ys]") for name in ASKED.findall(file.read_text(encoding="utf-8"))}
    assert {"compare", "by_decision", "budget", "plane", "stage"} <= asked
    assert not asked - set(TERMS)


def test_learn_shows_the_words_of_the_pages() -> None:
    _, rows = words_on_pages()
    assert len({title for title, _, _ in rows if title}) == len(TERMS)

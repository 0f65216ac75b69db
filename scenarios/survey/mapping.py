"""A mapping file: which question measures what, on which scale, and which columns hold what.

unit: Department          # headings of columns; all optional
n: Responses
scale: [1, 7]             # of all questions without one of their own
questions:
  "Q1 Leaders keep their word": trust_in_leaders
  Q7: {measure: openness, reversed: true, scale: [0, 10]}
  Q9: none                # not used
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from scenarios.documents import Document, Known, decode_text, faults, parse, read
from scenarios.people.columns.headings import normalize
from scenarios.survey.scales import Scale
from scenarios.survey.words import ALIASES, MEASURES

Ends = Annotated[list[float], Field(min_length=2, max_length=2)]
Measure = Annotated[str, Known("measure")]
NAMES = (*MEASURES, *ALIASES, "none")


class Question(Document):
    """What one question measures."""

    measure: Measure
    reversed: bool = False
    scale: Ends | None = None


class Mapping(Document):
    """The content of a mapping file."""

    unit: str | None = None
    question: str | None = None
    value: str | None = None
    n: str | None = None
    sd: str | None = None
    scale: Ends | None = None
    kind: Literal["means", "answers", "favourable"] | None = Field(None, description="what the numbers are")
    questions: dict[str, Measure | Question] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _scales_go_up(self) -> Mapping:
        given = [(("scale",), self.scale)]
        given += [(("questions", name, "scale"), q.scale) for name, q in self.questions.items() if _is_full(q)]  # type: ignore[union-attr,misc]
        wrong = [(at, "should go up, as in [1, 7]") for at, ends in given if ends and not ends[0] < ends[1]]
        if wrong:
            raise faults(wrong)
        return self

    def find(self, question: str) -> Question | None:
        """Return what the file holds on a question; None where it names it nowhere."""
        given = self.questions.get(question) or self._by_text.get(normalize(question))
        if given is None:
            return None
        full = given if isinstance(given, Question) else Question.model_construct(measure=given)
        return full.model_copy(update={"measure": ALIASES.get(full.measure, full.measure)})

    @cached_property
    def _by_text(self) -> dict[str, Measure | Question]:
        """Questions but for case, accents, blanks and signs."""
        found = {normalize(text): given for text, given in self.questions.items()}
        return {text: given for text, given in found.items() if text}

    def scale_of(self, question: Question | None) -> Scale | None:
        """Return the scale the file gives a question, or all of them."""
        ends = question.scale if question is not None and question.scale else self.scale
        return Scale(ends[0], ends[1], known=True) if ends else None


def _is_full(question: str | Question) -> bool:
    return isinstance(question, Question)


def read_mapping(path: str | Path | None) -> Mapping:
    """Return the content of a mapping file; an empty one for None.

    Raises UserError with every mistake.
    """
    return Mapping.model_validate({}) if path is None else read(path, Mapping, names={"measure": NAMES})


def parse_mapping(content: bytes, name: str) -> Mapping:
    """Return the content of a mapping file called so. Raises UserError with every mistake."""
    return parse(decode_text(content, name), Mapping, name=name, names={"measure": NAMES})

"""Study files of the toy model, and what reading them gives."""

from collections.abc import Callable
from pathlib import Path

import pytest
import toy_model

from experiments.study.progress import Progress
from experiments.study.study import Study
from simulation.errors import UserError

HEAD = "title: T\norganizations: [shop]\nstrategies: [push]\n"
STUDY = """\
title: T
organizations: [shop]
strategies: [nothing, push]
weeks: 12
factors:
  speed: {parameter: speed, levels: 4}
replications: 3
"""

Go = Callable[..., Progress]


def read(folder: Path, text: str, head: str = HEAD) -> Study:
    """The study of `head` and `text`, from a file in the folder."""
    (folder / "study.yaml").write_text(head + text)
    return Study.read(folder / "study.yaml", toy_model.catalogue())


def complaints(folder: Path, text: str, head: str = HEAD) -> list[str]:
    """The lines of the error that such a file ends in."""
    with pytest.raises(UserError) as caught:
        read(folder, text, head)
    return [line.removeprefix(f"{folder}/study.yaml:") for line in str(caught.value).splitlines()]


def rows(study: Study) -> list[list[object]]:
    """The values of all factors at every point."""
    return [list(study.design.row(study.axes, number)) for number in range(study.design.size(study.axes))]

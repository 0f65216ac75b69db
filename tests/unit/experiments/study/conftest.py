"""What the tests of studies share: going at a study of the toy model."""

from collections import deque
from pathlib import Path

import pytest
import toy_model
from toy_study import STUDY, Go

from experiments.execution.executors import inline
from experiments.study.progress import Progress
from experiments.study.study import Study
from experiments.study.sweep import Sweep


@pytest.fixture
def go(tmp_path: Path) -> Go:
    def run(text: str = STUDY, store: str = "study.sqlite", **options: object) -> Progress:
        (tmp_path / "study.yaml").write_text(text)
        study = Study.read(tmp_path / "study.yaml", toy_model.catalogue())
        options = {"make_executor": inline, "model": "toy_model", **options}
        return deque(Sweep(study, tmp_path / store, **options), maxlen=1).pop()  # type: ignore[arg-type]

    return run

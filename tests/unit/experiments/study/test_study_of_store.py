"""A study taken back from its store."""

from pathlib import Path

import pytest

from experiments.claims import claim_studies
from experiments.patterns import pattern_studies
from experiments.runs.catalogue_cache import catalogue
from experiments.storage.store import Store, StoreError
from experiments.study.study import Study
from experiments.study.sweep import header_of


@pytest.fixture
def study(tmp_path: Path) -> Study:
    names = {"title": "T", "organizations": ["krackhardt"], "strategies": ["nothing"]}
    return Study.model_validate(names).checked(catalogue(), tmp_path)


def kept(study: Study, path: Path, **changes: object) -> Store:
    with Store.write(path, header_of(study)) as store:
        store.set_meta(study=study.content() | changes, folder=str(path.parent))
    return Store.open(path)


def test_a_study_comes_back_with_the_folder_of_its_files(study: Study, tmp_path: Path) -> None:
    with kept(study, tmp_path / "s.sqlite") as store:
        found = Study.of_store(store)
    assert (found.content(), found.folder) == (study.content(), tmp_path)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"replications": 2_000_000}, "its study: should be less than or equal to 1000000, not 2000000\nPut its file"),
        ({"strategies": ["gone.yaml"]}, "its study: strategies.0: there is no file"),
    ],
)
def test_a_study_that_fits_no_more_is_told_with_its_store(
    study: Study, tmp_path: Path, changes: dict[str, object], said: str
) -> None:
    with (
        kept(study, tmp_path / "s.sqlite", **changes) as store,
        pytest.raises(StoreError, match=f"s.sqlite: {said}"),
    ):
        Study.of_store(store)


@pytest.mark.parametrize(
    ("model", "said"),
    [
        (claim_studies.MODEL, "s.sqlite: is a store of claims, not of a study; read claims.html beside it"),
        (pattern_studies.MODEL, "s.sqlite: is a store of patterns, not of a study; read patterns.csv beside it"),
    ],
)
def test_a_store_of_another_kind_says_what_to_read(study: Study, tmp_path: Path, model: str, said: str) -> None:
    with kept(study, tmp_path / "s.sqlite"):
        pass
    with Store.write(tmp_path / "s.sqlite", header_of(study)) as store:
        store.set_meta(model=model)
        with pytest.raises(StoreError, match=f"^{said}$"):
            Study.of_store(store)

"""A study and its file: organizations, strategies, what varies, how often, what is kept.

>>> study = Study.read("studies/leadership-and-culture.yaml")
>>> study.points, study.replications
(50, 20)
"""

import re
from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import PrivateAttr, ValidationError

from experiments.design.csv_points import read_points
from experiments.design.designs import enlarged
from experiments.design.factors import Axis, axes_of, fitted_axis
from experiments.design.fitted_draws import read_fitted_draws
from experiments.design.replications import Ranked, Until
from experiments.runs import catalogue_cache
from experiments.runs.catalogue import Catalogue
from experiments.runs.ids import canonical, digest
from experiments.storage.store import Store, StoreError
from experiments.study.study_fields import StudyFields
from experiments.study.validation import misfits
from scenarios.defaults import DEFAULT_WEEKS
from scenarios.documents import Source
from scenarios.kinds import refuse_other_kind
from scenarios.nodes import Location
from scenarios.prices.price_file import PriceFile, read_prices
from simulation.errors import UserError

if TYPE_CHECKING:
    from experiments.study.progress import Progress

_NOT_OF_THE_POINTS = {"title", "summary", "replications", "seed", "luck", "keep", "indicators", "time_limit"}
_SCREENING_OPTIONS = {"trajectories": "--trajectories", "replications": "--runs", "weeks": "--weeks"}
OTHER_KINDS = {
    "experiments.claims.claim_model": ("claims", "claims.html"),
    "experiments.mirror.firm_model": ("the mirror", "mirror.csv"),
    "experiments.patterns.pattern_model": ("patterns", "patterns.csv"),
}
"""What a store holds that another model made, and the file to read, by the module of the model."""


class Study(StudyFields):
    """A designed set of runs; `Study.read(path)` reads a file, its keys are the fields."""

    _axes: tuple[Axis, ...] = PrivateAttr(default=())
    _folder: Path = PrivateAttr(default=Path())

    @classmethod
    def read(cls, path: str | Path, catalogue: Catalogue | None = None, draws_from: Path | None = None) -> "Study":
        """Read a study file and check it against the model.

        `draws_from`: a file of fitted draws, in place of one that the study names.

        Raises UserError with every mistake at once, as `file:line:column: path: what was wrong`.
        """
        known = catalogue or catalogue_cache.catalogue()
        folder = Path(path).parent
        study = refuse_other_kind(Source.open(path), "study", cls).validate(
            cls, known.names(), lambda sound, faulty: misfits(sound, known, folder, faulty)
        )
        if draws_from is not None:
            fitted = read_fitted_draws(draws_from, known.parameters)
            return study.model_copy(update={"draws_from": fitted}).checked(known, folder)
        return study._resolved(known, folder)

    @classmethod
    def load(
        cls, content: dict[str, Any], folder: Path, catalogue: Catalogue, options: Mapping[str, str] | None = None
    ) -> "Study":
        """Return a study made of plain data, checked against the model.

        The data comes from a store, or from a command that made it of its `options` (option by key of the study).
        Raises UserError if it does not fit, or no longer fits.
        """
        try:
            return cls.model_validate(content).checked(catalogue, folder)
        except ValidationError as problem:
            where = problem.errors()[0]["loc"]
            option = next((f"{option}: " for key, option in (options or {}).items() if key in where), "")
            raise UserError(f"{option}{_first(problem)}") from None

    @classmethod
    def of_store(cls, store: Store) -> "Study":
        """Return the study a store was made for.

        Raises StoreError if it holds none, or one that cannot be run any more.
        """
        content = store.study()
        if content is None:
            raise StoreError(f"{store.path}: holds no study yet; run it first")
        refuse_other_kinds(store)
        try:
            return cls.load(content, Path(store.meta("folder") or ""), catalogue_cache.catalogue())
        except UserError as problem:
            lines = "\n".join(f"{store.path}: its study: {line}" for line in str(problem).splitlines())
            raise StoreError(f"{lines}\nPut its file right and run it into the store again.") from None

    @classmethod
    def screening(
        cls,
        organization: str,
        strategies: Sequence[str],
        trajectories: int,
        replications: int,
        *,
        weeks: int = DEFAULT_WEEKS,
        seed: int = 1,
    ) -> "Study":
        """Return a study that moves every drawn parameter over its range by Morris trajectories.

        Strategies are run as written: prices are among the parameters, and at a budget dearer hours would make a
        smaller programme. It keeps the reported values of every indicator. Raises UserError for names that do not
        exist and numbers that are too large.
        """
        content = {
            "title": f"Screening of all parameters: {', '.join(strategies)} in {organization}",
            "organizations": [organization],
            "strategies": list(strategies),
            "weeks": weeks,
            "budget": "as written",
            "factors": {"all": {"parameters": "all"}},
            "design": {"kind": "morris", "trajectories": trajectories, "seed": seed},
            "replications": replications,
            "seed": seed,
        }
        return cls.load(content, Path.cwd(), catalogue_cache.catalogue(), _SCREENING_OPTIONS)

    def checked(self, catalogue: Catalogue, folder: Path) -> "Study":
        """Return the study ready to run. Raises UserError for what does not fit the model or itself."""
        if found := list(misfits(self, catalogue, folder)):
            raise UserError("\n".join(f"{_dotted(location)}: {problem}" for location, problem in found))
        return self._resolved(catalogue, folder)

    def _read_prices(self, known: Catalogue, folder: Path) -> PriceFile | None:
        """Return the content of its price file, which is kept with the study."""
        return read_prices(folder / self.prices, known.prices()) if isinstance(self.prices, str) else self.prices

    def _resolved(self, catalogue: Catalogue, folder: Path) -> "Study":
        """Return the study ready to run: points and prices read, factors resolved."""
        fitted = self.draws_from
        if isinstance(fitted, str):
            fitted = read_fitted_draws(folder / fitted, catalogue.parameters)
        design = read_points(self.design, self.factors, folder)
        prices = self._read_prices(catalogue, folder)
        study = self.model_copy(update={"design": design, "draws_from": fitted, "prices": prices})
        own = catalogue.with_prices(study.price_list)
        study._axes = tuple(
            fitted_axis(axis, fitted)
            for name, factor in study.factors.items()
            for axis in axes_of(name, factor, own, study.parameters)
        )
        study._folder = folder
        return study

    @property
    def axes(self) -> tuple[Axis, ...]:
        """The dimensions of its design."""
        return self._axes

    @property
    def folder(self) -> Path:
        """The folder that paths in the study start from."""
        return self._folder

    @property
    def points(self) -> int:
        """The number of its points: those of the design, for every organization and strategy."""
        return self.design.size(self.axes) * len(self.organizations) * len(self.strategies)

    @property
    def every(self) -> str:
        """What is kept, in short: "final", or every how many weeks ("1", "4")."""
        keep = self.keep if isinstance(self.keep, str) else self.keep.indicators
        return "final" if keep == "final" else re.sub(r"\D", "", keep) or "1"

    def content(self) -> dict[str, Any]:
        """Return all fields as plain data that JSON can hold."""
        return self.model_dump(mode="json")

    def plan_id(self, stamp: str) -> str:
        """Return the id of its points, made of what decides them and of the model's `stamp`."""
        parts = {name: value for name, value in self.content().items() if name not in _NOT_OF_THE_POINTS}
        return digest(canonical([stamp, parts, list(self.factors)]))

    def run(
        self, out: str | Path, *, workers: int | None = None, executor: str = "processes", retry_failed: bool = False
    ) -> "Progress":
        """Compute the runs of this study that a store lacks; return the final progress.

        In a script, call it under `if __name__ == "__main__":`, since workers are started afresh.
        """
        from experiments.execution.executors import executor_by_name
        from experiments.study.sweep import Sweep

        sweep = Sweep(self, Path(out), executor_by_name(executor, workers), retry_failed=retry_failed)
        return deque(sweep, maxlen=1).pop()

    def extended(self, points: int | None = None, replications: int | None = None) -> "Study":
        """Return the study with more points or replications.

        Raises UserError if it cannot grow like that.
        """
        changes: dict[str, Any] = {}
        try:
            option = "--points"
            if points is not None:
                changes["design"] = enlarged(self.design, points)
            option = "--replications"
            if replications is not None:
                changes["replications"] = _more(self.replications, replications)
        except ValueError as problem:
            raise UserError(f"{option}: {problem}") from None
        larger = self.model_copy(update=changes)
        try:
            Study.model_validate(larger.content())
        except ValidationError as problem:
            option = "--points" if problem.errors()[0]["loc"][0] == "design" else "--replications"
            raise UserError(f"{option}: {_first(problem)}") from None
        return larger


def refuse_other_kinds(store: Store) -> None:
    """Raise StoreError for a store that another model made: claims, the mirror, patterns."""
    if other := OTHER_KINDS.get(str(store.meta("model"))):
        kind, file = other
        raise StoreError(f"{store.path.name}: is a store of {kind}, not of a study; read {file} beside it")


def _first(problem: ValidationError) -> str:
    """Return the first thing that is wrong with a value, and the value."""
    error = problem.errors(include_url=False)[0]
    message = error["msg"].removeprefix("Input ")
    return f"{message}, not {error['input']}" if message.startswith("should") else message


def _more(there: int | Until | Ranked, wanted: int) -> int | Until | Ranked:
    if isinstance(there, int):
        _refuse_fewer(there, wanted)
        return wanted
    limit = "max" if isinstance(there, Until) else "mean"
    _refuse_fewer(getattr(there, limit), wanted)
    return there.model_copy(update={limit: wanted})


def _refuse_fewer(now: int, wanted: int) -> None:
    if wanted < now:
        raise ValueError(f"there are {now} replications already; a study grows, it does not shrink")


def _dotted(location: Location) -> str:
    return ".".join(str(part) for part in location)

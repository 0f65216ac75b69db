"""A study of the toy model in a process of its own, which says how far it is: for tests that kill it.

    python toy_sweep.py STUDY.yaml STORE.sqlite EXECUTOR WORKERS

Prints a line whenever runs have been stored, and `finished` at the end.
"""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]


def main(study: str, store: str, executor: str, workers: str) -> None:
    """Do what is missing."""
    import toy_model

    from experiments.execution.engine import EngineStopped
    from experiments.execution.executors import executor_by_name
    from experiments.study.study import Study
    from experiments.study.sweep import Sweep

    print("started", flush=True)
    before = 0
    make_executor = executor_by_name(executor, int(workers))
    sweep = Sweep(Study.read(study, toy_model.catalogue()), Path(store), make_executor, model="toy_model")
    try:
        for progress in sweep:
            if progress.done > before:
                before = progress.done
                print(progress.done, flush=True)
    except EngineStopped as problem:
        print(f"stopped: {problem}", flush=True)
    else:
        print("finished", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

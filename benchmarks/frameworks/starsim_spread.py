"""Something that spreads along the same ties, as Starsim does it best: an SIR epidemic over a fixed network.

    python starsim_spread.py TIES.npz WEEKS

Started by `benchmarks/rows/frameworks.py` in the Python that has Starsim. The model is another one than the engine's;
what they share is that each week something passes along each tie. Prints JSON: CPU seconds a week, and how many ever
caught it.
"""

import json
import sys
import time

import networkx as nx
import numpy as np
import starsim as ss


def main(path: str, weeks: int) -> None:
    """Run and print."""
    with np.load(path) as file:
        people, source, target = len(file["openness"]), file["source"], file["target"]
    graph = nx.Graph()
    graph.add_nodes_from(range(people))
    graph.add_edges_from(zip(source.tolist(), target.tolist(), strict=True))
    disease = ss.SIR(beta=ss.peryear(2.0), init_prev=0.05, dur_inf=ss.years(1.0))
    sim = ss.Sim(
        n_agents=people,
        networks=ss.StaticNet(graph=graph),
        diseases=disease,
        start=2000,
        dt=ss.weeks(1),
        dur=ss.weeks(weeks + 10),
        verbose=0,
    )
    sim.init()
    for _ in range(5):
        sim.run_one_step()
    began = time.process_time()
    for _ in range(weeks):
        sim.run_one_step()
    spent = (time.process_time() - began) / weeks
    caught = int(people - np.count_nonzero(sim.diseases.sir.susceptible))
    print(json.dumps({"version": ss.__version__, "week": spent, "caught": caught}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

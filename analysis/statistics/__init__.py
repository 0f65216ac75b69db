"""Statistics of the runs of a comparison or a study, with intervals.

Which module answers which question:

| module | question |
| --- | --- |
| `compare` | which strategy leads, and by how much: the table of a comparison (uses all below) |
| `top_set` | which strategies form the set at the top |
| `leading` | how far each strategy is from the leader on one indicator |
| `pairs` | whether two strategies differ at all, for every pair |
| `ranking` | how probable it is that each strategy is the best |
"""

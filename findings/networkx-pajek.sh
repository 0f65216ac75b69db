#!/usr/bin/env bash
# networkx reads three kinds of valid Pajek files wrongly, without an error or a warning.
#
# 1. A file with *Arcs (one-way) and *Edges (both ways): the edges become one-way arcs.
# 2. *Arcslist, where "1 2 3" means arcs from 1 to 2 and from 1 to 3: read as one arc from 1 to 2 of weight 3.
# 3. Two vertices with the same label: they become one node, and the arc between them a loop.
#
# Seen with networkx 3.6.1 on Python 3.11. Expected: 2 and 3 tied in both directions; two arcs of weight 1; two nodes.
# Seen: one direction; one arc of weight 3.0; one node. So the program reads Pajek files itself.
#
# Needs Python 3.11 or newer and a package index; installs into a temporary folder. Exits 0 while this behaviour holds.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"${PYTHON:-python3}" -m venv environment
environment/bin/pip install -q --disable-pip-version-check networkx==3.6.1

cat > read.py <<'PY'
import sys

import networkx

VERTICES = '*Vertices 3\n1 "a"\n2 "b"\n3 "c"\n'
print("networkx", networkx.__version__, "Python", sys.version.split()[0])
mixed = networkx.parse_pajek(VERTICES + "*Arcs\n1 2 1\n*Edges\n2 3 1\n")
print("1. arcs and edges:", list(mixed.edges()))
lists = networkx.parse_pajek(VERTICES + "*Arcslist\n1 2 3\n")
print("2. arcs as a list:", list(lists.edges(data="weight")))
twins = networkx.parse_pajek('*Vertices 2\n1 "a"\n2 "a"\n*Arcs\n1 2 1\n')
print("3. equal labels:  ", list(twins.nodes()), list(twins.edges()))
as_described = (
    list(mixed.edges()) == [("a", "b"), ("b", "c")]
    and list(lists.edges(data="weight")) == [("a", "b", 3.0)]
    and list(twins.nodes()) == ["a"]
)
print("As described: all three are read wrongly." if as_described else "Changed: not all three are read so.")
sys.exit(not as_described)
PY
environment/bin/python read.py

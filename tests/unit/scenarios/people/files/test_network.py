"""Ties come from every usual network file, and what is not read is named."""

import pytest

from scenarios.people import read_people
from scenarios.people.files.network import read_network
from scenarios.people.finding import Findings

PEOPLE = "ID,Name,Manager ID\n1,Ana Ash,\n2,Ben Birch,1\n3,Cleo Cedar,1\n4,Dan Dale,2\n"
ONE_WAY = {(0, 1), (1, 2), (2, 3)}
BOTH_WAYS = ONE_WAY | {(target, source) for source, target in ONE_WAY}

GRAPHML = """<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d0" for="node" attr.name="employee" attr.type="string"/><graph edgedefault="{way}">
<node id="n1"><data key="d0">1</data></node><node id="n2"><data key="d0">2</data></node>
<node id="n3"><data key="d0">3</data></node><node id="n4"><data key="d0">4</data></node>
<edge source="n1" target="n2"/><edge source="n2" target="n3"/><edge source="n3" target="n4"/></graph></graphml>"""
GEXF = """<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="{way}"><nodes>
<node id="a" label="Ana Ash"/><node id="b" label="Ben Birch"/><node id="c" label="Cleo Cedar"/><node id="d" label="4"/>
</nodes><edges><edge source="a" target="b"/><edge source="b" target="c" weight="2"/><edge source="c" target="d"/>
</edges></graph></gexf>"""
PAJEK = '*Vertices 4\n1 "Ana Ash" 0.1 0.2\n2 "Ben Birch"\n3 "Cleo Cedar"\n4 "Dan Dale"\n'
NODES = '"nodes":[{"id":0,"name":"1"},{"id":1,"name":"2"},{"id":2,"name":"3"},{"id":3,"name":"4"}]'
LINKS = '[{"source":0,"target":1},{"source":1,"target":2},{"source":2,"target":3}]'


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        (GRAPHML.format(way="directed"), ONE_WAY),
        (GRAPHML.format(way="undirected"), BOTH_WAYS),
        (GEXF.format(way="directed"), ONE_WAY),
        (GEXF.format(way="undirected"), BOTH_WAYS),
        (PAJEK + "*Arcs\n1 2 1\n2 3 1\n3 4\n", ONE_WAY),
        (PAJEK + "*Edges\n1 2\n2 3\n3 4\n", BOTH_WAYS),
        (PAJEK + "*Arcslist\n1 2\n2 3\n3 4\n", ONE_WAY),
        (PAJEK + "*Matrix\n0 1 0 0\n0 0 1 0\n0 0 0 1\n0 0 0 0\n", ONE_WAY),
        ("dl n=4 format=edgelist1\nlabels:\n1,2,3,4\ndata:\n1 2\n2 3\n3 4\n", ONE_WAY),
        ("DL N=4\nLABELS EMBEDDED\nFORMAT = NODELIST1\nDATA:\n1 2\n2 3\n3 4\n", ONE_WAY),
        ("dl n=4\ndata:\n0 1 0 0\n0 0 1 0\n0 0 0 1\n0 0 0 0\n", ONE_WAY),
        (f'{{"directed":true,{NODES},"links":{LINKS}}}', ONE_WAY),
        (f'{{"directed":false,{NODES},"edges":{LINKS}}}', BOTH_WAYS),
        ('[{"from":"1","to":"2"},{"from":"2","to":"3"},{"from":"3","to":"4"}]', ONE_WAY),
        ('{"1":["2"],"2":["3"],"3":["4"]}', ONE_WAY),
        (",1,2,3,4\n1,0,1,0,0\n2,0,0,1,0\n3,0,0,0,1\n4,0,0,0,0\n", ONE_WAY),
        ("Source,Target,Type\n1,2,Undirected\n2,3,Undirected\n3,4,Undirected\n", BOTH_WAYS),
        ("# a comment\n1 2\n2 3\n3 4\n", ONE_WAY),
    ],
)
def test_ties_are_read_from_it(text: str, ties: set[tuple[int, int]]) -> None:
    population, findings = read_people(PEOPLE.encode(), text.encode())
    assert population is not None, findings
    assert set(zip(population.tie_source.tolist(), population.tie_target.tolist(), strict=True)) == ties


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("graph [ node [ id 1 ] ]", "GML"),
        ("digraph G { a -> b }", "DOT"),
        ('<?xml version="1.0"?><svg/>', "neither GraphML nor GEXF"),
        ("{", "JSON that cannot be read"),
        ('{"a": 1}', "JSON in which no links"),
        ("dl nr=2, nc=3\ndata:\n1 0 1\n0 1 0\n", "two kinds of nodes"),
        ("*Vertices 4 2\n1 a\n2 b\n*Edges\n1 3\n", "two kinds of nodes"),
    ],
)
def test_what_is_not_read_is_named_and_refused(text: str, said: str) -> None:
    findings = Findings()
    assert read_network(text, findings) is None
    assert said in findings.found[0].what

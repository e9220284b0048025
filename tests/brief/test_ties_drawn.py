"""The network on the first pages: whom it shows where there are many, what it marks."""

from __future__ import annotations

from pathlib import Path

from tests.brief.edge_cases import NO_OPTIONS, write_edge
from tests.brief.walking import texts
from tightrope.app.gathered.gather import gather
from tightrope.app.how import How
from tightrope.brief import Brief, compose, to_html
from tightrope.brief.page import Figure
from tightrope.brief.pictures.drawing import SignedGraph


def network(brief: Brief) -> tuple[Figure, SignedGraph]:
    for section in brief.sections:
        for block in section.blocks:
            if isinstance(block, Figure) and isinstance(block.drawing, SignedGraph):
                return block, block.drawing
    raise AssertionError("no network")


def test_of_sixty_actors_the_most_tied_are_drawn_and_all_stand_in_the_table(tmp_path: Path) -> None:
    made = compose(gather(write_edge("many", tmp_path, sources=0), How(draws=0)).brief_input())
    figure, graph = network(made)
    assert len(graph.nodes) == 20
    assert "Land of the 0 Rivers" in {node.label for node in graph.nodes}  # its moves matter most
    assert figure.title.endswith(": the 20 of 60 actors with the most ties")
    assert len(figure.table.rows) == 180
    first = texts(made, "ties")[0]
    assert "and 30 more from" in first
    assert first.count("Rivers") < 40


def test_a_contested_pair_is_marked_and_a_tie_knows_since_when_it_is(tmp_path: Path) -> None:
    made = compose(gather(write_edge("no_options", tmp_path), How(draws=0)).brief_input())
    _, graph = network(made)
    (edge,) = graph.edges
    assert edge.contested
    assert edge.since == "2030"
    assert to_html(made).count('class="contested"') == 2  # the tie and the legend
    assert 'data-since="2030"' in to_html(made)


def test_a_pair_is_dated_only_where_each_of_its_ties_is(tmp_path: Path) -> None:
    folder = write_edge("no_options", tmp_path)
    (folder / "crisis.yaml").write_text(
        NO_OPTIONS.replace("sign: +, since: 2030", "sign: +"), "utf-8"
    )
    _, graph = network(compose(gather(folder, How(draws=0)).brief_input()))
    assert [edge.since for edge in graph.edges] == [""]

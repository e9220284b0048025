"""Pictures: no label overflows or overlaps, same bytes each time."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.brief.invented_world import ACTORS
from tightrope.brief.pictures import SignedGraph, StrainLines, TimeStrip, draw
from tightrope.brief.pictures.drawing import GraphEdge, GraphNode, TimeMark
from tightrope.brief.pictures.svg import number, text_width, wrap

TEXT = re.compile(
    r'<text x="([-\d.]+)" y="([-\d.]+)"(?: class="([^"]*)")?(?: text-anchor="(\w+)")?>([^<]*)</text>'
)
SIZES = {"tiny": 10.5, "small": 13, "label": 15, "group": 14}


def boxes(svg: str) -> Iterator[tuple[float, float, float, float, str]]:
    for x, y, classes, anchor, words in TEXT.findall(svg):
        size = next((SIZES[c] for c in classes.split() if c in SIZES), 14)
        width = text_width(words, size)
        left = float(x) - {"middle": width / 2, "end": width}.get(anchor, 0)
        yield left, float(y) - size * 0.8, left + width, float(y) + size * 0.2, words


def check_texts(svg: str) -> None:
    view = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert view is not None
    w, h = map(float, view.groups())
    found = list(boxes(svg))
    for x0, y0, x1, y1, words in found:
        assert x0 >= -1, words
        assert y0 >= -1, words
        assert x1 <= w + 1, words
        assert y1 <= h + 1, words
    for i, a in enumerate(found):
        for b in found[i + 1 :]:
            apart = a[2] <= b[0] + 1 or b[2] <= a[0] + 1 or a[3] <= b[1] + 1 or b[3] <= a[1] + 1
            assert apart, (a, b)


def graph(labels: list[str], camps: int) -> SignedGraph:
    nodes = tuple(
        GraphNode(label, i * camps // max(len(labels), 1), i % 4 == 0)
        for i, label in enumerate(labels)
    )
    edges = tuple(
        GraphEdge(i, (i * 5 + 3) % len(nodes), (1, -1, 0)[i % 3], 0.5) for i in range(len(nodes))
    )
    return SignedGraph(nodes, edges)


@pytest.mark.parametrize("camps", [1, 2, 3, 5])
def test_thirteen_actors_keep_their_labels_apart(camps: int) -> None:
    check_texts(draw(graph(list(ACTORS.values()), camps), "g", "Title", "Words"))


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.text("abc wW", min_size=1, max_size=40), min_size=1, max_size=20),
    st.integers(1, 6),
)
def test_labels_of_any_network_stay_inside_and_apart(labels: list[str], camps: int) -> None:
    check_texts(draw(graph(labels, camps), "g", "Title", "Words"))


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.integers(700_000, 745_000), min_size=1, max_size=40),
    st.one_of(st.none(), st.integers(700_000, 745_000)),
)
def test_events_never_cover_each_other(days: list[int], now: int | None) -> None:
    marks = tuple(TimeMark(n, d, d, d > 740_000) for n, d in enumerate(sorted(days), start=1))
    check_texts(draw(TimeStrip(marks, now), "t", "Title", "Words"))


def test_a_dense_stretch_is_one_pill_and_enlarged() -> None:
    days = [735_000, 738_000, *range(740_000, 740_010)]
    marks = tuple(TimeMark(n, d, d) for n, d in enumerate(days, start=1))
    svg = draw(TimeStrip(marks), "t", "Title", "Words")
    assert ">3 to 12</text>" in svg
    assert "Nos. 3 to 12, enlarged" in svg
    assert svg.count(">7</text>") == 1


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.text("abcde ", min_size=1, max_size=30),
            st.lists(st.floats(0, 1), min_size=2, max_size=9),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_line_names_keep_apart(series: list[tuple[str, list[float]]]) -> None:
    drawing = StrainLines(
        tuple((n, tuple((f"{2001 + i}-06-30", v) for i, v in enumerate(vs))) for n, vs in series)
    )
    check_texts(draw(drawing, "s", "Title", "Words"))


def test_pictures_are_the_same_each_time_and_carry_no_style() -> None:
    drawing = graph(list(ACTORS.values()), 2)
    first = draw(drawing, "g", "Title", "Words")
    assert first == draw(drawing, "g", "Title", "Words")
    assert "style" not in first
    assert first.count('class="tie neg"') == 4 + 1  # four ties and the legend


def test_wrap_cuts_with_an_ellipsis_and_never_overflows() -> None:
    lines = wrap("Treaty organisation of the littoral states and their neighbours", 120, 14, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(text_width(line, 14) <= 120 for line in lines)
    assert wrap("x" * 60, 100, 14, 3)[0] != ""
    assert (number(-0.01), number(2.50), number(3)) == ("0", "2.5", "3")

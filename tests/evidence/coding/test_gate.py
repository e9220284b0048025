"""A floor under the rule coder: figures on the labelled sentences may rise, not sink.

The fingerprints make sure that the floor is moved by a decision and not by new labels.
The held-out files were not looked at while rules were written.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.evidence.coding.articles import measure_articles
from tests.evidence.coding.measure import Figures, fingerprint, found_in, measure, read_gold
from tightrope.evidence.coding.code import RuleCoder

FINGERPRINTS = {
    "dev.txt": "84b01eb028726385ec813f15f308195efb2469a78efa76aae389e03e5569c67b",
    "holdout.txt": "b31d60131e87ab032b7f9930a836c19c1dfe097c9bb731ddb94aef7b748acc5a",
    "crisis-dev.txt": "d4970a840680de2b5bbdb4c698a43fa3a35f6d4843506473a2852d2ea7fafb70",
    "crisis-holdout.txt": "a3baa213017d7a4b04830f5b3d3233bb4b4149efa0ce68a06d0fe5571b29d4ac",
}
FLOORS = {
    "dev.txt": {"dyad_f1": 0.90, "relation_f1": 0.88, "modality": 0.94, "speaker": 0.92},
    "holdout.txt": {"dyad_f1": 0.84, "relation_f1": 0.82, "modality": 0.94, "speaker": 0.86},
}
ARTICLE_FLOORS = {
    "crisis-dev.txt": {"dyad_f1": 0.74, "relation_f1": 0.69, "modality": 0.92, "speaker": 0.87},
    "crisis-holdout.txt": {"dyad_f1": 0.53, "relation_f1": 0.48, "modality": 0.93, "speaker": 0.52},
}


def figures_of(name: str) -> Figures:
    """Gives the figures on a file of sentences or of articles."""
    return (measure if name in FLOORS else measure_articles)(RuleCoder(), name)


@pytest.fixture(scope="module", params=sorted(FLOORS | ARTICLE_FLOORS))
def measured(request: pytest.FixtureRequest) -> tuple[str, Figures]:
    return request.param, figures_of(request.param)


def test_the_labels_are_the_ones_the_floor_was_set_on() -> None:
    assert {name: fingerprint(name) for name in FINGERPRINTS} == FINGERPRINTS


@pytest.mark.parametrize("figure", ["dyad_f1", "relation_f1", "modality", "speaker"])
def test_no_figure_sinks(measured: tuple[str, Figures], figure: str) -> None:
    name, figures = measured
    assert getattr(figures, figure) >= (FLOORS | ARTICLE_FLOORS)[name][figure]


def test_the_labels_are_many_and_one_third_is_held_out() -> None:
    sizes = {n: sum(len(rows) for _, rows in read_gold(n)) for n in FLOORS}
    assert sum(sizes.values()) >= 150
    assert 0.3 <= sizes["holdout.txt"] / sum(sizes.values()) <= 0.4


def test_the_reference_page_tells_these_figures() -> None:
    """`python -m tests.evidence.coding.calibrate` writes the page again."""
    page = (Path(__file__).parents[3] / "docs/reference/coder.md").read_text(encoding="utf-8")
    for name in FLOORS | ARTICLE_FLOORS:
        figures = figures_of(name)
        shown = f"| {figures.dyad_f1:.2f} | {figures.relation_f1:.2f} |"
        row = next(line for line in page.splitlines() if line.startswith(f"| `{name}`"))
        assert shown in row
        assert fingerprint(name) in page


def test_filler_yields_little() -> None:
    """Sentences labelled as claiming nothing seldom get a claim."""
    silent = spoken = 0
    for document, rows in read_gold("holdout.txt"):
        for row, claims in found_in(RuleCoder(), document, rows):
            if not row.labels:
                silent += not claims
                spoken += bool(claims)
    assert silent / (silent + spoken) >= 0.7

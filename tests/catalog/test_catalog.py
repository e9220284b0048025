"""Every case of the catalogue is loaded and computed, and every difference is accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tightrope.catalog import Answer, Case, case_names, compute_answer, read_case, table
from tightrope.catalog.errors import UnknownCase

ANSWERS = [
    pytest.param(name, k, id=f"{name}-{answer.question}-{answer.concept}-{k}")
    for name in case_names()
    for k, answer in enumerate(read_case(name).answers)
]

GARRISON = ("2", "4", "6", "8", "10", "11", "13", "15", "17", "19", "21")

# What the definitions give where publications and tools say otherwise.
DIFFERENT = {
    ("hipel2014-syria-iraq", "rankings that make it stable", "seq"): 384,
    ("hipel2014-syria-iraq", "rankings that make it stable", "gmr"): 384,
    ("hipel1980-garrison", "equilibria", "gmr"): GARRISON,
    ("hipel1980-garrison", "equilibria", "smr"): GARRISON,
}


def test_the_cases_are_filed_by_citation() -> None:
    assert len(case_names()) == 18
    assert all(name.split("-")[0][-4:].isdigit() for name in case_names())


@pytest.mark.parametrize("name", case_names())
def test_every_case_loads(name: str) -> None:
    case = read_case(name)
    game = case.conflict()
    assert game.states == len(case.states)
    assert game.decision_makers == tuple(case.decision_makers)
    assert case.answers
    for label, text in case.states.items():
        levels = game.state(case.index(label)).values()
        assert "".join("Y" if level == "yes" else "N" for level in levels) == text


@pytest.mark.parametrize(("name", "k"), ANSWERS)
def test_published_answers(name: str, k: int) -> None:
    case: Case = read_case(name)
    answer: Answer = case.answers[k]
    computed = compute_answer(case, answer)
    known = DIFFERENT.get((name, answer.question, answer.concept))
    if known is None:
        assert computed == answer.published
        assert not answer.verdict
    else:
        assert computed == known
        assert computed != answer.published
        assert answer.verdict


def test_garrison_has_fifteen_gmr_equilibria() -> None:
    game = read_case("hipel1980-garrison").conflict()
    assert len(game.stability(["gmr"]).equilibria("gmr")) == 15


def test_elmira_coalition_moves() -> None:
    from tightrope.analysis.strategy.coalitions import analyse_coalitions
    from tightrope.analysis.strategy.reach import GroupReach

    case = read_case("kilgour2001-elmira")
    game = case.conflict()
    members = [game.dm_index("Ministry"), game.dm_index("Uniroyal")]
    published = {"1": "2 3 4 5 6", "7": "8 9 10 11 12", "8": "10 12", "9": "10 11 12", "10": "12"}
    for joint in (False, True):
        reach = GroupReach(game, members, joint=joint)
        for label, targets in published.items():
            found = reach.from_state(case.index(label)).nonzero()[0]
            assert [case.labels[s] for s in found] == targets.split()
    leaving = analyse_coalitions(game, [["Ministry", "Uniroyal"]], ("nash",)).stable("nash")[0]
    assert [label for label in ("7", "8", "9", "10") if not leaving[case.index(label)]] == [
        "7",
        "8",
    ]


def test_the_table_has_every_answer_and_names_every_difference() -> None:
    page = table()
    rows = [line for line in page.splitlines() if line.endswith(("| agree |", "| differ |"))]
    assert len(rows) == len(ANSWERS)
    assert sum(line.endswith("| differ |") for line in rows) == len(DIFFERENT)
    assert page.count("The definition is right") == 2
    assert "| 420 | seen, figure 24 | 384 | differ |" in page


def test_an_unknown_case_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownCase, match="did you mean 'fang1993-chicken'"):
        read_case("fang1993-chiken")


def test_the_page_in_the_docs_is_up_to_date() -> None:
    page = Path(__file__).parents[2] / "docs" / "reference" / "catalog.md"
    assert page.read_text(encoding="utf-8") == table()

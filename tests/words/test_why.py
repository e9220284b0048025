"""Why one stays or leaves, who would leave together, what is expected: each fork."""

from __future__ import annotations

from types import SimpleNamespace as Of
from typing import Any

import pytest

from tests.words.invented import model
from tightrope.analysis.strategy.coalition_gain import CoalitionGain, CoalitionsLooked
from tightrope.analysis.strategy.deciding import DecidingStatement
from tightrope.analysis.strategy.report import Explanation
from tightrope.words import ByName, Phrase, render
from tightrope.words.strategy import (
    coalition,
    coalitions_looked,
    deciding,
    deterrence,
    expected_from,
    explanation,
)

NAMES = ByName(model())
NOW = {"may.help": "arms", "may.strike": "yes", "usa.talk": "no", "who.warn": "no"}
ONE = (("may", {"may.help": "troops"}),)
TWO = (("may", {"may.help": "troops"}), ("usa", {"usa.talk": "yes"}))


def said(phrase: Phrase) -> str:
    return render(phrase, NAMES)


def leaves(reason: str = "undeterred", concept: str = "seq", **more: Any) -> str:
    told = {"move": {"who.warn": "yes"}, "answer": (), "before": NOW, **more}
    return said(explanation(Explanation("who", concept, False, reason, **told)))


GAIN = "WHO could gain by retaliating who may strike"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"concept": "nash"}, f"{GAIN}."),
        ({}, f"{GAIN}; no answer that the others would give undoes the gain."),
        ({"concept": "smr"}, f"{GAIN}; no answer that the others could give, with its own reply to that, undoes the gain."),
        ({"because": "not may.strike"}, f"{GAIN} (“May stops”); no answer that the others would give undoes the gain."),
        ({"interest": "oil_price"}, f"{GAIN}, above all by “Oil price”; no answer that the others would give undoes the gain."),
        ({"duty": "pact"}, f"{GAIN}, above all by The Pact of May; no answer that the others would give undoes the gain."),
        ({"because": "not may.strike", "interest": "oil_price"}, f"{GAIN} (“May stops”); no answer that the others would give undoes the gain."),
    ],
)  # fmt: skip
def test_who_could_gain(more: dict[str, Any], told: str) -> None:
    assert leaves(**more) == told


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"answer": ONE}, ", which leaves WHO no better off."),
        ({"answer": ONE, "worse": True}, ", which leaves WHO worse off."),
        ({"answer": ONE, "concept": "sim"}, ", and that leaves WHO no better off."),
        ({"answer": TWO}, ", and that leaves WHO no better off."),
        ({"answer": ONE, "concept": "smr"}, ", which leaves WHO no better off whatever it does next."),
        ({"answer": ONE, "concept": "sseq", "worse": True}, ", which leaves WHO worse off whatever it does next."),
    ],
)  # fmt: skip
def test_which_answer_undoes_the_gain(more: dict[str, Any], told: str) -> None:
    found = leaves("deterred", **more)
    assert found.startswith(f"{GAIN}, but ")
    assert found.endswith(told)
    assert ("the United States then by talking to May" in found) == (more["answer"] == TWO)


@pytest.mark.parametrize(
    ("deterred", "told"),
    [
        ({}, "nobody can deter it"),
        ({"gmr": False, "smr": False, "seq": False}, "nobody can deter it"),
        ({"gmr": True, "smr": True, "seq": True}, "the others can deter it by moves from which they gain themselves (SEQ)"),
        ({"gmr": True, "smr": True, "seq": False}, "the others can deter it only by moves they would not gain from (GMR, SMR, not SEQ)"),
        ({"gmr": True, "smr": False, "seq": False}, "the others can deter it only by moves they would not gain from (GMR, not SEQ), and the leavers could evade the answer (SMR)"),
        ({"gmr": True, "smr": True}, "the others can deter it (GMR, SMR); credible answers were not followed"),
        ({"gmr": True, "smr": False}, "the others can deter it (GMR), and the leavers could evade the answer (SMR); credible answers were not followed"),
    ],
)  # fmt: skip
def test_whether_the_others_can_deter_it(deterred: dict[str, bool], told: str) -> None:
    assert deterrence(deterred) == told


@pytest.mark.parametrize(
    ("members", "differs", "told"),
    [
        (("usa", "who"), {}, "The United States and WHO would both gain by leaving today’s situation together: the United States talks to May; nobody can deter it."),
        (("usa", "who", "may"), {"may.strike": "no"},
         "The United States, WHO and May would all gain by leaving together the outcome in which May stops striking the port: the United States talks to May; nobody can deter it."),
    ],
)  # fmt: skip
def test_who_would_leave_together(members: Any, differs: dict[str, str], told: str) -> None:
    gain = CoalitionGain(0, members, members, {"usa.talk": "yes"}, {}, NOW, differs, NOW)
    assert said(coalition(gain)) == told


@pytest.mark.parametrize(
    ("looked", "told"),
    [
        (CoalitionsLooked(0, 4, why_not="there are too many states"), "No coalition was looked at, as there are too many states."),
        (CoalitionsLooked(4, 4, 2, 2), "Coalitions of every size were looked at."),
        (CoalitionsLooked(3, 4, 1, 2), "Coalitions of up to three of the four were looked at, in one of the two outcomes described."),
    ],
)  # fmt: skip
def test_which_coalitions_were_looked_at(looked: CoalitionsLooked, told: str) -> None:
    assert said(coalitions_looked(looked)) == told


@pytest.mark.parametrize(
    ("basis", "n", "told"),
    [
        ("status quo", 1, "What is expected is today’s situation, which holds."),
        ("led to", 1, "What is expected is read from the one outcome that holds and can be reached from today’s situation by steps that pay."),
        ("led to", 2, "What is expected is read from the two outcomes that hold and can be reached from today’s situation by steps that pay."),
        ("none led to", 2, "What is expected is read from the two outcomes that hold, though no single steps lead there."),
        ("no equilibrium", 0, "No outcome holds, so nothing can be expected."),
    ],
)  # fmt: skip
def test_what_is_expected_is_read_from(basis: str, n: int, told: str) -> None:
    report: Any = Of(expected_total=n, forecast_basis=basis)
    assert said(expected_from(report)) == told


@pytest.mark.parametrize(
    ("who", "ranks", "flips", "share"),
    [("who", "WHO ranks", 0.26, "3 of 10"), ("gulf", "the Gulf states rank", 1.0, "all 10"), ("gulf", "the Gulf states rank", 0.0, "none of 10")],
)  # fmt: skip
def test_which_statement_decides(who: str, ranks: str, flips: float, share: str) -> None:
    assert said(deciding(DecidingStatement(who, "usa.talk", flips, 10, 0))) == (
        f"Whether today’s situation holds depends most on how high {ranks} “the United States talks to "
        f"May”: with that alone taken from another draw, the answer turns in {share} draws."
    )

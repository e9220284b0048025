"""Why each side would do what it would do, said by names."""

from __future__ import annotations

import dataclasses

import pytest

from tests.words.invented import model
from tests.words.saying import say
from tightrope.analysis.facts import Share
from tightrope.analysis.motives.report import DutyWeight, Ladder, Move, Reply, Rung, Term, Turn

OIL = Term("oil_price", None, 0.4, 0.5, "major", "high")
PACT = Term(None, "pact", -0.2, 1.0, "minor", "kept")
MOVE = Move({"usa.talk": "yes"}, 0.2, (OIL, PACT), "", "better", best=True)
STAYS = Reply("usa", {}, Share(150, 200), (dataclasses.replace(MOVE, verdict="worse", best=False),))


def test_a_move_says_what_it_serves_and_what_it_costs() -> None:
    found = Reply("usa", {"usa.talk": "yes"}, Share(200, 200), (MOVE,))
    assert say(found, model=model()) == (
        "As things stand the United States would best talk to May, as that helps it by raising “Oil "
        "price” (major) but hurts it by breaking The Pact of May (minor). So it is in all 200 draws of what "
        "matters how much."
    )


def test_who_stays_is_told_against_the_best_it_leaves_undone() -> None:
    assert say(STAYS, model=model()).startswith(
        "The United States would best stay as it is: to talk to May helps it by raising “Oil price” "
        "(major) but hurts it by breaking The Pact of May (minor). So it is in 150 of 200 draws"
    )
    assert say(dataclasses.replace(STAYS, moves=()), model=model()).startswith(
        "The United States can do nothing else than it does."
    )
    alike = dataclasses.replace(MOVE, terms=(), verdict="equal")
    assert "to talk to May makes no difference to it." in say(
        dataclasses.replace(STAYS, moves=(alike,)), model=model()
    )


def test_a_typed_line_that_decides_first_is_named() -> None:
    decided = dataclasses.replace(MOVE, line="usa.talk", verdict="better")
    found = Reply("usa", {"usa.talk": "yes"}, Share(2, 2), (decided,))
    assert ", as that serves “the United States talks to May”. " in say(found, model=model())
    against = dataclasses.replace(MOVE, line="not usa.talk", verdict="worse")
    assert "to talk to May goes against “" in say(
        dataclasses.replace(STAYS, moves=(against,)), model=model()
    )


@pytest.mark.parametrize(
    ("turn", "said"),
    [
        (Turn("weight", ("usa", "oil_price"), 0, "minor", "vital"),
         "“Oil price” would have to be vital to the United States, not minor"),
        (Turn("no interest", ("usa", "oil_price"), 0, "minor", ""),
         "“Oil price” would have to count for nothing with the United States"),
        (Turn("strength", ("usa.talk", "oil_price"), 0, "weak", "strong"),
         "the link from “United States: talk to May” to “Oil price” would have to be strong, not weak"),
        (Turn("no link", ("usa.talk", "oil_price"), 0, "weak", ""),
         "there would have to be no link from “United States: talk to May” to “Oil price”"),
        (Turn("held", ("oil_price",), -1, "", "low"), "“Oil price” would have to be held low"),
    ],
)  # fmt: skip
def test_every_turn_reads_as_what_would_have_to_be(turn: Turn, said: str) -> None:
    found = Ladder("usa.talk", "yes", MOVE, (Rung((turn,), True, Share(3, 4)),), True, {})
    assert say(found, model=model()) == (
        f"So that the United States talks to May: {said} (in 3 of 4 draws)."
    )


def test_a_ladder_without_a_rung_that_holds_says_so() -> None:
    rung = Rung((), False, Share(0, 4))
    found = Ladder("usa.talk", "yes", MOVE, (rung,), False, {})
    assert say(found, model=model()) == (
        "Nothing that was tried would make it best for the United States to talk to May."
    )
    as_is = dataclasses.replace(found, rungs=(dataclasses.replace(rung, holds=True),))
    assert say(as_is, model=model()) == "As things are, the United States talks to May."


@pytest.mark.parametrize(
    ("least", "needed", "said"),
    [
        (None, "", "No move of its own lets WHO keep the non-aggression clause of The Pact of May."),
        (0.0, "", "WHO keeps the non-aggression clause of The Pact of May anyway."),
        (0.4, "major", ("For WHO to keep the non-aggression clause of The Pact of May, that would have "
         "to be major to it.")),
        (2.0, "above vital", ("For WHO to keep the non-aggression clause of The Pact of May, that would "
         "have to be more than vital to it.")),
    ],
)  # fmt: skip
def test_what_a_clause_would_have_to_be_worth(least: float | None, needed: str, said: str) -> None:
    found = DutyWeight("pact", 0, "non_aggression", "who", least, needed, None)
    assert say(found, model=model()) == said

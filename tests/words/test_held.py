"""Sentences on what holds as each side sees it, and if some preferences are unknown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.words.invented import model
from tests.words.test_every_input import LEVELS, NOW, SIDES, well_said
from tightrope.analysis.strategy.report import Explanation
from tightrope.analysis.strategy.seen import HeldAsSeen, HeldUnknown, PlayedMove
from tightrope.words import ByName, render
from tightrope.words.held import as_seen, played, unknown
from tightrope.words.strategy import explanation

NAMES = ByName(model())
FEW = st.integers(0, 3)


@st.composite
def moves(draw: st.DrawFn) -> PlayedMove:
    who = draw(st.sampled_from(SIDES))
    own = [(o, v) for o, levels in LEVELS.items() for v in levels if o.startswith(f"{who}.")]
    option, level = draw(st.sampled_from([pair for pair in own if pair[1] != NOW[pair[0]]]))
    target = draw(st.sampled_from([None, 3]))
    gains = draw(st.booleans()) if target is not None else False
    return PlayedMove(who, 0, target, {option: level}, gains, {option: NOW[option]})


@st.composite
def pictures(draw: st.DrawFn) -> HeldAsSeen:
    some = st.lists(st.sampled_from(SIDES), min_size=1, max_size=3, unique=True).map(tuple)
    holds = draw(st.booleans())
    return HeldAsSeen(
        concept="seq",
        owners=draw(some),
        holding=draw(FEW),
        illusory=draw(FEW),
        missed=draw(FEW),
        today_holds=holds,
        today_holds_really=draw(st.booleans()),
        leaving=() if holds else draw(st.one_of(some, st.just(()))),
        played=tuple(draw(st.lists(moves(), max_size=2))),
    )


@settings(deadline=None, max_examples=150)
@given(pictures(), moves())
def test_pictures_and_what_follows_are_well_said(found: HeldAsSeen, move: PlayedMove) -> None:
    well_said(as_seen(found), played(move))


@pytest.mark.parametrize("leaves", [True, False])
@pytest.mark.parametrize("deterred", [True, False])
@pytest.mark.parametrize("holding", [0, 1, 2])
def test_the_extensions_are_well_said(leaves: bool, deterred: bool, holding: int) -> None:
    found = HeldUnknown("seq", "a", leaves, deterred, holding, today_holds=holding > 0)
    well_said(unknown(found))
    said = render(unknown(found), NAMES)
    assert ("does not leave" in said) != leaves
    assert ("is not deterred" in said) != deterred
    assert ("situation is among" in said) == (holding > 0)


def test_a_move_that_cannot_be_made_and_one_that_disappoints_are_told_apart() -> None:
    change, before = {"may.strike": "no"}, {"may.strike": "yes"}
    cannot = PlayedMove("may", 0, None, change, gains=False, before=before)
    assert "would be a gain, but it cannot be done." in render(played(cannot), NAMES)
    no_gain = PlayedMove("may", 0, 1, change, gains=False, before=before)
    assert render(played(no_gain), NAMES).endswith("sees things, but no real one.")


@pytest.mark.parametrize(
    ("holds", "really", "said"),
    [
        (True, True, "holds as things are seen, as it would if all saw what is so."),
        (True, False, "holds as things are seen; it would not if all saw what is so."),
        (False, True, "does not hold: May would leave it; it would hold if all saw what is so."),
        (False, False, "does not hold: May would leave it."),
    ],
)
def test_today_is_told_as_seen_and_as_it_is(holds: bool, really: bool, said: str) -> None:
    leaving = () if holds else ("may",)
    found = HeldAsSeen("seq", ("may",), 1, 0, 0, holds, really, leaving, ())
    assert said in render(as_seen(found), NAMES)


@pytest.mark.parametrize(
    ("holding", "illusory", "missed", "said"),
    [
        (3, 1, 1, "three states hold. If all saw what is so, two of these would hold, and one besides."),
        (3, 3, 0, "three states hold. If all saw what is so, none of these would hold, and none besides."),
        (1, 0, 2, "one state holds. If all saw what is so, one of these would hold, and two besides."),
        (2, 0, 0, "two states hold. They are the same that would hold if all saw what is so."),
        (0, 0, 2, "no state holds. If all saw what is so, two would."),
        (0, 0, 0, "no state holds. If all saw what is so, none would."),
    ],
)  # fmt: skip
def test_how_many_states_hold_as_seen_and_really(
    holding: int, illusory: int, missed: int, said: str
) -> None:
    found = HeldAsSeen("seq", ("may",), holding, illusory, missed, True, True, (), ())
    assert render(as_seen(found), NAMES).endswith(f"As things are seen, {said}")


@pytest.mark.parametrize(
    ("concept", "said"),
    [
        ("nash", "."),
        ("gmr", "; no answer that the others could give undoes the gain."),
        ("smr", "; no answer that the others could give, with its own reply to that, undoes the gain."),
        ("seq", "; no answer that the others would give undoes the gain."),
        ("sseq", "; no answer that the others would give, with its own reply to that, undoes the gain."),
        ("sim", "; nothing that the others would gain by at the same moment undoes the gain."),
    ],
)  # fmt: skip
def test_what_does_not_undo_a_gain_is_what_the_concept_reckons_with(
    concept: str, said: str
) -> None:
    change, before = {"may.strike": "no"}, {"may.strike": "yes"}
    found = Explanation("may", concept, False, "undeterred", change, (), before=before)
    assert (
        render(explanation(found), NAMES) == f"May could gain by no longer striking the port{said}"
    )

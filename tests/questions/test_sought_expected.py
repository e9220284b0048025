"""What would make an outcome that is asked for the one that is expected, and how that is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.strategy.test_expected_change import (
    FIGHT,
    NORTH,
    PEACE,
    VALLEY,
    Wants,
    _expected,
    _model,
    _raised_once,
)
from tightrope.analysis.questions.sought import Sought, seek
from tightrope.words import ByName, render
from tightrope.words.sought import sought

WAR: Wants = {"north": NORTH, **VALLEY}
TIRED: Wants = {"north": [NORTH[1], NORTH[0], NORTH[2]], **VALLEY}


def asked(wants: Wants, concept: str = "seq", **levels: str) -> tuple[Sought, str]:
    model = _model(wants)
    found = seek(model, {f"{who}.{'fight' if who != 'patron' else 'arm'}": v for who, v in levels.items()}, concept)  # fmt: skip
    return found, render(sought(found), ByName(model))


def test_one_raise_that_brings_the_end_of_the_shelling_is_told_where_nothing_leads_there() -> None:
    found, said = asked(WAR, north="no")
    assert (found.holding, found.led_to, found.expected) == (1, False, False)
    assert found.raises == (PEACE,)
    assert (
        "Nothing leads there: from today no steps that pay do. It would be expected if North"
        in said
    )
    assert "no steps that pay do. It would hold if it came about" not in said


def test_what_is_expected_is_said_to_be_and_needs_no_change() -> None:
    found, said = asked(TIRED, north="no")
    assert (found.expected, found.raises) == (True, ())
    assert said.endswith("That is what is expected. Steps that pay lead there from today.")
    today, said = asked(WAR, north="yes")
    assert (today.expected, today.changes) == (True, {})
    assert said.endswith("That is what is expected.")


def test_what_holds_nowhere_is_told_with_the_raise_that_makes_it_expected() -> None:
    found, said = asked(TIRED, north="yes")
    assert (found.holding, found.expected, found.raises, found.change) == (0, False, (FIGHT,), None)
    assert said.startswith("It is not so in the one outcome that holds (SEQ) that ")
    assert "North would leave it. It would be expected if North puts " in said


def test_of_several_levels_asked_for_all_must_be_expected() -> None:
    assert asked(WAR, north="no", south="no", patron="no")[0].raises == (PEACE,)
    apart, said = asked(WAR, north="no", patron="yes")
    assert (apart.expected, apart.raises) == (False, ())
    assert "expected" not in said


def test_only_where_nothing_makes_it_expected_it_is_said_that_it_would_hold() -> None:
    found, _ = asked(WAR, north="no")
    none = replace(found, raises=(), raises_tried=2)
    said = render(sought(none), ByName(_model(WAR)))
    assert "It would hold if it came about. No change of up to two raised statements" in said
    tried = render(sought(replace(none, raises_tried=0)), ByName(_model(WAR)))
    assert tried.endswith("It would hold if it came about.")


def test_other_concepts_are_not_asked_what_is_expected() -> None:
    found, _ = asked(WAR, "nash", north="no")
    assert (found.expected, found.raises, found.raises_tried) == (False, (), 0)


@pytest.mark.parametrize("wants", [WAR, TIRED])
@pytest.mark.parametrize("who", ["north", "south", "patron"])
@pytest.mark.parametrize("level", ["yes", "no"])
def test_the_raise_told_is_one_that_trying_each_on_the_whole_model_finds(
    wants: Wants, who: str, level: str
) -> None:
    found, _ = asked(wants, **{who: level})
    option = f"{who}.{'fight' if who != 'patron' else 'arm'}"
    assert found.expected == (_expected(wants).get(option) == level)
    fitting = {r for r, after in _raised_once(wants) if _expected(after).get(option) == level}
    if found.expected:
        assert found.raises == ()
    elif fitting:
        assert set(found.raises) <= fitting
        assert len(found.raises) == 1
    else:
        assert len(found.raises) != 1

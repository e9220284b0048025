"""What turns an answer, against leaving out every set of up to three parts in the whole game."""

from __future__ import annotations

from functools import partial
from itertools import combinations

import pytest

from tests.questions.towers import towers, tree, written
from tightrope.analysis.engines import analyse_model
from tightrope.analysis.questions.answer import reply_to
from tightrope.analysis.questions.context import Context
from tightrope.analysis.questions.gate import turning
from tightrope.analysis.questions.gate.report import Taken
from tightrope.analysis.questions.gate.stated import without
from tightrope.analysis.questions.gate.turning import Turning
from tightrope.analysis.questions.question import AskForecast, AskWorst
from tightrope.consequences.errors import RunawayLinks
from tightrope.crisis import parse_crisis


def context_of(text):
    model = parse_crisis(text).model
    return Context(model, partial(analyse_model, since=model, draws=0))


def every_part(model):
    for actor, rows in model.interests.items():
        yield from (
            Taken("interest", f"interests.{actor}[{k}]", "") for k in range(1, len(rows) + 1)
        )
    yield from (Taken("link", f"effects[{k}]", "") for k in range(1, len(model.effects) + 1))


def turned(ask, context, parts):
    reduced = Context(without(context.base, parts), context.analyse)
    try:
        return not reply_to(ask, reduced)[0]
    except RunawayLinks:
        return False


def least_by_hand(ask, context):
    """The size of the smallest set that turns it; None: no set of up to three."""
    parts = list(every_part(context.base))
    for size in (1, 2, 3):
        if any(turned(ask, context, chosen) for chosen in combinations(parts, size)):
            return size
    return None


ASKED = [
    AskForecast(forecast="north.tower", is_="yes"),
    AskForecast(forecast="south.tower", is_="yes"),
    AskForecast(forecast="east.tower", is_="no"),
    AskForecast(forecast="east.leave", is_="no"),
    AskForecast(forecast="north.tower", is_="yes", after=("south.tower=yes",)),
    AskWorst(
        worst_for="north", among=("south.tower=yes", "north.tower=yes"), is_="south.tower=yes"
    ),
]


@pytest.mark.parametrize("ask", ASKED, ids=str)
def test_the_smallest_set_is_found_and_turns_the_answer(ask) -> None:
    context = context_of(towers())
    if not reply_to(ask, context)[0]:
        pytest.fail("the question does not hold to begin with")
    found = Turning(context).turned_by(ask)
    least = least_by_hand(ask, context)
    assert len(found) == (least or 0)
    if found:
        assert turned(ask, context, found)


def test_a_step_on_the_way_can_be_what_is_turned() -> None:
    """East follows where the North has gone: without the North's reason nothing begins."""
    data = tree()
    data["options"]["east"]["leave"]["now"] = False
    data["effects"] += [
        {"from": "north.tower and east.leave", "to": "east_safe", "sign": "+", "strength": "strong"}
    ]
    context = context_of(written(data))
    ask = AskForecast(forecast="east.leave", is_="yes")
    assert reply_to(ask, context)[0]
    found = Turning(context).turned_by(ask)
    assert len(found) == least_by_hand(ask, context) == 1


def test_only_so_many_sets_are_tried_of_each_size(monkeypatch) -> None:
    context = context_of(towers())
    ask = AskForecast(forecast="east.leave", is_="no")
    tried = []
    monkeypatch.setattr(turning._Whole, "turns", lambda self, chosen: tried.append(chosen))
    assert Turning(context).turned_by(ask) == ()
    many = {size: sum(len(chosen) == size for chosen in tried) for size in (1, 2, 3)}
    assert all(many[size] <= turning._TRIED for size in (2, 3))
    singles = {chosen[0] for chosen in tried if len(chosen) == 1}
    rows = {(actor, k) for actor in ("north", "south", "east") for k in (0, 1)}
    assert rows <= singles  # every interest, though nobody would move otherwise
    assert len(tried) == len(set(tried))


def reasons(count: int, wants: str, *, for_good: bool = False) -> str:
    """The North gains a little by its tower, and has so many large reasons for or against it."""
    data = tree()
    data["rules"], data["indicators"] = [], {"gain": {"name": "Gain"}}
    data["effects"] = [{"from": "north.tower", "to": "gain", "sign": "+", "strength": "weak"}]
    small = {"in": "gain", "wants": "high" if wants == "low" else "low", "weight": "minor"}
    rows = [small]
    for k in range(count):
        data["indicators"][f"k{k}"] = {"name": f"Reason {k}"}
        strong = {"sign": "+", "strength": "strong"}
        data["effects"].append({"from": "north.tower", "to": f"k{k}", **strong})
        rows.append({"in": f"k{k}", "wants": wants, "weight": "vital"})
    data["interests"] = {"north": rows, "south": [dict(small)], "east": [dict(small)]}
    data["options"]["north"]["tower"]["irreversible"] = for_good
    return written(data)


@pytest.mark.parametrize(("count", "found"), [(1, 1), (2, 2), (3, 3), (4, 0)])
def test_up_to_three_reasons_are_found_and_no_more(count: int, found: int) -> None:
    context = context_of(reasons(count, "low"))
    ask = AskForecast(forecast="north.tower", is_="no")
    assert reply_to(ask, context)[0]
    assert len(Turning(context).turned_by(ask)) == found


def test_what_was_done_for_good_is_turned_where_it_was_done() -> None:
    """In the end nothing can be undone any more, so only the step on the way tells."""
    context = context_of(reasons(2, "high", for_good=True))
    ask = AskForecast(forecast="north.tower", is_="yes")
    assert reply_to(ask, context)[0]
    assert len(Turning(context).turned_by(ask)) == 2


def test_the_sets_that_put_a_move_farthest_ahead_are_tried_first(monkeypatch) -> None:
    data = tree()
    data["indicators"] = {"gain": {"name": "Gain"}, "cost": {"name": "Cost"}}
    data["effects"] = [
        {"from": "north.tower", "to": to, "sign": "+", "strength": strength}
        for to, strength in (("gain", "strong"), ("cost", "medium"), ("cost", "strong"))
    ]
    rows = [
        {"in": "gain", "wants": "high", "weight": "major"},
        {"in": "cost", "wants": "low", "weight": "major"},
    ]
    data["interests"] = {"north": rows, "south": [dict(rows[0])], "east": [dict(rows[0])]}
    context = context_of(written(data))
    tried = []
    monkeypatch.setattr(turning._Whole, "turns", lambda self, chosen: tried.append(chosen))
    Turning(context).turned_by(AskForecast(forecast="north.tower", is_="no"))
    assert tried[:2] == [(("north", 1),), (("", 2),)]  # the whole cost, then the stronger link

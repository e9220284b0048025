"""A threat of what its author does already adds nothing, whatever it would prefer."""

from __future__ import annotations

import pytest

from tests.brief.walking import rows, texts
from tests.commitments.test_red_lines import STRAIT, line
from tests.words.lint import faults, without_stop
from tests.words.saying import say
from tightrope.analysis.engines import analyse_model
from tightrope.brief import BriefInput, compose
from tightrope.crisis import check_crisis, parse_crisis

CLOSED = STRAIT.replace("Close the strait, now: no", "Close the strait, now: yes")
CROSSED = CLOSED.replace("Lay mines, now: no", "Lay mines, now: yes")


def front(text: str) -> tuple[list[str], list[list[str]]]:
    model = parse_crisis(text).model
    brief = compose(BriefInput(crisis=model, analysis=analyse_model(model, draws=2)))
    return texts(brief, "binds"), [row[4:] for row in rows(brief, "binds") if len(row) > 5]


def test_it_is_told_as_adding_nothing_and_neither_as_credible_nor_as_deterring() -> None:
    found = line("always", text=CLOSED)
    assert found.done_already
    assert found.verdict == "credible"  # once crossed it would rather close than not
    assert found.told == "adds nothing"
    assert found.told_deterrence == ("done already", "done already")
    assert "That is so already: keeper threatens what it does anyway, and it adds nothing." in say(
        found
    )
    assert "credible" not in say(found)
    assert "deter" not in say(found)


def test_what_is_not_done_or_answers_a_crossing_is_judged_as_ever() -> None:
    for text in (STRAIT, CROSSED):
        found = line("sometimes", text=text)
        assert not found.done_already
        assert (found.told, found.told_deterrence) == (
            found.verdict,
            (found.deters, found.deters_as_modelled),
        )
    assert not line("words", text=CLOSED).done_already  # no answer was announced


def test_before_it_was_said_nothing_is_told_of_it() -> None:
    text = CLOSED.replace("then: keeper.close}", "then: keeper.close, said_on: 2026}", 1)
    assert not line("sometimes", text=text).done_already


def test_the_first_pages_count_it_apart() -> None:
    said, table = front(CLOSED)
    assert said[0] == (
        "Of six red lines, one is self-executing (the answer follows by itself), one is empty "
        "(answering would gain nothing), two add nothing (what they threaten is done already) and two are "
        "not judged."
    )
    assert table.count(["adds nothing", "done already", "done already"]) == 2
    only = CLOSED[: CLOSED.index("  - {id: never")] + (
        "  - {id: sometimes, by: keeper, against: rival, if: rival.mine, then: keeper.close}\n"
    )
    assert front(only)[0][0] == (
        "The one red line adds nothing (what it threatens is done already)."
    )
    assert list(faults(said)) == []
    assert without_stop(said) == []


@pytest.mark.parametrize(
    ("text", "places"), [(CLOSED, ["sometimes", "always"]), (STRAIT, []), (CROSSED, ["always"])]
)
def test_check_warns_of_it(text: str, places: list[str]) -> None:
    found = [f for f in check_crisis(parse_crisis(text)) if f.check == "answer-given-already"]
    lines = text.splitlines()
    named = [lines[int(f.where.rpartition(":")[2]) - 1] for f in found]
    assert len(named) == len(places)
    assert all(place in told for place, told in zip(places, named, strict=True))
    assert all(
        f.message == "'keeper.close' is so already, so that to threaten it adds nothing"
        for f in found
    )

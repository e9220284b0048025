"""Sentences on what was derived, foreseen and expected beforehand: both sides of each fork."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.words.invented import model
from tightrope.analysis.dynamics.fit import Estimate
from tightrope.analysis.dynamics.past import PastRate
from tightrope.analysis.dynamics.report import ActorPace
from tightrope.analysis.questions.foreseen import Foreseen, ForeseenScore
from tightrope.analysis.questions.gate.report import Derivation, Held, PlaceboAnswer, Taken
from tightrope.analysis.questions.hindsight import (
    FORECASTERS,
    Hindsight,
    LookedBack,
    PriceSeen,
    Tally,
    Told,
)
from tightrope.app.model.hindsight import _cell, _line, _price
from tightrope.crisis.model import Interest
from tightrope.words import ByName, render
from tightrope.words.foreseen import foreseen_lines, foreseen_score
from tightrope.words.gate import in_words
from tightrope.words.hindsight import beaten, hindsight_lead, tally_row
from tightrope.words.paces import pace, past_rate

CARES = Interest(in_="oil_price", wants="low", weight="minor")
NAMES = ByName(model().model_copy(update={"interests": {"who": (CARES,)}}))

# ---- the gate -----------------------------------------------------------------------------------
LINE = Taken("line", "priorities.who[1]", "who.warn", always="who.warn", by="who")
RULE = Taken("rule", "rules[1]", "never x", never="who.warn and may.strike")
MUST = Taken("rule", "rules[2]", "always x", always="who.warn")
BOTH = Taken("rule", "rules[3]", "both", never="may.strike", always="who.warn")
SET = Taken("assumption", "scenario s", "may.strike=yes", change="may.strike=yes")
HELD = Taken("assumption", "scenario s", "who.warn", always="who.warn")
QUESTION = Taken("question", "", "any level would do")
INTEREST = Taken("interest", "interests.who[1]", "x", change="who: oil_price=none")
DUTY = Taken("interest", "interests.who[2]", "y", change="may.strike=no")
DERIVED = Derivation(
    "H1", "x", "reproduced", True, (), (), (INTEREST,), Held(30, 40), None, "another answer",
    (PlaceboAnswer("p1", False),), (), "",
)  # fmt: skip
HEAD = "Derived: nothing typed about what is asked states it; it is another where "
DEALS, STATED = "30 of 40 deals of all that is wanted", "draws of the model as stated"
UNDEALT = "It was not put to deals of what the sides want."
GATE: list[tuple[dict[str, Any], str]] = [
    (
        {},
        f"{HEAD}“Oil price” no longer counts for WHO; it holds in {DEALS} and in no {STATED}; of p1 it does not hold.",
    ),
    (
        {"turned_by": (INTEREST, DUTY), "drawn": Held(1, 2)},
        f"{HEAD}“Oil price” no longer counts for WHO and May stops striking the port; it holds in {DEALS} and in 1 of 2 {STATED}; of p1 it does not hold.",
    ),
    ({"why_not": ("verdict",), "verdict": "put in by hand"}, "It was put in by hand."),
    ({"why_not": ("verdict",), "verdict": "open"}, "It is open."),
    (
        {"why_not": ("verdict",), "verdict": "contradicted"},
        "It is contradicted: the model answers otherwise.",
    ),
    (
        {"why_not": ("forced",), "forced_by": (QUESTION,)},
        "Nothing else could be answered: any level would do.",
    ),
    (
        {"why_not": ("stated",), "stated_by": (LINE, RULE, MUST)},
        "The model states it: it does not hold without WHO’s line “WHO retaliates who may strike”; the rule that excludes that WHO retaliates who may strike, and May strikes the port; and the rule that WHO retaliates who may strike.",
    ),
    (
        {"why_not": ("stated",), "stated_by": (SET, HELD)},
        "The model states it: it does not hold without the assumption that May goes on striking the port and the assumption that WHO retaliates who may strike.",
    ),
    (
        {"why_not": ("stated",), "stated_by": (BOTH,)},
        "The model states it: it does not hold without the rule that excludes that May strikes the port and the rule that WHO retaliates who may strike.",
    ),
    (
        {"why_not": ("nothing turns it",)},
        "No one, two or three interests or links were found without which it turns.",
    ),
    (
        {"why_not": ("nothing turns it", "not dealt"), "drawn": Held(4, 4)},
        "It asks of nothing that anybody does, so that nobody's wants bear on it.",
    ),
    (
        {"why_not": ("nothing turns it", "not dealt")},
        f"No one, two or three interests or links were found without which it turns. {UNDEALT}",
    ),
    ({"why_not": ("not dealt",), "drawn": Held(0, 0)}, UNDEALT),
    ({"why_not": ("not dealt",), "drawn": Held(4, 4), "shuffled": None}, UNDEALT),
    (
        {"why_not": ("seldom fails",)},
        f"It comes under nearly any wants: it holds in {DEALS} and in no {STATED}.",
    ),
    (
        {"why_not": ("fails as stated",), "drawn": Held(3, 9)},
        "It hangs too little on who wants what: it fails in 10 of 40 deals of all that is wanted, less than four times as often as in the draws of the model as stated (6 of 9).",
    ),
    ({"why_not": ("no placebo",)}, "No placebo is named that could answer the same."),
    (
        {
            "why_not": ("same answer",),
            "placebos": (PlaceboAnswer("p1", False), PlaceboAnswer("p2", True)),
        },
        "The same is found of p2.",
    ),
    (
        {"why_not": ("no placebo", "words"), "words": "it says more."},
        "No placebo is named that could answer the same. It says more.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "told"), GATE)
def test_why_an_answer_is_derived_or_not(changed: dict[str, Any], told: str) -> None:
    found = replace(DERIVED, derived="why_not" not in changed, **changed)
    assert render(in_words(found), NAMES).casefold() == told.casefold()


# ---- how likely it was held ---------------------------------------------------------------------
SCORE = ForeseenScore("all", 2, 0.2, 0.1, 0.3, 0.4, None)


@pytest.mark.parametrize(
    ("score", "told"),
    [
        (
            SCORE,
            (
                "Over all two levels, best first: the model told what set it off 0.100, the model as it "
                "stands 0.200, saying that nothing changes 0.300, moves at the average rate 0.400."
            ),
        ),
        (
            replace(SCORE, over="told", levels=1, told=None, average=0.25, source=0.0),
            (
                "Over the one level that did not set an event off, best first: the sources themselves "
                "0.000, the model as it stands 0.200, moves at the average rate 0.250, saying that "
                "nothing changes 0.300."
            ),
        ),
        (
            replace(SCORE, over="source", persistence=0.1, average=0.5),
            (
                "Persistence wins. Over the two levels of which the sources say something, best first: "
                "saying that nothing changes 0.100, the model told what set it off 0.100, the model as "
                "it stands 0.200, moves at the average rate 0.500."
            ),
        ),
    ],
)
def test_who_was_closest_beforehand(score: ForeseenScore, told: str) -> None:
    assert foreseen_score(score) == told


def test_persistence_wins_only_where_it_is_as_good_as_the_better_of_the_two_models() -> None:
    assert foreseen_score(replace(SCORE, persistence=0.15)).startswith("Over all")
    assert foreseen_score(replace(SCORE, persistence=0.1)).startswith("Persistence wins.")
    assert foreseen_score(replace(SCORE, persistence=0.2, told=None)).startswith(
        "Persistence wins."
    )


def test_the_page_on_how_likely_it_was_held() -> None:
    assert foreseen_lines([], [SCORE]) == []
    caused = Foreseen("e1", "who.warn", "yes", 3, 0.25, None, 1.0, 0.5, None)
    came = Foreseen("e2", "may.strike", "no", 1, 0.25, 0.75, 0.0, 0.5, 0.9)
    lines = foreseen_lines([caused, came], [SCORE])
    assert lines[0] == "## How likely it was held"
    assert lines[4] == foreseen_score(SCORE)
    assert lines[5:7] == [
        "",
        (
            "| event | option | came | weeks off | model | told the cause | nothing changes | average "
            "rate | source |"
        ),
    ]
    assert lines[-4:] == [
        "|---|---|---|---|---|---|---|---|---|",
        "| e1 | who.warn | yes | 3 | 25% | set it off | yes | 50% | — |",
        "| e2 | may.strike | no | 1 | 25% | 75% | no | 50% | 90% |",
        "",
    ]


# ---- expected beforehand ------------------------------------------------------------------------
def tally(by: Any = "unconditional", right: int = 2, wrong: int = 1, **more: int) -> Tally:
    rest = {"open": 0, "within": 0, "unsettled": 0, "persistence": 2, **more}
    return Tally(by, right, wrong, **rest)


def test_the_row_of_one_forecast() -> None:
    row = tally_row(tally(open=3, within=4, persistence=5))
    assert row == ("unconditional", "2", "1", "3", "4", "5")
    assert tally_row(tally(unsettled=1))[1] == "2 (to 3, as far as not settled)"


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (
            tally(persistence=3),
            (
                "Persistence wins against the model as it stands: right on three of three levels, against "
                "two (wrong on one)."
            ),
        ),
        (
            tally("source", 1, 0, persistence=1),
            "Persistence does as well as the sources themselves: right on one of one level, against one.",
        ),
        (
            tally("scenario", 0, 1, open=2, within=3, persistence=0),
            (
                "Persistence does as well as the model with the scenarios’ reorderings: right on none of "
                "six levels, against none (not settled on two, undecided on three and wrong on one)."
            ),
        ),
        (tally(persistence=1), ""),
        (tally("persistence", persistence=9), ""),
        (tally(right=0, wrong=0, persistence=0), ""),
    ],
)
def test_where_persistence_was_ahead(one: Tally, told: str) -> None:
    assert beaten(one) == told


def seen(*guesses: str, set_off: bool = True, observed: str = "yes") -> tuple[Hindsight, ...]:
    """Moves that set an event off, each with how the guess that nothing changes did."""
    place = FORECASTERS.index("persistence")
    return tuple(
        Hindsight(
            "e", "2031-03-01", "sure", "who.warn", observed, set_off,
            tuple(
                Told(by, (), score if at == place else "right")  # type: ignore[arg-type]
                for at, by in enumerate(FORECASTERS)
            ),
        )
        for score in guesses
    )  # fmt: skip


LEAD = (
    "Told what set the events off, the model was right on two of the three levels at which options were "
    "seen later, wrong on one. The guess that nothing changes was right"
)


@pytest.mark.parametrize(
    ("persistence", "rows", "told"),
    [
        (2, (), f"{LEAD} as often, on two of them."),
        (1, (), f"{LEAD} less often, on one of them."),
        (3, (), f"{LEAD} more often, on three of them."),
        (
            2,
            seen("wrong"),
            (f"{LEAD} as often, on two of them. It missed the one move that set the events off."),
        ),
        (
            2,
            seen("right"),
            (
                f"{LEAD} as often, on two of them. It got "
                "right the one move that set the events off."
            ),
        ),
        (
            2,
            seen("wrong", "wrong"),
            (f"{LEAD} as often, on two of them. It missed both moves that set the events off."),
        ),
        (
            2,
            seen("wrong", "wrong", "wrong"),
            (
                f"{LEAD} as often, on two of them. It missed "
                "all three moves that set the events off."
            ),
        ),
        (
            2,
            seen("wrong", "right", "right"),
            (
                f"{LEAD} as often, on two of them. It missed "
                "one of the three moves that set the events off."
            ),
        ),
        (
            2,
            (*seen("wrong", set_off=False), *seen("wrong", observed="")),
            f"{LEAD} as often, on two of them.",
        ),
    ],
)
def test_how_the_model_did_when_told_what_set_it_off(
    persistence: int, rows: tuple[Hindsight, ...], told: str
) -> None:
    found = LookedBack(rows, (), (tally("as stated", persistence=persistence),))
    assert hindsight_lead(found) == told


def test_nothing_is_said_where_the_model_said_nothing() -> None:
    assert hindsight_lead(LookedBack((), (), (tally("as stated", 0, 0),))) == ""


@pytest.mark.parametrize(
    ("told", "cell"),
    [
        (Told("source", (), "no prediction"), "—"),
        (Told("source", ("arms", "troops"), "no prediction"), "arms or troops"),
        (Told("unconditional", (), "open"), "not settled"),
        (Told("unconditional", ("yes",), "right"), "yes (right)"),
        (Told("source", ("yes",), "wrong", 0.25), "yes (wrong, squared error 0.25)"),
        (Told("source", ("yes",), "right", 0.0), "yes (right, squared error 0.00)"),
    ],
)
def test_the_cell_of_one_forecast_of_one_option(told: Told, cell: str) -> None:
    assert _cell(told) == cell


def test_the_line_of_an_option_says_what_set_it_off_and_what_is_not_settled() -> None:
    [row] = seen("wrong")
    assert _line(row).startswith("| who.warn | yes (set it off) | ")
    assert _line(replace(row, observed="", set_off=False)).startswith("| who.warn | not settled | ")


def test_a_price_is_told_with_one_place_after_the_point() -> None:
    assert _price(PriceSeen("e", "gulf_oil", (7.0, 12.0), (4.26, 19.94), "inside")) == (
        "\nPrice, gulf_oil: rose by 7 to 12 %; computed 4.3 to 19.9 %: inside."
    )


# ---- how fast the sides move --------------------------------------------------------------------
RATE = Estimate("rate", "assumed", None, None, 0.5, 1.0, 2.0)


def paced(rate: Estimate = RATE, moves: int = 0, weeks: float = 0.0, *doubts: Any) -> str:
    return render(pace(ActorPace("who", moves, weeks, (rate,), doubts)), NAMES)


def test_how_fast_a_side_moves() -> None:
    assert paced() == "WHO gets 1 chance to move a week (between 0.5 and 2), assumed."
    file = replace(RATE, said="file", low=2.0, middle=2.0, high=2.0)
    assert paced(file) == "WHO gets 2 chances to move a week, from the crisis file."
    past = replace(RATE, said="past disputes", middle=0.0, low=0.0, high=12.34)
    assert paced(past, 1, 3.0) == (
        "WHO never gets to move (between 0 and 12), from past disputes and one dated move of its own."
    )
    assert paced(RATE, 2, 3.0) == (
        "WHO gets 1 chance to move a week (between 0.5 and 2), assumed and two dated moves of its own."
    )
    assert paced(replace(RATE, middle=9.96)).startswith("WHO gets 10 chances")
    assert paced(replace(RATE, middle=10.4)).startswith("WHO gets 10 chances")


@pytest.mark.parametrize(
    ("least", "most", "told"),
    [
        (0.2, None, "Its dated moves alone allow at least 0.2."),
        (None, 3.0, "Its dated moves alone allow at most 3."),
        (None, 0.0, "Its dated moves alone allow at most 0."),
        (0.2, 3.0, "Its dated moves alone allow between 0.2 and 3."),
    ],
)
def test_what_the_moves_alone_allow(least: float | None, most: float | None, told: str) -> None:
    assert paced(replace(RATE, least=least, most=most)) == f"{paced()} {told}"


@pytest.mark.parametrize(
    ("weeks", "told"),
    [(1 / 7, "one day"), (13 / 7, "13 days"), (2.0, "two weeks"), (2.6, "three weeks")],
)
def test_how_long_nobody_moved(weeks: float, told: str) -> None:
    assert paced(RATE, 0, weeks, "never moved").endswith(
        f" WHO did not move in {told}, so its pace is only known to be no faster than that."
    )


def test_how_often_it_happened_in_the_past() -> None:
    found = PastRate(
        "r", "a threat was carried out", (0.1, 0.25, 0.5), 4.0, "threats", 1200, "a book", "past cases", ("r1", "r2"),
    )  # fmt: skip
    assert render(past_rate(found), NAMES) == (
        "From past cases for r1 and r2: a threat was carried out, in 25% (between 10% and 50%). "
        "Counted among: threats, 1,200 of them. Source: a book."
    )
    bare = replace(found, share=(0.75, 0.75, 0.75), n=None, source="", used_by=("r1",))
    assert render(past_rate(bare), NAMES) == (
        "From past cases for r1: a threat was carried out, in 75%. Counted among: threats. "
        "Source: not stated."
    )

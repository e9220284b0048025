"""A level called “open” and an option that is not settled never look alike."""

from __future__ import annotations

from dataclasses import replace

from tests.crisis.test_uncared import BASE
from tightrope.analysis.facts import Fact, FactKey
from tightrope.analysis.results import Analysis
from tightrope.analysis.strategy import report_strategy
from tightrope.app.result import Table
from tightrope.app.showing.tables import tell_analysis
from tightrope.conflict import build_game
from tightrope.crisis import parse_crisis
from tightrope.words import ById, ByName, render
from tightrope.words.facts import value_words
from tightrope.words.settled import level_expected

CANAL = BASE.replace("a.dig, to: water", "b.pay, to: water").replace(
    "pay: {text: Pay, now: no,", "pay: {text: Close the canal, levels: [open, all], now: open,"
)


def test_what_is_not_settled_is_called_so_and_what_nobody_minds_says_so_too() -> None:
    names = ByName(parse_crisis(BASE, "crisis.yaml").model)
    assert level_expected("a.dig", "open", names) == "open"
    assert level_expected("a.dig", "so_so", names) == "so so"
    assert level_expected("a.dig", None, names) == "not settled"
    assert level_expected("a.sing", None, names) == "not settled: nobody’s wants reach it"
    assert level_expected("a.sing", None, ById()) == "not settled"
    assert level_expected("a.sing", None, ByName(None)) == "not settled"
    fact = Fact(FactKey("forecast", ("a.dig",)), None)
    assert render(value_words(fact), names) == "not settled"


def test_the_table_of_expected_levels_keeps_the_two_apart() -> None:
    model = parse_crisis(CANAL, "crisis.yaml").model
    report = report_strategy(build_game(model))
    forecast = {**report.forecast, "a.dig": None, "a.sing": None}
    found = Analysis(replace(report, forecast=forecast), None, None, None, {})
    lines = tell_analysis(found, ByName(model))
    table = next(one for one in lines if isinstance(one, Table))
    assert table.title == "Options in the expected outcomes"
    told = {row[0]: row[1:] for row in table.rows}
    assert told == {
        "a.dig": ("no", "not settled: nobody’s wants reach it"),
        "a.sing": ("yes", "not settled: nobody’s wants reach it"),
        "b.pay": ("open", "open"),
    }

"""What comes next, in the annex of a brief: what it is worth first, then sentences and a table."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.dynamics.crises import INTERESTS, quarrel
from tightrope.analysis.dynamics.forecast import forecast_model
from tightrope.analysis.dynamics.report import ForecastReport
from tightrope.analysis.engines import analyse_model
from tightrope.app.gathered.ahead import Lookout, look_ahead
from tightrope.app.how import How
from tightrope.brief import Ahead, BriefInput, compose
from tightrope.brief.definitions import DEFINITIONS
from tightrope.brief.front.comes import _shown
from tightrope.brief.page import Figure, Finding, Fold, Section, Table
from tightrope.brief.pictures import draw
from tightrope.brief.pictures.drawing import Fan, Fans
from tightrope.brief.wording import Wording


def sections(given: BriefInput) -> dict[str, object]:
    return {section.id: section for section in compose(given).sections}


def test_the_section_says_what_its_numbers_are_worth_before_it_gives_any() -> None:
    model = quarrel()
    report = forecast_model(model, (), draws=4)
    (section,) = [
        s for s in compose(BriefInput(crisis=model, forecast=report)).sections if s.id == "coming"
    ]
    first, second, table = section.blocks
    assert isinstance(first, Finding)
    assert first.kind == "notice"
    assert first.sentences[0].text.startswith("These are probabilities of one model")
    assert "still is as today in 12 weeks" in first.sentences[-1].text
    assert len(second.sentences) == 3
    assert "within 12 weeks" in second.sentences[0].text
    assert isinstance(table, Table)
    assert table.columns[1:] == (
        "by week 1", "by week 2", "by week 4", "by week 8", "by week 12",
        "Eight draws in ten, at the end",
    )  # fmt: skip
    shown = [row.cells[-2].text for row in table.rows]
    best = max(report.curves, key=lambda one: one.probability[-1])
    assert len(shown) == len(report.curves)
    assert table.rows[0].cells[-1].text.count("%") == 2
    assert f"{100 * best.probability[-1]:.0f}%" == shown[0]
    assert "not robustness" in DEFINITIONS["k-coming"][1]


def test_without_a_forecast_there_is_no_such_section() -> None:
    assert "coming" not in sections(BriefInput(crisis=quarrel()))
    short = forecast_model(quarrel(), (), weeks=2, draws=2)
    (section,) = [
        s
        for s in compose(BriefInput(crisis=quarrel(), forecast=short)).sections
        if s.id == "coming"
    ]
    assert section.blocks[-1].columns[1:3] == ("by week 1", "by week 2")


SHOCK = {"text": "The pipe is cut", "if": "not hill.dig", "world": 100, "lost": [4, 5, 6]}
MODEL = quarrel(**INTERESTS, energy_shocks={"pipe": SHOCK}, focal="dale")


ANALYSIS = analyse_model(MODEL, draws=0, only=("strategy",))


@pytest.fixture(scope="module")
def looked() -> tuple[ForecastReport, Ahead]:
    forecast, ahead = look_ahead(Lookout(MODEL, How(draws=4)), ANALYSIS.strategy, ())
    assert forecast is not None
    assert ahead is not None
    return forecast, ahead


def front(given: BriefInput) -> Section:
    (section,) = [s for s in compose(given).sections if s.id == "comes"]
    return section


def test_the_front_page_says_first_how_such_forecasts_did(looked) -> None:
    forecast, ahead = looked
    section = front(BriefInput(crisis=MODEL, analysis=ANALYSIS, forecast=forecast, ahead=ahead))
    assert (section.part, section.title) == ("front", "What comes next and what to watch")
    first, said, figure, watch = section.blocks[:4]
    assert first.kind == "notice"
    assert first.sentences[0].text.startswith("Three days ahead, on past days of this crisis, ")
    assert "saying that nothing changes" in first.sentences[0].text
    assert first.sentences[1].text == (
        "That is little to judge by: all the days asked about lie between or after two dated events "
        "with moves."
    )
    assert "no better than it" in first.sentences[2].text
    assert (
        "only four draws of what is uncertain, the first of the usual 100"
        in first.sentences[3].text
    )
    usual = replace(forecast, draws=100)
    given = BriefInput(crisis=MODEL, analysis=ANALYSIS, forecast=usual, ahead=ahead)
    assert len(front(given).blocks[0].sentences) == 3
    event = next(one for one in MODEL.events if one.moves)
    for number, little in ((9, True), (10, False), (0, False)):
        many = MODEL.model_copy(update={"events": (event,) * number})
        made = front(replace(given, crisis=many)).blocks[0].sentences
        assert ("little to judge by" in made[1].text) == little
    # the actor in question first, then what the moves bring about
    assert "Dale" in said.sentences[0].text
    assert any(
        "today’s level in twelve weeks with a probability of" in s.text for s in said.sentences
    )
    assert said.sentences[-1].text.startswith("Energy shock “Pipe”")
    assert isinstance(figure, Figure)
    assert watch.heading == "What to watch"
    lost = front(
        BriefInput(
            crisis=MODEL, analysis=ANALYSIS, forecast=forecast, ahead=replace(ahead, tested=None)
        )
    )
    assert "could not be tested" in lost.blocks[0].sentences[0].text


def test_where_persistence_wins_that_is_the_first_sentence(looked) -> None:
    forecast, ahead = looked
    worse = replace(ahead.tested, model=replace(ahead.tested.model, brier=0.9))
    section = front(
        BriefInput(
            crisis=MODEL, analysis=ANALYSIS, forecast=forecast, ahead=replace(ahead, tested=worse)
        )
    )
    assert "persistence wins" in section.blocks[0].sentences[0].text


def test_the_charts_have_the_forecast_itself_and_its_table(looked) -> None:
    forecast, ahead = looked
    figure = front(
        BriefInput(crisis=MODEL, analysis=ANALYSIS, forecast=forecast, ahead=ahead)
    ).blocks[2]
    likely = sorted(forecast.curves, key=lambda one: -one.probability[-1])
    assert [fan.middle for fan in figure.drawing.fans] == [one.probability for one in likely]
    assert figure.drawing.fans[0].low == likely[0].low
    assert figure.title.startswith("Likeliest within twelve weeks: ")
    assert figure.drawing.fans[0].label in figure.title
    assert figure.table.columns == (
        "What may come",
        "by week 6",
        "by week 12",
        "Eight draws in ten",
    )
    assert [row.cells[2].text for row in figure.table.rows] == [
        f"{100 * one.probability[-1]:.0f}%" for one in likely
    ]


def test_probability_words_stand_beside_their_number_only(looked) -> None:
    forecast, ahead = looked
    section = front(BriefInput(crisis=MODEL, analysis=ANALYSIS, forecast=forecast, ahead=ahead))
    texts = [
        s.text for block in section.blocks if isinstance(block, Finding) for s in block.sentences
    ]
    for text in texts:
        words = re.findall(r"(?:almost|very) \w+(?: chance)?|\b(?:un)?likely\b|even chance", text)
        assert len(words) <= len(re.findall(r"\(?(?:under |over )?\d+%", text)), text
        assert "confidence" not in text


def test_signs_that_are_watched_have_their_week_and_what_they_speak_for(looked) -> None:
    forecast, ahead = looked
    assert ahead.watch.finding == {
        k: v for k, v in ANALYSIS.strategy.forecast.items() if v is not None
    }
    section = front(BriefInput(crisis=MODEL, analysis=ANALYSIS, forecast=forecast, ahead=ahead))
    if ahead.watch.watched:
        fold = section.blocks[4]
        assert isinstance(fold, Fold)
        (table,) = fold.blocks
        assert isinstance(table, Table)
        assert len(table.rows) == min(5, len(ahead.watch.watched))
        assert table.rows[0].cells[1].text == str(ahead.watch.watched[0].by)
        assert table.rows[0].cells[0].note.endswith(f"of {ahead.watch.unsettled:.2f} bits")
    silent = replace(ahead, watch=replace(ahead.watch, watched=(), against=()))
    bare = front(BriefInput(crisis=MODEL, analysis=ANALYSIS, forecast=forecast, ahead=silent))
    assert bare.blocks[3].sentences[0].text == "No single early sign tells the futures apart."
    assert len(bare.blocks) == 4
    assert "comes" not in sections(BriefInput(crisis=MODEL, analysis=ANALYSIS, forecast=forecast))


def test_nothing_lies_ahead_where_nothing_is_sampled_or_played() -> None:
    strategy = analyse_model(MODEL, draws=0, only=("strategy",)).strategy
    assert look_ahead(Lookout(MODEL, How(draws=0)), ANALYSIS.strategy, ()) == (None, None)
    assert look_ahead(Lookout(MODEL, How(draws=4)), None, ()) == (None, None)
    undated = quarrel(events=[])
    strategy = analyse_model(undated, draws=0, only=("strategy",)).strategy
    _, ahead = look_ahead(Lookout(undated, How(draws=2)), strategy, ())
    assert ahead.tested is None


def test_fans_are_drawn_on_one_scale_and_fit() -> None:
    rising, flat = (0.0, 0.5, 1.0), (0.0, 0.0, 0.0)
    fans = Fans((Fan("A " * 60, "over 99%", rising, flat, rising), Fan("B", "<1%", flat, flat, flat),
                 Fan("C", "1%", flat, flat, flat)), 2)  # fmt: skip
    svg = draw(fans, "f", "Title", "Words")
    assert svg.count('class="fan"') == svg.count('class="line s0"') == 3
    assert 'viewBox="0 0 400 312"' in svg  # two rows
    assert ">week 2<" in svg
    # the first line ends at the top of its chart: 100 per cent
    ends = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', svg)
    assert ends == [("144", "54"), ("354", "120"), ("144", "276")]
    assert "…" in svg
    # the band goes along its upper edge and back along its lower one, which lies on the ground
    band = re.search(r'<path d="M([^Z]+)Z" class="fan"', svg)
    assert [at.split(" ")[1] for at in band[1].split("L")] == [
        "120.0", "87.0", "54.0", "120.0", "120.0", "120.0",
    ]  # fmt: skip


def test_some_charts_are_of_the_actor_in_question_however_unlikely(looked) -> None:
    forecast, _ = looked
    own = [one for one in forecast.curves if one.first.startswith("dale.")]
    loud = tuple(
        replace(forecast.curves[0], first="hill.dig", text=f"{n}", probability=(0.0, 0.9 + n / 100))
        for n in range(8)
    )
    quiet = tuple(replace(one, probability=(0.0, 0.1)) for one in own)
    wording = Wording(MODEL)
    desk = type("D", (), {"focal": "dale", "wording": wording})()
    shown = _shown(desk, (*loud, *quiet))
    assert [one.first.partition(".")[0] for one in shown] == ["hill"] * 2 + ["dale"] * 2
    assert _shown(type("D", (), {"focal": None, "wording": wording})(), (*loud, *quiet)) == list(
        loud[:3:-1]
    )

"""The first page: what “expected” means over time, what nothing turns, what others would do."""

from __future__ import annotations

import dataclasses

import pytest

from tests.brief.invented import full_input, strategy
from tests.brief.invented_world import crisis
from tests.brief.walking import texts
from tightrope.analysis.dynamics.report import Curve, ForecastReport
from tightrope.analysis.facts import Share
from tightrope.analysis.motives.report import Ladder, MotivesReport, Move, Reply, Rung, Turn
from tightrope.analysis.results import Analysis
from tightrope.analysis.strategy.only_held import OnlyHeld
from tightrope.analysis.strategy.report import Instead, Reason, StrategyReport
from tightrope.brief import BriefInput, compose
from tightrope.brief.front.line import MOST_WORDS, Line, within
from tightrope.brief.page import Figure

CURVE = Curve(
    "eventually tessaly.talk", "eventually", None, (0.0, 0.6), (0.0, 0.3), (0.0, 0.8), 0.01, None,
    None, 0.0, 0.1, None, (), None, None, first="tessaly.talk",
)  # fmt: skip


def over_time(*curves: Curve, unchanged: float = 0.04) -> list[str]:
    report = ForecastReport(
        "2031-06-20", 1, curves, (1.0, unchanged), (), (), exact=True, draws=9, worlds=0, seed=0,
        caveats=(),
    )  # fmt: skip
    return texts(compose(dataclasses.replace(full_input(), forecast=report)), "sure")


def with_report(report: StrategyReport, **changed: object) -> BriefInput:
    analysis = Analysis(report, None, None, None, {})
    return dataclasses.replace(full_input(), analysis=analysis, **changed)  # type: ignore[arg-type]


def test_what_expected_means_stands_beside_how_likely_it_is_that_all_stays() -> None:
    assert over_time()[0] == (
        "“Expected” says where things hold, not when: there is almost no chance (4%) that all is still "
        "as today in one week."
    )
    assert "it is likely (60%) that all is still" in over_time(unchanged=0.6)[0]


def test_what_is_likelier_than_not_against_what_is_expected_is_said() -> None:
    assert over_time(CURVE)[1] == (
        "Over time slips and chances count too, against what is expected: it is likely (60%) that "
        "within one week Tessaly accepts talks."
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"probability": (0.0, 0.5)},  # no likelier than not
        {"low": (0.0, 0.2), "high": (0.0, 0.9)},  # the model cannot tell
        {"first": "tessaly.strike"},  # expected as well
        {"first": "orlan.support >= shells"},  # open: nothing to contradict
        {"scenario": "tessaly_strikes"},
        {"kind": "now"},
    ],
)
def test_what_is_expected_too_or_open_or_no_likelier_than_not_is_no_contradiction(
    changed: dict[str, object],
) -> None:
    assert not over_time(dataclasses.replace(CURVE, **changed))[1].startswith("Over time")  # type: ignore[arg-type]


def test_those_who_matter_come_first_and_the_rest_is_counted() -> None:
    likely = [
        dataclasses.replace(CURVE, first=first, probability=(0.0, chance))
        for first, chance in (
            ("tessaly.talk", 0.9), ("not arkonia.close", 0.8), ("veld.fleet", 0.6), ("veld.arms", 0.7),
        )
    ]  # fmt: skip
    said = over_time(*likely)[1]
    assert "(70%)" in said
    assert not any(chance in said for chance in ("(60%)", "(80%)", "(90%)"))
    assert said.endswith("; so with three more points in the annex.")


def test_that_nothing_was_varied_is_said() -> None:
    bare = dataclasses.replace(full_input(), robustness={})
    assert texts(compose(bare), "sure")[0] == (
        "How firm that is was not tried: nothing was drawn around what is put in."
    )


def instead(option: str, level: str, before: str, line: str, *, prefers: bool = False) -> Instead:
    owner = option.partition(".")[0]
    return Instead(owner, option, level, before, Reason(owner, prefers=prefers, line=line))


def test_the_reason_is_what_stopping_and_what_cannot_be_undone_would_go_against() -> None:
    report = dataclasses.replace(
        strategy(),
        instead=(
            instead("veld.arms", "yes", "no", "veld.words"),
            instead("veld.fleet", "yes", "no", "not veld.fleet"),
            instead("veld.words", "no", "yes", "veld.words"),
            instead("veld.mediate", "yes", "no", "veld.words", prefers=True),
            instead("tessaly.talk", "yes", "no", "not tessaly.talk"),
        ),
    )
    said = texts(compose(with_report(report)), "bottom-line")
    assert said[1] == (
        "For Veld, to stop speaking for Arkonia in the Council would go against “Speak up” and to send "
        "the fleet to Arkonia's side against “Stay out of the war”. Veld would like to mediate between "
        "Arkonia and Tessaly (for “Speak up”), but must reckon with an answer that undoes the gain."
    )


def test_what_is_not_as_expected_is_no_reason_for_what_is() -> None:
    report = dataclasses.replace(
        strategy(), instead=(instead("veld.words", "yes", "no", "veld.words"),)
    )
    said = texts(compose(with_report(report)), "bottom-line")
    assert said[1] == "Of what Veld wants it then gets “Stay out of the war” and “Speak up”."


def test_only_what_all_expected_outcomes_meet_is_said_to_be_met() -> None:
    first, second = strategy().expected
    fleet = dataclasses.replace(second, levels={**second.levels, "veld.fleet": "yes"})
    some = dataclasses.replace(strategy(), expected=(first, fleet))
    said = texts(compose(with_report(some)), "bottom-line")[1]
    assert said == "Of what Veld wants it then gets “Speak up”."
    none = dataclasses.replace(strategy(), expected=(fleet, fleet))
    said = texts(compose(with_report(none)), "bottom-line")[1]
    assert said == "Of what Veld wants it then gets “Speak up” but not “Stay out of the war”."


def test_a_want_that_asks_nothing_there_is_neither_met_nor_unmet() -> None:
    given = full_input()
    assert given.crisis is not None
    first, *rest = given.crisis.priorities["veld"]
    idle = first.model_copy(update={"want": "veld.arms if veld.fleet"})
    stated = {**given.crisis.priorities, "veld": (idle, *rest)}
    changed = given.crisis.model_copy(update={"priorities": stated})
    said = texts(
        compose(dataclasses.replace(with_report(strategy()), crisis=changed)), "bottom-line"
    )
    assert said[1] == "Of what Veld wants it then gets “Speak up”."


MOVE = Move({"veld.fleet": "yes"}, -0.4, (), "", "worse", best=False)
TURN = Turn("no interest", ("veld", "freight"), 0, "vital", "")


def turning(part: int, *, found: bool = False) -> BriefInput:
    rungs = (Rung((), False, Share(0, 100)), Rung((TURN,), found, Share(part, 100)))
    ladder = Ladder("veld.fleet", "yes", MOVE, rungs, found, {})
    replies = (Reply("veld", {}, Share(9, 10), (MOVE,), (ladder,)),)
    analysis = Analysis(strategy(), None, None, None, {}, MotivesReport({}, replies, (), {}))
    return dataclasses.replace(full_input(), analysis=analysis)


def figures(given: BriefInput) -> list[str]:
    (section,) = (s for s in compose(given).sections if s.id == "change")
    return [block.id for block in section.blocks if isinstance(block, Figure)]


def test_a_ladder_that_leads_nowhere_is_a_sentence_and_no_picture_of_empty_bars() -> None:
    said = "Nothing that was tried would make it best for Veld to send the fleet to Arkonia's side."
    for part in (0, 5):  # so few of 100 draws may be luck
        assert said in texts(compose(turning(part)), "change")
        assert figures(turning(part)) == []
    for given in (turning(6), turning(0, found=True)):
        assert said not in texts(compose(given), "change")
        assert figures(given) == ["fig-change"]


def test_what_the_scenarios_change_in_what_others_do_is_said_and_where_more_is_open() -> None:
    given = full_input()
    one = given.scenarios[0]
    assert one.analysis.strategy is not None

    def under(name: str, **levels: str | None) -> object:
        forecast = {**strategy().forecast, **{k.replace("__", "."): v for k, v in levels.items()}}
        report = dataclasses.replace(one.analysis.strategy, forecast=forecast)
        analysis = dataclasses.replace(one.analysis, strategy=report)
        return dataclasses.replace(
            one, name=name, analysis=analysis, assumed={}, reordered=(), expectations=()
        )

    scenarios = (
        under("a", tessaly__talk="yes"), under("b", tessaly__talk="yes"),
        under("c", arkonia__close=None), under("d"),
    )  # fmt: skip
    said = texts(compose(dataclasses.replace(given, scenarios=scenarios)), "change")
    assert said[-2] == "All four scenarios: no effect on what Veld does."
    assert said[-1] == (
        "What the others do changes: under “A” and “B” Tessaly accepts talks; more is open under “C”."
    )
    said = texts(compose(dataclasses.replace(given, scenarios=scenarios[2:3])), "change")
    assert said[-1] == "Of what the others do, more is open under “C”."
    held = OnlyHeld("a", {"arkonia.close": "no"}, True, {"tessaly.talk": "yes"}, {})
    only = dataclasses.replace(scenarios[0], only_held=held)  # type: ignore[type-var]
    said = texts(compose(dataclasses.replace(given, scenarios=(only,))), "change")
    assert said[-1] == (
        "What the others do changes: under “A”, which only holds what is expected anyway, so that Arkonia "
        "cannot answer by doing otherwise, Tessaly accepts talks."
    )
    put_in = dataclasses.replace(scenarios[0], assumed={"tessaly.talk": "yes"})  # type: ignore[type-var]
    said = texts(compose(dataclasses.replace(given, scenarios=(put_in,))), "change")
    assert said[-1] == "“A”: no effect on what Veld does."


def test_a_point_that_a_scenario_leaves_open_is_said_and_never_told_as_no_effect() -> None:
    given = full_input()
    one = given.scenarios[0]
    assert one.analysis.strategy is not None

    def told(assumed: dict[str, str], **levels: str | None) -> list[str]:
        changed = {k.replace("__", "."): v for k, v in levels.items()}
        forecast = {**strategy().forecast, **assumed, **changed}
        report = dataclasses.replace(one.analysis.strategy, forecast=forecast)  # type: ignore[type-var]
        analysis = dataclasses.replace(one.analysis, strategy=report)
        scenario = dataclasses.replace(
            one, name="a", analysis=analysis, assumed=assumed, reordered=(), expectations=()
        )
        return texts(compose(dataclasses.replace(given, scenarios=(scenario,))), "change")[2:]

    assert told({}, veld__words=None) == [
        "Under “A”: it is open whether Veld speaks for Arkonia in the Council."
    ]
    assert told({}, veld__fleet=None, veld__words=None, veld__arms="yes") == [
        (
            "Under “A”: Veld is expected to deliver coastal radars and spare parts to Arkonia; it is "
            "open whether Veld speaks for Arkonia in the Council or sends the fleet to Arkonia's side."
        )
    ]
    assert told({"veld.fleet": "yes"}) == ["“A”: no effect on what else Veld does."]
    assert told({"veld.fleet": "no"}) == ["“A”: no effect on what Veld does."]


def test_obligations_to_those_outside_the_game_say_nothing_of_the_sides() -> None:
    given = full_input()
    assert given.analysis is not None
    assert given.analysis.commitments is not None
    owed = dataclasses.replace(
        given.analysis.commitments.obligations[0],
        party="veld", towards=("merrow",), obligation="defence", status="in force", triggered="yes",
    )  # fmt: skip
    for towards, words in (
        ("merrow", "No clause in force obliges Veld to fight for another side."),
        ("arkonia", "A clause in force obliges Veld to fight beside Arkonia."),
    ):
        one = dataclasses.replace(owed, towards=(towards,))
        report = dataclasses.replace(given.analysis.commitments, obligations=(one,))
        analysis = dataclasses.replace(given.analysis, commitments=report)
        bare = dataclasses.replace(given, analysis=analysis, robustness={})
        assert words in texts(compose(bare), "bottom-line")


def test_many_sides_are_told_by_those_who_matter_and_those_who_must_move() -> None:
    assert crisis().options.keys() == {"veld", "arkonia", "tessaly", "orlan"}
    report = strategy()
    exit_ = report.outcomes[2]
    sides = (*report.decision_makers, "merrow")
    reasons = tuple(Reason(who, prefers=True, line=f"not {who}.x") for who in sides)
    everybody = dataclasses.replace(exit_.outcome, stable={"seq": dict.fromkeys(sides, True)})
    told = dataclasses.replace(exit_, prefer=sides, reasons=reasons, outcome=everybody)
    five = dataclasses.replace(report, decision_makers=sides, outcomes=(report.outcomes[0], told))
    said = texts(compose(with_report(five)), "rather")[1]
    assert "Orlan, for" not in said
    assert all(f"{who}, for" in said for who in ("Veld", "Arkonia", "Tessaly"))
    four = dataclasses.replace(told, prefer=report.decision_makers, outcome=exit_.outcome)
    said = texts(
        compose(with_report(dataclasses.replace(report, outcomes=(report.outcomes[0], four)))),
        "rather",
    )[1]
    assert "Orlan, for" in said


def test_the_bottom_line_takes_what_just_fits_and_what_matters_most_whatever_its_length() -> None:
    long = Line(1, "word " * (MOST_WORDS - 1), ())
    one, two = Line(2, "one", ()), Line(2, "two words", ())
    assert within([two, long, one]) == [long, one]
    assert within([Line(0, "word " * 900, ())]) == [Line(0, "word " * 900, ())]


def test_a_line_without_room_for_all_of_it_is_told_in_its_shorter_form() -> None:
    brief = Line(2, "all of it said", (), short="said")
    full = Line(1, "word " * (MOST_WORDS - 4), ())
    assert within([brief, full]) == [brief, full]
    tight = Line(1, "word " * (MOST_WORDS - 3), ())
    assert [one.text for one in within([brief, tight])] == ["said", tight.text]
    none = Line(1, "word " * MOST_WORDS, ())
    assert within([brief, none]) == [none]


def test_a_line_is_rather_said_in_fewer_words_than_another_left_out() -> None:
    wordy = Line(1, "word " * (MOST_WORDS - 2), (), short="word " * (MOST_WORDS - 3))
    last = Line(2, "said at last", ())
    assert [one.text for one in within([wordy, last])] == [wordy.short, "said at last"]
    assert [one.text for one in within([wordy, Line(2, "so said", ())])] == [wordy.text, "so said"]


def test_acts_that_would_begin_are_asked_for_before_those_that_would_stop() -> None:
    rungs = (Rung((), False, Share(0, 100)), Rung((TURN,), False, Share(0, 100)))
    stop, begin = (
        Ladder(option, level, MOVE, rungs, False, {})
        for option, level in (("veld.words", "no"), ("veld.fleet", "yes"))
    )
    for ladders, words in (
        ((stop, begin), "to send the fleet to Arkonia's side."),
        ((stop,), "not to speak for Arkonia in the Council."),
    ):
        replies = (Reply("veld", {}, Share(9, 10), (MOVE,), ladders),)
        analysis = Analysis(strategy(), None, None, None, {}, MotivesReport({}, replies, (), {}))
        said = texts(compose(dataclasses.replace(full_input(), analysis=analysis)), "change")
        assert f"Nothing that was tried would make it best for Veld {words}" in said


def test_that_a_prediction_is_contradicted_is_said_where_the_scenarios_are() -> None:
    given = full_input()
    assert texts(compose(given), "change")[-2].endswith(
        ": no effect on what Veld does. The model contradicts what is predicted under “Tessaly strikes”."
    )
    untested = tuple(dataclasses.replace(s, expectations=()) for s in given.scenarios)
    said = texts(compose(dataclasses.replace(given, scenarios=untested)), "change")
    assert not any("contradicts" in text for text in said)


def test_scenarios_that_turn_those_who_matter_alike_are_told_together() -> None:
    given = full_input()
    first = next(s for s in given.scenarios if s.analysis.strategy is not None and s.reordered)
    plain = dataclasses.replace(first, reordered=())
    other = dataclasses.replace(plain, name="fog")
    both = texts(compose(dataclasses.replace(given, scenarios=(plain, other))), "change")
    told = [text for text in both if "is expected to deliver" in text]
    assert len(told) == 1
    assert told[0].startswith("Under “")
    assert "” and “" in told[0]
    apart = texts(compose(dataclasses.replace(given, scenarios=(first, other))), "change")
    assert len([text for text in apart if "is expected to deliver" in text]) == 2

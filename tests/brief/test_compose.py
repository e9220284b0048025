"""What the brief says of the invented crisis."""

from __future__ import annotations

import dataclasses
import re

import pytest

from tests.brief.invented import full_input, strategy
from tests.brief.walking import rows, texts, walk
from tightrope.analysis.facts import Difference, Fact, FactKey
from tightrope.analysis.results import Analysis
from tightrope.brief import Brief, compose
from tightrope.brief.page import Fold, Sentence, Table

ORDER = [
    "bottom-line", "rather", "change", "sure", "ties", "binds", "exits", "scenes", "follows",
    "grounds", "alignment", "commitments", "red-lines", "outcomes", "held", "scenarios",
    "needed", "effects", "contradictions", "timeline", "sources", "expectations", "hindsight", "counts", "method",
]  # fmt: skip


def test_sections_come_in_the_readers_order(brief: Brief) -> None:
    assert [s.id for s in brief.sections] == ORDER


def test_an_open_option_is_said_to_be_open() -> None:
    given = dataclasses.replace(
        full_input(), analysis=Analysis(strategy(veld__arms=None), None, None, None, {})
    )
    said = texts(compose(dataclasses.replace(given, focal="veld")), "bottom-line")
    assert any(re.match("It is open whether Veld delivers ", text) for text in said)


def test_no_probability_words_for_computed_results(brief: Brief) -> None:
    banned = re.compile(r"\b(likely|unlikely|probabl[ey]|almost certain|remote chance)\b", re.I)
    for item in walk(brief):
        if isinstance(item, Sentence):
            assert not banned.search(item.text), item.text
    method = " ".join(texts(brief, "method"))
    assert "Robustness is not probability" in method


def test_red_lines_carry_verdict_deterrence_and_share(brief: Brief) -> None:
    judged = {r[4]: r for r in rows(brief, "binds")[-5:]}
    assert [row[4] for row in rows(brief, "binds")[-5:]] == [
        "self-executing", "credible", "conditional", "empty", "not judged",
    ]  # fmt: skip
    assert judged["credible"][5] == "yes"
    said = " ".join(texts(brief, "red-lines"))
    assert "in 125 of 500 sampled orders of Veld’s priorities" in said
    assert "namely where Arkonia closes the strait" in said


def test_scenarios_say_no_effect_and_not_computed_aloud(brief: Brief) -> None:
    said = texts(brief, "scenes")
    assert "“Fog on the strait”: no effect." in said
    assert "Not computed: “Unreadable”." in said
    assert "Compared with the base: no effect." in texts(brief, "scenarios")


def test_expectations_of_scenarios_are_tested_against_the_forecast(brief: Brief) -> None:
    said = " ".join(texts(brief, "scenes"))
    assert (
        "Of three predictions stated for these scenarios, one is reproduced, one is "
        "contradicted and one is open; three belong to scenarios that put in what the sides want"
        in said
    )


def test_explanations_name_options_in_words(brief: Brief) -> None:
    said = " ".join(texts(brief, "outcomes"))
    assert "striking the batteries on the strait" in said
    assert "tessaly.strike" not in said


def test_contested_indicators_are_shown_and_those_without_effect_named(brief: Brief) -> None:
    said = texts(brief, "follows")
    assert "“Trust of Arkonia in Veld” is pulled both ways." in said
    assert "There is no effect on “Veld's income from arms”." in said


@pytest.mark.parametrize(("number", "said"), [(3, "“I0”, “I1” and “I2”"), (4, "four indicators")])
def test_many_indicators_without_effect_are_counted(number: int, said: str) -> None:
    given = full_input()
    assert given.analysis is not None
    effects = given.analysis.effects
    assert effects is not None
    one = next(i for i in effects.indicators if i.direction == "no effect")
    more = tuple(dataclasses.replace(one, indicator=f"I{k}") for k in range(number))
    moving = tuple(i for i in effects.indicators if i.direction != "no effect")
    analysis = dataclasses.replace(
        given.analysis, effects=dataclasses.replace(effects, indicators=moving + more)
    )
    made = compose(dataclasses.replace(given, analysis=analysis))
    assert f"There is no effect on {said}." in texts(made, "follows")


def test_indicators_stand_beside_their_scenarios(brief: Brief) -> None:
    income = next(r for r in rows(brief, "effects") if r[0].startswith("Veld's income"))
    assert income[1:] == ["no effect", "no effect", "↑ up +0.42, up in 200 of 200 draws"]


def test_what_goes_on_already_is_told_apart_from_what_the_outcome_changes(brief: Brief) -> None:
    trust = next(r for r in rows(brief, "effects") if r[0].startswith("Trust"))
    assert trust[1:3] == [
        "↓ down −0.20, up in 10 of 200 draws",
        "↕ contested −0.05, up in 90 of 200 draws",
    ]


def test_the_first_column_of_indicators_says_which_state_it_tells_of() -> None:
    given = full_input()
    assert given.analysis is not None
    assert given.analysis.effects is not None

    def head(**changed: object) -> list[str]:
        effects = dataclasses.replace(given.analysis.effects, **changed)  # type: ignore[union-attr, type-var]
        analysis = dataclasses.replace(given.analysis, effects=effects)  # type: ignore[type-var]
        section = next(
            s
            for s in compose(dataclasses.replace(given, analysis=analysis, scenarios=())).sections
            if s.id == "effects"
        )
        return next(list(b.columns) for b in section.blocks if isinstance(b, Table))

    assert head() == [
        "Indicator",
        "Expected outcome against nobody doing anything",
        "Expected outcome",
    ]
    assert head(changed=()) == [
        "Indicator",
        "Today’s situation against nobody doing anything",
    ]


def test_an_indicator_that_loses_its_direction_is_not_told_as_no_effect() -> None:
    given = full_input()
    one = given.scenarios[0]

    def fact(name: str, value: str) -> Fact:
        return Fact(FactKey("indicator", (name,)), value)

    def told(outcomes: int, *moved: tuple[str, str, str]) -> str:
        differences = tuple(Difference(fact(n, a), fact(n, b)) for n, a, b in moved)
        report = dataclasses.replace(one.analysis.strategy, expected_total=outcomes)  # type: ignore[type-var]
        analysis = dataclasses.replace(one.analysis, strategy=report)
        scenario = dataclasses.replace(one, differences=differences, analysis=analysis)
        brief = compose(dataclasses.replace(given, scenarios=(scenario,)))
        return next(t for t in texts(brief, "scenarios") if t.startswith("Indicators"))

    moved = (("freight", "up", "no effect"), ("trust", "contested", "no effect"))
    assert told(2, *moved) == (
        "Indicators, in the first of two expected outcomes – no longer up: “Price of freight”; "
        "no longer contested: “Trust of Arkonia in Veld”."
    )
    assert told(1, ("freight", "no effect", "down"), ("trust", "down", "up")) == (
        "Indicators – down: “Price of freight”; up: “Trust of Arkonia in Veld” (down in the base)."
    )


def test_energy_prices_show_bands_formula_and_missing_probabilities(brief: Brief) -> None:
    said = " ".join(texts(brief, "effects"))
    assert "Net loss: 4.2 % (2 to 7.5) of world supply in the first month." in said
    assert "Formula: change of price" in said
    studies = {
        r[0].split(",")[0]: r
        for r in rows(brief, "effects")
        if "elast" in r[0].lower() or "Marl" in r[0]
    }
    assert studies["Marl 2029 Marl"][2:4] == ["35 % (16 to 63)", "7 % (3 to 13)"]
    assert studies["Quay 2030 Quay"][3] == "no probability stated"


def test_red_lines_say_what_would_deter_and_what_would_make_them_credible(brief: Brief) -> None:
    said = " ".join(texts(brief, "red-lines"))
    assert "it were certain that Veld sends the fleet to Arkonia's side" in said
    assert "It would be credible if Veld put “Veld delivers coastal radars" in said
    first, second, *_ = rows(brief, "binds")[-5:]
    assert {row[3] for row in rows(brief, "binds")[-5:]} == {"2031-06-18", "today", "not crossed"}
    assert first[0] == second[0] == "Veld to Tessaly Harbour master, 2031-06-01"


def test_no_option_is_named_by_its_id(brief: Brief) -> None:
    ids = re.compile(r"\b(veld|arkonia|tessaly|orlan)\.[a-z]+")
    for section in brief.sections:
        for cells in rows(brief, section.id):
            assert not ids.search(" ".join(cells)), cells
        for text in texts(brief, section.id):
            assert not ids.search(text), text


def test_what_all_parties_owe_alike_is_one_row() -> None:
    given = full_input()
    analysis = given.analysis
    assert analysis is not None
    assert analysis.commitments is not None
    first = analysis.commitments.obligations[0]
    other = dataclasses.replace(first, party="arkonia", towards=("veld",))
    report = dataclasses.replace(analysis.commitments, obligations=(first, other))
    made = compose(
        dataclasses.replace(given, analysis=dataclasses.replace(analysis, commitments=report))
    )
    clauses = [r for r in rows(made, "commitments") if r[0].startswith("Consultation")]
    assert [r[1:3] for r in clauses] == [["Veld and Arkonia", "each other"]]


def test_everything_dropped_is_counted(brief: Brief) -> None:
    counted = {r[0]: r[1] for r in rows(brief, "counts")}
    assert counted["Sentences without a claim: no relation"] == "90"
    assert counted["Passages: nav"] == "12"
    assert counted["Anchors that no longer match"] == "1"
    assert counted["Claims rejected by a person"] == "2"


def test_a_folder_with_sources_only_shows_the_evidence_and_what_is_missing(
    sources_only: Brief,
) -> None:
    ids = [s.id for s in sources_only.sections]
    assert {"missing", "alignment", "contradictions", "sources"} <= set(ids)
    assert "outcomes" not in ids
    lacking = {r[1] for r in rows(sources_only, "missing")}
    assert {"No options and priorities.", "No ties."} <= lacking
    assert 2 <= len(texts(sources_only, "bottom-line")) <= 3
    assert "made from suggestions" in " ".join(texts(sources_only, "grounds"))


def test_every_point_of_what_is_expected_stands_with_its_share_weakest_first(brief: Brief) -> None:
    assert rows(brief, "held") == [
        ["Veld goes on speaking for Arkonia in the Council", "412 of 500"],
        ["Veld does not send the fleet to Arkonia's side", "487 of 500"],
    ]


def test_a_causal_path_is_listed_once_with_all_that_it_follows_from(brief: Brief) -> None:
    fold = next(
        b
        for s in brief.sections
        for b in s.blocks
        if isinstance(b, Fold) and b.summary.endswith(" causal paths, by indicator")
    )
    (table,) = fold.blocks
    assert isinstance(table, Table)
    told = [tuple(c.text for c in row.cells) for row in table.rows]
    assert [row[0] for row in told[:3]] == [
        "Price of freight",
        "Trust of Arkonia in Veld",
        "the same",
    ]
    assert told[0][3] == "expected outcome against nobody doing anything and expected outcome"
    assert told[0][2] == "+ raises"
    assert told[1][2] == "− lowers"
    assert told[2][3] == "expected outcome"
    assert told[3][3] == "“Tessaly strikes”"
    assert table.rows[1].cells[4].note == "disputed"


def test_the_questions_stand_beneath_the_expectations(brief: Brief) -> None:
    section = next(s for s in brief.sections if s.id == "expectations")
    tested, asked = section.blocks[1:]
    assert isinstance(tested, Table)
    assert isinstance(asked, Fold)
    assert asked.summary == "Four questions, each with the answer computed"
    assert [row.cells[0].note for row in tested.rows] == ["H1", "H2", "H3", "H4"]
    (questions,) = asked.blocks
    assert isinstance(questions, Table)
    assert [row.cells[0].text for row in questions.rows] == ["H1", "H2", "H3", "H4"]
    assert questions.rows[2].cells[1].text == questions.rows[2].cells[2].text == "none"
    assert questions.rows[0].cells[2].text == "no in both outcomes"
    why = [row.cells[2].text for row in tested.rows]  # the reason, else the answer
    assert why[:2] == ["no in both outcomes", "It obliges to consult."]


def test_offers_and_demands_stand_beside_the_red_lines(brief: Brief) -> None:
    said = " ".join(texts(brief, "red-lines"))
    assert "Were the promise certain" in said
    assert "by 2031-06-19" in said

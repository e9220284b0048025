"""The pages that are read: what to expect, who would rather have what, what would change it."""

from __future__ import annotations

import dataclasses

import pytest

from tests.brief.invented import full_input, strategy
from tests.brief.invented_world import crisis, evidence
from tests.brief.walking import texts, walk
from tightrope.analysis.results import Analysis
from tightrope.analysis.strategy.report import StrategyReport
from tightrope.brief import Brief, BriefInput, RobustnessNote, compose
from tightrope.brief.compose import those_who_matter
from tightrope.brief.front.line import MOST_WORDS
from tightrope.brief.page import Sentence


def with_report(focal: str | None = "veld", **changed: object) -> Brief:
    report: StrategyReport = dataclasses.replace(strategy(), **changed)  # type: ignore[arg-type]
    analysis = Analysis(report, None, None, None, {})
    return compose(dataclasses.replace(full_input(), analysis=analysis, focal=focal))


def test_the_bottom_line_tells_the_course_its_reason_the_situation_and_the_way_out(
    brief: Brief,
) -> None:
    assert texts(brief, "bottom-line") == [
        (
            "Veld is expected to go on speaking for Arkonia in the Council, and not to send the fleet to "
            "Arkonia's side and not to deliver coastal radars and spare parts to Arkonia (one more "
            "below)."
        ),
        "Of what Veld wants it then gets “Stay out of the war” and “Speak up”.",
        (
            "Today’s situation does not hold: Tessaly gains by leaving it, and steps that pay lead from "
            "it to one outcome that holds."
        ),
        (
            "All four sides would prefer a way out to today: Arkonia stops closing the strait and "
            "Tessaly accepts talks."
        ),
        (
            "Nobody begins: Arkonia would be worse off by going first alone and Tessaly would gain "
            "nothing by going first alone."
        ),
        (
            "Not all of this is firm: of 500 draws of what was put in, in 412 Veld goes on speaking for "
            "Arkonia in the Council and in 439 today’s situation does not hold."
        ),
        "No clause in force obliges Veld to fight for another side.",
    ]


def test_the_bottom_line_never_has_more_words_than_it_may(brief: Brief) -> None:
    assert sum(len(text.split()) for text in texts(brief, "bottom-line")) <= MOST_WORDS
    model = crisis()
    options = {
        owner: {
            n: o.model_copy(update={"text": o.text + " and all that this entails" * 9})
            for n, o in own.items()
        }
        for owner, own in model.options.items()
    }
    given = dataclasses.replace(full_input(), crisis=model.model_copy(update={"options": options}))
    said = texts(compose(given), "bottom-line")
    first, *rest = (len(text.split()) for text in said)
    assert first > MOST_WORDS or first + sum(rest) <= MOST_WORDS
    assert said


def test_however_long_the_rest_is_the_way_out_that_all_prefer_stands_in_the_bottom_line() -> None:
    model = crisis()
    long = model.options["veld"]["words"].text + " and so on and so forth" * 16
    own = {
        n: o.model_copy(update={"text": long}) if n == "words" else o
        for n, o in model.options["veld"].items()
    }
    options = {**model.options, "veld": own}
    given = dataclasses.replace(full_input(), crisis=model.model_copy(update={"options": options}))
    said = texts(compose(given), "bottom-line")
    assert said[0].startswith(
        "Veld is expected to go on speaking for Arkonia in the Council and so on"
    )
    assert said[1].startswith("All four sides would prefer a way out to today")
    assert sum(len(text.split()) for text in said) <= MOST_WORDS


def test_what_others_may_turn_is_said_to_be_theirs() -> None:
    report = full_input()
    notes = {"tessaly.strike=yes": RobustnessNote("", 100, 500, 1)}
    said = texts(compose(dataclasses.replace(report, robustness=notes)), "bottom-line")
    assert said[-1] == (  # there is no room for more words
        "Least firm: that Tessaly strikes the batteries on the strait."
    )


def test_without_an_actor_in_question_it_speaks_of_those_whose_moves_matter_and_says_so() -> None:
    said = texts(with_report(focal=None), "bottom-line")
    assert said[0] == (
        "No actor was named as the one in question, so this speaks of Veld and Tessaly, whose moves "
        "matter most."
    )
    assert any(text.startswith("Tessaly is expected to strike") for text in said)


def test_those_who_matter_are_who_decides_leaves_or_must_move() -> None:
    given = dataclasses.replace(full_input(), focal=None)
    assert those_who_matter(given) == ("veld", "tessaly")
    assert those_who_matter(dataclasses.replace(given, focal="orlan")) == ("orlan",)
    assert those_who_matter(BriefInput()) == ()


@pytest.mark.parametrize(
    ("nash", "expected"),
    [
        (True, "Today’s situation holds: no side gains by leaving it single-handed."),
        (False, "Today’s situation holds: whoever leaves it must reckon with an answer that undoes the gain."),
    ],
)  # fmt: skip
def test_a_situation_that_holds_is_said_to_hold_and_why(nash: bool, expected: str) -> None:
    quo = dataclasses.replace(strategy().status_quo, equilibrium={"seq": True, "nash": nash})
    assert expected in texts(with_report(status_quo=quo), "bottom-line")


def test_where_nothing_leads_to_an_outcome_that_holds_it_is_said() -> None:
    said = " ".join(
        texts(with_report(forecast_basis="none led to", expected_total=1), "bottom-line")
    )
    assert "and one outcome would hold, but no steps that pay lead there." in said


def test_who_would_rather_have_what(brief: Brief) -> None:
    said = texts(brief, "rather")
    assert said[0] == ("Today’s situation does not hold. It would in only 61 of 500 draws.")
    assert said[1].startswith(
        "Tessaly strikes the batteries on the strait. Tessaly prefers it to today, Veld and Arkonia "
        "prefer today and Orlan does not mind. One step that pays leads there, by Tessaly."
    )
    assert "All four sides prefer it to today. Arkonia and Tessaly must move together." in said[2]
    assert said[3] == (
        "Three more outcomes would hold too, once there; “expected” speaks only of those that steps that "
        "pay lead to from today."
    )


@pytest.mark.parametrize(
    ("basis", "means"),
    [
        ("status quo", "today’s situation holds, and “expected” speaks of it alone."),
        ("none led to", "“expected” is what all that hold have in common."),
    ],
)
def test_what_many_outcomes_that_hold_mean_for_what_is_expected(basis: str, means: str) -> None:
    said = texts(with_report(forecast_basis=basis), "rather")[-1]
    assert said == f"Three more outcomes would hold too, once there; {means}"


def test_what_would_change_it(brief: Brief) -> None:
    said = texts(brief, "change")
    assert said[0] == (
        "Whether today’s situation holds depends most on how high Veld ranks “Stay out of the war”: with "
        "that alone taken from another draw, the answer turns in 84 of 200 draws."
    )
    assert said[1] == "Raising up to two wants above others would not make today’s situation hold."
    assert said[2].startswith("Under “Tessaly strikes”, if Veld puts ")
    assert said[2].endswith(
        ": Veld is expected to deliver coastal radars and spare parts to Arkonia."
    )
    assert said[3].startswith("“Fog on the strait”: no effect on what Veld does.")


def test_how_sure_says_what_robustness_is_of_and_is_not(brief: Brief) -> None:
    said = texts(brief, "sure")
    assert said[0] == (
        "Weights of interests, strengths of links and the order of typed lines "
        "were drawn 500 times around what is stated: one of the two points in what is expected holds in "
        "at least nine in ten of these draws. What holds least often: that Veld goes on speaking for "
        "Arkonia in the Council (412 of 500 draws). That says how much hangs on what was put in, not "
        "how often something will happen."
    )
    assert any(text.startswith("The evidence is ") for text in said)


def test_a_broken_quote_is_counted_and_never_printed(brief: Brief) -> None:
    report = evidence()
    broken = report.claims[0].id
    given = dataclasses.replace(
        full_input(), evidence=dataclasses.replace(report, broken=(broken,))
    )
    (quote,) = (q for q in compose(given).quotes if q.id == broken)
    assert not quote.found
    assert (quote.exact, quote.prefix, quote.suffix) == ("", "", "")
    assert any("no longer stands in its document" in text for text in texts(brief, "sure"))


def test_the_read_pages_stay_short(brief: Brief) -> None:
    front = {s.id for s in brief.sections if s.part == "front"}
    words = sum(
        len(item.text.split())
        for item in walk(brief)
        if isinstance(item, Sentence) and item.id.rpartition("-")[0] in front
    )
    assert 200 < words < 2_500


def test_sections_that_would_say_nothing_are_not_there() -> None:
    bare = compose(BriefInput(crisis=crisis(), evidence=evidence()))
    front = [s.id for s in bare.sections if s.part == "front"]
    assert front == ["bottom-line", "sure"]


@pytest.mark.parametrize("computed", [True, False])
def test_a_folder_without_documents_is_said_to_have_none_and_no_counts_are_told(
    computed: bool,
) -> None:
    full = full_input()
    counts = dataclasses.replace(
        evidence().counts, documents=0, claims=0, accepted=0, independent_origins=0
    )
    none = dataclasses.replace(
        evidence(), counts=counts, claims=(), accepted=frozenset(), ties=(), grades={}
    )
    found = full.analysis if computed else Analysis(None, None, None, None, {})
    told = compose(dataclasses.replace(full, evidence=none, analysis=found))
    said = [part.text for part in walk(told) if isinstance(part, Sentence)]
    assert "There are no documents yet." in said
    assert not any("independent origin" in text and "no doc" in text.lower() for text in said)


def test_where_steps_lead_to_what_all_prefer_it_is_said_and_not_that_nobody_begins() -> None:
    today, path, exit_ = strategy().outcomes[:3]
    liked = dataclasses.replace(path, prefer=exit_.prefer, oppose=(), reasons=())
    said = texts(with_report(outcomes=(today, liked)), "bottom-line")
    assert any(
        text.startswith(
            "Steps that pay lead to this, and all four sides prefer it to today: Tessaly"
        )
        for text in said
    )
    assert not any("Nobody begins" in text for text in said)


def test_whoever_would_gain_by_going_first_is_not_said_to_wait() -> None:
    today, _, exit_ = strategy().outcomes[:3]
    first, *rest = exit_.first_steps
    eager = dataclasses.replace(first, alone="better", exploited=())
    told = dataclasses.replace(exit_, first_steps=(eager, *rest))
    said = texts(with_report(outcomes=(today, told)), "bottom-line")
    assert (
        "Arkonia would gain by going first alone, but Tessaly would gain nothing by going first alone."
    ) in said

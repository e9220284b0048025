"""The invented crisis, analysed: what is expected, and all that a brief is made from."""

from __future__ import annotations

from datetime import date

from tests.brief.invented_questions import questions
from tests.brief.invented_reports import alignment, commitments, effects, effects_when_struck
from tests.brief.invented_world import NOW, OPTIONS, C, crisis, evidence
from tightrope.analysis.facts import Difference, Fact, FactKey, Value
from tightrope.analysis.questions.hindsight import (
    FORECASTERS,
    Hindsight,
    LookedBack,
    PriceSeen,
    Tally,
    Told,
)
from tightrope.analysis.results import Analysis, ExpectationTest, ScenarioResult
from tightrope.analysis.strategy.raised import Raised
from tightrope.analysis.strategy.report import (
    Explanation,
    FirstStep,
    Move,
    Outcome,
    Outsider,
    StrategyReport,
    ToldOutcome,
)
from tightrope.brief import BriefInput, ExpectationAnswer, RobustnessNote
from tightrope.evidence.claims.report import (
    SourceLine,
)


def _outcome(state: int, steps: int | None, changes: dict[str, str], *, holds: bool) -> Outcome:
    dms = tuple(OPTIONS)
    stable = {
        concept: {dm: holds or dm != "tessaly" or concept in {"gmr", "smr"} for dm in dms}
        for concept in ("nash", "gmr", "smr", "seq")
    }
    return Outcome(
        state,
        {**NOW, **changes},
        stable,
        {concept: all(own.values()) for concept, own in stable.items()},
        steps,
        (
            Explanation("tessaly", "seq", False, "undeterred", {"tessaly.strike": "yes"}, (),
                        before={"tessaly.strike": "no"})
            if not holds
            else Explanation("tessaly", "seq", True, "no improvement", {}, ()),
            Explanation("veld", "nash", True, "no improvement", {"veld.words": "no"}, (),
                        because="veld.words", before={"veld.words": "yes"}, worse=True),
        ),
    )  # fmt: skip


def told_outcomes(strike: dict[str, str]) -> tuple[ToldOutcome, ...]:
    """Today, where Tessaly strikes, and a settlement that all want and nobody begins."""
    settle = {"arkonia.close": "no", "tessaly.talk": "yes"}
    sides = tuple(OPTIONS)
    holds = {"nash": True, "gmr": True, "smr": True, "seq": True}
    parts = (Move("arkonia", {"arkonia.close": "no"}), Move("tessaly", {"tessaly.talk": "yes"}))
    return (
        ToldOutcome("today", {}, {**holds, "seq": False, "nash": False}, (), (), (), False, False,
                    _outcome(0, 0, {}, holds=False), draws=61, of=500),
        ToldOutcome("path", strike, holds, ("tessaly",), ("veld", "arkonia"),
                    (Move("tessaly", strike),), True, True, _outcome(17, 1, strike, holds=True),
                    draws=430, of=500),
        ToldOutcome("joint_exit", settle, holds, sides, (), parts, True, False,
                    _outcome(42, None, settle, holds=True),
                    (FirstStep("arkonia", parts[0].changes, "worse", (), False),
                     FirstStep("tessaly", parts[1].changes, "same", (), True)),
                    (Outsider("veld", "no better move", {}),), draws=500, of=500),
    )  # fmt: skip


def strategy(**forecast: str | None) -> StrategyReport:
    """The present situation is upset by Tessaly; two outcomes are to be expected."""
    first = {"tessaly.strike": "yes"}
    second = {"tessaly.strike": "yes", "orlan.support": "shells"}
    read: dict[str, str | None] = {**NOW, **first, "orlan.support": None}
    read.update({k.replace("__", "."): v for k, v in forecast.items()})
    return StrategyReport(
        tuple(OPTIONS),
        tuple(NOW),
        1024,
        768,
        _outcome(0, 0, {}, holds=False),
        {"nash": 1, "gmr": 40, "smr": 38, "seq": 6},
        (_outcome(17, 1, first, holds=True), _outcome(42, 2, second, holds=True)),
        2,
        read,
        "led to",
        {"concepts": "nash gmr smr seq", "seed": 0, "version": "0.1"},
        *questions(),
        outcomes=told_outcomes(first),
        outcomes_untold={"other": 3},
    )


def _differs(kind: str, of: str, before: Value, after: Value) -> Difference:
    key = FactKey(kind, (of,))
    return Difference(Fact(key, before), Fact(key, after))


def scenarios() -> tuple[ScenarioResult, ...]:
    """One scenario that changes things, one with no effect, one not computed."""
    struck = Analysis(
        strategy(veld__arms="yes", orlan__support="crews"), None, None, effects_when_struck(), {}
    )
    calm = Analysis(strategy(), None, None, None, {})
    return (
        ScenarioResult(
            "tessaly_strikes", "Tessaly strikes the batteries.", {"tessaly.strike": "yes"},
            (Raised("veld", "veld.arms if tessaly.strike", "not veld.arms"),), struck,
            (_differs("forecast", "veld.arms", "no", "yes"),
             _differs("equilibria", "seq", 6, 4),
             _differs("indicator", "freight", "up", "contested")),
            (ExpectationTest("veld.arms", "yes", "yes", "reproduced"),
             ExpectationTest("veld.fleet", "yes", "no", "contradicted"),
             ExpectationTest("orlan.support", "shells", None, "open")),
            (C[5],), None,
        ),
        ScenarioResult("fog_on_the_strait", "Fog keeps all ships in port for a month.", {}, (), calm,
                       (), (), (), "A thought experiment"),
        ScenarioResult("unreadable", "", {}, (), Analysis(None, None, None, None,
                       {"strategy": "no priorities"}), (), (), (), None),
    )  # fmt: skip


HINDSIGHT = LookedBack(
    rows=(
        Hindsight("landing", "2031-08", "high", "veld.arms", "yes", False,
                  tuple(Told(by, ("no",), "wrong") for by in FORECASTERS)),
        Hindsight("landing", "2031-08", "high", "veld.fleet", "", False,
                  tuple(Told(by, ("no",), "no prediction") for by in FORECASTERS)),
    ),
    prices=(PriceSeen("landing", "strait", (10.0, 20.0), (5.0, 30.0), "inside"),),
    tallies=tuple(Tally(by, 0, 1, 0, 0, 1, int(by == "as stated")) for by in FORECASTERS),
)  # fmt: skip


def full_input() -> BriefInput:
    """Everything a brief can be made from."""
    return BriefInput(
        crisis=crisis(),
        evidence=evidence(),
        sources=(
            SourceLine("gazette.txt", "The Gazette on the strait", "Ina Marl", "Ombra Gazette",
                        date(2031, 6, 12), "B", ("template placeholder: [public event]",), "ab" * 32),
            SourceLine("harbour.txt", sha256="cd" * 32),
        ),
        analysis=Analysis(strategy(), alignment(), commitments(), effects(), {}),
        scenarios=scenarios(),
        robustness={
            "veld.fleet=no": RobustnessNote("Veld does not send its fleet", 487, 500, 0),
            "veld.words=yes": RobustnessNote("Veld speaks for Arkonia", 412, 500, 0),
            "status quo": RobustnessNote("Today’s situation holds", 61, 500, 0),
        },
        expectations=(
            ExpectationAnswer("H1", "Veld stays out of the war.", "Is it expected that Veld sends no fleet?",
                              "no in both outcomes", "reproduced", 487, 500, "", (C[0],)),
            ExpectationAnswer("H2", "The treaty binds.", "Is a defence clause in force?", "none is",
                              "contradicted", reason="It obliges to consult."),
            ExpectationAnswer("H3", "The pilots want peace.", "", "", "outside the model",
                              reason="Nobody in the model is a pilot."),
            ExpectationAnswer("H4", "Talks open the strait.", "Is it a rule?", "a rule says so",
                              "put in by hand"),
        ),
        hindsight=HINDSIGHT,
        version="0.1.0",
        input_hash="9f" * 32,
        focal="veld",
    )  # fmt: skip


def sources_only_input() -> BriefInput:
    """A folder with sources but no options yet, made from suggestions."""
    return BriefInput(
        evidence=evidence(),
        sources=(SourceLine("gazette.txt"), SourceLine("harbour.txt")),
        analysis=Analysis(None, None, None, None, {
            "strategy": "no options and priorities", "alignment": "no ties",
            "commitments": "no treaties and red lines", "effects": "no effects"}),
        made_from_suggestions=True,
        version="0.1.0",
        input_hash="00" * 32,
    )  # fmt: skip

"""An invented crisis over the Strait of Ombra, built straight from the report types."""

from __future__ import annotations

from datetime import date

from tests.brief.invented_questions import questions
from tightrope.analysis.alignment.report import (
    AlignmentReport,
    DependenceReading,
    LayerBalance,
    Need,
    Pivot,
    SignedTie,
    Triad,
)
from tightrope.analysis.commitments.report import (
    CommitmentsReport,
    DemandJudgement,
    MendedBy,
    NamedInstrument,
    ObligationStatus,
    OfferJudgement,
    RedLineJudgement,
    ReferenceClass,
    ResponseTest,
)
from tightrope.analysis.effects.report import (
    CausalPath,
    Direction,
    EffectsReport,
    EnergyPrice,
    FeedbackLoop,
    IndicatorChange,
    PriceBand,
    SourceBand,
)
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
from tightrope.crisis.model import CrisisModel
from tightrope.evidence.claims.claim import Anchor, Claim
from tightrope.evidence.claims.report import (
    Contradiction,
    Counts,
    EvidenceReport,
    SharedPassage,
    SourceLine,
    SuggestedTie,
    TimelineEntry,
)

ACTORS = {
    "veld": "Veld",
    "arkonia": "Arkonia",
    "tessaly": "Tessaly",
    "merrow": "Republic of Merrow and the Outer Isles",
    "orlan": "Orlan",
    "quay_league": "Quay League",
    "hest": "Hest",
    "norland": "Norland",
    "sarrow": "Sarrow",
    "council": "Council of Littoral States",
    "pell": "Pell",
    "ombra_port": "Ombra Port Authority",
    "dunmar": "Dunmar",
}
OPTIONS = {
    "veld": {
        "words": "Speak for Arkonia in the Council",
        "arms": "Deliver coastal radars and spare parts to Arkonia, short of sending crews",
        "fleet": "Send the fleet to Arkonia's side",
        "mediate": "Mediate between Arkonia and Tessaly",
    },
    "arkonia": {"close": "Close the strait", "talk": "Accept talks"},
    "tessaly": {"strike": "Strike the batteries on the strait", "talk": "Accept talks"},
    "orlan": {"support": "How far Orlan supports Tessaly"},
}
NOW = {
    "veld.words": "yes",
    "veld.arms": "no",
    "veld.fleet": "no",
    "veld.mediate": "no",
    "arkonia.close": "yes",
    "arkonia.talk": "no",
    "tessaly.strike": "no",
    "tessaly.talk": "no",
    "orlan.support": "money",
}


def claim(n: int, text: str, document: str = "gazette.txt", **more: object) -> Claim:
    """A claim whose quote is `text`."""
    anchor = Anchor(f"{n:064x}", 100 * n, 100 * n + len(text), text, "It was said: ", " So it was.")
    named = {
        "source_actor": "veld",
        "relation": "arms_transfer",
        "target_actor": "arkonia",
        "polarity": 1,
    }
    named.update(more)
    return Claim(f"c-{n:010x}", document, anchor, **named)  # type: ignore[arg-type]


CLAIMS = (
    claim(1, "Veld will not send a single ship to the strait", relation="military_aid_refused"),
    claim(2, "Veld's radars have stood on the Arkonian coast since spring", "harbour.txt"),
    claim(3, "Arkonia calls the treaty a pact of mutual defence", relation="treaty",
          source_actor="arkonia", target_actor="veld", modality="reported", speakers=("arkonia",)),
    claim(4, "the treaty obliges the parties to consult, and to nothing else", "harbour.txt",
          relation="treaty", held="no", speakers=("Ina Marl",)),
    claim(5, "Tessaly has struck no battery and plans to strike none", relation="military_action",
          source_actor="tessaly", held="no", modality="denied"),
    claim(6, "Orlan pays for every second shell", relation="military_aid_offer",
          source_actor="orlan", target_actor="tessaly"),
    claim(7, "hidden \u202eder si eulb\u202c <script>alert(1)</script> & \"quoted\" \u200bwords"),
)  # fmt: skip
C = [c.id for c in CLAIMS]


def crisis() -> CrisisModel:
    """The crisis file of the invented case."""
    return CrisisModel.model_validate(
        {
            "title": "Veld and the quarrel over the Strait of Ombra",
            "as_of": "2031-06-20",
            "summary": "Arkonia has closed the strait; Tessaly threatens to open it by force.",
            "actors": {id_: {"name": name} for id_, name in ACTORS.items()},
            "ties": [
                {"from": "veld", "to": "arkonia", "kind": "arms", "sign": "+", "cites": [C[1]]},
                {"from": "veld", "to": "tessaly", "kind": "economic", "sign": "+",
                 "assumption": "Trade figures of both sides agree"},
                {"from": "arkonia", "to": "tessaly", "sign": "-"},
            ],
            "dependence": [
                {"of": "arkonia", "on": "veld", "need": "radars", "share": 0.8,
                 "replaceable": "hardly", "cites": [C[1]]},
            ],
            "treaties": {
                "ombra-pact": {"name": "Treaty of Ombra", "parties": ["veld", "arkonia"],
                               "signed": "2031-01-10", "obliges": ["consultation"],
                               "cites": [C[2], C[3]]},
            },
            "options": {
                owner: {
                    name: {
                        "text": text, "irreversible": name == "fleet",
                        "now": NOW[f"{owner}.{name}"],
                        **({"levels": ["none", "money", "shells", "crews"]} if owner == "orlan" else {}),
                        **({"cites": [C[0]]} if name == "fleet" else {"assumption": f"{text}: seen"}),
                    }
                    for name, text in options.items()
                }
                for owner, options in OPTIONS.items()
            },
            "rules": [{"never": "arkonia.close and arkonia.talk", "because": "Talks open the strait"}],
            "priorities": {
                "veld": [{"want": "not veld.fleet", "text": "Stay out of the war", "cites": [C[0]]},
                         {"want": "veld.words", "text": "Speak up", "assumption": "Old habit"}],
            },
            "red_lines": [
                {"id": "RL1", "by": "veld", "against": "tessaly", "if": "tessaly.strike",
                 "then": "veld.arms", "cites": [C[1]]},
            ],
            "indicators": {
                "freight": {"name": "Price of freight", "good_for": ["orlan"], "bad_for": ["veld"]},
                "trust": {"name": "Trust of Arkonia in Veld"},
                "arms_income": {"name": "Veld's income from arms"},
            },
            "effects": [
                {"from": "arkonia.close", "to": "freight", "sign": "+", "cites": [C[4]]},
                {"from": "freight", "to": "trust", "sign": "-", "assumption": "Costs sour allies"},
            ],
            "events": [
                {"date": "2029", "text": "The old pilotage convention lapses", "cites": [C[2]]},
                {"date": "2031-01-10", "text": "Treaty of Ombra signed", "actors": ["veld", "arkonia"],
                 "cites": [C[2]]},
                *(
                    {"date": f"2031-06-{d:02d}", "text": f"Day {d} of the closure",
                     "assumption": "Harbour log", "actors": ["arkonia"]}
                    for d in range(10, 20)
                ),
                {"date": "2031-07-02", "text": "Pilots return", "sealed": True, "assumption": "Log"},
            ],
            "scenarios": {"tessaly_strikes": {"text": "Tessaly strikes the batteries.",
                                              "assume": {"tessaly.strike": "yes"}}},
        }
    )  # fmt: skip


def evidence() -> EvidenceReport:
    """Two documents of two origins, seven claims, two contradictions."""
    return EvidenceReport(
        claims=CLAIMS,
        accepted=frozenset(C[:5]),
        grades={C[0]: ("B", 2), C[1]: ("C", 3), C[2]: ("D", 4)},
        origins={"gazette.txt": 1, "harbour.txt": 2},
        origin_of_claim={c.id: 1 if c.document == "gazette.txt" else 2 for c in CLAIMS},
        shared=(SharedPassage("gazette.txt", 0, 400, "harbour.txt", 30, 420, 0.92),),
        contradictions=(
            Contradiction(CLAIMS[2], CLAIMS[3], "pact against no clause", "contradicts", 0.9,
                          "whether the treaty obliges the parties to fight"),
            Contradiction(CLAIMS[0], CLAIMS[1], "opposite sign", "pulls against", 0.4,
                          "help refused and help given by Veld"),
        ),
        ties=(
            SuggestedTie("veld", "arkonia", "arms_transfer", 1, 2, (C[1], C[6]), "2031-03"),
            SuggestedTie("orlan", "tessaly", "military_aid_offer", 1, 1, (C[5],), None),
        ),
        timeline=(
            TimelineEntry("2031-03", "since spring", "Radars stand on the coast", (C[1],), True),
            TimelineEntry("unknown", "lately", "Orlan pays for shells", (C[5],), False),
        ),
        findings=("gazette.txt: template placeholder [public event or meeting]",),
        proposed_actors=(("Marl Foundation", 3),),
        counts=Counts(2, {"content": 40, "nav": 12, "teaser": 5}, 160, 7, 5, 2, 2, 0,
                      {"no relation": 90, "one actor only": 41}, 1, 2),
    )  # fmt: skip


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


def alignment() -> AlignmentReport:
    """Thirteen actors in two camps and two outside, with Veld as the most strained pivot."""
    camps = (
        ("veld", "arkonia", "merrow", "hest", "pell", "council"),
        ("tessaly", "orlan", "quay_league", "norland", "ombra_port"),
        ("sarrow",),
        ("dunmar",),
    )
    ties = [
        SignedTie("veld", "tessaly", 1, 1.0, ("economic", "personal"), (), ("Trade figures",)),
        SignedTie("arkonia", "tessaly", -1, 3.0, ("political", "military"), (C[4],), ()),
        SignedTie("dunmar", "sarrow", 0, 1.0, ("political",), (), ("Reports differ",)),
    ]
    for camp in camps[:2]:
        ties += [
            SignedTie(
                camp[0], other, 1, 1.0 + n % 3, ("political", "arms")[: 1 + n % 2], (C[1],), ()
            )
            for n, other in enumerate(camp[1:])
        ]
        ties += [SignedTie(camp[1], other, 1, 1.0, ("energy",), (C[1],), ()) for other in camp[2:4]]
    ties += [
        SignedTie("merrow", "orlan", -1, 2.0, ("economic",), (C[5],), ()),
        SignedTie("hest", "norland", -1, 1.0, ("political",), (C[5],), ()),
        SignedTie("arkonia", "orlan", -1, 2.0, ("political",), (C[5],), ()),
    ]
    triads = (
        Triad(("arkonia", "tessaly", "veld"), (-1, 1, 1), False, "veld"),
        Triad(("arkonia", "merrow", "veld"), (1, 1, 1), True, None),
        Triad(("arkonia", "orlan", "tessaly"), (-1, 1, -1), True, None),
    )
    everything = LayerBalance(
        "all", "2031-06-20", tuple(ties), triads, 2 / 3, 1, 1, camps, (("veld", "tessaly"),), False,
        frustrated_weight=2.0, weight_bound=2.0, parts=(camps,),
    )  # fmt: skip
    layers = [everything]
    for kind in ("political", "military", "arms", "economic", "energy", "personal"):
        own = tuple(t for t in ties if kind in t.kinds)
        layers.append(
            LayerBalance(
                kind, "2031-06-20", own, (), None, 0, 0, camps[:2], (), None, parts=(camps[:2],)
            )
        )
    return AlignmentReport(
        "2031-06-20",
        tuple(layers),
        (
            Pivot("veld", 5, 3, 0.6, 0.45, (("arkonia", "tessaly"), ("hest", "norland")),
                  ("veld", "tessaly"), 3),
            Pivot("orlan", 3, 1, 1 / 3, 0.2, (("arkonia", "quay_league"),), None, 0),
            Pivot("hest", 2, 0, 0.0, 0.0, (), None, 0),
        ),
        tuple(
            (f"{year}-06-30", actor, base + (year - 2025) * slope)
            for year in range(2025, 2032)
            for actor, base, slope in (("veld", 0.1, 0.08), ("orlan", 0.3, 0.006), ("hest", 0.3, 0.0))
        ),
        (
            DependenceReading(
                "arkonia", "veld",
                (Need("arkonia", "radars", 0.8, "hardly", None, (0.8, 0.8), (0.8, 0.8)),),
                (Need("veld", "berths", None, "with difficulty", None, (0.0, 1.0), (0.0, 0.6)),),
                "greatest need", "veld", ((0.8, 0.8), (0.0, 0.6)),
            ),
        ),
        {"balance": "frustration index", "proved": "yes"},
        (("military", "political"), ("economic",)),
    )  # fmt: skip


def commitments() -> CommitmentsReport:
    """One clause to consult, one red line of each verdict."""
    verdicts = ("empty", "credible", "conditional", "self-executing", "not judged")
    return CommitmentsReport(
        "2031-06-20",
        (
            ObligationStatus("ombra-pact", "consultation", "veld", ("arkonia",), "in force", "yes",
                             "yes", "4", (C[3],), None, "Veld consults Arkonia when it is threatened"),
            ObligationStatus("ombra-pact", "neutrality", "veld", ("arkonia",), "signed, not in force",
                             "no", "not judged", "5", (), "Read from the title of the article",
                             "Veld aids no attacker of Arkonia"),
        ),
        (NamedInstrument("ombra-pact", "pact of mutual defence", ("consultation",), (C[3],)),),
        (),
        tuple(
            RedLineJudgement(
                f"RL{n}", "veld", "tessaly", "tessaly.strike",
                None if verdict == "self-executing" else "veld.arms", verdict,  # type: ignore[arg-type]
                n * 8, 40, "arkonia.close" if verdict == "conditional" else None,
                ("no", "yes", "in part", "not judged", "not judged")[n],
                0.25 * n if verdict != "not judged" else None, 500,
                "2031-06-18" if n == 0 else None,
                (C[1],) if n % 2 else (), None if n % 2 else "Said by the harbour master",
                said_by="Harbour master", said_on="2031-06-01", being_crossed=n == 1,
                situation="tempted", responses=(ResponseTest("veld.fleet", False, "yes", True),),
                mended_by=MendedBy("veld.arms", "not veld.arms", stated=True),
                why_not="no model" if verdict == "not judged" else "",
            )
            for n, verdict in enumerate(verdicts)
        ),
        (
            OfferJudgement("halt", "veld", "tessaly", "not tessaly.strike", "not veld.arms", (C[4],),
                           None, kept="credible", holds_in=3, judged_in=3, pays_if_certain="yes",
                           pays_anyhow="no"),
        ),
        (
            DemandJudgement("open", "tessaly", "arkonia", "not arkonia.close", (), "Read in a speech",
                            "no", "no", late=True, deadline="2031-06-19"),
        ),
        (ReferenceClass("How often was a consultation clause honoured?", "share of crises", 0.74,
                        (0.66, 0.81), 143, "An invented study, 2024"),),
        {"draws": 500, "seed": 0},
    )  # fmt: skip


def _change(
    name: str, direction: Direction, change: float, up: int, *paths: CausalPath
) -> IndicatorChange:
    return IndicatorChange(name, direction, 0.1, 0.1 + change, up, 200, change != 0, paths)


def effects() -> EffectsReport:
    """One indicator each way, one contested, one loop."""
    up = CausalPath(("arkonia.close", "freight"), 0.45, 1.0, False, (C[4],), ())
    down = CausalPath(
        ("arkonia.close", "freight", "trust"), -0.2, 0.4, True, (C[4],), ("Costs sour allies",)
    )
    return EffectsReport(
        outcome={**NOW, "tessaly.strike": "yes"},
        changed=("tessaly.strike",),
        held={},
        indicators=(
            _change("freight", "up", 0.3, 200, up),
            _change("trust", "contested", -0.05, 90, down, up),
            _change("arms_income", "no effect", 0.0, 0),
        ),
        loops=(
            FeedbackLoop(
                ("freight", "trust", "arms_income"),
                "reinforcing",
                0.09,
                ("arkonia.close",),
            ),
        ),
        loops_longer_than=None,
        paths_longer_than=None,
        active=("veld.words", "arkonia.close", "orlan.support"),
        standing=(
            _change("freight", "up", 0.3, 200, up),
            _change("trust", "down", -0.2, 10, down),
            _change("arms_income", "no effect", 0.0, 0),
        ),
        method={"draws": 200, "counted": 200, "seed": 0},
        energy=(
            EnergyPrice(
                "strait_shut",
                "No oil passes the strait",
                "oil",
                "freight",
                True,
                PriceBand(4.2, 2.0, 7.5),
                (
                    SourceBand(
                        "Marl 2029",
                        "Marl, I. (2029), Prices of passage",
                        0.02,
                        -0.1,
                        PriceBand(35.0, 16.0, 63.0),
                        PriceBand(7.0, 3.0, 13.0),
                        35.0,
                    ),
                    SourceBand(
                        "Quay 2030",
                        "Quay, B. (2030), Elastic seas",
                        0.1,
                        -0.35,
                        PriceBand(9.3, 4.4, 16.7),
                        None,
                        9.3,
                    ),
                ),
                "change of price = change of supply ÷ (demand − supply elasticity)",
                ("Pilots' estimate of the traffic",),
                (C[4],),
                {"draws": 1000, "seed": 0},
            ),
        ),
    )


def effects_when_struck() -> EffectsReport:
    """Under the strike the income from arms rises."""
    path = CausalPath(("veld.arms", "arms_income"), 0.45, 1.0, False, (C[1],), ())
    return EffectsReport(
        outcome={**NOW, "veld.arms": "yes"},
        changed=("veld.arms",),
        held={},
        indicators=(
            _change("freight", "no effect", 0.0, 0),
            _change("trust", "no effect", 0.0, 0),
            _change("arms_income", "up", 0.42, 200, path),
        ),
        loops=(),
        loops_longer_than=None,
        paths_longer_than=None,
        active=("veld.arms",),
        standing=(),
        energy=(),
        method={"draws": 200, "counted": 200, "seed": 0},
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

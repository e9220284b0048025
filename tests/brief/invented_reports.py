"""What the engines find in the invented crisis: ties, commitments, effects."""

from __future__ import annotations

from tests.brief.invented_world import NOW, C
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

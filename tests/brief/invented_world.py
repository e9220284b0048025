"""An invented crisis over the Strait of Ombra: its actors, claims, model and evidence."""

from __future__ import annotations

from tightrope.crisis.model import CrisisModel
from tightrope.evidence.claims.claim import Anchor, Claim
from tightrope.evidence.claims.report import (
    Contradiction,
    Counts,
    EvidenceReport,
    SharedPassage,
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

"""Which facts have sentences: the one place that JSON, terminal and brief ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tightrope.analysis.alignment.report import (
    AlignmentReport,
    DependenceReading,
    LayerBalance,
    SignedTie,
)
from tightrope.analysis.commitments.report import (
    Clash,
    DemandJudgement,
    NamedInstrument,
    ObligationStatus,
    OfferJudgement,
    RedLineJudgement,
)
from tightrope.analysis.dynamics.infer import ActorRevealed, Revealed
from tightrope.analysis.dynamics.past import PastRate
from tightrope.analysis.dynamics.report import (
    ActorPace,
    Curve,
    IndicatorPath,
    LikelyCourse,
    Sensitivity,
)
from tightrope.analysis.dynamics.seen_as import SeenAs
from tightrope.analysis.motives.report import DutyWeight, Ladder, Reply
from tightrope.analysis.questions.expectation import Answer
from tightrope.analysis.questions.gate.report import Derivation
from tightrope.analysis.questions.sought import Sought
from tightrope.analysis.strategy.coalition_gain import CoalitionGain, CoalitionsLooked
from tightrope.analysis.strategy.coalitions import CoalitionMove
from tightrope.analysis.strategy.deciding import DecidingStatement
from tightrope.analysis.strategy.inverse import Requirement
from tightrope.analysis.strategy.least_change import LeastChange
from tightrope.analysis.strategy.only_held import OnlyHeld
from tightrope.analysis.strategy.raised import NeededChange
from tightrope.analysis.strategy.report import Explanation, StrategyReport
from tightrope.analysis.strategy.robustness import Robustness
from tightrope.analysis.strategy.seen import HeldAsSeen, HeldUnknown, PlayedMove
from tightrope.conflict.replies import ReplyCount
from tightrope.words import (
    alignment,
    along,
    asked,
    commitments,
    drivers,
    expectations,
    forecasts,
    gate,
    held,
    holding,
    motives,
    needed,
    only_held,
    paces,
    red_lines,
    replies,
    revealed,
    signals,
    sought,
    strategy,
    watching,
)
from tightrope.words.parts import Phrase

# type of fact -> name of the sentence -> what makes it
SENTENCES: Mapping[type, Mapping[str, Callable[[Any], Phrase]]] = {
    AlignmentReport: {"decided_by": alignment.decided_by, "left_undated": alignment.undated},
    LayerBalance: {
        "camps_text": alignment.camps,
        "others_as_good": alignment.others_as_good,
        "stated_camps": alignment.stated_camps,
    },
    SignedTie: {"contested_text": alignment.contested},
    DependenceReading: {"reading": alignment.dependence},
    Explanation: {"text": strategy.explanation},
    CoalitionGain: {"text": strategy.coalition},
    CoalitionsLooked: {"text": strategy.coalitions_looked},
    DecidingStatement: {"text": strategy.deciding},
    NeededChange: {"text": needed.needed},
    OnlyHeld: {"text": only_held.only_held},
    Sought: {"text": sought.sought},
    LeastChange: {"text": asked.least_change},
    Requirement: {"text": asked.requirement},
    CoalitionMove: {"text": asked.coalition_move},
    Robustness: {"text": asked.held_in_draws},
    HeldAsSeen: {"text": held.as_seen},
    HeldUnknown: {"text": held.unknown},
    PlayedMove: {"text": held.played},
    StrategyReport: {
        "expected_from": strategy.expected_from,
        "told_apart": holding.told_apart,
    },
    Curve: {"sentence": forecasts.curve, "drivers_text": forecasts.drivers},
    LikelyCourse: {"sentence": forecasts.course},
    IndicatorPath: {"sentence": along.indicator},
    SeenAs: {"sentence": watching.seen},
    Revealed: {"sentence": revealed.revealed},
    ActorRevealed: {"untold_text": revealed.untold},
    ActorPace: {"sentence": paces.pace},
    Sensitivity: {"sentence": drivers.sensitivity},
    PastRate: {"sentence": paces.past_rate},
    Reply: {"text": motives.reply},
    Ladder: {"text": motives.ladder},
    DutyWeight: {"text": motives.duty},
    Clash: {"text": commitments.clash},
    NamedInstrument: {"text": commitments.named_instrument},
    OfferJudgement: {"text": signals.offer},
    DemandJudgement: {"text": signals.demand},
    ObligationStatus: {"text": commitments.obligation},
    RedLineJudgement: {
        "text": red_lines.red_line,
        "deterrence": red_lines.deterrence_of,
        "least_change_text": red_lines.mended,
    },
    ReplyCount: {"text": replies.reply_count},
    Derivation: {"in_words": gate.in_words},
    Answer: {
        "question": lambda answer: expectations.question(answer.asked),
        "answer": lambda answer: expectations.answer(answer.found, answer.asked),
    },
}


def told(fact: object) -> dict[str, Phrase]:
    """Gives the sentences of a fact by name; empty for what has none."""
    makers = SENTENCES.get(type(fact), {})
    return {name: make(fact) for name, make in makers.items()}

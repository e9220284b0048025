"""How a claim is told: the learned phase, held and modality, with what the rules of scope say as features."""

from __future__ import annotations

from typing import cast

from tightrope.evidence.claims.codebook import Held, Modality, Phase, Relation
from tightrope.evidence.coding.reader.model import Model
from tightrope.evidence.coding.reader.pairs import Masked, Pair
from tightrope.evidence.coding.reader.scope import Scope, find_scope, scope_features

__all__ = ["middle", "sign_of", "tell", "telling_features"]


def sign_of(polarity: int, scope: Scope) -> int:
    """Gives the sign of a relation so told: an absent act is not its opposite, an undone one is."""
    if scope.modality == "denied" or scope.held == "open":
        return 0
    if scope.held == "no":
        return polarity if scope.phase == "ended" else 0
    if scope.phase == "refused":
        return -1 if polarity > 0 else 0
    return -polarity if scope.phase == "ended" else polarity


def tell(
    masked: Masked, pair: Pair, relation: Relation, polarity: int, event: str,
    cue: tuple[int, int] | None, features: list[str], model: Model,
) -> tuple[Scope, float]:  # fmt: skip
    """Gives how the claim is told, and how probable that telling's sign is."""
    rows = model.telling.known(
        telling_features(masked, pair, relation, polarity, event, cue, features)
    )
    scores = model.telling.scores(rows)
    phases = model.telling.shares(scores, "phase")
    helds = model.telling.shares(scores, "held")
    modes = model.telling.shares(scores, "modality")
    scope = Scope(
        cast("Phase", max(phases, key=lambda x: phases[x])),
        cast("Held", max(helds, key=lambda x: helds[x])),
        cast("Modality", max(modes, key=lambda x: modes[x])),
    )
    sign, certain = sign_of(polarity, scope), 0.0
    for phase, p in phases.items():
        for held, h in helds.items():
            for real in ("denied", "asserted"):
                m = modes["denied"] if real == "denied" else 1 - modes["denied"]
                other = Scope(cast("Phase", phase), cast("Held", held), real)
                if sign_of(polarity, other) == sign:
                    certain += p * h * m
    return scope, certain


def telling_features(
    masked: Masked, pair: Pair, relation: Relation, polarity: int, event: str,
    cue: tuple[int, int] | None, features: list[str],
) -> list[str]:  # fmt: skip
    """Gives the features of how a claim is told: the rules that fire, the words by the cue and the pair."""
    at = cue or middle(masked, pair)
    rule = find_scope(masked.line, *at, relation, polarity, is_tie=event == "STATE")
    found = scope_features(masked, at[0], relation, polarity)
    found += [f"R:{rule.phase}", f"R:{rule.held}", f"R:{rule.modality}", f"E:{event}"]
    found.append(f"R:{rule.phase} {rule.held} {rule.modality}")
    found += ["P" + f for f in features if f[:2] in ("m:", "b:", "a:", "m<", "a<")]
    return found


def middle(masked: Masked, pair: Pair) -> tuple[int, int]:
    """Where the claim is told if no cue is found: right behind the first end."""
    at = min(masked.line.spans[pair.first].last, len(masked.line.low) - 1)
    return at, at + 1

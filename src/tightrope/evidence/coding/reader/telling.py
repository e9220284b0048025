"""How a claim is told: the learned phase, held and modality, with what the rules of scope say as features."""

from __future__ import annotations

from functools import cache
from typing import Final, cast

import numpy as np
from numpy.typing import NDArray

from tightrope.evidence.claims.codebook import Held, Modality, Phase, Relation
from tightrope.evidence.coding.reader.model import Array, Model
from tightrope.evidence.coding.reader.pairs import Masked, Pair
from tightrope.evidence.coding.reader.scope import Scope, find_scope, scope_features

__all__ = ["middle", "sign_of", "tell", "telling_features", "told_by_words"]

_HEADS = ("phase", "held", "modality")
_REAL: Final = ("denied", "asserted")
_OF_THE_PAIR = frozenset(("m:", "b:", "a:", "m<", "a<"))


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
    cue: tuple[int, int] | None, words: Array, model: Model,
) -> tuple[Scope, float]:  # fmt: skip
    """Gives how the claim is told, and how probable that telling's sign is.

    `words` is what `told_by_words` gives for the pair: the same for all that it may say.
    """
    telling = model.telling
    rows = telling.known(_told_by_cue(masked, pair, relation, polarity, event, cue))
    scores = telling.scores(rows) + words
    phases, helds, modes = (telling.probabilities(scores, h) for h in _HEADS)
    scope = Scope(
        cast("Phase", telling.names("phase")[int(phases.argmax())]),
        cast("Held", telling.names("held")[int(helds.argmax())]),
        cast("Modality", telling.names("modality")[int(modes.argmax())]),
    )
    denied = float(modes[telling.names("modality").index("denied")])
    shares = np.multiply.outer(np.multiply.outer(phases, helds), (denied, 1 - denied))
    signs = _signs(polarity, telling.names("phase"), telling.names("held"))
    return scope, float(shares[signs == sign_of(polarity, scope)].sum())


@cache
def _signs(polarity: int, phases: tuple[str, ...], helds: tuple[str, ...]) -> NDArray[np.int64]:
    """Gives the sign by phase, held and whether it is denied."""
    return np.array(
        [
            [
                [sign_of(polarity, Scope(cast("Phase", p), cast("Held", h), m)) for m in _REAL]
                for h in helds
            ]
            for p in phases
        ]
    )


def telling_features(
    masked: Masked, pair: Pair, relation: Relation, polarity: int, event: str,
    cue: tuple[int, int] | None, features: list[str],
) -> list[str]:  # fmt: skip
    """Gives the features of how a claim is told: the rules that fire, the words by the cue and the pair."""
    return [*_told_by_cue(masked, pair, relation, polarity, event, cue), *_by_pair(features)]


def told_by_words(features: list[str], model: Model) -> Array:
    """Gives what the words of a pair add to the scores of each way of telling."""
    return model.telling.total(model.telling.known(_by_pair(features)))


def _by_pair(features: list[str]) -> list[str]:
    return ["P" + f for f in features if f[:2] in _OF_THE_PAIR]


def _told_by_cue(
    masked: Masked, pair: Pair, relation: Relation, polarity: int, event: str,
    cue: tuple[int, int] | None,
) -> list[str]:  # fmt: skip
    at = cue or middle(masked, pair)
    rule = find_scope(masked.line, *at, relation, polarity, is_tie=event == "STATE")
    found = scope_features(masked, at[0], relation, polarity)
    found += [f"R:{rule.phase}", f"R:{rule.held}", f"R:{rule.modality}", f"E:{event}"]
    found.append(f"R:{rule.phase} {rule.held} {rule.modality}")
    return found


def middle(masked: Masked, pair: Pair) -> tuple[int, int]:
    """Where the claim is told if no cue is found: right behind the first end."""
    at = min(masked.line.spans[pair.first].last, len(masked.line.low) - 1)
    return at, at + 1

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

__all__ = ["Teller", "middle", "sign_of", "telling_features"]

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


class Teller:
    """How the claims of one sentence are told; what several of them have in common is scored once."""

    def __init__(self, masked: Masked, model: Model) -> None:
        self._masked = masked
        self._telling = model.telling
        self._by_cue: dict[tuple[int, int], Array] = {}

    def by_words(self, features: list[str]) -> Array:
        """Gives what the words of a pair add to the scores of each way of telling."""
        return self._telling.total(self._telling.known(_by_pair(features)))

    def tell(
        self, pair: Pair, relation: Relation, polarity: int, event: str,
        cue: tuple[int, int] | None, words: Array,
    ) -> tuple[Scope, float]:  # fmt: skip
        """Gives how a claim is told, and how probable that telling's sign is.

        `words` is what `by_words` gives for its pair.
        """
        telling, at = self._telling, cue or middle(self._masked, pair)
        key = (at[0], polarity)
        if key not in self._by_cue:
            near = scope_features(self._masked.line, at[0], polarity)
            self._by_cue[key] = telling.total(telling.known(near))
        own = telling.known(_by_rules(self._masked, at, relation, polarity, event))
        scores = telling.scores(own) + self._by_cue[key] + words
        phases, helds, modes = telling.each(scores, _HEADS)
        scope = Scope(
            cast("Phase", telling.names("phase")[int(phases.argmax())]),
            cast("Held", telling.names("held")[int(helds.argmax())]),
            cast("Modality", telling.names("modality")[int(modes.argmax())]),
        )
        denied = float(modes[telling.names("modality").index("denied")])
        signs = _signs(polarity, telling.names("phase"), telling.names("held"))
        is_so = signs == sign_of(polarity, scope)
        shares = is_so @ np.array((denied, 1 - denied))
        return scope, float(phases @ shares @ helds)


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
    at = cue or middle(masked, pair)
    return [
        *_by_rules(masked, at, relation, polarity, event),
        *scope_features(masked.line, at[0], polarity),
        *_by_pair(features),
    ]


def _by_pair(features: list[str]) -> list[str]:
    return ["P" + f for f in features if f[:2] in _OF_THE_PAIR]


def _by_rules(
    masked: Masked, at: tuple[int, int], relation: Relation, polarity: int, event: str
) -> list[str]:
    rule = find_scope(masked.line, *at, relation, polarity, is_tie=event == "STATE")
    return [
        f"r={relation}", f"R:{rule.phase}", f"R:{rule.held}", f"R:{rule.modality}", f"E:{event}",
        f"R:{rule.phase} {rule.held} {rule.modality}",
    ]  # fmt: skip


def middle(masked: Masked, pair: Pair) -> tuple[int, int]:
    """Where the claim is told if no cue is found: right behind the first end."""
    at = min(masked.line.spans[pair.first].last, len(masked.line.low) - 1)
    return at, at + 1

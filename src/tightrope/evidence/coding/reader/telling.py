"""How a claim is told: the learned phase, held and modality, with what the rules of scope say as features."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from tightrope.evidence.claims.codebook import Held, Modality, Phase, Polarity, Relation
from tightrope.evidence.coding.reader.clauses import clause_of
from tightrope.evidence.coding.reader.model import Array, Model
from tightrope.evidence.coding.reader.pairs import Masked, Pair
from tightrope.evidence.coding.reader.scope import Scope, find_scope, scope_features
from tightrope.evidence.coding.reader.sentence import Line, Referent, Span

__all__ = [
    "Teller",
    "Told",
    "is_real",
    "middle",
    "named_by",
    "place_of",
    "sign_of",
    "telling_features",
]

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


class Told(NamedTuple):
    """A relation that a pair may make, the word it rests on, how it is told, and how probable that sign is."""

    relation: Relation
    polarity: Polarity
    cue: tuple[int, int] | None
    scope: Scope
    certain: float


class Teller:
    """How the claims of one sentence are told; what several of them have in common is worked out once."""

    def __init__(self, masked: Masked, model: Model) -> None:
        self._masked = masked
        self._telling = model.telling
        self._by_cue: dict[tuple[int, int], Array] = {}
        self._by_rules: dict[tuple[int, int, str, int, bool], Scope] = {}

    def by_words(self, features: list[str]) -> Array:
        """Gives what the words of a pair add to the scores of each way of telling."""
        return self._telling.total(self._telling.known(_by_pair(features)))

    def by_rules(
        self, pair: Pair, relation: Relation, polarity: int, cue: tuple[int, int] | None, *,
        is_tie: bool,
    ) -> Scope:  # fmt: skip
        """Gives how the rules alone would have a claim told."""
        at = cue or middle(self._masked, pair)
        key = (*at, relation, polarity, is_tie)
        scope = self._by_rules.get(key)
        if scope is None:
            scope = find_scope(self._masked.line, *at, relation, polarity, is_tie=is_tie)
            self._by_rules[key] = scope
        return scope

    def tell(
        self, pair: Pair, event: str,
        readings: Sequence[tuple[Relation, Polarity, tuple[int, int] | None]], words: Array,
    ) -> list[Told]:  # fmt: skip
        """Gives how each reading of a pair (relation, polarity, cue) is told.

        `words` is what `by_words` gives for the pair.
        """
        telling = self._telling
        names = {head: telling.names(head) for head in _HEADS}
        scores = np.stack([self._score(pair, event, *reading) for reading in readings]) + words
        phases, helds, modes = telling.each(scores, _HEADS)
        best = [shares.argmax(axis=-1).tolist() for shares in (phases, helds, modes)]
        told = []
        for k, (relation, polarity, cue) in enumerate(readings):
            scope = Scope(
                cast("Phase", names["phase"][best[0][k]]),
                cast("Held", names["held"][best[1][k]]),
                cast("Modality", names["modality"][best[2][k]]),
            )
            denied = float(modes[k, names["modality"].index("denied")])
            is_so = _is_so(polarity, sign_of(polarity, scope), names["phase"], names["held"])
            shares = is_so @ np.array((denied, 1 - denied))
            certain = float(phases[k] @ shares @ helds[k])
            told.append(Told(relation, polarity, cue, scope, certain))
        return told

    def _score(
        self, pair: Pair, event: str, relation: Relation, polarity: int, cue: tuple[int, int] | None
    ) -> Array:
        """Gives what the rules and the words by the cue say of each way of telling."""
        telling, at = self._telling, cue or middle(self._masked, pair)
        key = (at[0], polarity)
        if key not in self._by_cue:
            near = scope_features(self._masked.line, at[0], polarity)
            self._by_cue[key] = telling.total(telling.known(near))
        rule = self.by_rules(pair, relation, polarity, cue, is_tie=event == "STATE")
        scores: Array = telling.total_of(_rule_features(rule, relation, event)) + telling.bias
        return scores + self._by_cue[key]


@cache
def _is_so(
    polarity: int, sign: int, phases: tuple[str, ...], helds: tuple[str, ...]
) -> NDArray[np.bool_]:
    """Tells by phase, held and whether it is denied if a relation so told has the sign."""
    is_so: NDArray[np.bool_] = _signs(polarity, phases, helds) == sign
    return is_so


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
    rule = find_scope(masked.line, *at, relation, polarity, is_tie=event == "STATE")
    return [
        *_rule_features(rule, relation, event),
        *scope_features(masked.line, at[0], polarity),
        *_by_pair(features),
    ]


def _by_pair(features: list[str]) -> list[str]:
    return ["P" + f for f in features if f[:2] in _OF_THE_PAIR]


def _rule_features(rule: Scope, relation: Relation, event: str) -> tuple[str, ...]:
    return (
        f"r={relation}", f"R:{rule.phase}", f"R:{rule.held}", f"R:{rule.modality}", f"E:{event}",
        f"R:{rule.phase} {rule.held} {rule.modality}",
    )  # fmt: skip


def middle(masked: Masked, pair: Pair) -> tuple[int, int]:
    """Where the claim is told if no cue is found: right behind the first end."""
    at = min(masked.line.spans[pair.first].last, len(masked.line.low) - 1)
    return at, at + 1


def place_of(masked: Masked, pair: Pair, cue: tuple[int, int] | None) -> int:
    """Gives the token before which stands what tells a claim: its cue, or what the pair's second end is said of.

    Where no word speaks of the act, "might", "mulled" and the like stand somewhere between the two ends.
    """
    if cue is not None:
        return cue[0]
    at = middle(masked, pair)[0]
    last = masked.line.spans[pair.second].first
    return (
        at if clause_of(masked.line, at) != clause_of(masked.line, max(last, at)) else max(last, at)
    )


def is_real(scope: Scope) -> bool:
    """Whether what is told so is told as a fact, by whomever: neither foretold nor supposed."""
    return scope.modality not in ("hypothetical", "predicted")


def named_by(line: Line, who: Referent, span: Span) -> int:
    """Behind which token an actor acts: in "N withdrew its complaint" the verb stands before "its"."""
    if span.kind != "pronoun":
        return span.last
    same = (s for s in line.spans if any(r.acts_for == who.acts_for for r in s.referents))
    return min(s.last for s in same)

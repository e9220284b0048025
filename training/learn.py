"""Learns the coder's model from labelled texts: antecedents, pairs, tellings, calibration. Seeded; no clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from tightrope.evidence.claims.codebook import EVENTS, HELD, MODALITIES, PHASES, RELATIONS, RULES
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.reader.anchor import find_cue
from tightrope.evidence.coding.reader.curve import Certainty, Curve
from tightrope.evidence.coding.reader.encoder import Encoder
from tightrope.evidence.coding.reader.model import Linear, Model
from tightrope.evidence.coding.reader.refer import Resolver
from tightrope.evidence.coding.reader.telling import telling_features
from training.antecedents import learn_antecedents, learn_apart
from training.gold import Text
from training.marked import marked_examples
from training.pairs import Example, examples_of, polarity_of, told_as, weight_of
from training.phrases import phrase_examples

__all__ = ["calibrate", "folds", "learn"]

_RAREST = 2  # examples a feature must occur in
# Of each head: the strength of its regression; the power of the odds by which its features are weighed.
_STRENGTH = {
    "claim": (0.01, 0.7),
    "from": (0.05, 0.7),
    "relation": (0.06, 0.7),
    "event": (0.06, 0.7),
    "sign": (0.05, 0.7),
    "telling": (0.2, 0.0),  # few features, of rules that were made for it
}
_OUTCOMES = {
    "from": ("first", "second"),
    "relation": tuple(f"{r}|{p}" for r in RELATIONS for p in RULES[r].polarities),
    "sign": ("-1", "0", "1"),
    "event": EVENTS,
}
_SMOOTH = 2.0  # added to what is counted for the odds
_CURVE = 0.1  # strength of the calibration's regression
_FEW, _QUANTILES = (
    20,
    (0.25, 0.5, 0.75, 0.9),
)  # values from which a number's slope may bend, and where
_PARTS = 3  # in which texts are read by what was learned from the others

# Until it is learned: the log odds that there is a claim, as they are.
_FIRST = Certainty(Curve.of(0.0, [(0, 0.0, 1.0)]))


def folds(texts: Sequence[Text], number: int = 5) -> list[list[Text]]:
    """Deals the texts into parts, whole crises each, of about the same number of claims."""
    size = Counter[str]()
    for text in texts:
        size[text.crisis] += len(text.claims) + 1
    parts: list[list[str]] = [[] for _ in range(number)]
    filled = [0] * number
    for crisis in sorted(size, key=lambda c: (-size[c], c)):
        k = filled.index(min(filled))
        parts[k].append(crisis)
        filled[k] += size[crisis]
    return [[t for t in texts if t.crisis in part] for part in parts]


def learn(texts: Sequence[Text], actors: ActorIndex, *, is_quick: bool = False) -> Model:
    """Gives the model learned from the texts, with the encoder unless it `is_quick`.

    How certain it is has to be learned from what it proposes on other texts (see `training.curve`).
    """
    antecedents = learn_antecedents(texts, actors)
    read = _read_by_others(texts, actors, antecedents)
    examples = [e for e in read if e.claims or not e.is_doubtful]
    marked = [*marked_examples(examples), *phrase_examples(actors)]
    pairs = _learn_pairs(examples, marked)
    return Model(
        pairs,
        _learn_tellings([*examples, *marked]),
        antecedents,
        _FIRST,
        {
            "texts": len(texts),
            "crises": len({t.crisis for t in texts}),
            "claims": sum(len(t.claims) for t in texts),
            "pairs": sum(bool(e.claims) for e in examples),
        },
        None if is_quick else _taught(examples, marked, pairs.outcomes),
    )


def _taught(read: Sequence[Example], marked: Sequence[Example], outcomes: Sequence[str]) -> Encoder:
    from training.encoder import train_encoder  # only here are torch and MiniLM needed

    return train_encoder(read, marked, outcomes)


def _read_by_others(
    texts: Sequence[Text], actors: ActorIndex, antecedents: Mapping[str, float]
) -> list[Example]:
    """Gives the examples of the texts, pronouns led as in texts that the weights were not learned from.

    Else a pronoun would seem surer here than it is where the pairs' model has to rely on it.
    """
    parts = [part for part in folds(texts, _PARTS) if part]
    found: list[Example] = []
    for part, weights in zip(parts, learn_apart(texts, parts, antecedents, actors), strict=True):
        found += examples_of(part, actors, Resolver(weights))
    return found


def _learn_pairs(read: list[Example], marked: list[Example]) -> Linear:
    """Whether there is a claim is learned from what the reader finds; which claim, also from the labels' marks."""
    examples = [*read, *marked]
    rows, index = _matrix([e.features for e in examples])
    labelled = [(i, c) for i, e in enumerate(examples) for c in e.claims]
    there = np.array([bool(e.claims) for e in read])
    some = rows[[i for i, _ in labelled]]
    told = [told_as(examples[i], c) for i, c in labelled]
    counts = np.array([weight_of(c) for _, c in labelled])
    columns = [("claim=", *_fit(rows[: len(read)], there, np.ones(len(read)), "claim"))]
    for head, outcomes in _OUTCOMES.items():
        columns += _head(head, outcomes, some, [one[head] for one in told], counts)
    return _linear(index, columns)


def _learn_tellings(examples: list[Example]) -> Linear:
    labelled = [(e, c) for e in examples for c in e.claims]
    rows, index = _matrix([_telling(e, c) for e, c in labelled])
    counts = np.array([weight_of(c) for _, c in labelled])
    columns = []
    for head, outcomes in (("phase", PHASES), ("held", HELD), ("modality", MODALITIES)):
        columns += _head(head, outcomes, rows, [c[head] for _, c in labelled], counts, "telling")
    return _linear(index, columns)


def _telling(example: Example, claim: dict[str, Any]) -> list[str]:
    relation = claim["relation"]
    cue = find_cue(example.masked, example.pair, relation)
    return telling_features(
        example.masked,
        example.pair,
        relation,
        polarity_of(claim),
        claim["event"],
        cue,
        example.features,
    )


def _matrix(lists: list[list[str]]) -> tuple[sp.csr_matrix, list[str]]:
    count = Counter(name for names in lists for name in set(names))
    index = sorted(name for name, n in count.items() if n >= _RAREST)
    row_of = {name: k for k, name in enumerate(index)}
    columns = [sorted({row_of[n] for n in names if n in row_of}) for names in lists]
    starts = np.cumsum([0, *map(len, columns)])
    flat = np.array([k for ks in columns for k in ks], dtype=np.int32)
    return sp.csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(lists), len(index))), index


def _fit(
    rows: sp.csr_matrix, right: NDArray[np.bool_], counts: NDArray[np.float64], strength: str
) -> tuple[NDArray[np.float64], float]:
    """Gives the weights of one outcome: a logistic regression over features weighed by what they tell of it."""
    if right.all() or not right.any():
        return np.zeros(rows.shape[1]), 8.0 if right.all() else -8.0
    strength_of, power = _STRENGTH[strength]
    worth = _worth(rows, right, power)
    # Fewer examples than features: the dual problem gives the same weights in a twentieth of the time.
    model = LogisticRegression(
        C=strength_of, solver="liblinear", dual=True, tol=1e-3, max_iter=300, random_state=0
    )
    model.fit(rows @ sp.diags(worth), right, sample_weight=counts)
    return model.coef_[0] * worth, float(model.intercept_[0])


def _worth(rows: sp.csr_matrix, right: NDArray[np.bool_], power: float) -> NDArray[np.float64]:
    """How much each feature's odds differ between right and wrong examples, 1 on average (Wang and Manning 2012).

    A feature that tells little is so held back more than one that tells much, however often it occurs.
    """
    yes = np.asarray(rows[right].sum(axis=0)).ravel() + _SMOOTH
    no = np.asarray(rows[~right].sum(axis=0)).ravel() + _SMOOTH
    odds = np.abs(np.log((yes / yes.sum()) / (no / no.sum()))) ** power
    worth: NDArray[np.float64] = odds / odds.mean()
    return worth


def _head(
    head: str, outcomes: Iterable[str], rows: sp.csr_matrix, labels: list[str],
    counts: NDArray[np.float64], strength: str = "",
) -> list[tuple[str, NDArray[np.float64], float]]:  # fmt: skip
    given = np.array(labels)
    return [(f"{head}={o}", *_fit(rows, given == o, counts, strength or head)) for o in outcomes]


def _linear(index: list[str], columns: list[tuple[str, NDArray[np.float64], float]]) -> Linear:
    return Linear(
        index,
        [name for name, _, _ in columns],
        np.stack([w for _, w, _ in columns], axis=1).astype(np.float32),
        np.array([b for _, _, b in columns], dtype=np.float32),
    )


def calibrate(evidence: Sequence[tuple[float, ...]], right: Sequence[bool]) -> Curve:
    """Gives the curve from evidence to the share that is right, learned on crises left out.

    A number of many values may bend where a quarter, half, three quarters and nine in ten of the claims lie.
    """
    rows = np.array(evidence, dtype=np.float64)
    places = [
        (number, float(knot))
        for number, column in enumerate(rows.T)
        for knot in dict.fromkeys((column.min(), *_bends(column)))
    ]
    numbers, knots = np.array([n for n, _ in places]), np.array([k for _, k in places])
    above = np.maximum(rows[:, numbers] - knots, 0.0)
    size = above.std(axis=0)
    size[size == 0] = 1.0
    model = LogisticRegression(C=_CURVE, solver="newton-cholesky", max_iter=200)
    model.fit(above / size, np.array(right))
    slopes = cast("NDArray[np.float64]", model.coef_[0]) / size
    terms = zip(numbers.tolist(), knots.tolist(), slopes.tolist(), strict=True)
    return Curve.of(float(model.intercept_[0]), terms)


def _bends(column: NDArray[np.float64]) -> list[float]:
    """Gives where the slope of a number may change; one of few values has none."""
    if len(np.unique(column)) <= _FEW:
        return []
    return [float(q) for q in np.quantile(column, _QUANTILES)]

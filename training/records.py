"""The labelled corpus as data: texts and the claims that they make.

Takes a folder (`training/corpus` by default), gives frozen texts with their claims; the main
function is `read_corpus`. Offsets are code points in the whole file, ends exclusive.
"""

from __future__ import annotations

import csv
import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

CORPUS: Final = Path(__file__).parent / "corpus"
GENRES: Final = ("agency", "local", "essay", "communique", "speech", "live")

KEYS: Final = (
    "id",
    "doc",
    "line",
    "quote",
    "start",
    "end",
    "event",
    "relation",
    "source",
    "source_text",
    "source_kind",
    "source_span",
    "target",
    "target_text",
    "target_kind",
    "target_span",
    "phase",
    "polarity",
    "held",
    "negated",
    "modality",
    "content",
    "speaker",
    "speakers",
    "time",
    "time_from",
    "time_to",
    "tier",
    "zone",
    "note",
)

Claim = Mapping[str, Any]
"""One record of a claims file; fields that are empty may be missing."""


@dataclass(frozen=True)
class Text:
    """A text of the corpus with what is known of it and the claims that it makes."""

    name: str
    crisis: str
    genre: str
    published: datetime.date
    hand: str
    text: str
    claims: tuple[Claim, ...]


def read_rows(path: Path) -> list[dict[str, str]]:
    """Reads a table of the corpus (`texts.csv`, `actors.csv`)."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write_rows(path: Path, rows: Iterable[Mapping[str, str]], header: Iterable[str]) -> None:
    """Writes a table of the corpus, sorted by its first column."""
    names = list(header)
    with path.open("w", encoding="utf-8", newline="") as lines:
        table = csv.DictWriter(lines, names, lineterminator="\n")
        table.writeheader()
        table.writerows(sorted(rows, key=lambda row: row[names[0]]))


def read_claims(path: Path) -> tuple[Claim, ...]:
    """Reads the claims of one text, one JSON object a line."""
    return tuple(json.loads(line) for line in path.read_text("utf-8").splitlines() if line)


def write_claims(path: Path, claims: Iterable[Claim]) -> None:
    """Writes the claims of one text; keys in the codebook's order, empty fields left out.

    `source` and `target` stay even when null: that an end is unknown is part of the label.
    """
    path.write_text("".join(_line(claim) for claim in claims), "utf-8")


def _line(claim: Claim) -> str:
    kept = {
        key: claim.get(key)
        for key in KEYS
        if key in ("source", "target") or claim.get(key) not in (None, "", [])
    }
    return json.dumps(kept, ensure_ascii=False) + "\n"


def read_corpus(folder: Path = CORPUS) -> tuple[Text, ...]:
    """Reads all texts with their claims, ordered by name.

    Raises:
        FileNotFoundError: a text that `texts.csv` lists, or its claims, is missing.
    """
    return tuple(
        Text(
            row["name"],
            row["crisis"],
            row["genre"],
            datetime.date.fromisoformat(row["published"]),
            row["hand"],
            (folder / "texts" / f"{row['name']}.txt").read_text("utf-8"),
            read_claims(folder / "claims" / f"{row['name']}.jsonl"),
        )
        for row in read_rows(folder / "texts.csv")
    )

"""Texts labelled a second time, without sight of the first labels, and how far the two agree.

`python -m training.second` prints the agreement; `python -m training.second ROWS` takes second labels
in: for each text a line `name: NAME`, where it has actors that `actors.csv` lacks a line
`new: ID=KIND …`, and below it rows as in a draft (see `training.drafts`).
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from training.codebook import KINDS
from training.drafts import Draft, build_claims
from training.gold import read_texts, whole_claims
from training.records import CORPUS, read_claims, read_corpus, read_rows, write_claims
from training.score import Scores, gold_found, score
from training.spans import DraftUnreadable


def take_in(content: str, folder: Path = CORPUS) -> int:
    """Writes second labels beside the first; gives how many claims. All or nothing is written.

    Raises:
        DraftUnreadable: a row breaks the format, quotes what is not there or names an unknown id.
    """
    texts = {text.name: text for text in read_corpus(folder)}
    kinds = {row["id"]: row["kind"] for row in read_rows(folder / "actors.csv")}
    built: dict[str, list[dict[str, Any]]] = {}
    problems: list[str] = []
    for part in re.split(r"^name: ", content, flags=re.MULTILINE)[1:]:
        name, *rows = [line.strip() for line in part.splitlines() if line.strip()]
        if name not in texts:
            raise DraftUnreadable(f"no text {name!r} in the corpus")
        text = texts[name]
        new = _new(rows.pop(0)) if rows and rows[0].startswith("new: ") else {}
        draft = Draft(
            name, text.crisis, text.genre, text.published, "", new, text.text, tuple(rows)
        )
        try:
            built[name] = build_claims(draft, kinds)
        except DraftUnreadable as problem:
            problems.append(str(problem))
    if problems:
        raise DraftUnreadable("\n".join(problems))
    (folder / "second").mkdir(exist_ok=True)
    for name, claims in built.items():
        write_claims(folder / "second" / f"{name}.jsonl", claims)
    return sum(map(len, built.values()))


def _new(line: str) -> dict[str, str]:
    """Gives id to kind of the actors that a `new:` line introduces."""
    pairs = [pair.partition("=") for pair in line.removeprefix("new: ").split()]
    for name, equals, kind in pairs:
        if not name or kind not in KINDS:
            raise DraftUnreadable(
                f"new: {name + equals + kind!r} is no ID=KIND (kinds: {', '.join(KINDS)})"
            )
    return {name: kind for name, _, kind in pairs}


def agreement(folder: Path = CORPUS) -> tuple[int, Scores, Scores]:
    """Gives how many texts are labelled twice, and each labelling scored against the other.

    The second labels stand in the place of a coder's claims, then the first do; the coder is scored
    in the same way, so that the figures can be set beside its own.
    """
    second = {path.stem: read_claims(path) for path in sorted((folder / "second").glob("*.jsonl"))}
    firsts = [t for t in read_texts(folder) if t.document.name.removesuffix(".txt") in second]
    one = [claim for text in firsts for claim in text.claims]
    two = whole_claims(claim for claims in second.values() for claim in claims)
    return (
        len(second),
        score([gold_found(claim) for claim in two], one),
        score([gold_found(claim) for claim in one], two),
    )


def agreement_page(folder: Path = CORPUS) -> str:
    """Gives the section of the coder's page that tells of the agreement, for what it is."""
    texts, forth, back = agreement(folder)
    rows = "\n".join(
        f"| {level} | {forth.levels[level][0]:.2f} | {back.levels[level][0]:.2f} | {_f1(forth, back, level):.2f} |"
        for level in forth.levels
    )
    shares = ", ".join(
        f"{name} {forth.shares[name]:.2f}"
        for name in ("event", "phase", "held", "modality", "speaker")
    )
    return f"""{texts} texts, drawn at random, were labelled a second time by the codebook, without sight of the first labels
({forth.found} claims with both ends, beside {back.found}). It was the **same kind of reader** both times: the figures say how far
the codebook settles what a claim is to such a reader, not how far two people of different schooling would agree.
The second reading took its ids from the list of actors (`actors.csv`), which the first had filled: groups that no
actor file has are more alike than between two who name them freely.

| level | second found in the first | first found in the second | F1 |
|---|---|---|---|
{rows}

Where pair and sign agree, so do: {shares}. {forth.shares["opposite"]:.1%} of the claims have the
opposite sign in the other labelling. By `python -m training.second`; the second labels stand in `training/corpus/second/`, and neither
training nor the figures above use them."""


def _f1(forth: Scores, back: Scores, level: str) -> float:
    one, other = forth.levels[level][0], back.levels[level][0]
    return 2 * one * other / (one + other) if one + other else 0.0


def main(paths: list[str]) -> int:
    """Takes in the files' labels, or prints the agreement."""
    try:
        for path in paths:
            sys.stdout.write(f"{take_in(Path(path).read_text('utf-8'))} claims\n")
    except (DraftUnreadable, OSError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    if not paths:
        sys.stdout.write(agreement_page() + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Puts drafts into the corpus: `python -m training.build_corpus DRAFTS...`.

A draft whose name is in the corpus replaces the text and claims of that name.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from training.drafts import Draft, build_claims, read_drafts
from training.records import CORPUS, read_rows, write_claims, write_rows
from training.spans import DraftUnreadable


def add_drafts(drafts: Iterable[Draft], folder: Path = CORPUS) -> int:
    """Writes the texts, claims and table rows of the drafts; gives the number of claims.

    Nothing is written if any draft cannot be read.

    Raises:
        DraftUnreadable: a row breaks the format, quotes what is not there or names an unknown id.
    """
    texts = {row["name"]: row for row in read_rows(folder / "texts.csv")}
    kinds = {row["id"]: row["kind"] for row in read_rows(folder / "actors.csv")}
    built: list[tuple[Draft, list[dict[str, Any]]]] = []
    problems: list[str] = []
    for draft in drafts:
        kinds |= draft.new
        try:
            built.append((draft, build_claims(draft, kinds)))
        except DraftUnreadable as problem:
            problems.append(str(problem))
        texts[draft.name] = {
            "name": draft.name,
            "crisis": draft.crisis,
            "genre": draft.genre,
            "published": draft.published.isoformat(),
            "hand": draft.hand,
        }
    if problems:
        raise DraftUnreadable("\n".join(problems))
    for draft, claims in built:
        (folder / "texts" / f"{draft.name}.txt").write_text(draft.text, "utf-8")
        write_claims(folder / "claims" / f"{draft.name}.jsonl", claims)
    write_rows(
        folder / "texts.csv", texts.values(), ("name", "crisis", "genre", "published", "hand")
    )
    actors = [{"id": name, "kind": kind} for name, kind in kinds.items()]
    write_rows(folder / "actors.csv", actors, ("id", "kind"))
    return sum(len(claims) for _, claims in built)


def main(paths: list[str]) -> int:
    """Adds the drafts of the files; says what came of it or what is wrong with them."""
    try:
        drafts = [draft for path in paths for draft in read_drafts(Path(path).read_text("utf-8"))]
        print(f"{len(drafts)} texts, {add_drafts(drafts)} claims")
    except (DraftUnreadable, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

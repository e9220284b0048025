"""Deals made in the crisis file itself, the slow and obvious way: read, dealt, written, asked.

Nothing here uses the code that deals: rows of `interests` and `priorities` are taken out of the YAML,
shuffled and put back, and each file is asked as any file is. `python -m tests.questions.dealt_by_hand
FOLDER [DEALS] [ID…]` prints in how many deals each expectation of a folder holds.
"""

from __future__ import annotations

import io
import random
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tightrope.analysis.engines import analyse_model
from tightrope.analysis.questions import answer_all, parse_expectations
from tightrope.analysis.questions.expectation import Expectation
from tightrope.analysis.questions.gate.judge import ONE_IN
from tightrope.crisis import parse_crisis
from tightrope.crisis.fold import known_on_its_date

Shuffle = Callable[[list[Any]], list[Any]]


def deal(text: str, shuffle_rows: Shuffle, shuffle_lines: Shuffle) -> str:
    """The crisis file with the rows and the lines of those who have options dealt anew."""
    data = YAML().load(text)
    players = [actor for actor, options in data["options"].items() if options]
    for section, shuffle in (("interests", shuffle_rows), ("priorities", shuffle_lines)):
        own = data.get(section) or {}
        pool = shuffle([row for actor in players for row in own.get(actor, [])])
        for actor in players:
            many = len(own.get(actor, []))
            if many:
                own[actor], pool = pool[:many], pool[many:]
    out = io.StringIO()
    YAML().dump(data, out)
    return out.getvalue()


def holds(text: str, items: Iterable[Expectation]) -> list[bool]:
    """Which expectations the central game of a file answers as their sources do, on its own date."""
    model = known_on_its_date(parse_crisis(text).model)
    analyse = partial(analyse_model, since=model, draws=0)
    return [one.verdict == "reproduced" for one in answer_all(items, model, analyse, draws=0)]


def share(text: str, items: Sequence[Expectation], deals: int, seed: int) -> list[int]:
    """In how many random deals each expectation holds."""
    rng = random.Random(seed)  # noqa: S311 - a simulation

    def shuffle(rows: list[Any]) -> list[Any]:
        return rng.sample(rows, len(rows))

    held = [0] * len(items)
    for _ in range(deals):
        for k, yes in enumerate(holds(deal(text, shuffle, shuffle), items)):
            held[k] += yes
    return held


def main(folder: str, deals: str = "50", *ids: str) -> None:
    """Prints the shares of a folder's expectations."""
    place = Path(folder)
    said = parse_expectations((place / "expectations.yaml").read_text("utf-8"), "expectations.yaml")
    items = [one for one in said.value.expectations if one.ask and (not ids or one.id in ids)]
    held = share((place / "crisis.yaml").read_text("utf-8"), items, int(deals), seed=1)
    for one, many in zip(items, held, strict=True):
        failed, asked = int(deals) - many, -(-int(deals) // ONE_IN)
        sys.stdout.write(f"{one.id}: {many} of {deals} (fails in {failed}, {asked} are asked)\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

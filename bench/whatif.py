"""How long a what-if takes as it is played at the workbench: `python -m bench whatif`.

The baseline is one look at what is expected and nothing else: the game built, its stability passes.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from importlib import resources
from pathlib import Path

import numpy as np

from tightrope.analysis.strategy import analyse_stability
from tightrope.app.gathered.gather import Gathered, gather
from tightrope.app.workbench.chips import chips_of
from tightrope.app.workbench.playing import play
from tightrope.conflict import build_game

CASE = "russia-iran-israel-2025"
EVERY = 8  # of the single turns; 1: all of them
WITHIN = 0.3  # seconds in which an answer is to come


def turns_of(gathered: Gathered) -> dict[str, list[str]]:
    """The single turns by their kind: options, indicators, interests, links."""
    found: dict[str, list[str]] = {}
    for one in chips_of(gathered.model).chips:
        own = found.setdefault(one.kind, [])
        own += [f"{one.id}={value}" for value in one.values if value != one.now]
    return found


def played(gathered: Gathered, turn: str) -> tuple[float, float]:
    """Seconds of processor and of the clock that one turn takes, with the difference in words."""
    started, clock = time.process_time(), time.perf_counter()
    play(gathered.what_if([turn], shares=False), [turn], gathered.model)
    return time.process_time() - started, time.perf_counter() - clock


def _expected(gathered: Gathered) -> float:
    started = time.process_time()
    analyse_stability(build_game(gathered.model))
    return time.process_time() - started


def run() -> None:
    """Prints the distribution over single turns of the first case, base and passes warm."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "w"
        shutil.copytree(str(resources.files("tightrope.cases").joinpath(CASE)), path)
        gathered = gather(path)
        turns = turns_of(gathered)
        played(gathered, turns["option"][0])  # the compiled passes are loaded, the base is known
        baseline = np.median([_expected(gathered) for _ in range(5)])
        print(f"the game built and its stability passes (baseline), processor: {baseline:.3f} s")
        for kind, own in turns.items():
            seconds = np.array([played(gathered, turn) for turn in own[::EVERY]])
            for what, column in (("processor", seconds[:, 0]), ("clock", seconds[:, 1])):
                half, nine, most = np.quantile(column, [0.5, 0.9, 1.0])
                print(
                    f"{kind}, {len(column)} of {len(own)} turns, {what}: "
                    f"median {half:.2f} s ({half / baseline:.1f} x baseline), "
                    f"nine tenths within {nine:.2f} s, most {most:.2f} s, "
                    f"over {WITHIN} s: {np.mean(column > WITHIN):.0%}"
                )


if __name__ == "__main__":
    run()

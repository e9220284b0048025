"""Time and memory of the stability analysis, all states, against the dense-matrix method."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import psutil

from tightrope.analysis.strategy import Conflict, analyse_stability

FOUR = ("nash", "gmr", "smr", "seq")
Flags = npt.NDArray[np.bool_]


def run() -> None:
    """Prints a line per size: time, memory, bytes moved at least, share of the bandwidth, ratio."""
    bandwidth = measure_bandwidth()
    busy = os.getloadavg()[0]
    print(
        f"memory bandwidth of a copy: {bandwidth / 1e9:.1f} GB/s; load {busy:.1f} on {os.cpu_count()}"
    )
    columns = f"{'seconds':>10}{'CPU s':>9}{'GB held':>9}{'GB moved':>9}{'of bw':>7}"
    print(f"{'space':44}{'concepts':>22}{columns}")
    for options, dms, kind, concepts in CASES:
        game = make_game(options, dms, kind)
        print(line(game, f"2^{options} × {dms} {kind}", concepts, bandwidth), flush=True)
    for options, dms in ((8, 3), (10, 3), (10, 4)):
        compare_with_matrices(make_game(options, dms, "complete"), f"2^{options} × {dms}")


CASES: tuple[tuple[int, int, str, Sequence[str]], ...] = (
    (12, 4, "complete", FOUR),
    (12, 4, "irreversible", FOUR),
    (12, 4, "half infeasible", FOUR),
    (12, 4, "ties", FOUR),
    (20, 4, "complete", ("gmr", "smr")),
    (20, 4, "complete", FOUR),
    (20, 4, "ties", FOUR),
    (20, 4, "irreversible", FOUR),
    (20, 4, "all irreversible", FOUR),
    (21, 4, "half infeasible", FOUR),
    (21, 4, "half infeasible, all irreversible", FOUR),
    (25, 4, "1 in 32 feasible", FOUR),
    (20, 5, "complete", FOUR),
    (22, 4, "complete", FOUR),
    (22, 4, "irreversible", FOUR),
    (24, 4, "complete", FOUR),
)


def make_game(options: int, dms: int, kind: str, seed: int = 0) -> Conflict:
    """Gives a random conflict with the options dealt evenly and strict or tied preferences."""
    rng = np.random.default_rng(seed)
    dealt = np.array_split(np.arange(options), dms)
    names = {f"d{i}": [f"o{k}" for k in mine] for i, mine in enumerate(dealt)}
    share = 0.5 if "half infeasible" in kind else 1 / 32 if kind == "1 in 32 feasible" else None
    feasible = None
    states = 2**options
    if share is not None:
        codes = np.flatnonzero(rng.random(states) < share)
        feasible = ((codes[:, None] >> np.arange(options)) & 1).astype(np.uint8)
        states = len(codes)
    top = 50 if kind == "ties" else None
    preferences = {
        name: rng.integers(0, top, states, dtype=np.int32)
        if top
        else rng.permutation(np.arange(states, dtype=np.int32))
        for name in names
    }
    bound = options if "all irreversible" in kind else 1 if "irreversible" in kind else 0
    one_way = [f"o{k}" for mine in dealt for k in mine[:bound]]
    return Conflict(names, feasible, preferences, one_way)


def line(game: Conflict, name: str, concepts: Sequence[str], bandwidth: float) -> str:
    """Gives one line of the table, the best of several runs after a first one."""
    seconds, cpu = best_of(
        lambda: analyse_stability(game, concepts, engine="compiled"), game.states
    )
    held = psutil.Process().memory_info().rss / 1e9
    moved = bytes_moved(game, concepts)
    return (
        f"{name + f' ({game.states:,} states)':44}{', '.join(concepts):>22}{seconds:10.4f}{cpu:9.4f}{held:9.2f}"
        f"{moved / 1e9:9.3f}{moved / seconds / bandwidth:7.0%}"
    )


def bytes_moved(game: Conflict, concepts: Sequence[str]) -> int:
    """The bytes that must be read and written at least, caches assumed perfect.

    A threshold reads the ranks and writes a flag; a sweep reads and writes a value per option. A
    search reads the value, the order of the states and the layout of every opponent (rank and
    class of the state visited, rank and state in its sorted class), writes and reads back what is
    reached, and writes a flag. Where no move can be taken back, a pass over the box of all
    combinations reads the value and the opponents' ranks, writes and reads back what is reached,
    and writes a flag.
    """
    states, dms = game.states, len(game.decision_makers)
    threshold = states * dms * (4 + 1)
    sweeps = states * dms * (4 + 1 + 8 * len(game.options))
    search = states * dms * ((dms - 1) * (8 + 8) + 4 + 4 + 8 + 8 + 1)
    if all(game.space.direction):
        search = game.space.product * dms * ((dms - 1) * 4 + 4 + 8) + states * dms
    total = 0
    for concept in concepts:
        if concept == "seq" or not (game.space.complete or concept == "nash"):
            total += search
        else:
            total += sweeps if game.irreversible and concept != "nash" else threshold
    return total


def best_of(work: Callable[[], object], states: int) -> tuple[float, float]:
    """Gives wall and CPU seconds of the fastest of several runs, after one that warms up."""
    work()
    times = []
    for _ in range(20 if states < 1 << 16 else 3 if states < 1 << 23 else 1):
        start, cpu = time.perf_counter(), time.process_time()
        work()
        times.append((time.perf_counter() - start, time.process_time() - cpu))
    return min(times)


def measure_bandwidth() -> float:
    """Gives the bytes a second a large copy reads and writes."""
    source = np.ones(1 << 25)
    target = np.empty_like(source)
    return 2 * source.nbytes / best_of(lambda: np.copyto(target, source), 0)[0]


def compare_with_matrices(game: Conflict, name: str) -> None:
    """Prints the ratio to the matrix method on the same game, having checked they agree."""
    start = time.perf_counter()
    by_matrices = matrix_method(game)
    slow = time.perf_counter() - start
    found = analyse_stability(game, FOUR, engine="compiled")
    for concept in FOUR:
        assert np.array_equal(found.stable(concept), by_matrices[concept]), concept
    fast, _ = best_of(lambda: analyse_stability(game, FOUR, engine="compiled"), game.states)
    print(
        f"{name}: matrices {slow:.2f} s, here {fast * 1e3:.2f} ms, {slow / fast:,.0f} times faster"
    )


def matrix_method(game: Conflict) -> dict[str, Flags]:
    """Gives the four concepts by dense state-by-state matrices, as the field's tools do."""
    dms, states = len(game.decision_makers), game.states
    moves = np.zeros((dms, states, states), dtype=np.bool_)
    for dm in range(dms):
        for state in range(states):
            moves[dm, state, game.moves(dm, state)] = True
    better = game.ranks[:, None, :] > game.ranks[:, :, None]  # (dm, from, to)
    out = {concept: np.empty((dms, states), dtype=np.bool_) for concept in FOUR}
    for dm, rank in enumerate(game.ranks):
        others = [j for j in range(dms) if j != dm]
        gains = moves[dm] & better[dm]
        reach = closure(np.logical_or.reduce(moves[others]))
        credible = closure(np.logical_or.reduce(moves[others] & better[others]))
        best = np.where(moves[dm], rank, -1).max(axis=1, initial=-1)
        no_better = rank[:, None] <= rank  # (sanction, from)
        lasting = np.maximum(best, rank)[:, None] <= rank
        out["nash"][dm] = ~gains.any(axis=1)
        for concept, answers, bad in (
            ("gmr", reach, no_better),
            ("smr", reach, lasting),
            ("seq", credible, no_better),
        ):
            out[concept][dm] = ~(gains & ~product(answers, bad).T).any(axis=1)
    return out


def product(a: Flags, b: Flags) -> Flags:
    """Gives the Boolean matrix product."""
    return np.asarray(a.astype(np.float32) @ b.astype(np.float32) > 0)


def closure(step: Flags) -> Flags:
    """Gives what is reached by any number of steps, none included, by repeated squaring."""
    reach = step | np.eye(len(step), dtype=np.bool_)
    while True:
        further = product(reach, reach)
        if np.array_equal(further, reach):
            return reach
        reach = further


if __name__ == "__main__":
    run()

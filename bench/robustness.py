"""How long sampling priorities takes on the shipped case: target, 1,000 draws under 20 s."""

from __future__ import annotations

import os
import time
from importlib.resources import files

import numpy as np

from tightrope.analysis.strategy import (
    Verdicts,
    analyse_stability,
    least_change,
    report_strategy,
    sample_priorities,
)
from tightrope.analysis.strategy.verdict import statement_bits
from tightrope.conflict import Game, build_game
from tightrope.conflict.ranks import rank_bits
from tightrope.crisis import parse_crisis

CASE = "russia-iran-israel-2025"
DRAWS = 1000
TARGET = 20.0


def run() -> None:
    """Prints one line per measurement; compilation is left out by a warm-up."""
    text = (files("tightrope.cases") / CASE / "crisis.yaml").read_text(encoding="utf-8")
    model = parse_crisis(text).model
    game = build_game(model)
    who = len(game.decision_makers)
    print(f"{CASE}: {game.states:,} feasible states, {who} decision makers, {os.cpu_count()} cores")
    sample_priorities(model, draws=2)
    _one_draw(game)
    started = time.perf_counter()
    report_strategy(game)
    print(f"report with explanations: {time.perf_counter() - started:.2f} s")
    for workers in dict.fromkeys((1, os.cpu_count() or 1)):
        started, busy = time.perf_counter(), time.process_time()
        told = sample_priorities(model, draws=DRAWS, workers=workers)
        seconds, busy = time.perf_counter() - started, time.process_time() - busy
        print(
            f"{told.finished:,} draws, {workers} threads: {seconds:.1f} s "
            f"({busy:.1f} s of processor time; target {TARGET:.0f} s: "
            f"{'met' if seconds < TARGET else 'missed'})"
        )
    print(told.text)
    _least_changes(game)


def _one_draw(game: Game) -> None:
    """Where the time of a draw goes, on one core; and what it must at least read and write."""
    bits = [statement_bits(game, dm) for dm in range(len(game.decision_makers))]
    started = time.perf_counter()
    ranks = np.stack([rank_bits(rows) for rows in bits])
    ranked = time.perf_counter()
    analyse_stability(game.with_ranks(ranks))
    stable = time.perf_counter()
    # Each rank and each block number is read once per concept and decision maker, a flag written.
    least = 4 * game.states * len(bits) * (4 + 4 + 1)
    rate = least / (stable - ranked) / 1e9
    print(
        f"one draw: ranks {1000 * (ranked - started):.1f} ms, four concepts "
        f"{1000 * (stable - ranked):.1f} ms (at least {least / 1e6:.1f} MB of traffic, {rate:.2f} GB/s)"
    )
    verdicts = Verdicts(game)
    state = game.status_quo or 0
    verdicts.equilibrium(state, "seq")
    started = time.perf_counter()
    for _ in range(1000):
        verdicts.equilibrium(state, "seq")
    print(f"one state's verdict under SEQ: {1000 * (time.perf_counter() - started):.1f} µs")


def _least_changes(game: Game) -> None:
    for concept in ("nash", "gmr", "smr", "seq"):
        started = time.perf_counter()
        told = least_change(game, game.status_quo or 0, concept, goal="breaks")
        print(f"least change, {concept}: {time.perf_counter() - started:.2f} s. {told.text}")


if __name__ == "__main__":
    run()

"""How long the effects engine takes: `python -m bench effects`. Synthetic and seeded."""

from __future__ import annotations

import time

import numpy as np

from tightrope.analysis.effects import analyse_effects, price_shock
from tightrope.crisis.model import CrisisModel, EnergyShock


def causal_map(indicators: int, links: int, seed: int) -> CrisisModel:
    """Random signed links among indicators, driven by ten options."""
    rng = np.random.default_rng(seed)
    names = [f"n{i}" for i in range(indicators)]
    pairs = {tuple(rng.choice(indicators, 2, replace=False)) for _ in range(links)}
    effects = [
        {"from": f"x.o{i}", "to": names[int(rng.integers(indicators))], "sign": "+"}
        for i in range(10)
    ]
    effects += [
        {"from": names[a], "to": names[b], "sign": str(rng.choice(["+", "-"])), "strength": "weak"}
        for a, b in sorted(pairs)
    ]
    return CrisisModel.model_validate(
        {
            "title": "bench",
            "options": {"x": {f"o{i}": {"text": "an option", "now": False} for i in range(10)}},
            "indicators": {name: {"name": name} for name in names},
            "effects": effects,
        }
    )


def run() -> None:
    """Prints how long responses, paths and loops take, up to 60 indicators and 500 draws."""
    for indicators, links, draws in ((15, 25, 200), (40, 60, 200), (60, 90, 500)):
        crisis = causal_map(indicators, links, seed=0)
        outcome = {f"x.o{i}": "yes" for i in range(10)}
        started = time.perf_counter()
        report = analyse_effects(crisis, outcome=outcome, draws=draws)
        seconds = time.perf_counter() - started
        paths = sum(len(change.paths) for change in report.indicators)
        print(
            f"{indicators} indicators, {links} links, {draws} draws ({report.method['counted']} "
            f"count): {paths} paths, {len(report.loops)} loops: {seconds:.2f} s"
        )
    shock = EnergyShock.model_validate({"world": 105, "lost": [1, 1.7, 2.6], "probability": 0.2})
    started = time.perf_counter()
    price_shock("bench", shock)
    print(f"one energy shock, 20,000 draws, three sources: {time.perf_counter() - started:.3f} s")


if __name__ == "__main__":
    run()

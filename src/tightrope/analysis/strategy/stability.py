"""Which states are stable for whom, under the standard concepts.

With P the rank (higher is better) of decision maker i, R(s) the states i can move to from s and
N-i its opponents, s is stable for i when P(s) >= max over s1 in R(s) of min(P(s1), value(s1)):

- nash: value is infinite: i has no improvement.
- gmr (general metarationality): the least P that the opponents can reach from s1.
- smr (symmetric metarationality): the least, over states s2 the opponents can reach from s1, of
  the best P that i can still get from s2 (s2 included).
- seq (sequential stability): the least P that the opponents can reach from s1 by moves each of
  which improves the mover's own position at that step.
- sseq (symmetric sequential stability): the least, over the states that the opponents can reach
  by such moves, of the best P that i can still get from there (the state itself included).
- sim (simultaneous stability): each improvement of i from s to s1 meets some combination of the
  opponents' own improvements from s which, laid over s1, gives a feasible state that i likes no
  better than s.

How the open points of the definitions are settled:

- An improvement is strict; a sanction is weak: a state as bad as s (s itself too) deters.
- Opponents move in any legal sequence: any number of moves, nobody twice in a row. Where moves
  are transitive (options reversible or not), that reaches what any sequence reaches.
- Whether s1 itself counts as reached changes nothing: i improves there, so it deters nobody.
  Nor can the opponents alone lead back to s itself: they do not touch the options i has changed.
- Several options of one decision maker changing at once are one move; the states in between need
  not be feasible, the one it ends in must be.
- Irreversible options make moves one-way, for the mover and for every sanction: R(s) and reach
  are directed, and from a higher level of an option that may only rise nobody gets back.
- Where single moves are allowed or forbidden (irreversible arcs), two moves of one decision maker
  in a row need not be one move, and only sequences in which nobody moves twice in a row count.
- In SIM every opponent with an improvement takes part; `sim_opponents="unstable"` gives Fraser and
  Hipel's ordering, in which only opponents for whom s is not SEQ-stable do. An opponent taking
  part makes one of its own improvements from s or none; at least one of them moves.

Fang, Hipel and Kilgour 1993, Interactive Decision Making; Fraser and Hipel 1984, Conflict Analysis;
Rêgo and Vieira 2017, Symmetric sequential stability in the graph model for conflict resolution
with multiple decision makers, Group Decision and Negotiation 26.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from typing import Any, Literal

import numpy as np

from tightrope.analysis.strategy.errors import TooLargeForThis
from tightrope.analysis.strategy.kernels import solve
from tightrope.arrays import Flags, Ints
from tightrope.conflict import Game
from tightrope.errors import MissingExtra, UsageMistake, nearest

STABILITY_CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq", "sim")
Engine = Literal["auto", "arrays", "compiled"]


@dataclass(frozen=True, eq=False)
class Stability:
    """Which feasible states are stable for whom under each concept asked for."""

    decision_makers: tuple[str, ...]
    states: int
    concepts: tuple[str, ...]
    _stable: dict[str, Flags] = field(repr=False)
    _game: Game = field(repr=False)
    _how: dict[str, str | int] = field(repr=False)

    @property
    def method(self) -> dict[str, str | int]:
        """How it was made: concepts, readings of the definitions, the game's fingerprint."""
        return {**self._how, "fingerprint": self._game.fingerprint}

    def stable(self, concept: str) -> Flags:
        """Gives bool (decision makers, states): stable for whom, where."""
        if concept not in self._stable:
            raise UsageMistake(
                "this concept was not analysed", value=concept, hint=nearest(concept, self.concepts)
            )
        return self._stable[concept]

    def equilibria(self, concept: str) -> Ints:
        """Gives the indices of the states stable for every decision maker, ascending."""
        return np.flatnonzero(self.stable(concept).all(axis=0))

    def to_rows(self, states: Iterable[int] | None = None) -> list[dict[str, str | int | bool]]:
        """Gives one mapping per state: its index, its levels, and under each concept whether it is
        an equilibrium (`seq`) and for whom it is stable (`seq: US`); states None: all."""
        chosen = range(self.states) if states is None else [self._game.index_of(s) for s in states]
        rows: list[dict[str, str | int | bool]] = []
        for state in chosen:
            row: dict[str, str | int | bool] = {"state": state, **self._game.state(state)}
            for concept in self.concepts:
                column = self._stable[concept][:, state]
                row[concept] = bool(column.all())
                for dm, stable in zip(self.decision_makers, column, strict=True):
                    row[f"{concept}: {dm}"] = bool(stable)
            rows.append(row)
        return rows

    def to_frame(self, states: Iterable[int] | None = None) -> Any:
        """Gives `to_rows` as a polars frame (`.to_pandas()` makes it a pandas one).

        Raises `MissingExtra` where polars is not installed.
        """
        try:
            import polars
        except ImportError as error:
            raise MissingExtra("a frame", "frames") from error
        return polars.DataFrame(self.to_rows(states))

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(c)}</th>" for c in self.concepts)
        total = "".join(f"<td>{len(self.equilibria(c)):,}</td>" for c in self.concepts)
        rows = "".join(
            f"<tr><th>stable for {escape(dm)}</th>"
            + "".join(f"<td>{int(self._stable[c][k].sum()):,}</td>" for c in self.concepts)
            + "</tr>"
            for k, dm in enumerate(self.decision_makers)
        )
        return (
            f"<table><caption>{self.states:,} feasible states</caption><tr><td></td>{head}</tr>"
            f"<tr><th>equilibria</th>{total}</tr>{rows}</table>"
        )

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(self.equilibria(c)):,} {c}" for c in self.concepts)
        return f"Stability({self.states:,} states; equilibria: {counts})"


COMBINATIONS_A_SECOND = 3e8
MOST_COMBINATIONS = 1e13  # half a day


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many combinations of improvements simultaneous stability tries at most."""

    combinations: float

    @property
    def text(self) -> str:
        """About how long that takes."""
        seconds = self.combinations / COMBINATIONS_A_SECOND
        for unit, size in (("hours", 3600), ("minutes", 60)):
            if seconds >= size:
                return f"about {seconds / size:.0f} {unit} at most"
        return f"about {seconds:.0f} seconds at most"


def estimate_simultaneous(game: Game) -> Estimate | None:
    """Gives the work of simultaneous stability; None: it is a matter of a second.

    Raises TooLargeForThis where it would take days.
    """
    if game.space.restricted is not None or game.states < solve.SMALL:
        return None
    from tightrope.analysis.strategy.kernels.by_blocks import count_jointly

    tried = count_jointly(game.space, game.ranks)
    if tried > MOST_COMBINATIONS:
        raise TooLargeForThis(
            "too many combinations of simultaneous improvements",
            value=f"{tried:.1g}",
            allowed=f"at most {MOST_COMBINATIONS:.0e}",
            hint="ask for seq, or add rules",
        )
    return Estimate(tried) if tried > COMBINATIONS_A_SECOND else None


def check_concepts(concepts: Iterable[str]) -> None:
    """Raises UsageMistake where one of the names is none of a stability concept."""
    for concept in concepts:
        if concept not in STABILITY_CONCEPTS:
            raise UsageMistake(
                "there is no such stability concept",
                value=str(concept),
                hint=nearest(str(concept), STABILITY_CONCEPTS),
            )


def analyse_stability(
    game: Game,
    concepts: Iterable[str] = ("nash", "gmr", "smr", "seq"),
    *,
    sim_opponents: Literal["any", "unstable"] = "any",
    engine: Engine = "auto",
) -> Stability:
    """Gives which states are stable for whom under each concept.

    `engine` is "arrays" (NumPy, nothing to compile), "compiled" (numba), or "auto", which takes
    the one that is ready sooner; both give the same answer.
    """
    asked = (concepts,) if isinstance(concepts, str) else tuple(dict.fromkeys(concepts))
    check_concepts(asked)
    if "sim" in asked:
        estimate_simultaneous(game)
    if sim_opponents not in ("any", "unstable"):
        raise UsageMistake("sim_opponents", value=sim_opponents, allowed="'any' or 'unstable'")
    stable = solve.solve(game.space, game.ranks, asked, sim_opponents=sim_opponents, engine=engine)
    for flags in stable.values():
        flags.flags.writeable = False
    how: dict[str, str | int] = {
        "concepts": ", ".join(asked),
        "opponents' moves": "legal sequences, nobody twice in a row",
    }
    if "sim" in asked:
        how["sim opponents"] = sim_opponents
    return Stability(game.decision_makers, game.states, asked, stable, game, how)

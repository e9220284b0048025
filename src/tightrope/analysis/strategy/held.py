"""What holds otherwise than by plain SEQ: under a concept named, as each sees it, if some is unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from tightrope.analysis.strategy.coalitions import (
    MOST_LOOKED_AT,
    CoalitionMove,
    CoalitionStability,
    analyse_coalitions,
    leaving_coalitions,
)
from tightrope.analysis.strategy.explain import explain
from tightrope.analysis.strategy.hypergame import analyse_hypergame
from tightrope.analysis.strategy.kernels.tables import IMPROVING
from tightrope.analysis.strategy.report import Explanation
from tightrope.analysis.strategy.seen import HeldAsSeen, HeldUnknown
from tightrope.analysis.strategy.stability import (
    Stability,
    analyse_stability,
    estimate_simultaneous,
)
from tightrope.analysis.strategy.uncertain import EXTENSIONS, analyse_unknown
from tightrope.arrays import Ints
from tightrope.conflict import Game, build_pictures
from tightrope.crisis import CrisisModel

OnStep = Callable[[str], None]
SHOWN = 3  # outcomes that are told of those that hold
WORTH_SAYING = 100_000_000  # pairs of states, coalition by coalition: more than a few seconds


@dataclass(frozen=True, slots=True)
class HeldUnder:
    """What holds under one concept of stability, and why today's situation does or does not."""

    concept: str
    holding: int
    """How many states are stable for all."""
    today_holds: bool
    """Whether today's situation is among them."""
    today: tuple[Explanation, ...]
    """Why each decision maker stays today, or would leave."""
    nearest: tuple[dict[str, str], ...]
    """What is otherwise than today (option -> level) in those nearest to it."""


@dataclass(frozen=True, slots=True)
class HeldTogether:
    """What holds under one concept although sides may leave together as well as alone."""

    concept: str
    coalitions: int
    """How many were looked at, each side alone among them."""
    holding: int
    """How many states are stable for all of them."""
    today_holds: bool
    """Whether today's situation is among them."""
    leaving: tuple[CoalitionMove, ...]
    """Who would leave today under this concept, and where to: the smallest such coalitions."""
    nearest: tuple[dict[str, str], ...]
    """What is otherwise than today (option -> level) in those nearest to it."""


def held_under(
    game: Game, concepts: Sequence[str], *, shown: int = SHOWN, on_step: OnStep | None = None
) -> tuple[HeldUnder, ...]:
    """Gives what holds under each concept named (nash, gmr, smr, seq, sseq, sim).

    `on_step` is told, before a long run, how long simultaneous stability takes. Raises
    UsageMistake for an unknown concept, TooLargeForThis where it would take days.
    """
    stability = stability_told(game, concepts, on_step)
    start = 0 if game.status_quo is None else game.status_quo
    found = []
    for concept in stability.concepts:
        states = stability.equilibria(concept)
        today = tuple(explain(game, start, dm, concept) for dm in game.decision_makers)
        found.append(
            HeldUnder(
                concept,
                len(states),
                bool(stability.stable(concept)[:, start].all()),
                today,
                _nearest_told(game, states, start, shown),
            )
        )
    return tuple(found)


def held_together(
    game: Game,
    concepts: Sequence[str] = ("seq",),
    *,
    shown: int = SHOWN,
    on_step: OnStep | None = None,
    on_note: OnStep | None = None,
) -> tuple[HeldTogether, ...]:
    """Gives what holds under each concept named (nash, gmr, smr, seq, sseq) against every coalition.

    `on_step` is told each coalition as its turn comes, `on_note` beforehand how much a long run
    looks at, and the limit. Raises UsageMistake for an unknown concept,
    TooLargeForThis beyond the limit.
    """
    found = coalitions_told(game, concepts, on_step, on_note)
    return tuple(_together(game, found, concept, shown) for concept in found.concepts)


def stability_told(game: Game, concepts: Sequence[str], on_step: OnStep | None = None) -> Stability:
    """Gives what is stable for whom; `on_step` is told first how long a long run takes (SIM)."""
    if "sim" in concepts and (estimate := estimate_simultaneous(game)) and on_step is not None:
        on_step(f"trying up to {estimate.combinations:.1g} combinations: {estimate.text}")
    return analyse_stability(game, concepts)


def coalitions_told(
    game: Game,
    concepts: Sequence[str],
    on_step: OnStep | None = None,
    on_note: OnStep | None = None,
) -> CoalitionStability:
    """Gives what is stable for every coalition; `on_note` is told first how much a long run does."""
    groups = 2 ** len(game.decision_makers) - 1
    work = groups * game.states**2
    if on_note is not None and WORTH_SAYING < work <= MOST_LOOKED_AT:
        on_note(
            f"looking at {groups:,} coalitions in {game.states:,} states: {work:.1g} pairs of "
            f"states; the limit is {MOST_LOOKED_AT:.0g}, a few minutes"
        )
    return analyse_coalitions(game, concepts=tuple(dict.fromkeys(concepts)), on_step=on_step)


def leave_together(
    game: Game, found: CoalitionStability, concept: str, state: int
) -> tuple[CoalitionMove, ...]:
    """Gives the smallest coalitions for which a state is not stable, and where they would go."""
    stable = found.stable(concept)[:, state]
    gone = [set(who) for who, holds in zip(found.coalitions, stable, strict=True) if not holds]
    least = [who for who in gone if not any(other < who for other in gone)]
    judged = ("gmr", "smr", "seq") if concept in IMPROVING else ("gmr", "smr")
    return leaving_coalitions(game, state, judged, coalitions=least)


def _together(game: Game, found: CoalitionStability, concept: str, shown: int) -> HeldTogether:
    start = 0 if game.status_quo is None else game.status_quo
    states = found.equilibria(concept)
    leaving = leave_together(game, found, concept, start)
    return HeldTogether(
        concept,
        len(found.coalitions),
        len(states),
        not leaving,
        leaving,
        _nearest_told(game, states, start, shown),
    )


def held_as_seen(model: CrisisModel, game: Game, concept: str = "seq") -> HeldAsSeen:
    """Gives what holds as the pictures of the model have it; `game` is the model's own.

    Raises UsageMistake for an unknown concept.
    """
    found = analyse_hypergame(game, build_pictures(model, game), concept)
    start = 0 if game.status_quo is None else game.status_quo
    really = analyse_stability(game, (concept,)).stable(concept)[:, start]
    moves = found.recognised[:, start] & ~found.stable[:, start]
    return HeldAsSeen(
        concept=concept,
        owners=tuple(model.pictures),
        holding=len(found.equilibria),
        illusory=len(found.illusory),
        missed=len(found.missed),
        today_holds=start in found.equilibria,
        today_holds_really=bool(really.all()),
        leaving=tuple(game.decision_makers[dm] for dm in np.flatnonzero(moves)),
        played=found.played,
        nearest=_nearest_told(game, found.equilibria, start),
    )


def held_unknown(
    model: CrisisModel, game: Game, concepts: Sequence[str] = ("seq",)
) -> tuple[HeldUnknown, ...]:
    """Gives what holds where the model says whose preferences are unknown, in four extensions.

    Raises UsageMistake for an unknown concept, TooLargeForThis beyond 1,500 states.
    """
    open_pairs = {
        actor: [(one.between, one.and_) for one in entries]
        for actor, entries in model.unknown_preferences.items()
        if actor in game.decision_makers
    }
    found = analyse_unknown(game, open_pairs, concepts)
    start = 0 if game.status_quo is None else game.status_quo
    return tuple(
        HeldUnknown(
            concept,
            extension,
            *EXTENSIONS[extension],
            holding=len(states := found.equilibria(concept, extension)),
            today_holds=start in states,
            nearest=_nearest_told(game, states, start),
        )
        for concept in found.concepts
        for extension in EXTENSIONS
    )


def _nearest_told(
    game: Game, states: Iterable[int], start: int, shown: int = SHOWN
) -> tuple[dict[str, str], ...]:
    nearest = _nearest(game, np.array(list(states), dtype=np.int64), start)[:shown]
    return tuple(game.changes(start, int(state)) for state in nearest)


def _nearest(game: Game, states: Ints, start: int) -> Ints:
    """Those that differ from today in the fewest options first."""
    return states[np.lexsort((states, game.space.differ(start, states).sum(axis=1)))]

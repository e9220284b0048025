"""How many outcomes hold, which, and why, in games with more states than can be listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from tightrope.analysis.strategy.report import Explanation
from tightrope.analysis.strategy.symbolic.diagrams import Diagrams, Set
from tightrope.analysis.strategy.symbolic.errors import MovesClosed, OnlyPriorities, TooEntangled
from tightrope.analysis.strategy.symbolic.explain import why
from tightrope.analysis.strategy.symbolic.worst import CONCEPTS, OnStep, Stabilities
from tightrope.conflict.build import rule_formulas, space_of_options, stated_wants
from tightrope.conflict.preferences import Priorities
from tightrope.conflict.states import StateSpace
from tightrope.crisis.formula import Formula
from tightrope.crisis.levels import now_levels, option_levels
from tightrope.crisis.model import ClosedMove, CrisisModel, interests_of
from tightrope.crisis.parse_formula import parse_formula

WIDE = 10  # options waited for at once, from which on minutes and gigabytes may go by
State = Mapping[str, str]


@dataclass(frozen=True)
class Held:
    """The outcomes that hold under one concept.

    count: how many. shares: option -> level -> share of them with it. sampled: some of them,
    drawn alike likely, none twice. today: why each decision maker stays in today's
    situation or leaves it; empty where the rules forbid it.
    """

    concept: str
    count: int
    shares: Mapping[str, Mapping[str, float]]
    sampled: tuple[State, ...]
    today: tuple[Explanation, ...]

    @property
    def today_holds(self) -> bool:
        """Whether today's situation is among them."""
        return bool(self.today) and all(one.stable for one in self.today)


class SymbolicGame:
    """An option-prioritised game whose states are never listed.

    Raises OnlyPriorities where a decision maker's wishes come in another form, MissingExtra
    without the package `dd`.
    """

    def __init__(
        self,
        space: StateSpace,
        rules: Sequence[Formula],
        wants: Mapping[str, Sequence[Formula]],
        *,
        plain: bool = False,
        on_step: OnStep = lambda _: None,
    ) -> None:
        stated = [tuple(wants[dm]) for dm in space.decision_makers]
        asked = [formula for formulas in stated for formula in formulas]
        self.space = space
        self.diagrams = Diagrams(space, rules, asked, plain=plain)
        self.stabilities = Stabilities(self.diagrams, stated, on_step)
        self._stable: dict[tuple[int, str], Set] = {}

    @classmethod
    def of(cls, model: CrisisModel, on_step: OnStep = lambda _: None) -> SymbolicGame:
        """Gives the game of a crisis model. Raises what `build_game` raises but TooManyStates."""
        formulas = {}
        if model.closed_moves:
            raise MovesClosed(
                "states are not counted unlisted where single moves are closed",
                value="; ".join(map(_in_short, model.closed_moves)),
                hint="analyse keeps to closed moves, where the states can be listed",
            )
        for actor in model.options:
            if interests_of(model, actor):
                raise _not_priorities(f"{actor}: interests")
        for actor, wanted in stated_wants(model).items():
            if not isinstance(wanted, Priorities):
                raise _not_priorities(f"{actor}: a ranking, weights or payoffs")
            formulas[actor] = [one for one in wanted.statements if isinstance(one, Formula)]
        rules = tuple(rule_formulas(model))
        return cls(space_of_options(model), rules, formulas, on_step=on_step)

    @cached_property
    def states(self) -> int:
        """The number of feasible states."""
        return self.diagrams.count(self.diagrams.feasible)

    def stable(self, dm: int, concept: str) -> Set:
        """The states stable for one decision maker; made once."""
        key = (dm, concept)
        if key not in self._stable:
            self._stable[key] = self.stabilities.stable(dm, concept)
        return self._stable[key]

    def equilibria(self, concept: str) -> Set:
        """The states stable for all."""
        found = self.diagrams.feasible
        for dm in range(len(self.space.decision_makers)):
            found &= self.stable(dm, concept)
        return found

    def named(self, levels: Sequence[int]) -> State:
        """Option -> level name."""
        rows = zip(self.space.options, self.space.level_names, levels, strict=True)
        return {option: names[level] for option, names, level in rows}

    def sample(self, states: Set, most: int, seed: int) -> Iterator[State]:
        """Some states of a set, every choice of them alike likely; all where there are no more."""
        size = self.diagrams.count(states)
        places = range(size) if size <= most else _places(size, most, seed)
        yield from (self.named(self.diagrams.nth(states, place)) for place in places)

    def shares(self, states: Set) -> dict[str, dict[str, float]]:
        """Option -> level -> share of the states with it; empty for no states."""
        size = self.diagrams.count(states)
        rows = enumerate(zip(self.space.options, self.space.level_names, strict=True))
        return {} if not size else {
            option: dict(zip(levels, self._shares(states, size, k, len(levels)), strict=True))
            for k, (option, levels) in rows
        }  # fmt: skip

    def _shares(self, states: Set, size: int, option: int, levels: int) -> Iterator[float]:
        left = size
        for level in range(levels - 1):
            inside = self.diagrams.count(states & self.diagrams.at_level(option, level))
            left -= inside
            yield inside / size
        yield left / size


def _in_short(moves: ClosedMove) -> str:
    ends = {"from": moves.from_, "to": moves.to}
    return ", ".join([moves.by, *(f"{end} {text}" for end, text in ends.items() if text)])


def _not_priorities(value: str) -> OnlyPriorities:
    return OnlyPriorities(
        "only what is wanted as priorities can be counted without a list of states", value=value
    )


def _places(size: int, most: int, seed: int) -> list[int]:
    """Different numbers below `size`, ascending; `random.sample` knows no range that long."""
    rng, chosen = Random(seed), set[int]()  # noqa: S311 - a simulation
    while len(chosen) < most:
        chosen.add(rng.randrange(size))
    return sorted(chosen)


@dataclass(frozen=True)
class CountedOutcomes:
    """What holds in a game whose states were counted, not listed.

    states: feasible ones. today: option -> level of what is done now. width: an upper bound of the pathwidth of options joined by a statement
    or rule. where: the formula the outcomes were narrowed to, if any. fitting: how many feasible
    states it holds in.
    """

    states: int
    today: State
    width: int
    where: str | None
    fitting: int | None
    held: tuple[Held, ...]


def count_outcomes(
    model: CrisisModel,
    concepts: Sequence[str] = CONCEPTS,
    *,
    where: str | None = None,
    sampled: int = 3,
    seed: int = 0,
    on_step: OnStep = lambda _: None,
    on_note: OnStep = lambda _: None,
) -> CountedOutcomes:
    """Gives how many states of a crisis are stable for all under each concept, and what they share.

    where: only states in which this formula holds are counted and drawn. on_step is told whose
    turn it is, on_note that it may take long. Raises OnlyPriorities,
    TooEntangled, MissingExtra, a formula's own error, or what `build_game` raises.
    """
    game = SymbolicGame.of(model, on_step)
    if game.diagrams.width >= WIDE:
        on_note(
            f"statements wait for up to {game.diagrams.width} options at once: this may take minutes"
            " or end for want of memory; statements over fewer options, or nearer ones, take less"
        )
    only = None if where is None else parse_formula(where, option_levels(model), where="--where")
    now = tuple(now_levels(model).values())
    try:
        return CountedOutcomes(
            game.states,
            game.named(now),
            game.diagrams.width,
            where,
            None if only is None else game.diagrams.count(game.diagrams.holds(only)),
            tuple(_held(game, concept, only, now, sampled, seed, on_step) for concept in concepts),
        )
    except (MemoryError, ValueError) as error:  # what CUDD raises when it has no more room
        if isinstance(error, ValueError) and "NULL" not in str(error):
            raise
        raise TooEntangled(
            "the statements tie too many options together",
            value=f"up to {game.diagrams.width} options at once",
            hint="split statements over many options",
        ) from None


def _held(
    game: SymbolicGame,
    concept: str,
    only: Formula | None,
    now: Sequence[int],
    sampled: int,
    seed: int,
    on_step: OnStep,
) -> Held:
    for dm, name in enumerate(game.space.decision_makers):
        on_step(f"{concept}: {name}")
        game.stable(dm, concept)
    states = game.equilibria(concept)
    if only is not None:
        states &= game.diagrams.holds(only)
    diagrams = game.diagrams
    possible = (diagrams.only(now) & diagrams.feasible) != diagrams.none
    sides = range(len(game.space.decision_makers)) if possible else ()
    return Held(
        concept,
        diagrams.count(states),
        game.shares(states),
        tuple(game.sample(states, sampled, seed)),
        tuple(why(game.stabilities, now, dm, concept) for dm in sides),
    )

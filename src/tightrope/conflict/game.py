"""The option game: who can do what, which states can be, who wants which of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from html import escape
from typing import Any, NoReturn, Self

import numpy as np
import numpy.typing as npt

from tightrope.arrays import Int32s, Ints, Uint8s
from tightrope.conflict.errors import UnknownDecisionMaker, WrongLength
from tightrope.conflict.given import (
    checked_preferences,
    irreversible_directions,
    lay_out,
    locate_status_quo,
    rank_states,
)
from tightrope.conflict.locate import list_feasible, locate_state
from tightrope.conflict.moves import restrict_moves
from tightrope.conflict.preferences import Interests, Priorities
from tightrope.conflict.states import StateSpace
from tightrope.conflict.worth import Stakes
from tightrope.errors import nearest


class Game:
    """A conflict in option form, frozen: decision makers, options, feasible states, preferences.

    Parameters
    ----------
    decision_makers
        name -> its options: a list of option names (levels no, yes), a mapping option -> ordered
        level names, or a list mixing both.
    feasible
        None: every combination of levels, the first option varying fastest. Or the states, each
        one level per option (numbers or names), in the order that fixes their indices.
    preferences
        name -> one number per feasible state in that order (higher is better, ties allowed), or
        `Priorities`, `Ranking` or `Weights`.
    irreversible
        options that once on stay on (and levels that may rise, never fall), as a list, or a
        mapping option -> "up" | "down". Names are `dm.option`, or bare where unique.
    status_quo
        the present state: levels, option -> level, or the index of a feasible state.
    allowed_moves, forbidden_moves
        irreversible arcs, instead of or besides irreversible options: decision maker -> moves as
        pairs (from, to) of states, or of formulas, which stand for all moves from a state where
        the first holds to one where the second does, so that whether a move is open may depend on
        the state. Whoever is named in `allowed_moves` may make no other moves.
    rules
        formulas that hold in every feasible state, instead of `feasible`; text or parsed.

    Attributes
    ----------
    ranks
        int32 (decision makers, states), higher is better, equal where indifferent.
    status_quo
        index of the status quo, or None.
    preferences
        decision maker -> the preferences as they were given.
    space
        the `StateSpace`: codes, blocks, moves; shared by games that differ in preferences only.
    notes
        sentences on how the game came about, to be shown with its results.
    """

    space: StateSpace
    ranks: Int32s
    preferences: Mapping[str, Any]
    status_quo: int | None
    notes: tuple[str, ...]

    def __init__(
        self,
        decision_makers: Mapping[str, Sequence[Any] | Mapping[str, Sequence[str]]],
        feasible: Sequence[Any] | npt.ArrayLike | None = None,
        preferences: Mapping[str, Any] | None = None,
        irreversible: Sequence[str] | Mapping[str, str] | None = None,
        status_quo: Any = None,
        *,
        rules: Sequence[Any] = (),
        allowed_moves: Mapping[str, Any] | None = None,
        forbidden_moves: Mapping[str, Any] | None = None,
        notes: Sequence[str] = (),
    ) -> None:
        layout = lay_out(decision_makers)
        direction = irreversible_directions(layout, irreversible)
        listed = list_feasible(layout, feasible, rules)
        space = replace(layout, direction=direction, listed=listed)
        restricted = restrict_moves(space, allowed_moves, forbidden_moves)
        if restricted is not None:
            space = replace(space, restricted=restricted)
        self._fill(space, preferences, locate_status_quo(space, status_quo), tuple(notes))

    def _fill(
        self,
        space: StateSpace,
        preferences: Mapping[str, Any] | None,
        status_quo: int | None,
        notes: tuple[str, ...],
    ) -> None:
        given = checked_preferences(space, preferences)
        ranks = np.stack(
            [rank_states(space, wanted, f"preferences of {dm}") for dm, wanted in given.items()]
        )
        ranks.flags.writeable = False
        self.__dict__.update(
            space=space, ranks=ranks, preferences=given, status_quo=status_quo, notes=notes
        )

    @classmethod
    def of_space(
        cls,
        space: StateSpace,
        preferences: Mapping[str, Any],
        status_quo: Any = None,
        notes: Sequence[str] = (),
    ) -> Self:
        """Gives the game of a state space that exists already; arguments as in the constructor."""
        new = cls.__new__(cls)
        at = locate_status_quo(space, status_quo)
        new._fill(space, preferences, at, tuple(notes))  # noqa: SLF001 - one of its own kind
        return new

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(
            f"a {type(self).__name__} is frozen; make another with with_preferences"
        )

    # --- what it consists of -------------------------------------------------------------------

    @property
    def decision_makers(self) -> tuple[str, ...]:
        """The names of the decision makers, in the order given."""
        return self.space.decision_makers

    @property
    def options(self) -> tuple[str, ...]:
        """`dm.option` for every option, in the order of a state's levels."""
        return self.space.options

    @property
    def level_names(self) -> tuple[tuple[str, ...], ...]:
        """The level names of each option, lowest first."""
        return self.space.level_names

    @property
    def owner(self) -> tuple[int, ...]:
        """The index of the decision maker who controls each option."""
        return self.space.owner

    @property
    def irreversible(self) -> dict[str, str]:
        """Option -> "up" (may rise, never fall) or "down", for the irreversible ones."""
        pairs = zip(self.space.options, self.space.direction, strict=True)
        return {name: direction for name, direction in pairs if direction}

    @property
    def states(self) -> int:
        """The number of feasible states, which are numbered from 0."""
        return self.space.size

    @property
    def priorities(self) -> dict[str, tuple[str, ...]]:
        """The statements, as text, of the decision makers who state any."""
        return {
            dm: tuple(map(str, wanted.statements))
            for dm, wanted in self.preferences.items()
            if isinstance(wanted, Priorities | Interests) and wanted.statements
        }

    @property
    def levels(self) -> Uint8s:
        """The level of every option in every feasible state, uint8 (states, options)."""
        return self.space.levels

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 (hex) of the options, the feasible states, the ranks and the status quo."""
        digest = sha256()
        for part in self.space.content():
            digest.update(part)
        digest.update(np.ascontiguousarray(self.ranks).tobytes())
        digest.update(repr(self.status_quo).encode())
        return digest.hexdigest()

    # --- states and moves ----------------------------------------------------------------------

    def index_of(self, state: Any) -> int:
        """The index of a state given as levels, as option -> level, or already as an index.

        Raises `UnknownState`, `UnknownLevel`, `UnknownOption` or `WrongLength`.
        """
        return locate_state(self.space, state)

    def state(self, index: int) -> dict[str, str]:
        """Option -> level name in the state with this index."""
        at = locate_state(self.space, index)
        named = zip(self.options, self.level_names, self.space.levels_of([at])[0], strict=True)
        return {option: names[level] for option, names, level in named}

    def changes(self, source: int, target: int) -> dict[str, str]:
        """Option -> new level, for the options that differ between two states."""
        before, after = self.state(source), self.state(target)
        return {option: level for option, level in after.items() if before[option] != level}

    def dm_index(self, decision_maker: str | int) -> int:
        """The index of a decision maker named or numbered; raises `UnknownDecisionMaker`."""
        names = self.decision_makers
        if decision_maker in names:
            return names.index(decision_maker)
        if isinstance(decision_maker, int | np.integer) and 0 <= decision_maker < len(names):
            return int(decision_maker)
        raise UnknownDecisionMaker(
            "there is no such decision maker",
            value=str(decision_maker),
            hint=nearest(str(decision_maker), names),
        )

    def moves(self, decision_maker: str | int, state: int) -> Ints:
        """The states the decision maker can move to by itself from `state`, ascending.

        All its options may change at once in one move, and the states in between need not be
        feasible; irreversible options may not be undone. `state` itself is not among them.
        """
        return self.space.moves(self.dm_index(decision_maker), locate_state(self.space, state))

    def improvements(self, decision_maker: str | int, state: int) -> Ints:
        """The moves of the decision maker to states it strictly prefers to `state`, ascending."""
        dm, here = self.dm_index(decision_maker), locate_state(self.space, state)
        targets = self.space.moves(dm, here)
        return targets[self.ranks[dm, targets] > self.ranks[dm, here]]  # type: ignore[no-any-return]

    # --- the same game, changed ----------------------------------------------------------------

    def with_preferences(self, changed: Mapping[str, Any]) -> Self:
        """The same game where the decision makers named have other preferences.

        Preferences come in any form `Game` takes. The state space is shared, so this is cheap.
        """
        for name in changed:
            self.dm_index(name)
        return self.of_space(
            self.space, {**self.preferences, **changed}, self.status_quo, self.notes
        )

    def with_ranks(self, ranks: npt.ArrayLike) -> Self:
        """The same game with these numbers per decision maker and state, (decision makers, states)."""
        rows = np.asarray(ranks)
        if rows.ndim != 2 or len(rows) != len(self.decision_makers):
            raise WrongLength("ranks need one row per decision maker", value=f"shape {rows.shape}")
        given = dict(zip(self.decision_makers, rows, strict=True))
        return self.of_space(self.space, given, self.status_quo, self.notes)

    def with_drawn(self, ranks: Int32s) -> Self:
        """The same game with ranks 0, 1, 2, … per decision maker, as drawn; nothing is checked."""
        new, wanted = copy(self), dict(zip(self.decision_makers, ranks, strict=True))
        new.__dict__.pop("fingerprint", None)
        new.__dict__.update(ranks=ranks, preferences=wanted)
        return new

    def with_stakes(self, stakes: Stakes) -> Self:
        """The same game where those with interests have these stakes, typed lines deciding first.

        Its preferences are the ranks that come of it. Raises RunawayLinks.
        """
        ranks = self.ranks.copy()
        for actor, cells in stakes.cells(stakes.central()).items():
            wanted = self.preferences[actor]
            if isinstance(wanted, Interests):
                ranks[self.dm_index(actor)] = replace(wanted, cells=cells).rank(self.space)
        return self.with_drawn(ranks)

    def with_status_quo(self, state: Any) -> Self:
        """The same game with another status quo (None: unknown)."""
        at = locate_status_quo(self.space, state)
        return self.of_space(self.space, self.preferences, at, self.notes)

    def __repr__(self) -> str:
        who = ", ".join(self.decision_makers)
        size = f"{len(self.options)} options, {self.states:,} feasible states"
        return f"{type(self).__name__}({who}: {size})"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{escape(option)}</td><td>{escape(', '.join(names))}</td>"
            f"<td>{self.irreversible.get(option, '')}</td></tr>"
            for option, names in zip(self.options, self.level_names, strict=True)
        )
        return (
            f"<table><caption>{self.states:,} feasible states</caption>"
            f"<tr><th>option</th><th>levels</th><th>irreversible</th></tr>{rows}</table>"
        )

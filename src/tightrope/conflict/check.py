"""Checks of a crisis file that need its feasible states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from tightrope.arrays import Flags, Ints
from tightrope.conflict.build import (
    broken_rules,
    build_without_status_quo,
    contradicting_rules,
    rule_text,
)
from tightrope.conflict.errors import NoFeasibleState, TooManyStates
from tightrope.conflict.game import Game
from tightrope.conflict.moves import neighbour_table
from tightrope.conflict.ranks import dense_ranks
from tightrope.conflict.replies import ReplyCount, count_replies
from tightrope.conflict.room import GIGABYTE, memory_needed
from tightrope.crisis.checks.named import Check, Given, Problem, named
from tightrope.crisis.fold import known_on_its_date
from tightrope.crisis.levels import level_formula, level_index, now_levels, option_levels
from tightrope.crisis.model import CrisisModel, Level
from tightrope.crisis.parse_formula import parse_formula
from tightrope.crisis.read import CrisisFile
from tightrope.errors import TightropeError
from tightrope.findings import Finding


@dataclass(frozen=True, kw_only=True)
class GivenGame(Given):
    """What a check of the game looks at: the file, and its game without a status quo."""

    game: Game

    @cached_property
    def replies(self) -> tuple[ReplyCount, ...]:
        """How often each side's best reply changes with what the others do."""
        return count_replies(self.game)

    def holds(self, text: str) -> Flags:
        """The feasible states in which a formula holds."""
        return self.game.space.holds(text)

    def at(self, levels: Mapping[str, Level]) -> Flags:
        """The feasible states with these options at these levels; indicators do not matter."""
        model = self.file.model
        mask = np.ones(self.game.states, dtype=np.bool_)
        for option, value in levels.items():
            if option in model.indicators:
                continue
            index = level_index(model, option, value)
            mask &= self.game.space.holds(level_formula(model, option, index))
        return mask


@named("infeasible-status-quo", "error")
def infeasible_status_quo(given: GivenGame) -> Iterator[Problem]:
    """What the options are doing now breaks a rule. Change `now` of one of them, or the rule."""
    model = given.file.model
    broken = broken_rules(model, now_levels(model))
    for index, rule in enumerate(model.rules):
        if any(rule is wrong for wrong in broken):
            said = f"the status quo breaks the rule '{rule_text(rule)}'"
            yield Problem(("rules", index), said)


@named("impossible-scenario", "error")
def impossible_scenario(given: GivenGame) -> Iterator[Problem]:
    """The rules leave no state in which everything a scenario assumes holds. Change one of its
    assumptions, or the rule against it."""
    for name, scenario in given.file.model.scenarios.items():
        if not given.at(scenario.assume).any():
            yield Problem(
                ("scenarios", name, "assume"), f"what scenario '{name}' assumes breaks the rules"
            )


@named("impossible-expectation", "warning")
def impossible_expectation(given: GivenGame) -> Iterator[Problem]:
    """A source expects what the rules make impossible under the scenario's assumptions, so it can
    never be reproduced. Look again at the source or at the rules."""
    for name, scenario in given.file.model.scenarios.items():
        assumed = given.at(scenario.assume)
        told = [scenario.expect] * bool(scenario.expect)
        told += [{option: level} for option, level in scenario.might.items()]
        if assumed.any() and not all((assumed & given.at(levels)).any() for levels in told):
            yield Problem(
                ("scenarios", name, "expect"), f"what scenario '{name}' expects breaks the rules"
            )


@named("impossible-red-line", "error")
def impossible_red_line(given: GivenGame) -> Iterator[Problem]:
    """The condition of a red line holds in no feasible state, so it can never be crossed. Mend the
    formula, or the rule that forbids it."""
    for index, line in enumerate(given.file.model.red_lines):
        if not given.holds(line.if_).any():
            said = f"no possible state crosses this red line: '{line.if_}'"
            yield Problem(("red_lines", index, "if"), said)


@named("impossible-response", "warning")
def impossible_response(given: GivenGame) -> Iterator[Problem]:
    """The response a red line names is impossible whenever it is crossed, or is nothing the one
    who drew it controls. Mend the formula, or leave `then` out."""
    for index, line in enumerate(given.file.model.red_lines):
        if line.then is None:
            continue
        keys = ("red_lines", index, "then")
        trigger = given.holds(line.if_)
        if trigger.any() and not (trigger & given.holds(line.then)).any():
            yield Problem(
                keys, f"the response is impossible once the line is crossed: '{line.then}'"
            )
        named_options = parse_formula(line.then, given.options).options
        if not any(option.startswith(f"{line.by}.") for option in named_options):
            yield Problem(keys, f"the response names no option of '{line.by}': '{line.then}'")


@named("idle-response", "warning")
def idle_response(given: GivenGame) -> Iterator[Problem]:
    """A response under `dynamics` changes nothing: its condition holds in no possible state, it is
    given already wherever the condition holds, or its author can nowhere bring it about. Mend one
    of the two formulas, or leave the response out."""
    game = given.game
    if game.space.restricted is not None:  # who can move where is told in another way
        return
    for index, rule in enumerate(given.file.model.dynamics.responses):
        if rule.by not in game.decision_makers:
            continue
        due, given_ = given.holds(rule.if_), given.holds(rule.then)
        block_of = game.space.blocks(game.dm_index(rule.by)).block_of
        can = np.isin(block_of[due], block_of[given_])
        keys = ("dynamics", "responses", index)
        if not due.any():
            yield Problem((*keys, "if"), f"'{rule.if_}' holds in no possible state")
        elif not (due & ~given_).any():
            said = f"'{rule.then}' holds already wherever '{rule.if_}' does"
            yield Problem((*keys, "then"), said)
        elif not can.any():
            said = f"where '{rule.if_}' holds, nothing {rule.by} does can bring about '{rule.then}'"
            yield Problem((*keys, "then"), said)


@named("sleeping-statement", "warning")
def sleeping_statement(given: GivenGame) -> Iterator[Problem]:
    """A statement sleeps: what stands above it has decided already wherever it would. One that
    names options of the actor sleeps when it never decides between two of the actor's own moves.
    Where a scenario is to wake it by raising it, say `dormant: yes`; otherwise move or remove it."""
    as_of = given.file.model.as_of
    for dm, actor in enumerate(given.game.decision_makers):
        all_states = np.zeros(given.game.states, dtype=np.int64)
        own_moves = given.game.space.unrestricted.blocks(dm).block_of.astype(np.int64)
        for index, statement in enumerate(given.file.model.priorities.get(actor, ())):
            if as_of is not None and not statement.counts_on(as_of):
                continue
            mask = given.holds(statement.want)
            keys = ("priorities", actor, index)
            if mask.all() or not mask.any():
                always = "always" if mask.all() else "never"
                yield Problem(keys, f"'{statement.want}' {always} holds, so it decides nothing")
                continue
            all_states, decides = _split(all_states, mask)
            if _names_own(given, actor, statement.want):  # others tell no two own moves apart
                own_moves, decides_own = _split(own_moves, mask)
                decides = decides and decides_own
            if not decides and not statement.dormant:
                said = f"'{statement.want}' sleeps: the statements above it decide first"
                yield Problem(keys, said)


@named("no-conflict", "warning")
def no_conflict(given: GivenGame) -> Iterator[Problem]:
    """Everybody's best reply is the same whatever the others do, so nobody has to reckon with
    anybody and there is nothing to analyse. Let some interest or line depend on what others do:
    link an option and another's option to one indicator, or give a link an `if`."""
    counts = given.replies
    if len(counts) > 1 and not any(count.others for count in counts):
        told = ", ".join(f"{count.decision_maker} in {count.situations:,}" for count in counts)
        said = f"nobody's best reply ever changes with what the others do (situations: {told})"
        yield Problem(("options",), said)


def _split(classes: Ints, mask: Flags) -> tuple[Ints, bool]:
    """The classes (numbered from 0 without gaps) told apart by `mask`; whether there are more."""
    finer = dense_ranks(classes * np.int64(2) + mask).astype(np.int64)
    return finer, bool(finer.max() > classes.max())


def _names_own(given: GivenGame, actor: str, text: str) -> bool:
    options = parse_formula(text, given.options).options
    return any(option.startswith(f"{actor}.") for option in options)


@named("idle-closed-move", "warning")
def idle_closed_move(given: GivenGame) -> Iterator[Problem]:
    """Moves are closed that could not be made in any case: no possible state fits `from`, or no
    move of the actor leads from there to where `to` holds. Mend the formulas."""
    space = given.game.space.unrestricted
    for index, moves in enumerate(given.file.model.closed_moves):
        dm = given.game.dm_index(moves.by)
        begins = space.holds(moves.from_, "closed moves")
        ends = space.holds(moves.to, "closed moves")
        table = neighbour_table(space, dm)
        led = ends[table] & (table != np.arange(space.size, dtype=np.int32)[:, None])
        if not (begins & led.any(axis=1)).any():
            yield Problem(("closed_moves", index), f"no move of '{moves.by}' is closed by this")


@named("idle-unknown-preference", "warning")
def idle_unknown_preference(given: GivenGame) -> Iterator[Problem]:
    """A preference is called unknown between states that cannot be, or within one and the same
    state. Mend the formulas."""
    for actor, entries in given.file.model.unknown_preferences.items():
        for index, entry in enumerate(entries):
            one, other = given.holds(entry.between), given.holds(entry.and_)
            if not (one.any() and other.any() and (one | other).sum() > 1):
                keys = ("unknown_preferences", actor, index)
                yield Problem(keys, "there are no two possible states that it speaks of")


@named("large-game", "warning")
def large_game(given: GivenGame) -> Iterator[Problem]:
    """The game has so many states that an analysis takes more than a gigabyte of memory, and time.
    Add rules for what cannot be, or merge options that go together."""
    game = given.game
    needed = memory_needed(game.states, len(game.options), len(game.decision_makers))
    if needed > GIGABYTE:
        said = (
            f"{game.states:,} states: an analysis needs about {needed / GIGABYTE:.1f} GB of memory"
        )
        yield Problem(("options",), said)


GAME_CHECKS: tuple[Check[GivenGame], ...] = (
    infeasible_status_quo,
    impossible_scenario,
    impossible_red_line,
    impossible_response,
    impossible_expectation,
    idle_response,
    sleeping_statement,
    no_conflict,
    idle_closed_move,
    idle_unknown_preference,
    large_game,
)


@dataclass(frozen=True, slots=True)
class GameChecked:
    """What is wrong with a game, and how often each side's best reply changes."""

    findings: tuple[Finding, ...]
    replies: tuple[ReplyCount, ...] = ()  # none where there is no game to look at


def examine_game(file: CrisisFile, model: CrisisModel | None = None) -> GameChecked:
    """Gives what is wrong with a crisis file's game (impossible states, sleeping statements), and
    the replies of the game it built for that.

    `model` stands in for the file's own (a scenario of it). Nothing is reported of a file whose
    mistakes `check_crisis` reports already, nor of one without options.
    """
    model = file.model if model is None else model
    try:
        game = build_without_status_quo(known_on_its_date(model))
    except NoFeasibleState as error:
        return GameChecked(_contradiction(file, model, error.code))
    except TooManyStates as error:
        return GameChecked((Finding(error.code, "error", file.where("options"), str(error)),))
    except TightropeError:  # a mistake of the file, which check_crisis names with its line
        return GameChecked(())
    given = GivenGame(file, option_levels(model), game=game)
    found = tuple(finding for check in GAME_CHECKS for finding in check.run(given))
    return GameChecked(found, given.replies)


def _contradiction(file: CrisisFile, model: CrisisModel, code: str) -> tuple[Finding, ...]:
    """One finding that names every rule that has a part in the contradiction, at the last's line."""
    places = contradicting_rules(model)
    said = [f"'{rule_text(model.rules[k])}' ({file.where('rules', k)})" for k in places]
    message = f"no state satisfies all the rules: {', '.join(said)}"
    where = file.where("rules", places[-1])
    return (Finding(code, "error", where, message, "drop or loosen one of these"),)

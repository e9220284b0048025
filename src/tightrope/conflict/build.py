"""A crisis model's option game: its options, rules and priorities as a `Game`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from tightrope.arrays import Uint8s
from tightrope.conflict.enumerate_states import contradicting
from tightrope.conflict.errors import (
    InfeasibleStatusQuo,
    MissingPreferences,
    NoFeasibleState,
    NothingToPlay,
    TooManyStates,
)
from tightrope.conflict.game import Game
from tightrope.conflict.given import irreversible_directions, lay_out
from tightrope.conflict.locate import list_feasible
from tightrope.conflict.moves import restrict_moves
from tightrope.conflict.preferences import Interests, Payoffs, Preferences, Priorities, Weights
from tightrope.conflict.states import MOST_KEPT, StateSpace
from tightrope.conflict.worth import Stakes
from tightrope.crisis.change import is_held
from tightrope.crisis.formula import Formula, Not
from tightrope.crisis.levels import now_levels, option_levels
from tightrope.crisis.model import CrisisModel, Picture, Rule, interests_of
from tightrope.crisis.parse_formula import parse_formula
from tightrope.recent import Recent

_SPACES: Recent[object, StateSpace] = Recent(4)


def build_game(model: CrisisModel) -> Game:
    """Gives the option game of a crisis, states in decimal order (first option varying fastest).

    Decision makers are the actors with options, in file order. The status quo is what the options
    are doing now. Where an assumption of a scenario or what-if makes that impossible, the nearest
    feasible state stands in for it (fewest options changed, then fewest level steps, then lowest
    number) and `Game.notes` says so; without such an assumption it is an error.

    Raises NothingToPlay, MissingPreferences, NoFeasibleState, InfeasibleStatusQuo, TooManyStates,
    or a formula's own error with the place it stands at.
    """
    now = now_levels(model)
    broken = broken_rules(model, now)
    if not broken:
        return _game(model, tuple(now.values()))
    _refuse_unless_assumed(model, broken[0])
    bare = build_without_status_quo(model)
    index = _nearest_state(bare.space, now)
    return _game(model, index, _mended(bare, index, now, broken[0]))


def start_levels(model: CrisisModel) -> dict[str, str]:
    """Gives the level of every option in the status quo that `build_game` starts from.

    It needs nobody's priorities. Raises NoFeasibleState, InfeasibleStatusQuo, TooManyStates, or a
    formula's own error.
    """
    now = now_levels(model)
    broken = broken_rules(model, now)
    if broken:
        _refuse_unless_assumed(model, broken[0])
        space = build_space(model)
        index = _nearest_state(space, now)
        now = dict(zip(space.options, map(int, space.levels_of([index])[0]), strict=True))
    return {option: model.levels(option)[level] for option, level in now.items()}


def _refuse_unless_assumed(model: CrisisModel, broken: Rule) -> None:
    if not any(is_held(rule) for rule in model.rules):
        raise InfeasibleStatusQuo(
            "the status quo breaks a rule",
            value=rule_text(broken),
            hint="change what an option is doing now, or the rule",
        )


def build_space(model: CrisisModel) -> StateSpace:
    """Gives the feasible states of a crisis, without what anybody wants.

    Those who ask in turn of the same options and rules get the same one, unless it takes much room.
    Raises NothingToPlay, NoFeasibleState, TooManyStates, or a formula's own error.
    """
    order = [*map(list, model.options.values()), list(model.options)]  # which == overlooks
    told = (model.options, order, model.rules, model.closed_moves)
    return _SPACES.find(told, lambda: _space(model), lambda space: space.size <= MOST_KEPT)


def _space(model: CrisisModel) -> StateSpace:
    space = space_of_options(model)
    space = replace(space, listed=list_feasible(space, None, tuple(rule_formulas(model))))
    if not model.closed_moves:
        return space
    closed: dict[str, list[tuple[str | None, str | None]]] = {}
    for moves in model.closed_moves:
        closed.setdefault(moves.by, []).append((moves.from_, moves.to))
    return replace(space, restricted=restrict_moves(space, None, closed))


def space_of_options(model: CrisisModel) -> StateSpace:
    """Gives the options of a crisis and how they may move, with no state listed.

    Raises NothingToPlay, or TooManyStates beyond 2^62 combinations of levels.
    """
    layout = lay_out(_layout(model))
    return replace(layout, direction=irreversible_directions(layout, _irreversible(model)))


def feasible_columns(model: CrisisModel) -> tuple[dict[str, Uint8s], int]:
    """Gives the level of every option in every feasible state, and how many states there are.

    None where there is nothing to play, no state, or more than can be listed.
    """
    try:
        space = build_space(model)
    except (NothingToPlay, NoFeasibleState, TooManyStates):
        return {option: np.zeros(0, dtype=np.uint8) for option in model.option_names}, 0
    return space.columns, space.size


def build_without_status_quo(model: CrisisModel) -> Game:
    """Gives the option game of a crisis with an unknown status quo. Raises as `build_game`."""
    return _game(model, None)


def _game(model: CrisisModel, status_quo: int | tuple[int, ...] | None, *notes: str) -> Game:
    space = build_space(model)
    return Game.of_space(space, preferences_in(model, space), status_quo, notes)


def rule_formulas(model: CrisisModel) -> dict[Formula, int]:
    """Gives the formulas that hold in every feasible state, each with the place of its rule."""
    options = option_levels(model)
    found: dict[Formula, int] = {}
    for index, rule in enumerate(model.rules):
        where = f"rule {index + 1}"
        if rule.never is not None:
            found.setdefault(Not(parse_formula(rule.never, options, where=where)), index)
        if rule.always is not None:
            found.setdefault(parse_formula(rule.always, options, where=where), index)
    return found


def contradicting_rules(model: CrisisModel) -> tuple[int, ...]:
    """Gives the places of a smallest set of rules that leaves no state; empty where some is left."""
    formulas = rule_formulas(model)
    places = list(formulas.values())
    found = contradicting(lay_out(_layout(model)), list(formulas))
    return tuple(dict.fromkeys(places[k] for k in found))


def broken_rules(model: CrisisModel, levels: Mapping[str, int]) -> tuple[Rule, ...]:
    """Gives the rules that a state (option -> level from 0) breaks, in file order."""
    options = option_levels(model)
    return tuple(
        rule
        for rule in model.rules
        if (rule.never is not None and parse_formula(rule.never, options).evaluate(levels))
        or (rule.always is not None and not parse_formula(rule.always, options).evaluate(levels))
    )


def _layout(model: CrisisModel) -> dict[str, dict[str, tuple[str, ...]]]:
    layout = {
        actor: {name: model.levels(f"{actor}.{name}") for name in options}
        for actor, options in model.options.items()
        if options
    }
    if not layout:
        raise NothingToPlay("no actor has options", hint="add a section 'options'")
    return layout


def preferences_in(
    model: CrisisModel, space: StateSpace, stakes: Stakes | None = None
) -> dict[str, Preferences]:
    """Gives what each decision maker wants in a space: lines, interests, lines above interests, or
    a ranking, weights or payoffs, which stand alone.

    `stakes` are the model's in the space, where they exist already. Raises MissingPreferences
    where somebody has neither, or RunawayLinks.
    """
    lines = stated_wants(model)
    stakes = stakes or Stakes.of(model, space)
    if stakes is None:
        return dict(lines)
    cells = stakes.cells(stakes.central())
    return {
        actor: Interests(_above(lines.get(actor)), cells[actor], stakes, actor)
        if actor in cells
        else lines[actor]
        for actor in space.decision_makers
    }


def _above(lines: Preferences | None) -> Priorities:
    """The lines above somebody's interests, who states nothing else (see the check wants-twice)."""
    return lines if isinstance(lines, Priorities) else Priorities(())


def stated_wants(model: CrisisModel) -> dict[str, Preferences]:
    """Gives what each decision maker with options states but for its interests.

    Raises MissingPreferences where somebody has none of either.
    """
    options = option_levels(model)
    found: dict[str, Preferences] = {}
    for actor, named in model.options.items():
        if not named:
            continue
        if (stated := wants_in(model, actor, options, f"{actor}'s statement")) is not None:
            found[actor] = stated
        elif not interests_of(model, actor):
            raise MissingPreferences(
                "an actor has options but neither interests nor priorities",
                value=actor,
                hint=f"state what it cares about under interests: {actor}",
            )
    return found


def wants_in(
    stated: CrisisModel | Picture,
    actor: str,
    options: Mapping[str, tuple[str, ...]],
    where: str,
) -> Preferences | None:
    """Gives the ranking, weights, payoffs or lines of an actor that a model or a picture states.

    where: what a line is called in an error, with its number behind. None: it states none of them.
    Raises a formula's own error.
    """
    if places := stated.rankings.get(actor):
        return Payoffs.from_places([place.states for place in places])
    if weights := stated.weights.get(actor):
        return Weights([(one.want, one.weight) for one in weights])
    if payoffs := stated.payoffs.get(actor):
        return Payoffs([(one.if_, one.payoff) for one in payoffs])
    if lines := stated.priorities.get(actor):
        return Priorities(
            parse_formula(line.want, options, where=f"{where} {place + 1}")
            for place, line in enumerate(lines)
        )
    return None


def _irreversible(model: CrisisModel) -> dict[str, str]:
    return {
        f"{actor}.{name}": "down" if option.irreversible == "down" else "up"
        for actor, options in model.options.items()
        for name, option in options.items()
        if option.irreversible
    }


def _nearest_state(space: StateSpace, now: Mapping[str, int]) -> int:
    """The feasible state with the fewest options changed; ties by level steps, then by number."""
    changed = np.zeros(space.size, dtype=np.int64)
    steps = np.zeros(space.size, dtype=np.int64)
    for place, level in enumerate(now.values()):
        apart = np.abs(space.column(place).astype(np.int64) - level)
        changed += apart > 0
        steps += apart
    return int(np.argmin(changed * (int(steps.max(initial=0)) + 1) + steps))


def _mended(game: Game, index: int, now: Mapping[str, int], broken: Rule) -> str:
    state = game.state(index)
    names = game.space.option_levels
    changes = [
        f"{option} {state[option]} (now {names[option][level]})"
        for option, level in now.items()
        if names[option][level] != state[option]
    ]
    return (
        f"What is assumed does not go with the rule '{rule_text(broken)}' as things stand; "
        f"the nearest possible state is taken as the start: {', '.join(changes)}."
    )


def rule_text(rule: Rule) -> str:
    """Gives a rule as the file says it: `never …`, `always …`."""
    parts = [f"never {rule.never}" if rule.never is not None else ""]
    parts.append(f"always {rule.always}" if rule.always is not None else "")
    return " and ".join(part for part in parts if part)

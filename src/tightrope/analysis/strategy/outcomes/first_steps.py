"""What keeps each mover of a joint exit from going first, and everybody else from upsetting it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Literal

from tightrope.analysis.strategy.outcomes.joint_exits import can_move_together
from tightrope.analysis.strategy.report import FirstStep, Move, Outcome, Outsider
from tightrope.analysis.strategy.search import search
from tightrope.conflict import Game


def part_of(decision_maker: str, changes: Mapping[str, str]) -> dict[str, str]:
    """Gives those of the changes that are this decision maker's own."""
    return {o: level for o, level in changes.items() if o.partition(".")[0] == decision_maker}


def find_first_steps(game: Game, today: int, target: int) -> tuple[FirstStep, ...]:
    """Gives, for each mover of a joint exit, what it meets if it makes its part alone and first."""
    changes = game.changes(today, target)
    own = [(dm, part_of(name, changes)) for dm, name in enumerate(game.decision_makers)]
    return tuple(_first_step(game, today, target, dm, part) for dm, part in own if part)


def _first_step(game: Game, today: int, target: int, dm: int, part: dict[str, str]) -> FirstStep:
    name = game.decision_makers[dm]
    levels = game.space.levels_of([today, target])
    own = list(game.space.options_of(dm))
    levels[0, own] = levels[1, own]
    alone = int(game.space.find(game.space.encode(levels[:1]))[0])
    if alone not in game.space.moves(dm, today):
        return FirstStep(name, part, "impossible", (), completed=False)
    others = [j for j in range(len(game.decision_makers)) if j != dm]
    worse = game.ranks[dm] < game.ranks[dm, today]
    answered = search(game, alone, others, improving=True, wanted=worse)
    led_on = search(game, alone, others, improving=True).distance[target] > 0
    exploited = () if answered.goal is None else answered.path_to(answered.goal)
    return FirstStep(
        decision_maker=name,
        changes=part,
        alone=_compared(int(game.ranks[dm, alone]) - int(game.ranks[dm, today])),
        exploited=tuple(
            Move(game.decision_makers[s.mover], game.changes(s.source, s.target)) for s in exploited
        ),
        completed=bool(led_on),
    )


def find_together(game: Game, today: int, target: int) -> tuple[tuple[str, ...], ...]:
    """Gives the smallest sets of movers after whose joint move the other movers follow by steps
    that pay: each makes its part at once with the rest of its set, from there improvements of the
    others lead to `target`. The set of all movers, where there is no smaller one."""
    changes = game.changes(today, target)
    movers = [dm for dm, name in enumerate(game.decision_makers) if part_of(name, changes)]
    for size in range(1, len(movers)):
        begin = [s for s in combinations(movers, size) if _led_on(game, today, target, s, movers)]
        if begin:
            return tuple(_names(game, s) for s in begin)
    return (_names(game, movers),)


def _led_on(
    game: Game, today: int, target: int, first: Sequence[int], movers: Sequence[int]
) -> bool:
    """Whether `first` can make their parts together and the other movers then gain by following."""
    levels = game.space.levels_of([today, target])
    own = [option for dm in first for option in game.space.options_of(dm)]
    levels[0, own] = levels[1, own]
    begun = int(game.space.find(game.space.encode(levels[:1]))[0])
    if begun < 0 or not can_move_together(game, today, begun, first):
        return False
    rest = [dm for dm in movers if dm not in first]
    return bool(search(game, begun, rest, improving=True).distance[target] > 0)


def _names(game: Game, dms: Sequence[int]) -> tuple[str, ...]:
    return tuple(game.decision_makers[dm] for dm in dms)


def _compared(gain: int) -> Literal["worse", "same", "better"]:
    if gain == 0:
        return "same"
    return "better" if gain > 0 else "worse"


def find_outsiders(
    game: Game, outcome: Outcome, changes: Mapping[str, str]
) -> tuple[Outsider, ...]:
    """Gives, for everybody without a part in it, why it leaves the outcome alone under SEQ."""
    found = []
    for told in outcome.explanations:
        if part_of(told.decision_maker, changes):
            continue
        if told.reason == "deterred":
            found.append(Outsider(told.decision_maker, "answer", dict(told.move)))
        elif len(game.moves(told.decision_maker, outcome.state)):
            found.append(Outsider(told.decision_maker, "no better move", {}))
        else:
            found.append(Outsider(told.decision_maker, "no move", {}))
    return tuple(found)

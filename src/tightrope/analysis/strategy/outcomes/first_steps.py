"""What keeps each mover of a joint exit from going first, and everybody else from upsetting it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from tightrope.analysis.strategy.explain import changed_options
from tightrope.analysis.strategy.report import FirstStep, Move, Outcome, Outsider
from tightrope.analysis.strategy.search import search
from tightrope.conflict import Game


def part_of(decision_maker: str, changes: Mapping[str, str]) -> dict[str, str]:
    """Gives those of the changes that are this decision maker's own."""
    return {o: level for o, level in changes.items() if o.partition(".")[0] == decision_maker}


def find_first_steps(game: Game, today: int, target: int) -> tuple[FirstStep, ...]:
    """Gives, for each mover of a joint exit, what it meets if it makes its part alone and first."""
    changes = changed_options(game, today, target)
    own = [(dm, part_of(name, changes)) for dm, name in enumerate(game.decision_makers)]
    return tuple(_first_step(game, today, target, dm, part) for dm, part in own if part)


def _first_step(game: Game, today: int, target: int, dm: int, part: dict[str, str]) -> FirstStep:
    name = game.decision_makers[dm]
    levels = game.space.decode(game.space.codes[[today, target]])
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
            Move(game.decision_makers[s.mover], changed_options(game, s.source, s.target))
            for s in exploited
        ),
        completed=bool(led_on),
    )


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

"""What each decision maker could do instead in one outcome, and why it likes that better or worse."""

from __future__ import annotations

from tightrope.analysis.strategy.explain import changed_options
from tightrope.analysis.strategy.outcomes.reasons import find_reasons
from tightrope.analysis.strategy.report import Instead
from tightrope.conflict import Game


def find_instead(game: Game, state: int) -> tuple[Instead, ...]:
    """Gives each move from `state` that changes one option only, with the mover's reason.

    The best move of a side often changes several options at once, or another than the one that a
    reader asks about; this answers "why does it not stop, why does it not begin?" option by option.
    """
    here = game.state(state)
    found = []
    for dm, name in enumerate(game.decision_makers):
        for target in map(int, game.moves(dm, state)):
            changes = changed_options(game, state, target)
            if len(changes) != 1:
                continue
            ((option, level),) = changes.items()
            reasons = find_reasons(game, state, target)
            reason = next((r for r in reasons if r.decision_maker == name), None)
            found.append(Instead(name, option, level, here[option], reason))
    return tuple(found)

"""A scenario that puts in only what is expected anyway: what its holding it alone makes otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tightrope.analysis.strategy.held_back import HeldBack, Moves
from tightrope.analysis.strategy.report import StrategyReport

__all__ = ["OnlyHeld", "find_only_held"]


@dataclass(frozen=True, slots=True)
class OnlyHeld:
    """Options held at the levels at which they are expected in the base anyway.

    Nothing new is put in, but those held can neither act otherwise nor answer: only this makes
    `otherwise` (option -> level, None: open) differ from the base. `answer` is the one that in the
    base holds `held_back` back from some of it, where it needs an option that is held; `()`: none
    was found.
    """

    scenario: str  # "" of a what-if
    held: dict[str, str]
    as_now: bool  # they stand so today; else they are put in from the outset
    otherwise: dict[str, str | None]
    now: dict[str, str]
    held_back: str = ""
    answer: Moves = ()


def find_only_held(
    base: StrategyReport | None,
    after: StrategyReport | None,
    held: Mapping[str, str],
    scenario: str = "",
) -> OnlyHeld | None:
    """Gives what differs where only what is expected is held; None where anything new is put in."""
    if base is None or after is None or not held:
        return None
    if any(base.forecast.get(option) != level for option, level in held.items()):
        return None
    now = base.status_quo.levels
    otherwise = {
        o: after.forecast[o] for o in base.forecast if after.forecast[o] != base.forecast[o]
    }
    ruled_out = next((b for b in base.held_back if _is_ruled_out(b, held, otherwise)), None)
    return OnlyHeld(
        scenario=scenario,
        held=dict(held),
        as_now=all(now[option] == level for option, level in held.items()),
        otherwise=otherwise,
        now={o: now[o] for o in base.forecast},
        held_back=ruled_out.moves[0][0] if ruled_out else "",
        answer=ruled_out.answer if ruled_out else (),
    )


def _is_ruled_out(
    back: HeldBack, held: Mapping[str, str], otherwise: Mapping[str, str | None]
) -> bool:
    """Whether what it is held back from comes about here, and its answer needs what is held."""
    if otherwise.get(back.option, "") not in (back.level, None):
        return False
    return any(
        held.get(o, level) != level for _, moves in back.answer for o, level in moves.items()
    )

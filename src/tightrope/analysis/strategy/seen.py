"""What holds as each side sees the conflict, or if some preferences are unknown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlayedMove:
    """One step of what really happens: who moves as it sees things, and what comes of it."""

    mover: str
    """Who moves."""
    source: int
    """The number of the state it moves in."""
    target: int | None
    """The number of the state it moves to; null: in reality the move is not possible."""
    change: dict[str, str]
    """Option -> the level it puts it at."""
    gains: bool
    """Whether it is really better off right after it."""
    before: dict[str, str]
    """Option -> the level that the change sets out from."""


@dataclass(frozen=True, slots=True)
class HeldAsSeen:
    """What holds when each acts on its own picture of the conflict (a hypergame)."""

    concept: str
    owners: tuple[str, ...]
    """Who sees another conflict than there is."""
    holding: int
    """How many states all stay in, as they see things."""
    illusory: int
    """How many of these would not hold if all saw what is so."""
    missed: int
    """How many states that would then hold do not, as things are seen."""
    today_holds: bool
    """Whether all stay today, as they see things."""
    today_holds_really: bool
    """Whether they would if all saw what is so."""
    leaving: tuple[str, ...]
    """Who would leave today's situation, as it sees things."""
    played: tuple[PlayedMove, ...]
    """What follows from today: each moves as it sees things, the real conflict answers."""
    nearest: tuple[dict[str, str], ...] = ()
    """What is otherwise than today (option -> level) in those of these states nearest to it."""


@dataclass(frozen=True, slots=True)
class HeldUnknown:
    """What holds when some preferences are unknown, by what those concerned do about it."""

    concept: str
    extension: str
    """a: leaves for what it cannot compare, b: neither, c: also deterred by it, d: deterred only."""
    leaves: bool
    """Whether they leave for a state they cannot compare with the present one."""
    deterred: bool
    """Whether such a state deters them."""
    holding: int
    """How many states are stable for all."""
    today_holds: bool
    """Whether today's situation is among them."""
    nearest: tuple[dict[str, str], ...] = ()
    """What is otherwise than today (option -> level) in those nearest to it."""

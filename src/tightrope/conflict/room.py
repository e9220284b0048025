"""How much memory a game of so many states needs, and how much this machine has."""

from __future__ import annotations

import os
from pathlib import Path

from tightrope.conflict.errors import TooManyStates

GIGABYTE = 10**9
# Bytes for each state, measured over whole analyses of 2^18 to 2^20 states, rounded up: codes and
# flags, one byte an option, and ranks, blocks and verdicts of each decision maker.
_A_STATE, _AN_OPTION, _A_DECISION_MAKER = 64, 1, 75
_LEFT_FREE = 0.9  # of what is free: the rest of the machine goes on


def memory_needed(states: int, options: int, decision_makers: int) -> int:
    """Gives about how many bytes an analysis of such a game takes."""
    return states * (_A_STATE + _AN_OPTION * options + _A_DECISION_MAKER * decision_makers)


def memory_free() -> int | None:
    """Gives the bytes that a process can still take here; None where the system does not say."""
    found = [size for size in (_available(), _group_limit()) if size is not None]
    return min(found, default=None)


def check_room(states: int, options: int, decision_makers: int, free: int | None = None) -> None:
    """Raises TooManyStates, before any state is listed, where the machine has no room for them.

    `free` stands in for what the system says.
    """
    needed = memory_needed(states, options, decision_makers)
    free = memory_free() if free is None else free
    if free is not None and needed > _LEFT_FREE * free:
        raise TooManyStates(
            f"{states:,} states need about {needed / GIGABYTE:.1f} GB of memory",
            allowed=f"this machine has {free / GIGABYTE:.1f} GB free",
            hint="add rules, merge options, or use a larger machine",
        )


def _available() -> int | None:
    """What Linux calls available; elsewhere all the memory there is."""
    try:
        for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    try:
        return int(os.sysconf("SC_PHYS_PAGES")) * int(os.sysconf("SC_PAGE_SIZE"))
    except (AttributeError, OSError, ValueError):
        return None


def _group_limit() -> int | None:
    """What a container may take, less what it has taken."""
    try:
        limit, taken = (
            int(Path(f"/sys/fs/cgroup/memory.{name}").read_text(encoding="ascii"))
            for name in ("max", "current")
        )
    except (OSError, ValueError):  # no such group, or no limit ("max")
        return None
    return max(limit - taken, 0)

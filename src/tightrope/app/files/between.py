"""What is between actors of a crisis, and who else acts in the files of other programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tightrope.app.how import Wanted
from tightrope.exchange.actors import Namer

MOST_NAMED = 12  # of those that are left out


def between_known(
    entries: list[dict[str, Any]],
    wanted: Wanted,
    namer: Namer,
    ends: Callable[[dict[str, Any]], tuple[str, ...]],
) -> tuple[list[dict[str, Any]], list[tuple[str, ...]]]:
    """Gives what is between actors of the crisis, where it has some; of the rest the names it does not have."""
    if wanted.all_actors or len(namer.known) < 2:
        return entries, []
    kept, apart = [], []
    for entry in entries:
        unknown = tuple(namer.new[end]["name"] for end in ends(entry) if not namer.is_known(end))
        if unknown:
            apart.append(unknown)
        else:
            kept.append(entry)
    return kept, apart


def left_out(apart: Sequence[tuple[str, ...]]) -> dict[str, int]:
    """Gives how much was left out by `between_known`, under its reason."""
    why = "left out: between actors that the crisis does not have"
    return {why: len(apart)} if apart else {}


def unknown(apart: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Says whom the crisis does not have, those first that most was left out for."""
    names = Counter(name for one in apart for name in one)
    ordered = sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))
    if ordered:
        told = ", ".join(f"{name} ({number:,})" for name, number in ordered[:MOST_NAMED])
        more = f" and {len(ordered) - MOST_NAMED:,} more" if len(ordered) > MOST_NAMED else ""
        yield f"actors that the crisis does not have: {told}{more}; --all-actors takes them in"


def with_actors(
    entries: list[dict[str, Any]], section: str, namer: Namer
) -> dict[str, dict[str, Any] | list[dict[str, Any]]]:
    """Gives the section, and the actors that its entries bring in."""
    ends = [end for one in entries for end in one.get("actors", (one.get("from"), one.get("to")))]
    new = {actor: namer.new[actor] for actor in dict.fromkeys(ends) if actor in namer.new}
    return {"actors": new, section: entries}

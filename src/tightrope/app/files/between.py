"""What is between actors of a crisis, and who else acts in the files of other programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
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


def on_own_claims(
    ties: Sequence[Mapping[str, Any]], accepted: Collection[str]
) -> tuple[list[dict[str, Any]], int]:
    """Gives the ties as they can stand in a folder with these accepted claims, and how many cited
    others: these say so as an assumption instead."""
    entries, changed = [], 0
    for tie in ties:
        foreign = [claim for claim in tie.get("cites", ()) if claim not in accepted]
        changed += bool(foreign)
        entries.append(_assuming(tie, foreign) if foreign else dict(tie))
    return entries, changed


def _assuming(tie: Mapping[str, Any], foreign: Sequence[str]) -> dict[str, Any]:
    own = [claim for claim in tie["cites"] if claim not in foreign]
    said = f"rests elsewhere on the claims {', '.join(foreign)}"
    reason = "; ".join(filter(None, (tie.get("assumption"), said)))
    kept = {key: value for key, value in tie.items() if key not in ("cites", "assumption")}
    return kept | ({"cites": own} if own else {}) | {"assumption": reason}

"""A change of a what-if as a clause."""

from __future__ import annotations

from typing import Protocol

from tightrope.crisis import Change
from tightrope.crisis.weigh import NONE, link_ends
from tightrope.words.parts import ClauseRef


class _Names(Protocol):
    """What a change speaks of, by name."""

    def actor(self, id_: str) -> str: ...
    def clause(self, clause: ClauseRef) -> str: ...
    def indicator(self, id_: str) -> str: ...
    def interest(self, id_: str) -> str: ...
    def formula(self, text: str) -> str: ...
    def now(self, id_: str) -> str | None: ...
    def statement(self, by: str, want: str) -> str: ...


def change_words(names: _Names, change: Change) -> str:
    """Gives what a change does, as a clause."""
    if change.verb == "hold":
        return names.clause(ClauseRef(change.what, change.other or "", names.now(change.what)))
    if change.verb == "weigh":
        return _weighing(names, change)
    if change.verb == "link":
        return _linking(names, change)
    what = names.statement(change.actor, change.what)
    other = names.statement(change.actor, change.other or "")
    told = {
        "raise": f"puts {what} above {other}",
        "lower": f"puts {what} below {other}",
        "drop": f"no longer wants {what}",
        "want": f"newly wants {what}, above {other}",
    }[change.verb]
    return f"{names.actor(change.actor)} {told}"


def _weighing(names: _Names, change: Change) -> str:
    what, who = names.interest(change.what), names.actor(change.actor)
    if change.other == NONE:
        return f"{what} no longer counts for {who}"
    return f"{what} is a {change.other} interest of {who}"


def _linking(names: _Names, change: Change) -> str:
    link = f"the link from {link_words(names, change.what)}"
    return f"{link} is left out" if change.other == NONE else f"{link} is {change.other}"


def link_words(names: _Names, link: str) -> str:
    """Gives the ends of a link, and its condition: `cause -> indicator if formula` in words."""
    cause, moved, condition = link_ends(link)
    told = f"“{names.indicator(cause)}” to “{names.indicator(moved)}”"
    return f"{told} (if {names.formula(condition)})" if condition else told

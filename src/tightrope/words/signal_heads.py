"""Red lines, offers and demands as a person knows them: by who said what to whom, not by their ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from tightrope.analysis.facts import FactKey
from tightrope.crisis.drawn_lines import drawn_lines
from tightrope.words.names import Names
from tightrope.words.plain import sentence_case


class _Signal(Protocol):
    """What was said has an id, if the file gives it one."""

    @property
    def id(self) -> str | None: ...


Said = TypeVar("Said", bound=_Signal)

_OF_LINES = {
    "red_line": "how credible",
    "deters": "deters, if it is certain to be carried out",
    "deters_as_modelled": "deters, as the sides want things",
}
_OF_OFFERS = {"offer": "would be kept", "taken_up": "taking it up pays"}


def said_signal(key: FactKey, names: Names) -> str:
    """Gives what a fact on a red line, an offer or a demand speaks of; "" for other facts, and where
    things are named by their ids."""
    model, (kind, of) = names.model, key
    if model is None:
        return ""
    id_ = of[0] if of else ""
    if kind in _OF_LINES:
        drawn = drawn_lines(model).get(id_)
        told = f"red line “{id_}”" if drawn is None else (
            f"red line of {names.actor(drawn.line.by)} against {names.actor(drawn.line.against)}"
            f" (if {names.formula(drawn.line.if_)})"
        )  # fmt: skip
        if drawn is not None and drawn.name.supposed and drawn.line.supposed is not None:
            told += f", as {drawn.line.supposed.by} supposes it"
        return sentence_case(f"{told}: {_OF_LINES[kind]}")
    if kind in _OF_OFFERS:
        offer = _said(model.offers, id_, "offer")
        told = f"offer “{id_}”" if offer is None else (
            f"offer of {names.actor(offer.by)} to {names.actor(offer.to)}"
            f" ({names.formula(offer.then)}, if {names.formula(offer.if_)})"
        )  # fmt: skip
        return sentence_case(f"{told}: {_OF_OFFERS[kind]}")
    if kind == "demand":
        asked = _said(model.demands, id_, "demand")
        told = f"demand “{id_}”" if asked is None else (
            f"demand of {names.actor(asked.by)} that {names.formula(asked.wants)}"
        )  # fmt: skip
        return sentence_case(f"{told}: met")
    return ""


def _said(among: Sequence[Said], id_: str, noun: str) -> Said | None:
    """What was said by its id; without one it is called by its place: “red line 1”."""
    called = ((one.id or f"{noun} {place + 1}", one) for place, one in enumerate(among))
    return next((one for own, one in called if own == id_), None)

"""Red lines, offers and demands as a person knows them: by who said what to whom, not by their ids."""

from __future__ import annotations

from tightrope.analysis.facts import FactKey
from tightrope.crisis import CrisisModel
from tightrope.words import ByName, sentence_case

_OF_LINES = {
    "red_line": "credible",
    "deters": "deters, if it is certain to be carried out",
    "deters_as_modelled": "deters, as the sides want things",
}
_OF_OFFERS = {"offer": "would be kept", "taken_up": "taking it up pays"}


def said_signal(key: FactKey, names: ByName, model: CrisisModel) -> str:
    """Gives what a fact on a red line, an offer or a demand speaks of; "" for other facts."""
    kind, of = key
    id_ = of[0] if of else ""
    if kind in _OF_LINES:
        own = id_.removesuffix("-supposed")
        line = next((one for one in model.red_lines if one.id in (id_, own)), None)
        told = f"red line “{id_}”" if line is None else (
            f"red line of {names.actor(line.by)} against {names.actor(line.against)}"
            f" (if {names.formula(line.if_)})"
        )  # fmt: skip
        if line is not None and line.id != id_ and line.supposed is not None:
            told += f", as {line.supposed.by} supposes it"
        return sentence_case(f"{told}: {_OF_LINES[kind]}")
    if kind in _OF_OFFERS:
        offer = next((one for one in model.offers if one.id == id_), None)
        told = f"offer “{id_}”" if offer is None else (
            f"offer of {names.actor(offer.by)} to {names.actor(offer.to)}"
            f" ({names.formula(offer.then)}, if {names.formula(offer.if_)})"
        )  # fmt: skip
        return sentence_case(f"{told}: {_OF_OFFERS[kind]}")
    if kind == "demand":
        asked = next((one for one in model.demands if one.id == id_), None)
        told = f"demand “{id_}”" if asked is None else (
            f"demand of {names.actor(asked.by)} that {names.formula(asked.wants)}"
        )  # fmt: skip
        return sentence_case(f"{told}: met")
    return ""

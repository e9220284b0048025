"""The types of the crisis file: what people write and what every engine reads.

These models are the one place from which validation, the published JSON Schema and the
reference page come. Keys in the file use the field names below; where a name is a Python
keyword the alias is what stands in the file (`from`, `if`, ...).
"""

from __future__ import annotations

from tightrope.crisis.parts.atoms import Level, PartialDate, Spread
from tightrope.crisis.parts.causes import (
    Effect,
    Elasticities,
    EnergyShock,
    ExpectedSigns,
    Indicator,
    IndicatorLevel,
    Strength,
)
from tightrope.crisis.parts.commitments import Obligation, RedLine, Treaty
from tightrope.crisis.parts.element import Element
from tightrope.crisis.parts.events import Event
from tightrope.crisis.parts.game import Interest, Option, Raise, Rule, Scenario, Statement, Weight
from tightrope.crisis.parts.who import Actor, Dependence, Tie, TieKind

__all__ = [
    "Actor",
    "CrisisModel",
    "Dependence",
    "Effect",
    "Elasticities",
    "EnergyShock",
    "Event",
    "ExpectedSigns",
    "Indicator",
    "IndicatorLevel",
    "Interest",
    "Level",
    "Obligation",
    "Option",
    "PartialDate",
    "Raise",
    "RedLine",
    "Rule",
    "Scenario",
    "Spread",
    "Statement",
    "Strength",
    "Tie",
    "TieKind",
    "Treaty",
    "Weight",
]


class CrisisModel(Element):
    """The whole crisis file. Every section but the title may be empty."""

    title: str
    as_of: PartialDate | None = None
    summary: str = ""
    focal: str | None = None  # the actor whose course the brief's bottom line is about
    actors: dict[str, Actor] = {}
    ties: tuple[Tie, ...] = ()
    dependence: tuple[Dependence, ...] = ()
    treaties: dict[str, Treaty] = {}
    options: dict[str, dict[str, Option]] = {}
    rules: tuple[Rule, ...] = ()
    priorities: dict[str, tuple[Statement, ...]] = {}
    interests: dict[str, tuple[Interest, ...]] = {}
    red_lines: tuple[RedLine, ...] = ()
    indicators: dict[str, Indicator] = {}
    effects: tuple[Effect, ...] = ()
    expect_signs: tuple[ExpectedSigns, ...] = ()
    energy_shocks: dict[str, EnergyShock] = {}
    events: tuple[Event, ...] = ()
    scenarios: dict[str, Scenario] = {}

    @property
    def option_names(self) -> tuple[str, ...]:
        """All options as `actor.option`, in file order: the order of levels in a state."""
        return tuple(f"{dm}.{name}" for dm, named in self.options.items() for name in named)

    def levels(self, option: str) -> tuple[str, ...]:
        """The ordered level names of `actor.option`; ("no", "yes") where none are given."""
        dm, _, name = option.partition(".")
        return self.options[dm][name].levels or ("no", "yes")

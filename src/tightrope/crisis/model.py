"""The types of the crisis file: what people write and what every engine reads.

These models are the one place from which validation, checks, the published JSON Schema and the
reference page come. Keys in the file use the field names of the types; where a name is a Python
keyword the alias is what stands in the file (`from`, `if`, ...).
"""

from __future__ import annotations

from tightrope.crisis.parts.atoms import ActorId, Element, Grounded, Level, Said, Spread
from tightrope.crisis.parts.causes import (
    Effect,
    Elasticities,
    EnergyShock,
    ExpectedSigns,
    Indicator,
    IndicatorLevel,
    Strength,
)
from tightrope.crisis.parts.commitments import (
    Breach,
    Membership,
    Obligation,
    ObligationKind,
    Suspension,
    Treaty,
)
from tightrope.crisis.parts.dynamics import DynamicsSettings, Pace, ResponseRule, Shock
from tightrope.crisis.parts.game import (
    ClosedMove,
    Event,
    Interest,
    Move,
    Option,
    Payoff,
    Picture,
    Placing,
    Raise,
    Rule,
    Scenario,
    Statement,
    UnknownPreference,
    Weight,
    WeightedStatement,
)
from tightrope.crisis.parts.signals import Demand, Offer, RedLine, Supposition
from tightrope.crisis.parts.who import Actor, AlignmentSettings, Dependence, Tie, TieKind
from tightrope.dates import PartialDate

__all__ = [
    "Actor",
    "Breach",
    "ClosedMove",
    "CrisisModel",
    "Demand",
    "Dependence",
    "DynamicsSettings",
    "Effect",
    "Elasticities",
    "Element",
    "EnergyShock",
    "Event",
    "ExpectedSigns",
    "Grounded",
    "Indicator",
    "IndicatorLevel",
    "Interest",
    "Level",
    "Membership",
    "Move",
    "Obligation",
    "ObligationKind",
    "Offer",
    "Option",
    "Pace",
    "PartialDate",
    "Picture",
    "Raise",
    "RedLine",
    "ResponseRule",
    "Rule",
    "Scenario",
    "Shock",
    "Spread",
    "Statement",
    "Strength",
    "Supposition",
    "Suspension",
    "Tie",
    "TieKind",
    "Treaty",
    "UnknownPreference",
    "Weight",
    "interests_of",
    "states_outright",
]


class CrisisModel(Element):
    """The whole crisis file. Every section but the title may be left out."""

    title: Said
    """What the crisis is called."""
    as_of: PartialDate | None = None
    """The date the file speaks for: what is in force, what had been said, what everybody is doing."""
    summary: str = ""
    """What it is about, in a few sentences."""
    focal: ActorId | None = None
    """The actor whose course the first page of a brief is about."""
    actors: dict[str, Actor] = {}
    """Who there is, by id."""
    ties: tuple[Tie, ...] = ()
    """Who stands with whom or against whom."""
    alignment: AlignmentSettings = AlignmentSettings()
    """How the ties are read as who stands with whom."""
    dependence: tuple[Dependence, ...] = ()
    """Who needs what from whom."""
    treaties: dict[str, Treaty] = {}
    """What was promised in writing, by id."""
    options: dict[ActorId, dict[str, Option]] = {}
    """What each decision maker can do, and what it is doing now."""
    rules: tuple[Rule, ...] = ()
    """What cannot be."""
    closed_moves: tuple[ClosedMove, ...] = ()
    """Single moves that cannot be made, where their states can be."""
    priorities: dict[ActorId, tuple[Statement, ...]] = {}
    """What each decision maker wants, most important first."""
    rankings: dict[ActorId, tuple[Placing, ...]] = {}
    """States from best to worst, for those whose wants are a list of outcomes and nothing else."""
    weights: dict[ActorId, tuple[WeightedStatement, ...]] = {}
    """What each wants and how much, added up; for those who state no priorities or interests."""
    payoffs: dict[ActorId, tuple[Payoff, ...]] = {}
    """What each gets in which states; for those who state nothing else."""
    interests: dict[ActorId, tuple[Interest, ...]] = {}
    """What each decision maker cares about: indicators high or low, treaties kept, and how much."""
    unknown_preferences: dict[ActorId, tuple[UnknownPreference, ...]] = {}
    """Whose preference between which states nobody knows."""
    pictures: dict[ActorId, Picture] = {}
    """Who sees the conflict otherwise than it is, and how."""
    red_lines: tuple[RedLine, ...] = ()
    """What was threatened."""
    offers: tuple[Offer, ...] = ()
    """What was promised in return for something."""
    demands: tuple[Demand, ...] = ()
    """What was demanded."""
    indicators: dict[str, Indicator] = {}
    """What rises or falls with what is done, by id."""
    effects: tuple[Effect, ...] = ()
    """What an option or an indicator does to an indicator."""
    expect_signs: tuple[ExpectedSigns, ...] = ()
    """Moves and the signs that every expert would give them, as a test of the links."""
    energy_shocks: dict[str, EnergyShock] = {}
    """Oil or gas that outcomes would take from the market, by id."""
    events: tuple[Event, ...] = ()
    """What happened, and when."""
    dynamics: DynamicsSettings = DynamicsSettings()
    """How fast each decision maker moves, how firmly it chooses, and what comes from outside."""
    scenarios: dict[str, Scenario] = {}
    """Explicit differences to the base, by id."""

    def __repr__(self) -> str:
        return f"<CrisisModel {self.title!r}: {len(self.actors)} actors>"

    @property
    def option_names(self) -> tuple[str, ...]:
        """All options as `actor.option`, in file order: the order of levels in a state."""
        return tuple(f"{dm}.{name}" for dm, named in self.options.items() for name in named)

    def levels(self, option: str) -> tuple[str, ...]:
        """The ordered level names of `actor.option`; ("no", "yes") where none are given."""
        dm, _, name = option.partition(".")
        return self.options[dm][name].levels or ("no", "yes")


def interests_of(model: CrisisModel, actor: str) -> tuple[Interest, ...]:
    """Gives the interests of an actor.

    Where the file states none, nor priorities, the indicators it calls good or bad for the actor
    are read as minor interests.
    """
    stated = model.interests.get(actor, ())
    if stated or model.priorities.get(actor) or states_outright(model, actor):
        return stated
    implied = []
    for name, indicator in model.indicators.items():
        for wants, whom in (("high", indicator.good_for), ("low", indicator.bad_for)):
            if actor in whom:
                reason = f"indicators.{name} says so"
                implied.append(Interest(in_=name, wants=wants, weight="minor", assumption=reason))
    return tuple(implied)


def states_outright(model: CrisisModel, actor: str) -> tuple[str, ...]:
    """Gives the sections that say at once how an actor ranks all states; more than one is a mistake."""
    given = (
        ("rankings", model.rankings.get(actor)),
        ("weights", model.weights.get(actor)),
        ("payoffs", model.payoffs.get(actor)),
    )
    return tuple(name for name, entries in given if entries)

"""What the effects engine reports: indicators moved by an outcome, feedback loops, oil shock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["CausalPath", "EffectsReport", "FeedbackLoop", "IndicatorChange"]


@dataclass(frozen=True, slots=True)
class CausalPath:
    """A chain of causal links from an option to an indicator, and the product of its signs."""

    nodes: tuple[str, ...]
    sign: int
    disputed: bool
    cites: tuple[str, ...]
    assumptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """Where an outcome moves one indicator, compared with the status quo."""

    indicator: str
    direction: Literal["up", "down", "contested", "no effect"]
    paths: tuple[CausalPath, ...]


@dataclass(frozen=True, slots=True)
class FeedbackLoop:
    """A closed chain of causal links."""

    nodes: tuple[str, ...]
    kind: Literal["reinforcing", "balancing"]
    options: tuple[str, ...]  # options in the loop, which open or close it


@dataclass(frozen=True, slots=True)
class EffectsReport:
    """What follows from an outcome."""

    outcome: dict[str, str]  # option -> level of the outcome looked at
    changed: tuple[str, ...]  # options that differ from the status quo (or act in it, see text)
    indicators: tuple[IndicatorChange, ...]
    loops: tuple[FeedbackLoop, ...]
    method: dict[str, str | int]

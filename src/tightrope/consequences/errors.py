"""The mistakes that causal links can have."""

from __future__ import annotations

from tightrope.errors import CheckFailed


class UnknownCause(CheckFailed, code="consequences-unknown-node"):
    """A causal link starts, ends or is carried by something that does not exist.

    Define it under `indicators:`, or write an option as `actor.option`; links end at indicators.
    """


class MovingCarrier(CheckFailed, code="consequences-moving-carrier"):
    """A link is carried by an indicator that other links move.

    Carry it by an indicator that no link reaches, or hold the one that carries it (`held: yes`).
    """


class RunawayLinks(CheckFailed, code="consequences-runaway-links"):
    """The causal links feed themselves so strongly that no lasting response exists.

    With links of middling strength, or in more than half of the drawn ones, some round of causes
    gives back 0.95 or more of what went in (the largest real part among the eigenvalues). Weaken
    a link of a reinforcing loop, take out one that says the same thing twice, or add what damps.
    """


class TooManyGroups(CheckFailed, code="consequences-too-many-groups"):
    """The conditions (`if`) of links between indicators divide the states into too many groups.

    Each group asks for a solution of its own, and there may be 4,096. Let some links do without
    a condition, or start them at an option, where a condition costs nothing.
    """

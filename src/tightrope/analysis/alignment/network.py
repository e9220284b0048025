"""A layered, temporal, signed network of ties: what crises, event tables and files are read into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tightrope.analysis.alignment.dates import stands_on
from tightrope.analysis.alignment.errors import SelfTie, UnknownActor
from tightrope.crisis.model import CrisisModel, Tie
from tightrope.errors import nearest

STRENGTH: Mapping[str, int] = {"weak": 1, "medium": 2, "strong": 3}


@dataclass(frozen=True, slots=True)
class TemporalTie:
    """A signed, directed tie of one kind with a weight, over a stretch of time.

    `since` and `until` are partial ISO dates; None leaves that end open.
    """

    source: str
    target: str
    kind: str
    sign: int  # +1, -1
    weight: float
    since: str | None = None
    until: str | None = None
    cites: tuple[str, ...] = ()
    assumption: str | None = None


@dataclass(frozen=True, slots=True)
class TieNetwork:
    """Actors with their names, and the ties between them; a layer is a kind of tie."""

    actors: Mapping[str, str]
    ties: tuple[TemporalTie, ...] = field(repr=False)

    def __post_init__(self) -> None:
        for number, tie in enumerate(self.ties, start=1):
            for actor in (tie.source, tie.target):
                if actor not in self.actors:
                    raise UnknownActor(
                        f"tie {number} names an unknown actor",
                        where=f"ties[{number}]",
                        value=actor,
                        hint=nearest(actor, self.actors),
                    )
            if tie.source == tie.target:
                raise SelfTie(
                    f"tie {number} joins an actor to itself",
                    where=f"ties[{number}]",
                    value=tie.target,
                )

    @property
    def layers(self) -> tuple[str, ...]:
        """The kinds of tie, in the order of first occurrence."""
        return tuple(dict.fromkeys(tie.kind for tie in self.ties))

    def standing(self, when: str | None) -> tuple[TemporalTie, ...]:
        """The ties that may stand on a date (see `dates.stands_on`), in order."""
        return tuple(tie for tie in self.ties if stands_on(tie.since, tie.until, when))


def read_ties(model: CrisisModel) -> TieNetwork:
    """Gives the ties of a crisis as a network; weights are 1, 2, 3 for weak, medium, strong.

    Raises `UnknownActor` or `SelfTie` where a tie cannot be read.
    """
    names = {key: actor.name for key, actor in model.actors.items()}
    return TieNetwork(names, tuple(_temporal(model.ties)))


def _temporal(ties: Iterable[Tie]) -> Iterable[TemporalTie]:
    for tie in ties:
        yield TemporalTie(
            source=tie.from_,
            target=tie.to,
            kind=tie.kind,
            sign=1 if tie.sign == "+" else -1,
            weight=STRENGTH[tie.strength],
            since=tie.since,
            until=tie.until,
            cites=tie.cites,
            assumption=tie.assumption,
        )

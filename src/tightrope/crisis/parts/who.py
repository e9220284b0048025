"""Who there is, who stands with whom, and who needs whom."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from tightrope.crisis.parts.atoms import ActorId, Element, Grounded, Said
from tightrope.dates import PartialDate

TieKind = Literal[
    "political", "military", "arms", "intelligence", "nuclear", "economic", "energy", "personal",
    "deconfliction", "other",
]  # fmt: skip
# War and alliance speak before the rest of high politics, and that before trade.
DECIDES: tuple[tuple[TieKind, ...], ...] = (
    ("military",),
    ("political", "arms", "intelligence", "nuclear"),
    ("economic", "energy", "personal", "deconfliction", "other"),
)


class Actor(Element):
    """Somebody who acts or is acted on; the key is the id that the rest of the file uses."""

    name: Said
    """The name that answers use."""
    aliases: tuple[Said, ...] = ()
    """Other names by which texts mean this actor: capitals, palaces, adjectives."""
    ids: dict[str, str | int] = {}
    """Codes of the actor in data sets, such as `iso3: RUS` and `cow: 365`."""
    kind: Literal["state", "organisation", "group", "person", "bloc"] = "state"
    """What the actor is."""
    note: str = ""
    """A remark for readers of the file."""


class Tie(Grounded):
    """A signed, directed tie of one kind, over a stretch of time."""

    from_: ActorId = Field(alias="from")
    """The actor who is friendly or hostile."""
    to: ActorId
    """The actor towards whom."""
    kind: TieKind = "political"
    """The field of relations in which they are tied."""
    sign: Literal["+", "-"]
    """Friendly (+) or hostile (-); a lone - stands in quotes."""
    strength: Literal["weak", "medium", "strong"] = "medium"
    """How close or how hostile."""
    since: PartialDate | None = None
    """When it began; left out, it stood before anything in the file."""
    until: PartialDate | None = None
    """The last date on which it stood; left out, it still stands."""
    note: str = ""
    """A remark for readers of the file."""


class Dependence(Grounded):
    """What one actor needs and gets from another, and how replaceable that is."""

    of: ActorId
    """The actor who needs."""
    on: ActorId
    """The actor who supplies."""
    need: Said
    """What is needed: gas, arms, transit."""
    share: float | None = Field(default=None, ge=0, le=1)
    """The share of the need that the supplier meets, from 0 to 1; left out: not known."""
    weight: float | None = Field(default=None, gt=0, allow_inf_nan=False)
    """How much the need matters beside the actor's other needs; needs are added up only where
    all that are compared have one."""
    replaceable: Literal["easily", "with difficulty", "hardly", "unknown"] = "unknown"
    """How hard it is to find another supplier."""
    note: str = ""
    """A remark for readers of the file."""


def _ranked(value: Any) -> Any:
    """A kind by itself is a rank of its own."""
    return (
        [[kind] if isinstance(kind, str) else kind for kind in value] if _is_list(value) else value
    )


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def _each_once(value: tuple[tuple[TieKind, ...], ...]) -> tuple[tuple[TieKind, ...], ...]:
    kinds = [kind for rank in value for kind in rank]
    if not kinds:
        raise ValueError("should name at least one kind of tie")
    if twice := sorted({kind for kind in kinds if kinds.count(kind) > 1}):
        raise ValueError(f"should name each kind of tie once, not '{twice[0]}' twice")
    return value


class AlignmentSettings(Element):
    """How ties are read as who stands with whom."""

    decides: Annotated[
        tuple[tuple[TieKind, ...], ...], BeforeValidator(_ranked), AfterValidator(_each_once)
    ] = DECIDES
    """Which kinds of tie decide, most important first; kinds in one list count alike. Between two
    actors the first kinds with a tie decide its sign; kinds left out decide nothing."""
    camps: int | None = Field(default=None, ge=2, le=8)
    """How many camps at most to divide the actors into besides; left out: only two in each
    connected part, and the number that fits best."""

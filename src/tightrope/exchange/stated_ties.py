"""A tie as a file states it, with all that the crisis file says of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from math import isfinite, nan
from typing import Any

from tightrope.analysis.alignment.network import TemporalTie, TieNetwork, read_ties
from tightrope.crisis.model import CrisisModel, Tie
from tightrope.dates import PartialDate
from tightrope.exchange.errors import NetworkUnreadable

SIGNS = {"+": 1, "+1": 1, "1": 1, "1.0": 1, "-": -1, "-1": -1, "-1.0": -1}
OTHER_SIGN = "ties said to be friendly with a weight below 0: read as friendly"
MISSING = frozenset({"", "na", "n/a", "nan", "none", "null"})  # what programs write for no value


@dataclass(frozen=True, slots=True)
class StatedTie(TemporalTie):
    """A tie of a file that may say its class of strength and carry a note."""

    strength: str | None = None
    note: str = ""
    own: bool = field(default=False, compare=False, repr=False)
    """Whether Tightrope wrote it: its ends are ids, and what it does not say is not there."""
    where: str = field(default="", compare=False, repr=False)
    """The file it stands in, where one is read."""


def stated_ties(model: CrisisModel) -> TieNetwork:
    """Gives the ties of a crisis as `read_ties` does, with all else that the file says of them."""
    read = read_ties(model)
    ties = zip(read.ties, model.ties, strict=True)
    return TieNetwork(read.actors, tuple(_stated(tie, said) for tie, said in ties))


def _stated(tie: TemporalTie, said: Tie) -> StatedTie:
    shared = {own.name: getattr(tie, own.name) for own in fields(TemporalTie)}
    return StatedTie(**shared, strength=said.strength, note=said.note)


def signed_tie(
    source: str, target: str, data: Mapping[str, Any], *, own: bool = False, called: str = ""
) -> StatedTie:
    """Gives the tie that an edge with these attributes is; `called`: how mistakes name the edge.

    Raises NetworkUnreadable where it has no sign, a weight that is no finite number or a date that
    is none, or ends before it begins.
    """
    called = called or f"{source} - {target}"
    given = data if own else {k: v for k, v in data.items() if not is_missing(v)}
    weight = _weight(called, given.get("weight"))
    sign = SIGNS.get(str(given.get("sign", _implied(0.0 if weight is None else weight))))
    if sign is None:
        stated = given.get("sign")
        raise NetworkUnreadable(
            f"the edge {called} has no sign"
            if stated is None
            else f"this is no sign of the edge {called}",
            value=stated,
            allowed="sign + or -, +1 or -1, or a weight that is not 0 and has the sign",
        )
    since, until = (_date(given.get(own_key) or given.get(other)) for own_key, other in _DATES)
    if since and until and until.last < since.first:
        raise NetworkUnreadable("a tie ends before it begins", value=f"{since} to {until}")
    return StatedTie(
        source=source,
        target=target,
        kind=str(given.get("kind", "other")),
        sign=sign,
        weight=1.0 if weight is None else abs(weight),
        since=since,
        until=until,
        cites=tuple(str(given.get("cites") or "").split()),
        assumption=given.get("assumption") or None,
        strength=given.get("strength"),
        note=str(given.get("note") or ""),
        own=own,
    )


_DATES = (("since", "start"), ("until", "end"))  # our name of it, and that of GEXF


def is_missing(value: Any) -> bool:
    """Whether a cell or an attribute says that there is no value."""
    return value is None or str(value).strip().casefold() in MISSING


def has_sign(data: Mapping[str, Any]) -> bool:
    """Whether an edge or a row says friendly or hostile, in whatever way."""
    return not (is_missing(data.get("sign")) and is_missing(data.get("weight")))


def is_torn(data: Mapping[str, Any]) -> bool:
    """Whether an edge or a row is said to be friendly and has a weight below 0."""
    try:
        return SIGNS.get(str(data.get("sign"))) == 1 and float(data.get("weight", 0)) < 0
    except (TypeError, ValueError):
        return False  # the reader of weights says what is the matter


def _date(stated: Any) -> PartialDate | None:
    if stated is None:
        return None
    try:
        return PartialDate(str(stated).strip())
    except ValueError:
        raise NetworkUnreadable(
            "this is no date", value=str(stated), allowed="2025, 2025-06 or 2025-06-18"
        ) from None


def _implied(weight: float) -> str:
    return "" if weight == 0 else "+" if weight > 0 else "-"


def _weight(called: str, stated: Any) -> float | None:
    """The weight of an edge as a number; None where it has none."""
    if stated is None:
        return None
    try:
        weight = float(stated)
    except (TypeError, ValueError):
        weight = nan
    if not isfinite(weight):
        raise NetworkUnreadable(
            f"the weight of the edge {called} is no number",
            value=str(stated),
            allowed="a finite number, its sign that of the tie",
        )
    return weight

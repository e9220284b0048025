"""Which claims would count as having seen a move: read off the claims that the model cites for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tightrope.crisis.fold import moves_of
from tightrope.crisis.model import CrisisModel
from tightrope.dates import days_meant
from tightrope.evidence import Claim
from tightrope.evidence.claims.codebook import UNDONE

_FIRM = frozenset({"asserted", "reported"})
_DONE = frozenset({"done", "begun", "ongoing", "resumed"})
_MOST = 3  # relations and targets that are named


@dataclass(frozen=True, slots=True)
class SeenAs:
    """What a claim says that counts as having seen a move."""

    option: str
    level: str
    source: str
    """Who acts: the option's owner."""
    relations: tuple[str, ...]
    """Relations of the codebook, the commonest first; empty: the model cites no such claim."""
    targets: tuple[str, ...]
    """Towards whom, the commonest first."""
    undone: bool
    """Whether it counts when it is said to have ended or to be refused, not to be done."""
    after: str | None
    """Only claims of what came after this day count; null: the model has no date."""
    already: tuple[str, ...]
    """Claims already read that count."""


def seen_as(model: CrisisModel, option: str, level: str, claims: Iterable[Claim]) -> SeenAs:
    """Gives what would count as having seen an option put at a level, and what was read already.

    Relations and targets are those of the claims that the option and its dated moves cite, where
    its owner is their source. A claim counts if it is asserted or reported, of a phase that fits,
    and dated after the model's `as_of`.
    """
    owner, _, name = option.partition(".")
    known = {claim.id: claim for claim in claims}
    cited = list(model.options[owner][name].cites)
    cited += [one for move in moves_of(model).get(option, ()) for one in move.event.cites]
    own = [known[one] for one in dict.fromkeys(cited) if one in known]
    own = [claim for claim in own if claim.source_actor == owner]
    undone = level == model.levels(option)[0]
    found = SeenAs(
        option,
        level,
        owner,
        _commonest(claim.relation for claim in own),
        _commonest(claim.target_actor for claim in own if claim.target_actor),
        undone,
        None if model.as_of is None else str(model.as_of),
        (),
    )
    already = [claim.id for claim in known.values() if _counts(claim, found, model)]
    return replace(found, already=tuple(already))


def _commonest(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name, _ in Counter(names).most_common(_MOST))


def _counts(claim: Claim, like: SeenAs, model: CrisisModel) -> bool:
    if claim.source_actor != like.source or claim.relation not in like.relations:
        return False
    if like.targets and claim.target_actor not in like.targets:
        return False
    if claim.modality not in _FIRM or claim.phase not in (UNDONE if like.undone else _DONE):
        return False
    days = days_meant(claim.time_resolved) if claim.time_resolved else None
    if claim.held != "yes" or days is None or model.as_of is None:
        return False
    return days[0] > model.as_of.last

"""Which claims are meant: by actor, relation, document; what can mean none is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tightrope.app.evidence.reading import Reading
from tightrope.errors import UsageMistake, nearest
from tightrope.evidence import Claim, Selection
from tightrope.evidence.claims.codebook import RELATIONS

_NO_ACTOR_YET = "no claim names an actor yet: name those of the texts in crisis.yaml under actors"


def checked_choice(chosen: Selection, reading: Reading, claims: Sequence[Claim]) -> Selection:
    """Gives the same choice of these claims, its actor by id: told by its id or its name.

    Raises UsageMistake for an actor, relation or document that there is none of: that is no
    question answered by "no claim".
    """
    documents = {one.name for one in reading.documents}
    if chosen.document is not None and chosen.document not in documents:
        hint = nearest(chosen.document, documents)
        raise UsageMistake("no document has this name", value=chosen.document, hint=hint)
    if chosen.relation is not None and chosen.relation not in RELATIONS:
        hint = nearest(chosen.relation, RELATIONS)
        raise UsageMistake("no relation has this name", value=chosen.relation, hint=hint)
    if chosen.actor is None:
        return chosen
    return replace(chosen, actor=_actor(chosen.actor, reading, claims))


def _actor(told: str, reading: Reading, claims: Sequence[Claim]) -> str:
    """The id of an actor that is known or that a claim names."""
    in_claims = {
        end for c in claims for end in (c.source_actor, c.target_actor, *c.speakers) if end
    }
    if reading.actors.knows(told) or told in in_claims:
        return told
    ids = (*in_claims, *filter(reading.actors.knows, reading.actors.names()))
    by_name = {reading.actors.name(one).casefold(): one for one in ids}
    if told.casefold() in by_name:
        return by_name[told.casefold()]
    hint = nearest(told.casefold(), in_claims) if in_claims else _NO_ACTOR_YET
    raise UsageMistake("no actor has this id or name", value=told, hint=hint)

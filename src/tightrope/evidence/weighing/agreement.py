"""How far coders agree: Krippendorff's alpha, relation by relation; and what agreement is worth."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tightrope.corpus.document import Sentence
from tightrope.evidence.claims.anchor import Sayings
from tightrope.evidence.claims.claim import Claim, Decision
from tightrope.evidence.claims.codebook import RELATIONS

__all__ = ["Agreement", "alpha_nominal", "compare_coders", "with_agreement"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement of the coders on one relation, over the sentences they all read."""

    relation: str
    alpha: float | None  # None: nobody coded it, or there was nothing to disagree on
    sentences: int  # how many were compared
    coded: dict[str, int]  # coder -> sentences it saw the relation in
    together: int  # sentences in which every coder saw it


@dataclass(frozen=True, slots=True)
class Suggested:
    """What another coder suggests: where it is kept, and how far it agrees with the learned coder."""

    coder: str
    """The coder's name."""
    version: str
    """The coder's version."""
    path: Path
    """Where its suggestions are kept."""
    claims: int
    """How many there are."""
    skipped: dict[str, int]
    """Reason -> sentences that gave no claim."""
    findings: tuple[str, ...]
    """What else is to be said of its answers."""
    agreement: tuple[Agreement, ...]
    """How far it agrees with the rules, by relation."""


def compare_coders(
    coded: Mapping[str, Iterable[Claim]], sentences: Sequence[Sentence]
) -> tuple[Agreement, ...]:
    """Gives the agreement between coders for each relation at least one of them coded.

    The unit is a sentence: a coder either sees the relation in it or does not. A claim
    belongs to the sentence its quote starts in. Coders' results are compared, never merged.
    """
    starts: dict[str, list[int]] = defaultdict(list)
    for sentence in sentences:
        starts[sentence.document].append(sentence.start)
    for own in starts.values():
        own.sort()
    seen: dict[str, dict[str, set[tuple[str, int]]]] = {}
    for coder, claims in coded.items():
        seen[coder] = defaultdict(set)
        for claim in claims:
            place = _sentence_of(claim, starts)
            if place is not None:
                seen[coder][claim.relation].add(place)
    units = [(document, start) for document, own in sorted(starts.items()) for start in own]
    return tuple(
        _agreement(
            relation, {coder: own.get(relation, set()) for coder, own in seen.items()}, units
        )
        for relation in RELATIONS
        if any(relation in own for own in seen.values())
    )


def alpha_nominal(units: Iterable[Sequence[Hashable | None]]) -> float | None:
    """Gives Krippendorff's alpha for nominal data, 1 being perfect and 0 chance.

    Each unit holds one value per coder, None where a coder gave none; units with fewer than
    two values are left out (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability").
    None where all values are the same: there is then no variation to agree on.
    """
    totals: Counter[Hashable] = Counter()
    disagreement = 0.0
    for unit in units:
        values = Counter(value for value in unit if value is not None)
        size = sum(values.values())
        if size < 2:
            continue
        totals.update(values)
        disagreement += (size * size - sum(n * n for n in values.values())) / (size - 1)
    count = sum(totals.values())
    expected = count * count - sum(n * n for n in totals.values())
    return 1 - (count - 1) * disagreement / expected if expected else None


def _agreement(
    relation: str, seen: Mapping[str, set[tuple[str, int]]], units: Sequence[tuple[str, int]]
) -> Agreement:
    places = list(seen.values())
    return Agreement(
        relation,
        alpha_nominal([[unit in own for own in places] for unit in units]),
        len(units),
        {coder: len(own) for coder, own in seen.items()},
        len(set.intersection(*places)) if places else 0,
    )


def _sentence_of(claim: Claim, starts: Mapping[str, Sequence[int]]) -> tuple[str, int] | None:
    own = starts.get(claim.anchor.sha256, ())
    index = bisect_right(own, claim.anchor.start) - 1
    return (claim.anchor.sha256, own[index]) if index >= 0 else None


OWN = 10  # decisions that a coder's own confidence counts as much as


def with_agreement(
    claims: Iterable[Claim],
    others: Iterable[Claim],
    decisions: Iterable[Decision],
    *,
    alone: bool = True,
) -> tuple[Claim, ...]:
    """Gives a coder's claims with the confidence that people's decisions give them.

    Claims that another coder (`others`) makes too, of the same words, are one kind, the rest another.
    The confidence of each kind is drawn from the coder's own towards the share of its decided claims
    that were accepted: (accepted + 10 × own) ÷ (decided + 10). Without decisions it is the coder's own.
    Not `alone`: claims that no other coder makes keep their own, since that was measured.
    """
    claims = tuple(claims)
    beside = Sayings(others)
    agreed = {claim.id for claim in claims if claim in beside}
    decided = {decision.claim.id: decision.judgement for decision in decisions}
    counts: Counter[tuple[bool, str]] = Counter(
        (claim.id in agreed, decided[claim.id]) for claim in claims if claim.id in decided
    )
    return tuple(
        _drawn(claim, claim.id in agreed, counts) if alone or claim.id in agreed else claim
        for claim in claims
    )


def _drawn(claim: Claim, is_agreed: bool, counts: Counter[tuple[bool, str]]) -> Claim:
    right, wrong = counts[is_agreed, "accepted"], counts[is_agreed, "rejected"]
    share = (right + OWN * claim.confidence) / (right + wrong + OWN)
    return replace(claim, confidence=round(share, 3))

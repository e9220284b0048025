"""Anchors: where a quote stands, made and checked (W3C Web Annotation selectors)."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from tightrope.corpus.document import Document
from tightrope.evidence.claims.claim import Anchor, Claim
from tightrope.evidence.claims.codebook import UNDONE
from tightrope.evidence.errors import AnchorBroken

CONTEXT = 32  # code points kept before and after a quote


def make_anchor(document: Document, start: int, end: int) -> Anchor:
    """Gives the anchor of text[start:end] of a document.

    Raises `AnchorBroken` where the stretch is empty or outside the text.
    """
    if not 0 <= start < end <= len(document.text):
        raise AnchorBroken(
            "a quote must be a stretch of its document's text",
            where=document.name,
            value=f"{start}:{end}",
            allowed=f"0:{len(document.text)}",
        )
    return Anchor(
        sha256=document.sha256,
        start=start,
        end=end,
        exact=document.text[start:end],
        prefix=document.text[max(0, start - CONTEXT) : start],
        suffix=document.text[end : end + CONTEXT],
    )


def check_anchor(claim: Claim, document: Document) -> bool:
    """Whether the claim's quote stands verbatim in this document where the anchor says."""
    anchor = claim.anchor
    return (
        anchor.sha256 == document.sha256
        and 0 <= anchor.start < anchor.end
        and document.text[anchor.start : anchor.end] == anchor.exact
    )


def says_the_same(one: Claim, other: Claim) -> bool:
    """Whether two claims, of whichever coders, claim the same of the same words."""
    if one.document != other.document or one.anchor.sha256 != other.anchor.sha256:
        return False
    if _said(one) != _said(other):
        return False
    a, b = one.anchor, other.anchor
    common = min(a.end, b.end) - max(a.start, b.start)
    return common * 2 >= min(a.end - a.start, b.end - b.start)


def _said(claim: Claim) -> tuple[object, ...]:
    ends = (claim.source_actor, claim.target_actor)
    return (*ends, claim.relation, claim.content, claim.negated, claim.held == "open")


@dataclass(slots=True)
class _Places:
    """Claims of one document that say one thing, by where their quotes start."""

    claims: list[Claim] = field(default_factory=list)
    longest: int = 0  # code points of a quote

    def add(self, claim: Claim) -> None:
        insort(self.claims, claim, key=_start)
        self.longest = max(self.longest, claim.anchor.end - claim.anchor.start)

    def near(self, claim: Claim) -> Iterator[Claim]:
        """Those whose quotes can have words in common with the claim's."""
        first = bisect_left(self.claims, claim.anchor.start - self.longest, key=_start)
        last = bisect_right(self.claims, claim.anchor.end, lo=first, key=_start)
        return iter(self.claims[first:last])


class Sayings:
    """Claims by what they say of which words: who says the same is found without asking each."""

    def __init__(self, claims: Iterable[Claim] = ()) -> None:
        self._places: dict[tuple[object, ...], _Places] = {}
        self.add(claims)

    def add(self, claims: Iterable[Claim]) -> None:
        """Takes in more claims."""
        for claim in claims:
            self._places.setdefault(_saying(claim), _Places()).add(claim)

    def same_as(self, claim: Claim) -> Iterator[Claim]:
        """Gives those that say the same as the claim, by place; itself too, where it is among them."""
        places = self._places.get(_saying(claim), _Places())
        return (other for other in places.near(claim) if says_the_same(claim, other))

    def __contains__(self, claim: Claim) -> bool:
        """Whether one of them says the same."""
        return any(True for _ in self.same_as(claim))


def _saying(claim: Claim) -> tuple[object, ...]:
    return (claim.document, claim.anchor.sha256, *_said(claim))


def _start(claim: Claim) -> int:
    return claim.anchor.start


def claim_id(claim: Claim) -> str:
    """Gives `c-` and ten hex digits from what makes a claim this claim: quote, what it says, coder.

    The same coder reading the same bytes again gives the same id, so that decisions find
    their claims; a new version of the coder does not change it. What a claim of the first
    version could not say counts only where it is said, so that ids of then stay as they were.
    """
    anchor = claim.anchor
    parts = [
        anchor.sha256,
        str(anchor.start),
        str(anchor.end),
        claim.source_actor or "",
        claim.relation,
        claim.target_actor or "",
        str(claim.polarity),
        str(claim.negated),
        claim.coder,
    ]
    if claim.source_actor is None:
        parts.append(f"source {claim.source_text}")
    if claim.held == "open" or (claim.held == "no" and claim.phase in UNDONE):
        parts.append(f"held {claim.held}")
    if claim.phase in ("planned", "begun", "resumed"):
        parts.append(f"phase {claim.phase}")
    if claim.content is not None:
        parts.append(f"content {claim.content}")
    if claim.modality == "denied":
        parts.append("denied")
    return "c-" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:10]


def with_id(claim: Claim) -> Claim:
    """Gives the claim with the id that follows from its content."""
    return replace(claim, id=claim_id(claim))
